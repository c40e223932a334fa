"""From a request's body to records, one by one: what cannot be read is answered on its own, and nothing else is lost."""

import json
from typing import Any

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.moments.operations import Answer
from babyroom.moments.parsing import id_of, record_from, unreadable
from babyroom.moments.record import Record

MOST_BYTES = 10 * 1024 * 1024


def unpack(body: bytes) -> list[Record | Answer]:
    """A record, or the answer to what could not be read, for each member of `{"moments": [...]}`, in their order.

    Raises Refusal where the body as a whole is not that.
    """
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as problem:
        raise _not_json() from problem
    moments = told.get("moments") if isinstance(told, dict) else None
    if not isinstance(moments, list):
        raise _not_json()
    return [_read(one) for one in moments]


def _read(one: Any) -> Record | Answer:
    try:
        record = record_from(one)
        _can_be_kept(one)
    except Refusal as refusal:
        return Answer(_sayable(id_of(one)), "refused", str(refusal.sentence), refusal.field, refusal.code)
    except RecursionError:
        return Answer(_sayable(id_of(one)), "refused", str(unreadable("").sentence), "", "unreadable")
    return record


def _can_be_kept(one: Any) -> None:
    """Half a character (a lone surrogate) can stand in JSON, in any part of it, and in no database."""
    try:
        json.dumps(one, ensure_ascii=False, allow_nan=False).encode()
    except (UnicodeEncodeError, ValueError) as problem:
        raise Refusal(
            _("There are signs in the text that cannot be shown. Please type it again."), field="note", code="control_characters"
        ) from problem


def _sayable(text: str) -> str:
    return text.encode(errors="replace").decode()


def _not_json() -> Refusal:
    return Refusal(
        _("What came could not be read. Nothing was kept and nothing was lost here. Please reload the page, then try again."),
        code="not_json",
    )
