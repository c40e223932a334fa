"""The door: who is still to come, who is here and goes home later, and the morning of one baby."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from babyroom.moments import queries as moments
from babyroom.moments.forms import Offered
from babyroom.moments.settle import Settled, shown
from babyroom.people import queries as people
from babyroom.tablet.day_page import Day, day
from babyroom.tablet.home_note import HomeNote, home_note
from babyroom.tablet.moment_page import offered
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.screen import Screen
from babyroom.tablet.whose_day import place_of

# After this hour more go home than come.
_EVENING_FROM = 13
_NOON = 12


@dataclass(frozen=True)
class AtDoor:
    """A baby in a list of the door. `when` is the wall clock they are booked from or until, empty where nobody wrote it."""

    peg: Peg
    when: str


@dataclass(frozen=True)
class Door:
    """`coming` in the order they are booked, `here` those who go home later, `others` of the room who are not expected (or were
    here already). `evening` puts those who go home first."""

    coming: tuple[AtDoor, ...]
    here: tuple[AtDoor, ...]
    others: tuple[AtDoor, ...]
    evening: bool

    @property
    def by_name(self) -> list[Peg]:
        """Those who are here, by name."""
        return sorted((one.peg for one in self.here), key=lambda peg: peg.name.casefold())


def door(screen: Screen) -> Door:
    """Both lists of the door."""
    days = moments.days_now(screen.setting, screen.babies, screen.today)
    booked = people.expected(screen.setting, screen.babies, screen.today)
    coming: list[AtDoor] = []
    here: list[AtDoor] = []
    others: list[AtDoor] = []
    for peg in pegs(screen):
        told, hours = days.get(peg.id, {}), booked.get(peg.id)
        elsewhere = told.get("room", str(screen.room)) != str(screen.room)
        place = place_of(told, hours, elsewhere=elsewhere)
        if place == "card":
            here.append(AtDoor(peg, f"{hours.to_time:%H:%M}" if hours and hours.to_time else ""))
        elif place == "later":
            coming.append(AtDoor(peg, f"{hours.from_time:%H:%M}" if hours and hours.from_time else ""))
        elif place != "elsewhere":
            others.append(AtDoor(peg, ""))
    evening = screen.at.astimezone(screen.zone).hour >= _EVENING_FROM
    return Door(_by_time(coming), _by_time(here), tuple(others), evening)


def _by_time(found: list[AtDoor]) -> tuple[AtDoor, ...]:
    return tuple(sorted(found, key=lambda one: (one.when, one.peg.name.casefold())))


@dataclass(frozen=True)
class Morning:
    """One baby at the door. `arrival` is there once it is written, `note` what home said; `went_at` is when a
    baby who came already today went home again."""

    peg: Peg
    day: Day
    note: HomeNote
    arrival: Settled | None
    offered: Offered
    went_at: datetime | None
    before_noon: bool

    @property
    def arrived_at(self) -> datetime | None:
        """When the baby came."""
        return self.arrival.at if self.arrival else None


def morning(screen: Screen, baby: UUID) -> Morning:
    """The page of one baby who comes in. Raises NotYours."""
    found = day(screen, baby, screen.today)
    arrival = _still_here(found)
    facts = dict(arrival.facts) if arrival else {}
    return Morning(peg_of(found), found, home_note(screen, found), arrival, offered(found, screen, facts), *_hour(screen, found))


def _hour(screen: Screen, found: Day) -> tuple[datetime | None, bool]:
    went = [one.at for one in shown(found.settled) if one.kind == "reunion" and one.facts.get("goes_home")]
    return max(went, default=None), screen.at.astimezone(screen.zone).hour < _NOON


def last_at_door(screen: Screen, baby: UUID) -> Settled | None:
    """The last arrival or meeting again of today that stands. Raises NotYours."""
    found = [one for one in shown(day(screen, baby, screen.today).settled) if one.kind in ("arrival", "reunion")]
    return max(found, key=lambda one: one.row.seq, default=None)


def peg_of(found: Day) -> Peg:
    """The baby of a day as a list shows them."""
    return Peg(found.baby.pk, found.name, found.baby.peg, found.baby.pronouns, found.marks_worded)


def _still_here(found: Day) -> Settled | None:
    """The arrival that the baby has not gone home from since."""
    arrival: Settled | None = None
    for one in shown(found.settled):
        if one.kind == "arrival":
            arrival = one
        elif one.kind == "reunion" and one.facts.get("goes_home"):
            arrival = None
    return arrival
