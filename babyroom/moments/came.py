"""One record that came from a tablet: opened and read as far as it can be, and what of it is kept aside if it cannot go into the log."""

import base64
import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from django.utils.translation import gettext as _

from babyroom.common.keys import CannotOpen
from babyroom.common.refusals import Refusal
from babyroom.moments import sealing
from babyroom.moments.parsing import record_from, unreadable
from babyroom.moments.record import Record
from babyroom.moments.wire import Sent, is_odd

# The sign that ends a text in C, written out; a backslash that is itself written out does not begin it.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
CANNOT_OPEN, AS_IT_CAME = "cannot_open", "as_it_came"


@dataclass(frozen=True)
class Came:
    """`record` is what it says, `why` the reason where that cannot be read. `said_id` stands in the answer; `id` is its own or, where
    that is none, one made from what it says, so that the same is known again. `body` is JSON any database takes."""

    said_id: str
    id: UUID
    n: int | None
    mends: UUID | None
    body: dict[str, Any]
    record: Record | None
    why: Refusal | None

    @cached_property
    def told(self) -> str:
        """The one spelling of its body."""
        return spelling(self.body)

    @cached_property
    def digest(self) -> str:
        """Of that spelling: by it the same is known again."""
        return hashlib.sha256(self.told.encode()).hexdigest()


def spelling(body: Any) -> str:
    """A body in one spelling."""
    return json.dumps(body, sort_keys=True, separators=(",", ":"))


def came(records: Sequence[Sent]) -> list[Came]:
    """Each of these, opened and read. Costs about a tenth of a millisecond for a sealed one; do it before anything is locked. Raises
    Refusal (`not_json`) for one so folded into itself that it cannot even be kept aside."""
    try:
        return [_came(one) for one in records]
    except RecursionError as problem:
        raise Refusal(_("What came could not be read. Nothing was kept and nothing was lost here."), code="not_json") from problem


def _came(sent: Sent) -> Came:
    try:
        said, odd = (sent.moment, sent.odd) if sent.sealed is None else _opened(sent)
        record = record_from(said, n=sent.n)
        if odd:
            _can_be_kept(said)
        if sent.id != str(record.id):
            raise unreadable("id")
    except Refusal as refusal:
        whole = sent.whole if sent.moment is None else sent.moment
        return _unread(sent, _storable(whole), refusal)
    return Came(sent.id, record.id, sent.n, sent.mends, said, record, None)


def _opened(sent: Sent) -> tuple[Any, bool]:
    """The record inside, and whether there may be odd signs in it. What is no record when it is opened is kept as it came, sealed."""
    try:
        text = sealing.opened(sent.sealed or b"", sent.key).decode()
        return json.loads(text), is_odd(text)
    except CannotOpen as problem:
        raise Refusal(_("This record could not be opened here. It is kept as it came."), code=CANNOT_OPEN) from problem
    except (ValueError, RecursionError) as problem:
        raise unreadable("") from problem


def _unread(sent: Sent, body: dict[str, Any], why: Refusal) -> Came:
    try:
        own = UUID(sent.id)
    except ValueError:
        own = uuid5(UUID(int=0), spelling(body))
    return Came(sent.id, own, sent.n, sent.mends, body, None, why)


def _can_be_kept(said: Any) -> None:
    """Half a character (a lone surrogate) can stand in JSON, in any part of it, and in no database."""
    if not _fits(said):
        raise Refusal(_("There are signs in the text that cannot be shown. Please type it again."), field="note", code="control_characters")


def _fits(said: Any) -> bool:
    try:
        text = json.dumps(said, ensure_ascii=False, allow_nan=False)
        text.encode()
    except (UnicodeEncodeError, ValueError):
        return False
    return _NUL.search(text) is None


def _storable(whole: Any) -> dict[str, Any]:
    if isinstance(whole, dict) and _fits(whole):
        return whole
    return {AS_IT_CAME: base64.urlsafe_b64encode(json.dumps(whole).encode()).decode()}
