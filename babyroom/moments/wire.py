"""What a tablet sends to `/sync` (docs/sync.md), read: shapes only. What is wrong with one record is found out later, record by record."""

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.moments.numbers import Ranges, tidy

VERSION = 1
MOST_BYTES = 10 * 1024 * 1024
MOST_RECORDS = 500
_MOST_RANGES, _MOST_ASK, _HIGHEST = 1000, 64, 2**53


@dataclass(frozen=True)
class Sent:
    """One record as it was sent: `whole` is the member itself. `moment` is the record in plain JSON, `sealed` the sealed one with the
    id of its key; None where there is none of it or it is none. `n` is its number in the outbox, None where it has none.
    `odd` where there may be signs in it that can stand in JSON and in no database."""

    id: str
    n: int | None
    whole: Any
    key: str
    sealed: bytes | None
    moment: Any
    mends: UUID | None
    odd: bool


@dataclass(frozen=True)
class Before:
    """The outbox there was before the store was found emptied, and the highest number it was known to have given."""

    outbox: UUID
    last: int


@dataclass(frozen=True)
class Call:
    """One call of a tablet. `device_at` is its own clock, None where that cannot be read as one; `setting` the nursery that its outbox
    belongs to, None where it does not say."""

    ask: str
    outbox: UUID
    last: int
    holds: Ranges
    waiting: int
    device_at: datetime | None
    persisted: bool | None
    before: Before | None
    records: tuple[Sent, ...]
    setting: UUID | None = None


def read(body: bytes) -> Call:
    """The call in a request's body. Raises Refusal with the code `not_json`, `version`, or `too_large` where the body as a whole is no
    such call; nothing is kept then, and the tablet has everything still."""
    try:
        text = body.decode()
        told = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise _not_json() from problem
    if not isinstance(told, dict):
        raise _not_json()
    if told.get("version") != VERSION or isinstance(told.get("version"), bool):
        said = _("This tablet needs another version of the program. Nothing is lost. It comes by itself, or reload the page.")
        raise Refusal(said, code="version")
    records = told.get("records")
    if not isinstance(records, list):
        raise _not_json()
    if len(records) > MOST_RECORDS:
        raise too_large()
    ask, before, odd = told.get("ask"), told.get("before"), is_odd(text)
    return Call(
        ask=sayable(ask[:_MOST_ASK]) if isinstance(ask, str) else "",
        outbox=_needed(told, "outbox"),
        last=_number(told, "last"),
        holds=_ranges(told.get("holds")),
        waiting=_number(told, "waiting"),
        device_at=_instant(told.get("device_at")),
        persisted=told["persisted"] if isinstance(told.get("persisted"), bool) else None,
        before=Before(_needed(before, "outbox"), _number(before, "last")) if isinstance(before, dict) else None,
        records=tuple(_sent(one, odd=odd) for one in records),
        setting=_id(told.get("setting")),
    )


def too_large() -> Refusal:
    """What is said of more than fits into one call."""
    return Refusal(_("That is too much at once. The tablet will send it in smaller parts."), code="too_large")


def sayable(text: str) -> str:
    """A text that can stand in an answer: half a character becomes a question mark."""
    return text.encode(errors="replace").decode()


def is_odd(text: str) -> bool:
    """Whether half a character, a nought, or what is no number may stand in this JSON: each has to be written out there."""
    return any(sign in text for sign in ("\\u", "NaN", "Infinity"))


def _sent(one: Any, *, odd: bool) -> Sent:
    told: Mapping[str, Any] = one if isinstance(one, dict) else {}
    moment = told.get("moment")
    claimed = told.get("id") or (moment.get("id") if isinstance(moment, dict) else "")
    return Sent(
        id=sayable(claimed[:36]) if isinstance(claimed, str) else "",
        n=told["n"] if _is_number(told.get("n")) and told["n"] > 0 else None,
        whole=one,
        key=told["key"] if isinstance(told.get("key"), str) else "",
        sealed=_bytes(told.get("sealed")),
        moment=moment,
        mends=_id(told.get("mends")),
        odd=odd,
    )


def _bytes(value: Any) -> bytes | None:
    if not isinstance(value, str) or not value.isascii():
        return None
    try:
        return base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None


def _id(value: Any) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _instant(value: Any) -> datetime | None:
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found if found is not None and found.utcoffset() is not None else None


def _is_number(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _HIGHEST


def _number(told: Mapping[str, Any], name: str) -> int:
    value = told.get(name, 0)
    if not _is_number(value):
        raise _not_json()
    return int(value)


def _needed(told: Mapping[str, Any], name: str) -> UUID:
    found = _id(told.get(name))
    if found is None:
        raise _not_json()
    return found


def _ranges(value: Any) -> Ranges:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > _MOST_RANGES:
        raise _not_json()
    if not all(isinstance(one, list) and len(one) == 2 and all(map(_is_number, one)) for one in value):
        raise _not_json()
    return tidy(value)


def _not_json() -> Refusal:
    return Refusal(
        _("What came could not be read. Nothing was kept and nothing was lost here. The tablet tries again, one by one."), code="not_json"
    )
