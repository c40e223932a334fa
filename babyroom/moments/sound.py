"""Can this record be reckoned with at all? Its instants have a zone and a year of this century, its text can be shown."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.moments.plain import plain_text
from babyroom.moments.record import Record

# Years that a nursery's records can speak of; beyond them calendars and time zones run out.
YEARS = range(2000, 2100)


_INSTANTS = ("happened_at", "ended_at", "received_at")


def sound(record: Record, *, any_year: bool = False) -> Record:
    """The record with its text plain. Raises Refusal for an instant without a zone, an absurd year (unless `any_year`: a device's clock
    put it there, and it will be put right), or text no screen shows."""
    for name in _INSTANTS:
        instant = getattr(record, name)
        if instant is not None:
            _zoned(instant, name)
    if not any_year:
        check_years(record)
    device_at, offset = record.device_at, record.device_offset_ms
    if device_at is not None:
        _zoned(device_at, "device_at")
        if device_at.year not in YEARS:
            # A clock whose battery is empty tells nothing; what the adult means stands in `happened_at`.
            device_at = offset = None
    note = plain_text(record.note, "note").strip() if record.note else ""
    facts = {name: _plain(value, name) for name, value in record.facts.items()}
    if device_at is record.device_at and note == record.note and facts == record.facts:
        return record
    return replace(record, note=note, facts=facts, device_at=device_at, device_offset_ms=offset)


def check_years(record: Record) -> None:
    """Raise Refusal for an instant in a year no nursery's record can speak of."""
    for name in _INSTANTS:
        instant = getattr(record, name)
        if instant is not None and instant.year not in YEARS:
            raise Refusal(_("That date cannot be right. Please look at it once more."), field=name, code="absurd_date")


def _zoned(instant: datetime, field: str) -> None:
    if instant.tzinfo is None or instant.utcoffset() is None:
        raise Refusal(_("The time has no time zone. Please reload the page, then write it again."), field=field, code="naive_time")


def _plain(value: Any, field: str) -> Any:
    """Text as deep as any fact holds it: itself, in a list, in the members of a list."""
    if isinstance(value, list):
        return [_members(one, field) if isinstance(one, dict) else _plain_text(one, field) for one in value]
    return _plain_text(value, field)


def _members(value: dict[str, Any], field: str) -> dict[str, Any]:
    return {name: _plain_text(said, field) for name, said in value.items()}


def _plain_text(value: Any, field: str) -> Any:
    return plain_text(value, field) if isinstance(value, str) else value
