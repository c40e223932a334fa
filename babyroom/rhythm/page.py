"""A baby's rhythm on one page: the naps row by row, laid over each other, one sentence and what it rests on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from babyroom.analysis.shape import Shape
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby
from babyroom.people.names import FORMS
from babyroom.rhythm import counts, picture, queries, wording
from babyroom.rhythm.ahead import ahead
from babyroom.rhythm.days import Day, Past
from babyroom.rhythm.windows import asleep_at, change, windows

# As many of the last days here as a page holds.
ROWS = 14


@dataclass(frozen=True)
class Row:
    """A day in words, for whoever reads instead of looking: clocks "10:50 to 12:05", milk or food, and what home told."""

    on: date
    slept: str
    fed: str
    home: str


@dataclass(frozen=True)
class RhythmPage:
    """`wide`, `small` and `paper` are SVG. `sentence`, `next`, `changed` and `leans_on` are empty where nothing is to be said; `off` says
    why no usual times are shown; `enough` whether there are days enough for them (FEWEST with a rest written); `here` on how many days it
    rests, `laid_over` on how many the curve does."""

    baby: Baby
    name: str
    age: str
    base: str
    here: int
    laid_over: int
    enough: bool
    off: queries.Stands
    sentence: SafeString
    next: SafeString
    changed: str
    leans_on: str
    wide: SafeString
    small: SafeString
    paper: SafeString
    rows: tuple[Row, ...]

    @property
    def fewest(self) -> int:
        """So many days it takes."""
        return counts.FEWEST


def page(setting: UUID, baby_id: UUID, name: str, at: datetime, zone: ZoneInfo, *, with_today: bool = True) -> RhythmPage | None:
    """The page of a baby whose days this person may see; None where there is no such baby. A family does not follow
    the room moment by moment: for them `with_today` is False."""
    baby = people.baby(setting, baby_id)
    if baby is None:
        return None
    on = at.astimezone(zone).date()
    days = queries.read(setting, [baby_id], on - queries.REMEMBERED, on, zone.key).get(baby_id, ())
    before = tuple(day for day in days if day.on < on)
    version, learnt = queries.learnt(setting, baby_id)
    past = Past(baby_id, f"page {hash(before)} {version}", before, learnt)
    today = next((day for day in days if day.on == on), None) if with_today else None
    last = past.here[-ROWS:]
    stands = queries.stands(setting, baby_id, on)
    enough = counts.days_with_rests(last, zone) >= counts.FEWEST
    their = FORMS[baby.pronouns][2]
    shown = enough and not stands.off
    first = counts.first_between(last, zone) if shown else None
    now = today or Day(on)
    laid = asleep_at(last, zone) if shown else Shape((), 0)
    drawn = _drawn(last, today, zone, at, laid, title=_("%(name)s’s days: sleep, milk and food") % {"name": name})
    return RhythmPage(
        baby=baby,
        name=name,
        age=age(baby.born_on, baby.weeks_early, on).in_words(),
        base=_base([*last, *([today] if today is not None else [])]),
        here=len(past.here),
        laid_over=laid.days,
        enough=enough,
        off=stands,
        sentence=wording.first_rest(first, name, their) if first else SafeString(""),
        next=ahead(past, now, at, zone, their=their).words if shown and today is not None and not today.left else SafeString(""),
        changed=_changed(past.here, zone, their, people.unusual_days(setting, baby_id, on - queries.REMEMBERED, on)) if shown else "",
        leans_on=_leans_on(past, now, zone) if shown else "",
        wide=drawn[0],
        small=drawn[1],
        paper=drawn[2],
        rows=tuple(_row(day, zone) for day in [*last, *([today] if today is not None else [])]),
    )


def _drawn(
    last: Sequence[Day], today: Day | None, zone: ZoneInfo, at: datetime, laid: Shape, *, title: str
) -> tuple[SafeString, SafeString, SafeString]:
    wide, small, paper = (
        picture.picture(last, laid, zone, size, title=title, today=today, opens=8 * 60, now=at.astimezone(zone))
        for size in (picture.WIDE, picture.SMALL, picture.PAPER)
    )
    return wide, small, paper


def _base(days: Sequence[Day]) -> str:
    with_us = [day for day in days if day.here]
    if not with_us:
        return ""
    return wording.base(len(with_us), with_us[0].on, with_us[-1].on, sum(day.notes for day in days))


def _changed(days: Sequence[Day], zone: ZoneInfo, their: str, left_out: frozenset[date]) -> str:
    found = change({day.on: float(minute) for day, minute in counts.first_rests(days, zone).items()}, left_out)
    return wording.changed(found, their) if found else ""


def _leans_on(past: Past, today: Day, zone: ZoneInfo) -> str:
    found = windows(past, today, zone)
    window = found.rest or found.waking or found.feed
    return wording.leans_on(sorted(window.leans_on)) if window else ""


def _row(day: Day, zone: ZoneInfo) -> Row:
    def clock(at: int) -> str:
        return f"{datetime.fromtimestamp(at, zone):%H:%M}"

    slept = [
        _("%(first)s to %(last)s") % {"first": clock(began), "last": clock(ended)}
        if ended
        else _("from %(first)s") % {"first": clock(began)}
        for began, ended in day.sleeps
    ]
    home = [_("awake since %(clock)s") % {"clock": clock(day.woke)}] if day.woke else []
    if day.fed:
        home.append(_("fed at %(clocks)s") % {"clocks": ", ".join(clock(at) for at in day.fed)})
    return Row(day.on, ", ".join(slept), ", ".join(clock(at) for at, _kind in day.feeds), ", ".join(home))
