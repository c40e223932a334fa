"""What a family's pages show."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.home.lately import Lately, lately
from babyroom.moments import access as moments_access
from babyroom.moments import queries as moments
from babyroom.moments.day_marks import marks_of
from babyroom.moments.named import adults_named
from babyroom.moments.ribbon import Span, draw, in_words
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People
from babyroom.moments.telling import told as tell
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby
from babyroom.ways import queries as ways
from babyroom.ways.models import Way

# The line of the day as a phone holds it, in px; a short morning is not stretched over all of it.
_WIDTH, _HEIGHT = 320, 84
_AT_LEAST = timedelta(hours=4)


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


@dataclass(frozen=True)
class Line:
    """One moment of today in words, at its time (in UTC)."""

    at: datetime
    words: str


@dataclass(frozen=True)
class BabyPage:
    """A baby as the family sees it: how it is now, who looks after them, today in words as it was written, the day as a line
    (SVG, and the same in words), and what home has told. `from_home` is this morning's note, `booked` the hours of today."""

    baby: Baby
    age: str
    key_people: tuple[str, ...]
    lately: Lately | None
    booked: people.Expected | None
    from_home: tuple[str, ...]
    told: tuple[Line, ...]
    line: tuple[SafeString, str] | None
    parts: tuple[Part, ...]

    @property
    def telling(self) -> list[Part]:
        """The headings home has told something under."""
        return [part for part in self.parts if part.lines]

    @property
    def to_tell(self) -> list[Part]:
        """The headings without a line."""
        return [part for part in self.parts if not part.lines]


def babies(who: Who) -> list[Baby]:
    """The babies this adult has a tie to that may see the day, by name."""
    ties = who.seen.get("family_of", frozenset())
    return sorted(people.babies(who.setting, ties).values(), key=lambda baby: baby.called)


def baby_page(who: Who, baby_id: UUID, at: datetime) -> BabyPage:
    """Everything one page shows at `at`. Raises NotYours without a tie that holds."""
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    baby = people.baby(who.setting, baby_id)
    if baby is None:
        raise NotYours(_("We cannot find this baby here."))
    on, zone = moments.local_day(at, who.zone), ZoneInfo(who.zone)
    family = {tie.adult_id: tie.called for tie in people.family(who.setting, baby_id, on)}
    day = shown(moments.day(who, baby_id, on))
    whom = _whom(who, baby, day, family)
    lines = [Told(way, _by(way, who, family)) for way in ways.lines(who.setting, [baby_id]).get(baby_id, [])]
    return BabyPage(
        baby=baby,
        age=age(baby.born_on, baby.weeks_early, on).in_words(),
        key_people=tuple(row.adult.called for row in people.key_people(who.setting, [baby_id], on).get(baby_id, [])),
        lately=lately(day, whom, zone),
        booked=people.expected(who.setting, [baby_id], on).get(baby_id),
        from_home=tuple(str(tell(one, whom)) for one in day if one.kind == "from_home"),
        told=tuple(Line(one.at, str(tell(one, whom))) for one in day if one.kind != "from_home"),
        line=_line(day, whom, at, zone),
        parts=tuple(Part(value, str(label), tuple(told for told in lines if told.way.part == value)) for value, label in Way.Part.choices),
    )


def _whom(who: Who, baby: Baby, day: Sequence[Settled], family: Mapping[UUID, str]) -> People:
    """Everyone these moments name, those from home as this family calls them."""
    named: set[UUID] = set().union(*(adults_named(one.kind, one.facts, one.row.did_by) for one in day))
    adults = people.adult_names(who.setting, named)
    return People(baby.called, baby.pronouns, {**adults, **{pk: called for pk, called in family.items() if pk in adults}}, _rooms(who))


def _rooms(who: Who) -> dict[UUID, str]:
    return {room.pk: room.name for room in people.rooms(who.setting)}


def _by(way: Way, who: Who, family: Mapping[UUID, str]) -> str:
    if way.told_by is None:
        return ""
    return _("you") if way.told_by.pk == who.adult_id else family.get(way.told_by.pk, way.told_by.called)


def _line(day: Sequence[Settled], whom: People, at: datetime, zone: ZoneInfo) -> tuple[SafeString, str] | None:
    """The day so far, from the first thing written to now."""
    marks = marks_of(day, whom.adults, zone, going_on=True)
    if not marks:
        return None
    now = at.astimezone(zone).replace(second=0, microsecond=0)
    first = min((mark.at for mark in marks), key=datetime.timestamp)
    span = Span(first, now, max(now, first + _AT_LEAST, key=datetime.timestamp))
    title = _("%(name)s’s day so far") % {"name": whom.name}
    return draw(marks, span, width=_WIDTH, height=_HEIGHT, title=title, described_by="day", hours=True), in_words(marks, span)


def line(who: Who, baby_id: UUID, way_id: UUID) -> Way:
    """One line of the baby's page. Raises NotYours."""
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    found = ways.lines(who.setting, [baby_id]).get(baby_id, [])
    for way in found:
        if way.pk == way_id:
            return way
    raise NotYours(_("This line is not here any more."))
