"""The list of babies, and what the form for one offers."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from babyroom.common.access import Who
from babyroom.people import access, queries
from babyroom.people.ages import age
from babyroom.people.models import Baby, Booked, Placement
from babyroom.people.pages.at_two import moves, stands
from babyroom.people.pages.ground import Choices, days_in_words, found_baby, full_name, room_choices, wall
from babyroom.people.pegs import PEGS
from babyroom.people.stages import WORDS, Stage


@dataclass(frozen=True)
class BabyRow:
    """One baby in a list. `marks` are the words on the worded marks; `key_people` the names, first one first."""

    id: UUID
    name: str
    peg: str
    say_it: str
    age: str
    room: str
    stage: Stage
    stage_words: str
    starts_on: date
    leaves_on: date | None
    key_people: tuple[str, ...]
    key_ids: tuple[UUID, ...]
    days: str
    marks: tuple[str, ...]


@dataclass(frozen=True)
class BabyList:
    """Babies by where they stand: of each open room, before their start, without a room, gone."""

    rooms: tuple[tuple[str, tuple[BabyRow, ...]], ...]
    before: tuple[BabyRow, ...]
    nowhere: tuple[BabyRow, ...]
    left: tuple[BabyRow, ...]

    @property
    def empty(self) -> bool:
        """Whether there is no baby at all."""
        return not (self.before or self.nowhere or self.left or any(babies for _room, babies in self.rooms))


def baby_list(who: Who, today: date) -> BabyList:
    """Every baby who may be seen. Seven queries, however many babies."""
    setting = wall(who, access.SEE_PEOPLE)
    every = baby_rows(setting, today, access.SEE_BABIES.which(who))
    here = [row for row in every if row.stage not in (Stage.BEFORE, Stage.LEFT)]
    by_room = [(room.name, tuple(row for row in here if row.room == room.name)) for room in queries.rooms(setting)]
    placed = {row.id for _room, rows in by_room for row in rows}
    return BabyList(
        tuple(by_room),
        tuple(sorted((row for row in every if row.stage == Stage.BEFORE), key=lambda row: row.starts_on)),
        tuple(row for row in here if row.id not in placed),
        tuple(row for row in every if row.stage == Stage.LEFT),
    )


def baby_rows(setting: UUID, today: date, which: Q) -> list[BabyRow]:
    """The babies who may be seen (`which`) as rows, by first name. A baby who starts later is shown with the room to come."""
    babies = list(Baby.objects.of(setting).filter(which).order_by("first_name", "last_name"))
    ids = [baby.pk for baby in babies]
    places: dict[UUID, str] = {}
    for place in Placement.objects.of(setting).exclude(until_on__lt=today).select_related("room").order_by("-from_on"):
        places[place.baby_id] = place.room.name
    # The week that holds today, or else the first one to come.
    weekdays: dict[UUID, tuple[date, list[int]]] = {}
    weekly = Booked.objects.of(setting).filter(on=None).exclude(until_on__lt=today).order_by("from_on")
    for baby_id, weekday, from_on, until_on in weekly.values_list("baby_id", "weekday", "from_on", "until_on"):
        if until_on is None or until_on >= from_on:
            begins, days = weekdays.setdefault(baby_id, (from_on, []))
            if from_on == begins:
                days.append(weekday)
    key_people = queries.key_people(setting, ids, today)
    marks = queries.marks(setting, ids, today)
    moving = moves(setting, [baby for baby in babies if baby.leaves_on is None], today)
    told = []
    for baby in babies:
        stage = stands(baby, moving, today)
        told.append(
            BabyRow(
                baby.pk,
                full_name(baby),
                baby.peg,
                baby.say_it,
                age(baby.born_on, baby.weeks_early, today).in_words(),
                places.get(baby.pk, ""),
                stage,
                str(WORDS[stage]),
                baby.starts_on,
                baby.leaves_on,
                tuple(row.adult.called for row in key_people.get(baby.pk, [])),
                tuple(row.adult_id for row in key_people.get(baby.pk, [])),
                days_in_words(weekdays[baby.pk][1] if baby.pk in weekdays else []),
                tuple(mark.words for mark in marks.get(baby.pk, [])),
            )
        )
    return told


@dataclass(frozen=True)
class PegPick:
    """One picture to choose. `taken` says who has it where ("Ben"), empty where it is free."""

    id: str
    words: str
    taken: str


@dataclass(frozen=True)
class BabySheet:
    """What the form for a baby begins with. `baby` is None for a new one; `pegs` tell what is taken in the rooms."""

    baby: Baby | None
    name: str
    rooms: Choices
    pegs: tuple[PegPick, ...]
    several_rooms: bool


def baby_sheet(who: Who, baby: UUID | None, today: date) -> BabySheet:
    """For a baby known to us the pictures of their room; for a new one those of every room, with the room's name."""
    setting = wall(who)
    found = found_baby(setting, baby) if baby else None
    rooms = queries.rooms(setting)
    if found is not None:
        own = Placement.objects.of(setting).filter(baby=found).order_by("-from_on").values_list("room_id", flat=True).first()
        rooms_asked = [room for room in rooms if room.pk == own]
    else:
        rooms_asked = rooms
    taken: dict[str, list[str]] = {}
    for room in rooms_asked:
        for peg, name in queries.pegs_taken(setting, room.pk, today, but=baby).items():
            taken.setdefault(peg, []).append(f"{name}, {room.name}" if len(rooms_asked) > 1 else name)
    pegs = tuple(PegPick(peg, str(words), "; ".join(taken.get(peg, []))) for peg, words in PEGS.items())
    return BabySheet(found, found.called if found else "", room_choices(setting), pegs, len(rooms_asked) > 1)
