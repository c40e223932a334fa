"""A card's day ribbon, drawn from the projection of a baby's day: from the arrival to now and two hours on. Pure."""

from collections.abc import Mapping
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from babyroom.moments.kinds import KINDS
from babyroom.moments.ribbon import Mark, Span, draw
from babyroom.moments.ribbon_ahead import Ahead

_AHEAD = timedelta(hours=2)
WIDTH, WIDTH_MANY = 336, 248


def line_of_day(
    day: Mapping[str, Any],
    *,
    name: str,
    key: str,
    names: Mapping[str, str],
    at: datetime,
    zone: ZoneInfo,
    many: bool,
    ahead: tuple[Ahead, ...] = (),
) -> SafeString:
    """The ribbon as SVG. `names` are adults by id as text, `key` makes the id of its words unique on the page; `ahead` is what usually
    comes next."""
    told = tuple((kind, began, until, names.get(by, "")) for kind, began, until, _id, by in day.get("marks", ()))
    now = at.astimezone(zone).replace(second=0, microsecond=0)
    return _drawn(told, day.get("arrived"), now, WIDTH_MANY if many else WIDTH, name, key, ahead, get_language() or "")


@lru_cache(maxsize=512)
def _drawn(
    told: tuple[tuple[str, int, int | None, str], ...],
    arrived: int | None,
    now: datetime,
    width: int,
    name: str,
    key: str,
    ahead: tuple[Ahead, ...],
    language: str,
) -> SafeString:
    """A line looks the same until the minute turns or something is written: one drawing serves every tablet till then."""
    del language
    zone = now.tzinfo
    marks = [_mark(mark, zone) for mark in told]
    starts = [datetime.fromtimestamp(arrived, zone)] if arrived else [mark.at for mark in marks[:1]]
    span = Span(min([*starts, now]), now, now + _AHEAD)
    return draw(marks, span, width=width, title=_("%(name)s’s day so far") % {"name": name}, described_by=f"day-{key}", ahead=ahead)


def _mark(told: tuple[str, int, int | None, str], zone: tzinfo | None) -> Mark:
    kind, began, until, adult = told
    when = datetime.fromtimestamp(began, zone)
    parts = {"clock": f"{when:%H:%M}", "kind": KINDS[kind].label, "name": adult}
    words = _("%(clock)s %(kind)s, with %(name)s") % parts if adult else _("%(clock)s %(kind)s") % parts
    return Mark(when, datetime.fromtimestamp(until, zone) if until else None, kind, words, open=until == 0)
