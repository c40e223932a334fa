"""Settled moments as the marks of a day ribbon, and the stretch of day that is drawn."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.kinds import KINDS
from babyroom.moments.ribbon import Mark, Span
from babyroom.moments.settle import Settled, shown
from babyroom.moments.translated import gettext as _


def marks_of(settled: Iterable[Settled], names: Mapping[UUID, str], zone: ZoneInfo, *, going_on: bool) -> list[Mark]:
    """The marks of these moments. `going_on` says that the day is not over: a sleep without an end still goes on."""
    return [_mark(one, names, zone, going_on=going_on) for one in shown(settled)]


def _mark(one: Settled, names: Mapping[UUID, str], zone: ZoneInfo, *, going_on: bool) -> Mark:
    at = one.at.astimezone(zone)
    told = {"clock": f"{at:%H:%M}", "kind": KINDS[one.kind].label, "name": names.get(one.row.did_by, "") if one.row.did_by else ""}
    words = _("%(clock)s %(kind)s, with %(name)s") % told if told["name"] else _("%(clock)s %(kind)s") % told
    until = one.ended_at.astimezone(zone) if one.ended_at else None
    return Mark(at, until, one.kind, words, open=going_on and one.kind == "sleep" and until is None)


def span_of(on: date, marks: Sequence[Mark], *, opens: time, closes: time, zone: ZoneInfo, now: datetime | None) -> Span:
    """The opening hours of the day, or longer where something was written before or after them. `now` is None for a day
    that is over."""
    start, end = datetime.combine(on, opens, zone), datetime.combine(on, closes, zone)
    instants = [mark.at for mark in marks] + [mark.until for mark in marks if mark.until]
    local = now.astimezone(zone) if now is not None else None
    # Compared as instants: two wall clocks of one zone are an hour out when the clocks change.
    first = min([start, *instants], key=datetime.timestamp)
    last = max([end, *instants, *([local] if local is not None else [])], key=datetime.timestamp)
    if local is not None and local.timestamp() < first.timestamp():
        local = first
    return Span(first, local, last)
