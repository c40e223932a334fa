"""How the copies that were asked for stand."""

from dataclasses import dataclass
from datetime import datetime

from babyroom.common.access import Who
from babyroom.records import access
from babyroom.records.models import CopyAsked


@dataclass(frozen=True)
class Copy:
    """One copy: `row`, and what whoever looks may do with it now."""

    row: CopyAsked
    is_open: bool
    may_confirm: bool
    may_fetch: bool


def copies(who: Who, at: datetime) -> list[Copy]:
    """The latest ten, newest first. Raises NotYours."""
    access.COPY_EVERYTHING.check(who)
    rows = CopyAsked.objects.of(who.setting).select_related("asked_by", "confirmed_by", "cancelled_by")[:10]
    return [_of(row, who, at) for row in rows]


def _of(row: CopyAsked, who: Who, at: datetime) -> Copy:
    is_open = row.cancelled_at is None and row.fetched_at is None and at < row.ends_at
    own = row.asked_by_id == who.adult_id
    ready = row.confirmed_at is not None and at >= row.ready_at
    return Copy(row, is_open, is_open and not own and row.confirmed_at is None, is_open and own and ready)
