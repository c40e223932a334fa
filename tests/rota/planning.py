"""Shifts, names on a page and a room lead, as the tests of this room need them."""

from datetime import date, time
from uuid import UUID

from babyroom.common.access import Who
from babyroom.rota import operations
from babyroom.ways.models import Familiar
from tests.nursery import TODAY, ZONE, Nursery, at

MONDAY = date(2026, 11, 23)
WEEK = range(1, 6)


def hours(start: str, end: str) -> tuple[time, time]:
    return (time.fromisoformat(start), time.fromisoformat(end))


def shift(nursery: Nursery, name: str, start: str, end: str, room: str = "Ducklings", on: date = MONDAY, days: range = WEEK) -> None:
    """This adult works in a room on every weekday from a Monday on."""
    week = dict.fromkeys(days, hours(start, end))
    operations.set_week(nursery.adults[name], week, room=nursery.rooms[room], from_on=on, by=nursery.manager(), at=at("07:00"))


def familiar(nursery: Nursery, baby: str, *names: str) -> None:
    """These adults are named on the baby's page, in this order."""
    for position, name in enumerate(names, start=1):
        Familiar.objects.create(
            setting_id=nursery.setting,
            baby_id=nursery.babies[baby],
            adult_id=nursery.adults[name],
            position=position,
            from_on=date(2026, 9, 1),
        )


def lead(nursery: Nursery, name: str = "Priya", room: str = "Ducklings") -> Who:
    """A room lead, signed in by name."""
    return _signed(nursery, name, "lead", room)


def practitioner(nursery: Nursery, name: str = "Sam", room: str = "Ducklings") -> Who:
    """Somebody who works in a room, signed in by name."""
    return _signed(nursery, name, "practitioner", room)


def _signed(nursery: Nursery, name: str, job: str, room: str) -> Who:
    return Who(
        setting_id=nursery.setting,
        adult_id=nursery.adults[name],
        login_id=UUID(int=7),
        how="login",
        zone=ZONE,
        jobs=frozenset({job}),
        seen={"on": TODAY, "works_in": frozenset({nursery.rooms[room]})},
    )
