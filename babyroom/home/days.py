"""The days of a baby that are over, as the family reads them: in words as they were written, and as a line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.moments import queries as moments
from babyroom.moments.day_marks import marks_of, span_of
from babyroom.moments.kinds import KINDS
from babyroom.moments.ribbon import draw, in_words
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People
from babyroom.moments.telling import told as tell
from babyroom.people import queries as people

# The line of the day as a phone holds it, in px.
_WIDTH, _HEIGHT = 320, 84
# How far back the family's page lists the days by itself.
_DAYS_BACK = timedelta(days=14)
_MOST_DAYS = 5


@dataclass(frozen=True)
class Line:
    """One moment in words, at its time (in UTC)."""

    at: datetime
    words: str


@dataclass(frozen=True)
class ADay:
    """A day that is over, in words as it was written and as a line (SVG, the same in words, and its kinds as (id, label))."""

    on: date
    told: tuple[Line, ...]
    line: SafeString | None = None
    in_words: str = ""
    kinds: tuple[tuple[str, str], ...] = ()


def days_written(who: Who, baby_id: UUID, today: date) -> tuple[date, ...]:
    """The last days anything was written by the room, newest first."""
    zone = ZoneInfo(who.zone)
    written = shown(moments.settled(who, [baby_id], today - _DAYS_BACK, today - timedelta(days=1)))
    found = {one.at.astimezone(zone).date() for one in written if one.kind != "from_home"}
    return tuple(sorted(found, reverse=True)[:_MOST_DAYS])


def told_day(who: Who, day: Sequence[Settled], whom: People, on: date, at: datetime, *, with_line: bool) -> ADay:
    """The day in words, and as a line where this adult wishes to see one."""
    zone, policy = ZoneInfo(who.zone), people.policies(who.setting, on)
    told = tuple(Line(one.at, str(tell(one, whom))) for one in day if one.kind != "from_home")
    today = on == moments.local_day(at, who.zone)
    marks = marks_of(day, whom.adults, zone, going_on=today)
    if not (marks and with_line):
        return ADay(on, told)
    now = at if today else None
    span = span_of(on, marks, opens=policy.clock("opens_at"), closes=policy.clock("closes_at"), zone=zone, now=now)
    title = _("%(name)s’s day") % {"name": whom.name}
    drawn = draw(marks, span, width=_WIDTH, height=_HEIGHT, title=title, described_by="day", hours=True)
    kinds = {mark.kind for mark in marks}
    return ADay(on, told, drawn, in_words(marks, span), tuple((kind.id, str(kind.label)) for kind in KINDS.values() if kind.id in kinds))
