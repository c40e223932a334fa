"""What a family's pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.home.days import ADay, days_written, told_day
from babyroom.home.lately import Lately, lately
from babyroom.home.meeting import Meet, meet
from babyroom.moments import access as moments_access
from babyroom.moments import queries as moments
from babyroom.moments.named import adults_named
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People
from babyroom.moments.telling import told as tell
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby
from babyroom.rhythm.page import RhythmPage, page
from babyroom.stories import queries as stories
from babyroom.ways import queries as ways
from babyroom.ways.headings import headings
from babyroom.ways.models import Way

_FIRST_MONTH = timedelta(days=31)
# From here on a note is about the morning to come.
NOON = time(12)


@dataclass(frozen=True)
class Told:
    """A line from the baby's page, whoever told it: `by` is "you", "Dad" or a first name, empty where nobody is named."""

    way: Way
    by: str


@dataclass(frozen=True)
class Part:
    """One heading of "How we do it at home" with its lines."""

    id: str
    title: str
    lines: tuple[Told, ...]

    @property
    def told(self) -> tuple[str, datetime] | None:
        """Who told all of it and when, where that can be said once for the whole of it."""
        return _once(self.lines)


@dataclass(frozen=True)
class BabyPage:
    """A baby as the family sees it: how it is now, who looks after them, today once it is over, the days before, and what home has
    told. `from_home` are this morning's notes and `for_tomorrow` those told after noon, `booked` the hours of today, `afternoon` whether a
    note is for tomorrow by now, `collect` who of the family may collect, as the family calls them, `meet` the
    key people before the first day and for some weeks."""

    baby: Baby
    age: str
    key_people: tuple[str, ...]
    meet: tuple[Meet, ...]
    lately: Lately | None
    booked: people.Expected | None
    afternoon: bool
    collect: tuple[str, ...]
    from_home: tuple[str, ...]
    for_tomorrow: tuple[str, ...]
    today: ADay | None
    days: tuple[date, ...]
    parts: tuple[Part, ...]

    @property
    def told_once(self) -> tuple[str, datetime] | None:
        """Who told everything and when, where that can be said once for the whole page."""
        return _once([line for part in self.parts for line in part.lines])

    @property
    def telling(self) -> list[Part]:
        """The headings home has told something under."""
        return [part for part in self.parts if part.lines]

    @property
    def to_tell(self) -> list[Part]:
        """The headings without a line."""
        return [part for part in self.parts if not part.lines]


def _once(lines: Sequence[Told]) -> tuple[str, datetime] | None:
    said = {(line.by, line.way.from_at.date()) for line in lines}
    return (lines[0].by, lines[0].way.from_at) if len(said) == 1 else None


def baby_page(who: Who, baby_id: UUID, at: datetime) -> BabyPage:
    """Everything one page shows at `at`. Raises NotYours without a tie that holds."""
    baby = _baby(who, baby_id)
    on, zone = moments.local_day(at, who.zone), ZoneInfo(who.zone)
    ties = people.family(who.setting, baby_id, on)
    family = {tie.adult_id: tie.called for tie in ties}
    day = shown(moments.day(who, baby_id, on))
    notes = [one for one in day if one.kind == "from_home"]
    whom = _whom(who, baby, day, family)
    now = lately(day, whom, zone, at=at, closes=people.policies(who.setting, on).clock("closes_at"))
    lines = [Told(way, _by(way, who, family)) for way in ways.lines(who.setting, [baby_id]).get(baby_id, [])]
    return BabyPage(
        baby=baby,
        age=age(baby.born_on, baby.weeks_early, on).in_words(),
        key_people=tuple(row.adult.called for row in people.key_people(who.setting, [baby_id], on).get(baby_id, [])),
        meet=meet(who.setting, baby, on),
        lately=now,
        booked=people.expected(who.setting, [baby_id], on).get(baby_id),
        afternoon=_late(at, zone),
        collect=tuple(dict.fromkeys(tie.called for tie in ties if tie.may_collect)),
        from_home=tuple(str(tell(one, whom)) for one in notes if not _late(one.at, zone)),
        for_tomorrow=tuple(str(tell(one, whom)) for one in notes if _late(one.at, zone)),
        today=told_day(who, day, whom, on, at, with_line=sees_line(who, baby, on)) if now is not None and now.over else None,
        days=days_written(who, baby_id, on),
        parts=tuple(Part(part, title, tuple(told for told in lines if told.way.part == part)) for part, title in headings(baby.called)),
    )


def day_page(who: Who, baby_id: UUID, on: date, at: datetime) -> tuple[Baby, ADay]:
    """A day that is over. Raises NotYours for one that is not, or without a tie that holds."""
    baby = _baby(who, baby_id)
    today = moments.local_day(at, who.zone)
    day = shown(moments.day(who, baby_id, on))
    family = {tie.adult_id: tie.called for tie in people.family(who.setting, baby_id, today)}
    whom = _whom(who, baby, day, family)
    closes = people.policies(who.setting, on).clock("closes_at")
    now = lately(day, whom, ZoneInfo(who.zone), at=at, closes=closes) if on == today else None
    if on > today or (on == today and not (now and now.over)):
        raise NotYours(_("A day can be read here when it is over."))
    return baby, told_day(who, day, whom, on, at, with_line=sees_line(who, baby, today))


def sees_line(who: Who, baby: Baby, today: date) -> bool:
    """Whether this adult sees the day as a line: as they chose, else not in a baby's first month with us, when families look for what a
    line cannot say."""
    chosen = stories.choice(who.setting, who.adult_id).line_of_day
    return today - baby.starts_on >= _FIRST_MONTH if chosen is None else chosen


def rhythm_page(who: Who, baby_id: UUID, at: datetime) -> RhythmPage:
    """The baby's rhythm with us, of the days that are over: today is told once it is. Raises NotYours without a tie that holds."""
    baby = _baby(who, baby_id)
    found = page(who.setting, baby.pk, baby.called, at, ZoneInfo(who.zone), with_today=False)
    if found is None:
        raise NotYours(_("We cannot find this baby here."))
    return found


def _baby(who: Who, baby_id: UUID) -> Baby:
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    baby = people.baby(who.setting, baby_id)
    if baby is None:
        raise NotYours(_("We cannot find this baby here."))
    return baby


def _late(at: datetime, zone: ZoneInfo) -> bool:
    return at.astimezone(zone).time() >= NOON


def _whom(who: Who, baby: Baby, day: Sequence[Settled], family: Mapping[UUID, str]) -> People:
    """Everyone these moments name, those from home as this family calls them."""
    named: set[UUID] = set().union(*(adults_named(one.kind, one.facts, one.row.did_by) for one in day))
    adults = people.adult_names(who.setting, named)
    return People(
        baby.called, baby.pronouns, {**adults, **{pk: called for pk, called in family.items() if pk in adults}}, _rooms(who), to_family=True
    )


def _rooms(who: Who) -> dict[UUID, str]:
    return {room.pk: room.name for room in people.rooms(who.setting)}


def _by(way: Way, who: Who, family: Mapping[UUID, str]) -> str:
    if way.told_by is None:
        return ""
    return _("you") if way.told_by.pk == who.adult_id else family.get(way.told_by.pk, way.told_by.called)


def line(who: Who, baby_id: UUID, way_id: UUID) -> Way:
    """One line of the baby's page. Raises NotYours."""
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    found = ways.lines(who.setting, [baby_id]).get(baby_id, [])
    for way in found:
        if way.pk == way_id:
            return way
    raise NotYours(_("This line is not here any more."))
