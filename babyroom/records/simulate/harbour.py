"""Harbour Nursery: the demonstration's rooms, team and babies, with ages that are right on the day it is anchored to."""

from datetime import date, timedelta
from uuid import UUID

from babyroom.records.simulate.cast import (
    DAYS_IN_A_MONTH,
    Adult,
    Away,
    Baby,
    BookedDay,
    Cast,
    Consent,
    Contact,
    Familiar,
    KeyPerson,
    Nature,
    Placement,
    Room,
    Setting,
    Shift,
    Tie,
    Way,
)
from babyroom.records.simulate.distributions import LEAVE_EVERY_WEEKS
from babyroom.records.simulate.harbour_babies import BABIES, Sketch
from babyroom.records.simulate.harbour_ways import WAYS
from babyroom.records.simulate.ids import named_id
from babyroom.records.simulate.room_day import week_of

EARLY = Shift(7 * 60 + 30, 16 * 60 + 30, 12 * 60, 12 * 60 + 45)
MIDDLE = Shift(8 * 60 + 15, 17 * 60 + 15, 12 * 60 + 45, 13 * 60 + 30)
LATE = Shift(9 * 60, 18 * 60, 13 * 60 + 30, 14 * 60 + 15)
APPRENTICE = Shift(8 * 60, 16 * 60, 11 * 60 + 15, 11 * 60 + 45)
ALL_DAY = Shift(8 * 60, 18 * 60)
_WEDNESDAY = 2

# First name, last name, role, room, level, first aid, rotation of shifts, weeks from the anchor to their leave.
_TEAM = (
    ("Priya", "Nair", "room_lead", "Ducklings", "3", True, (EARLY, MIDDLE, LATE), -3),
    ("Sam", "Fletcher", "practitioner", "Ducklings", "3", True, (MIDDLE, LATE, EARLY), -6),
    ("Dana", "Kovacs", "practitioner", "Ducklings", "2", True, (LATE, EARLY, MIDDLE), 2),
    ("Amina", "Yusuf", "room_lead", "Goslings", "3", True, (EARLY, LATE), 5),
    ("Jo", "Hartley", "practitioner", "Goslings", "3", True, (LATE, EARLY), -10),
    ("Tia", "Campbell", "apprentice", "Ducklings", "", False, (APPRENTICE,), None),
    ("Rhea", "Ellis", "cover", "", "unknown", False, (), None),
    ("Helen", "Marsh", "manager", "", "6", True, (ALL_DAY,), None),
)


def _id(*words: object) -> UUID:
    return named_id("Harbour Nursery", *words)


def team_id(first: str) -> UUID:
    """The id of someone of Harbour's team, by first name."""
    return _id("team", first)


def baby_id(first: str, last: str) -> UUID:
    """The id of one of Harbour's babies."""
    return _id("baby", first, last)


def _months_before(on: date, months: float) -> date:
    return on - timedelta(days=round(months * DAYS_IN_A_MONTH))


def demo_cast(on: date) -> Cast:
    """Harbour Nursery as it is on the day `on`. Keep the day and pass it again on later runs: ages, starts and
    holidays hang on it, and so does every id and every word of the days."""
    setting = Setting(_id("setting"), "Harbour Nursery")
    ducklings = Room(_id("room", "Ducklings"), "Ducklings", 9, "duck", to_months=15)
    rooms = (ducklings, Room(_id("room", "Goslings"), "Goslings", 6, "goose", from_months=12))
    room_ids = {room.name: room.id for room in rooms}
    team = tuple(
        Adult(
            team_id(first), first, last, role, room_ids.get(room), level, first_aid,  # type: ignore[arg-type]
            born_on=_months_before(on, 17.4 * 12) if role == "apprentice" else None,
            shifts=shifts,
            leave_week=None if leave is None else (week_of(on) + leave) % LEAVE_EVERY_WEEKS,
            off=frozenset({_WEDNESDAY}) if role == "apprentice" else frozenset(),
            guest=role == "cover",
        )
        for first, last, role, room, level, first_aid, shifts, leave in _TEAM
    )  # fmt: skip
    families = {adult.id: adult for sketch in BABIES for adult in _family(sketch)}
    babies = tuple(_baby(sketch, on, room_ids) for sketch in BABIES)
    return Cast(on, setting, rooms, team + tuple(families.values()), babies)


def _family_member(sketch: Sketch, first: str, last: str) -> UUID:
    return _id("family", sketch.family, first, last)


def _family(sketch: Sketch) -> list[Adult]:
    return [
        Adult(
            _family_member(sketch, p.first, p.last), p.first, p.last, "family",
            phone=p.phone, email=f"{p.first}.{p.last}@example.org".lower().replace(" ", "").replace("’", ""),
        )
        for p in sketch.people
    ]  # fmt: skip


def _baby(sketch: Sketch, on: date, rooms: dict[str, UUID]) -> Baby:
    me = baby_id(sketch.first, sketch.last)
    home = _family_member(sketch, sketch.people[0].first, sketch.people[0].last)
    born_on = _months_before(on, sketch.months)
    start_on = on + timedelta(days=sketch.starts_in_days)
    while start_on > on and start_on.weekday() not in sketch.weekdays:
        # Nobody begins on a day they are not booked for.
        start_on += timedelta(days=1)
    moved_on = on - timedelta(days=sketch.moved_days_ago) if sketch.moved_days_ago else None
    named_on = max(start_on, moved_on or start_on)
    placements = [Placement(rooms["Ducklings" if moved_on else sketch.room], start_on)]
    keys = [
        KeyPerson(team_id(sketch.key), False, named_on, None, "Moved up to Goslings" if moved_on else "Chosen with the family"),
        KeyPerson(team_id(sketch.second), True, named_on, None, "There when the key person is not in"),
    ]
    if moved_on:
        placements.append(Placement(rooms[sketch.room], moved_on))
        keys.append(KeyPerson(team_id(sketch.key_before), False, start_on, moved_on, "Chosen with the family"))
    return Baby(
        id=me,
        family=sketch.family,
        first=sketch.first,
        last=sketch.last,
        pronouns=sketch.pronouns,
        peg=sketch.peg,
        born_on=born_on,
        start_on=start_on,
        placements=tuple(placements),
        key_people=tuple(keys),
        days=tuple(BookedDay(day, *sketch.hours) for day in sketch.weekdays),
        weeks_early=sketch.weeks_early,
        say=sketch.say,
        leaves_on=_second_birthday(born_on),
        milk=sketch.milk,
        away=tuple(Away(on + timedelta(a), on + timedelta(b), why) for a, b, why in sketch.away),
        marks=sketch.marks,
        ties=tuple(
            Tie(_family_member(sketch, p.first, p.last), p.relation, p.responsibility, p.collects, p.lives_with, p.note)
            for p in sketch.people
        ),
        contacts=tuple(Contact(f"{p.first} {p.last}", p.relation, p.phone) for p in sketch.people + sketch.others),
        ways=tuple(
            Way(_id("way", sketch.first, sketch.last, n), part, words, chip, home, start_on)
            for n, (part, words, chip) in enumerate(WAYS.get((sketch.first, sketch.last), ()))
        ),
        familiar=_familiar(sketch, start_on, named_on),
        consents=tuple(
            Consent(what, yes, _family_member(sketch, p.first, p.last), start_on) for p in sketch.people for what, yes in p.consents
        ),
        nature=Nature(sketch.quiet, sketch.hard_goodbye, sketch.fed_by_parent),
    )


def _second_birthday(born_on: date) -> date:
    # 29 February has its second birthday on 1 March.
    return date(born_on.year + 2, 3, 1) if (born_on.month, born_on.day) == (2, 29) else born_on.replace(year=born_on.year + 2)


def _familiar(sketch: Sketch, start_on: date, named_on: date) -> tuple[Familiar, ...]:
    since = start_on + timedelta(days=14)
    if not sketch.is_known:
        return ()
    return tuple(
        Familiar(team_id(first), words, max(since, named_on) if first == sketch.key else since)
        for first, words in ((sketch.key, "goes to when tired"), (sketch.second, "likes to play with"), *sketch.also_knows)
    )
