"""What a family's pages show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments import access as moments_access
from babyroom.moments import queries as moments
from babyroom.moments.named import adults_named
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People
from babyroom.moments.telling import told as tell
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby
from babyroom.ways import queries as ways
from babyroom.ways.models import Way


@dataclass(frozen=True)
class Part:
    """One heading of "How we do it at home" with its lines."""

    id: str
    title: str
    lines: tuple[Way, ...]


@dataclass(frozen=True)
class Line:
    """One moment of today in words, at its time."""

    at: datetime
    words: str


@dataclass(frozen=True)
class BabyPage:
    """A baby as the family sees it: who looks after them, today in words as it was written, and what home has told."""

    baby: Baby
    age: str
    key_people: tuple[str, ...]
    told: tuple[Line, ...]
    parts: tuple[Part, ...]


def babies(who: Who) -> list[Baby]:
    """The babies this adult has a tie to that may see the day, by name."""
    ties = who.seen.get("family_of", frozenset())
    return sorted(people.babies(who.setting, ties).values(), key=lambda baby: baby.called)


def baby_page(who: Who, baby_id: UUID, on: date) -> BabyPage:
    """Everything one page shows. Raises NotYours without a tie that holds."""
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    baby = people.baby(who.setting, baby_id)
    if baby is None:
        raise NotYours(_("We cannot find this baby here."))
    key_people = people.key_people(who.setting, [baby_id], on).get(baby_id, [])
    told = _told(who, baby, shown(moments.day(who, baby_id, on)))
    lines = ways.lines(who.setting, [baby_id]).get(baby_id, [])
    parts = tuple(Part(value, str(label), tuple(line for line in lines if line.part == value)) for value, label in Way.Part.choices)
    return BabyPage(baby, age(baby.born_on, baby.weeks_early, on).in_words(), tuple(row.adult.called for row in key_people), told, parts)


def _told(who: Who, baby: Baby, found: Sequence[Settled]) -> tuple[Line, ...]:
    named = set().union(*(adults_named(one.kind, one.facts, one.row.did_by) for one in found))
    adults = people.adult_names(who.setting, named)
    rooms = {room.pk: room.name for room in people.rooms(who.setting)}
    whom = People(baby.called, baby.pronouns, adults, rooms)
    return tuple(Line(one.at, str(tell(one, whom))) for one in found)


def line(who: Who, baby_id: UUID, way_id: UUID) -> Way:
    """One line of the baby's page. Raises NotYours."""
    moments_access.TELL_FROM_HOME.check(who, baby_id)
    found = ways.lines(who.setting, [baby_id]).get(baby_id, [])
    for way in found:
        if way.pk == way_id:
            return way
    raise NotYours(_("This line is not here any more."))


def local_now(at: datetime, who: Who) -> date:
    """Today where the nursery is."""
    return moments.local_day(at, who.zone)
