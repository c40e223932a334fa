"""A nursery of any size and any past: load for tests and for measuring, with people who come and go over the years."""

from datetime import date, timedelta
from math import ceil
from random import Random
from uuid import UUID

from babyroom.records.simulate.cast import (
    DAYS_IN_A_MONTH,
    Adult,
    Baby,
    BookedDay,
    Cast,
    Familiar,
    KeyPerson,
    Placement,
    Role,
    Room,
    Setting,
    Tie,
    Way,
)
from babyroom.records.simulate.chance import between, one
from babyroom.records.simulate.distributions import LEAVE_EVERY_WEEKS
from babyroom.records.simulate.harbour import ALL_DAY, APPRENTICE, EARLY, LATE, MIDDLE
from babyroom.records.simulate.harbour_babies import HALAL, NO_EGG, NO_MILK, VEGETARIAN
from babyroom.records.simulate.ids import named_id, stream


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ROOM_MOST, BABIES_TO_AN_ADULT = 12, 3
_LEAVES_AT_DAYS = round(24 * DAYS_IN_A_MONTH)
_FIRST = _words(
    "Ada Ben Chidi Dilan Esme Femi Grace Hugo Ines Jude Kemi Leo Maya Noor Oscar Pia Quinn Rafi Sofia Tariq Uma Viktor Wren Xander "
    "Yara Zoe Aarav Bronwyn Ciara Dev Eilidh Farah Goran Hana Idris Jaya"
)
_LAST = _words(
    "Ahmed Baker Clarke Dlamini Evans Fernandes Gill Hughes Ibrahim Jones Kaur Lewis Mwangi Nguyen Olsen Patel Quigley Reid Shah "
    "Taylor Usman Vasquez Walsh Xu Young Zielinski"
)
_TEAM_FIRST = _words("Priya Sam Dana Amina Jo Marek Ruth Sunita Tom Hazel Bilal Carys Owen Leila Nell Anton Ife Megan Ravi Kirsty")
_PEGS = _words("duck leaf moon star boat fish sun bird apple tree kite shell ball cloud bear snail")
_MARKS = (NO_EGG, NO_MILK, HALAL, VEGETARIAN)
_ROTATIONS = ((EARLY, MIDDLE, LATE), (MIDDLE, LATE, EARLY), (LATE, EARLY, MIDDLE))


def crowd(*, babies: int, seed: int, on: date, years: float = 0.25) -> Cast:
    """A nursery with this many places, all taken on every day of the `years` before `on` and for as long after as
    today's babies stay. Each place has one baby after another, from some months old to two; so the cast holds more
    babies than places when `years` is long."""
    count = max(1, ceil(babies / ROOM_MOST))
    setting = Setting(named_id(seed, "setting"), f"Nursery {seed}")
    sizes = [babies // count + (n < babies % count) for n in range(count)]
    rooms = tuple(Room(named_id(seed, "room", n), f"Room {n + 1}", size) for n, size in enumerate(sizes))
    adults: list[Adult] = [_adult(seed, "manager", 0, None, "manager")]
    people: list[Baby] = []
    families: list[Adult] = []
    for n, (room, size) in enumerate(zip(rooms, sizes, strict=True)):
        team = [
            _adult(seed, f"core {n}", k, room.id, "room_lead" if k == 0 else "practitioner")
            for k in range(max(2, ceil(size / BABIES_TO_AN_ADULT)))
        ]
        adults += [*team, _adult(seed, f"apprentice {n}", 0, room.id, "apprentice"), _adult(seed, f"cover {n}", 0, None, "cover")]
        for place in range(size):
            for baby, family in _place(seed, n, place, room.id, [a.id for a in team], on, years):
                people.append(baby)
                families.append(family)
    return Cast(on, setting, rooms, tuple(adults + families), tuple(people))


def _adult(seed: int, where: str, n: int, room: UUID | None, role: Role) -> Adult:
    rng = stream(seed, where, n)
    shifts = {"manager": (ALL_DAY,), "apprentice": (APPRENTICE,), "cover": ()}.get(role, _ROTATIONS[n % 3])
    level = {"apprentice": "", "cover": "unknown", "manager": "6"}.get(role, "3" if n == 0 else "2")
    leave = None if role in ("manager", "cover") else (int(rng.random() * 97) + 3 * n) % LEAVE_EVERY_WEEKS
    return Adult(
        named_id(seed, where, n), one(rng, _TEAM_FIRST), one(rng, _LAST), role, room, level, role != "cover",
        shifts=shifts, leave_week=leave, guest=role == "cover",
    )  # fmt: skip


def _place(seed: int, n: int, place: int, room: UUID, team: list[UUID], on: date, years: float) -> list[tuple[Baby, Adult]]:
    """The babies who had this place one after another, the present one first."""
    rng = stream(seed, "place", n, place)
    found: list[tuple[Baby, Adult]] = []
    born_on = on - timedelta(days=int(between(rng, 4.5, 23.0) * DAYS_IN_A_MONTH))
    until = born_on + timedelta(days=_LEAVES_AT_DAYS)
    while True:
        # Nobody begins younger than three months, nobody after today while the place is theirs.
        start_on = born_on + timedelta(days=int(between(rng, 3.2, 9.0) * DAYS_IN_A_MONTH))
        if not found:
            start_on = min(start_on, on - timedelta(days=20))
        found.append(_baby(rng, seed, n, place, len(found), room, team, born_on, start_on, until))
        if start_on < on - timedelta(days=int(years * 365.25) + 40):
            return found
        until = start_on
        born_on = until - timedelta(days=_LEAVES_AT_DAYS)


def _baby(
    rng: Random, seed: int, n: int, place: int, turn: int, room: UUID, team: list[UUID], born_on: date, start_on: date, leaves_on: date
) -> tuple[Baby, Adult]:
    first, last = _FIRST[(place + 5 * n + 13 * turn) % len(_FIRST)], one(rng, _LAST)
    parent = Adult(named_id(seed, "family", n, place, turn), one(rng, _TEAM_FIRST), last, "family")
    key, second = team[place % len(team)], team[(place + 1) % len(team)]
    hours = (round(between(rng, 7.8, 9.3) * 4) * 15, round(between(rng, 16.0, 17.6) * 4) * 15)
    weekdays = [0, 1, 2, 3, 4] if rng.random() < 0.5 else sorted(rng.sample(range(5), 3 + (rng.random() < 0.5)))
    me = named_id(seed, "baby", n, place, turn)
    baby = Baby(
        id=me,
        family=str(me),
        first=first,
        last=last,
        pronouns=one(rng, ("she/her", "he/him", "they/them")),
        peg=_PEGS[place % len(_PEGS)],
        born_on=born_on,
        start_on=start_on,
        placements=(Placement(room, start_on),),
        key_people=(KeyPerson(key, False, start_on, None, "Chosen with the family"), KeyPerson(second, True, start_on, None, "Cover")),
        days=tuple(BookedDay(day, *hours) for day in weekdays),
        weeks_early=int(between(rng, 3, 9)) if rng.random() < 0.08 else 0,
        leaves_on=leaves_on,
        milk=one(rng, ("breast", "formula", "formula", "mixed")),
        marks=(one(rng, _MARKS),) if rng.random() < 0.15 else (),
        ties=(Tie(parent.id, one(rng, ("Mum", "Mum", "Dad"))),),
        ways=(Way(named_id(me, "way"), "held", "On the shoulder, facing out.", "On the shoulder", parent.id, start_on),),
        familiar=(Familiar(key, "goes to when tired", start_on), Familiar(second, "likes to play with", start_on)),
    )
    return baby, parent
