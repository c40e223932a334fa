"""From a tablet's JSON to a Record. Reads shapes only; `checking` decides what is possible."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, get_args
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.ids import known_id
from babyroom.common.refusals import Refusal
from babyroom.moments.record import KnownBy, Record, TimeFrom

_IDS = ("did_by", "tapped_by", "adds", "corrects", "withdraws", "refers", "group")
_MOST_BYTES = 20_000


def record_from(body: Any, *, n: int | None = None) -> Record:
    """The record a tablet sent, under the number `n` of its outbox. Raises Refusal where the shape is not a record's."""
    if not isinstance(body, dict):
        raise unreadable("")
    ids = {name: _id(body, name) for name in _IDS}
    facts = body.get("facts") or {}
    if not isinstance(facts, dict) or len(str(facts)) > _MOST_BYTES:
        raise unreadable("facts")
    known_by, time_from = body.get("known_by", "face"), body.get("time_from", "tap")
    if known_by not in get_args(KnownBy) or known_by == "import":
        raise unreadable("known_by")
    if time_from not in get_args(TimeFrom) or time_from == "import":
        raise unreadable("time_from")
    moment, baby, happened_at = _id(body, "id"), _id(body, "baby"), _instant(body, "happened_at")
    if moment is None or baby is None or happened_at is None:
        raise unreadable("id" if moment is None else "baby" if baby is None else "happened_at")
    return Record(
        id=moment,
        kind=_text(body, "kind"),
        baby=baby,
        happened_at=happened_at,
        zone=_text(body, "zone") or "Europe/London",
        facts=facts,
        note=_text(body, "note").strip(),
        ended_at=_instant(body, "ended_at"),
        about=body.get("about") is True,
        time_from=time_from,
        known_by=known_by,
        device_seq=_whole(body, "device_seq") if n is None else n,
        device_at=_instant(body, "device_at"),
        device_offset_ms=_whole(body, "device_offset_ms"),
        did_by=ids["did_by"],
        tapped_by=ids["tapped_by"],
        adds=ids["adds"],
        corrects=ids["corrects"],
        withdraws=ids["withdraws"],
        refers=ids["refers"],
        group=ids["group"],
    )


def id_of(body: Any) -> str:
    """The id a body claims, as text, for an answer to a record that could not be read."""
    claimed = body.get("id") if isinstance(body, Mapping) else ""
    return claimed[:36] if isinstance(claimed, str) else ""


def unreadable(field: str) -> Refusal:
    """What is said of a record whose shape is not a record's."""
    return Refusal(_("This record could not be read. Please reload the page, then write it again."), field=field, code="unreadable")


def _id(body: Mapping[str, Any], name: str) -> UUID | None:
    if body.get(name) in (None, ""):
        return None
    try:
        return known_id(str(body[name]))
    except ValueError as problem:
        raise unreadable(name) from problem


def _instant(body: Mapping[str, Any], name: str) -> datetime | None:
    if body.get(name) in (None, ""):
        return None
    try:
        return datetime.fromisoformat(str(body[name]))
    except ValueError as problem:
        raise unreadable(name) from problem


def _text(body: Mapping[str, Any], name: str) -> str:
    value = body.get(name, "")
    if not isinstance(value, str):
        raise unreadable(name)
    return value


def _whole(body: Mapping[str, Any], name: str) -> int | None:
    value = body.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or abs(value) > 2**53:
        raise unreadable(name)
    return value
