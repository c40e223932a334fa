"""Who is in the nursery: plain frozen values, without a table or a clock.

Times of day are minutes after local midnight. The loader turns these into the project's own rows and may
keep the ids as they are; the days (`day.day_of`) speak of people by these ids.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal
from uuid import UUID

Minute = float
DAYS_IN_A_MONTH = 30.44

Role = Literal["room_lead", "practitioner", "apprentice", "cover", "manager", "family"]
Part = Literal["held", "helps", "signs", "home_words", "home_comforter", "home_sleep", "home_feeding", "home_culture"]


@dataclass(frozen=True)
class Setting:
    """A nursery. `look_in_minutes` is its policy for babies asleep, `look_in_minutes_young` the one under
    `young_months` (corrected age)."""

    id: UUID
    name: str
    zone: str = "Europe/London"
    opens: int = 7 * 60 + 30
    closes: int = 18 * 60
    look_in_minutes: int = 10
    look_in_minutes_young: int = 5
    young_months: int = 6
    policies_from_on: date = date(2025, 9, 1)
    policies_source: str = "Sleep and rest policy, agreed by the team"


@dataclass(frozen=True)
class Room:
    """A room, how many babies it has places for, and from what age to what age (months)."""

    id: UUID
    name: str
    places: int
    peg: str = ""
    from_months: int = 0
    to_months: int = 24


@dataclass(frozen=True)
class Shift:
    """From when to when, with one break, in minutes after midnight."""

    start: int
    end: int
    break_start: int = 0
    break_end: int = 0


@dataclass(frozen=True)
class Adult:
    """A person of the team or of a family. `shifts` follow one another week by week; `leave_week` is the week of
    every sixteen that they are away; `off` are weekdays (Monday is 0) they never work. `guest` has a PIN for
    one day only. `level` is the early-years level, "unknown" where nobody has seen it."""

    id: UUID
    first: str
    last: str
    role: Role
    room: UUID | None = None
    level: str = ""
    first_aid: bool = False
    born_on: date | None = None
    shifts: tuple[Shift, ...] = ()
    leave_week: int | None = None
    off: frozenset[int] = frozenset()
    guest: bool = False
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Tie:
    """What an adult of the family is to a baby."""

    adult: UUID
    relation: str
    responsibility: bool = True
    collects: bool = True
    lives_with: bool = True
    note: str = ""


@dataclass(frozen=True)
class BookedDay:
    """A booked weekday (Monday is 0), with hours."""

    weekday: int
    start: int
    end: int


@dataclass(frozen=True)
class Away:
    """Days on which the booking does not hold: away from `from_on` to `to_on`, both included."""

    from_on: date
    to_on: date
    why: Literal["holiday", "hospital", "family"]


@dataclass(frozen=True)
class Mark:
    """A worded mark on every milk and food screen. `keeps_out` names what the kitchen leaves out."""

    words: str
    kind: Literal["allergy", "diet"]
    keeps_out: frozenset[str]
    more: str = ""


@dataclass(frozen=True)
class Contact:
    """Whom to ring, in this order."""

    name: str
    relation: str
    phone: str


@dataclass(frozen=True)
class Way:
    """One thing the family and the key person wrote about how this baby likes it. `chip` is what stands on
    the tablet; empty when the thing is for reading only."""

    id: UUID
    part: Part
    words: str
    chip: str
    by: UUID
    from_on: date


@dataclass(frozen=True)
class Familiar:
    """Someone of the team this baby knows, as named by the key person with the family."""

    adult: UUID
    words: str
    from_on: date


@dataclass(frozen=True)
class KeyPerson:
    """Key person or second key person of a baby, from a day on, and why."""

    adult: UUID
    second: bool
    from_on: date
    until_on: date | None
    why: str


@dataclass(frozen=True)
class Placement:
    """The room a baby belongs to, from a day on."""

    room: UUID
    from_on: date


@dataclass(frozen=True)
class Consent:
    """What one adult of the family said yes or no to."""

    purpose: str
    given: bool
    by: UUID
    on: date


@dataclass(frozen=True)
class Nature:
    """What the story wants of a baby; empty means that the temperament decides. `quiet`: little is written and
    all of it is easy. `hard_goodbye`: how often, 0 to 1. `fed_by_parent`: a parent comes at noon to feed."""

    quiet: bool = False
    hard_goodbye: float | None = None
    fed_by_parent: bool = False


@dataclass(frozen=True)
class Baby:
    """A baby. `family` is shared by twins, who come and go together and are never one record."""

    id: UUID
    family: str
    first: str
    last: str
    pronouns: str
    peg: str
    born_on: date
    start_on: date
    placements: tuple[Placement, ...]
    key_people: tuple[KeyPerson, ...]
    days: tuple[BookedDay, ...]
    weeks_early: int = 0
    say: str = ""
    leaves_on: date | None = None
    milk: Literal["breast", "formula", "mixed"] = "formula"
    away: tuple[Away, ...] = ()
    marks: tuple[Mark, ...] = ()
    ties: tuple[Tie, ...] = ()
    contacts: tuple[Contact, ...] = ()
    ways: tuple[Way, ...] = ()
    familiar: tuple[Familiar, ...] = ()
    consents: tuple[Consent, ...] = ()
    nature: Nature = field(default_factory=Nature)

    def __hash__(self) -> int:
        return hash(self.id)

    def months(self, on: date) -> float:
        """Corrected age in months: an early birth is taken off."""
        return ((on - self.born_on).days - 7 * self.weeks_early) / DAYS_IN_A_MONTH

    def room_on(self, on: date) -> UUID:
        """The room this baby belongs to on that day."""
        return next((p.room for p in reversed(self.placements) if p.from_on <= on), self.placements[0].room)

    def key_person_on(self, on: date, second: bool = False) -> UUID | None:
        """The key person (or second key person) of that day."""
        for key in self.key_people:
            if key.second == second and key.from_on <= on and (key.until_on is None or on < key.until_on):
                return key.adult
        return None

    def booked(self, on: date) -> BookedDay | None:
        """The hours booked for that day, or None: not booked, away, not begun or already left."""
        if on < self.start_on or (self.leaves_on is not None and on >= self.leaves_on):
            return None
        if any(e.from_on <= on <= e.to_on for e in self.away):
            return None
        return next((d for d in self.days if d.weekday == on.weekday()), None)


@dataclass(frozen=True, eq=False)
class Cast:
    """Everyone. Compared by identity, so that a day's team is worked out once a cast."""

    anchored_on: date
    setting: Setting
    rooms: tuple[Room, ...]
    adults: tuple[Adult, ...]
    babies: tuple[Baby, ...]

    @cached_property
    def adult(self) -> Mapping[UUID, Adult]:
        """Adults by id."""
        return {a.id: a for a in self.adults}

    @cached_property
    def team(self) -> tuple[Adult, ...]:
        """Those who work here."""
        return tuple(a for a in self.adults if a.role != "family")

    def babies_of(self, room: UUID, on: date) -> tuple[Baby, ...]:
        """The babies placed in this room on that day, present or not, whose time here has begun and not ended."""
        return tuple(b for b in self.babies if b.room_on(on) == room and b.start_on <= on and (b.leaves_on is None or on < b.leaves_on))
