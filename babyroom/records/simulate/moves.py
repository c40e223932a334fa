"""Other rooms: rooms joined late in the day, and visits before moving up for good."""

from datetime import timedelta
from typing import Any

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import between
from babyroom.records.simulate.pen import Pen

# Visits on Tuesdays and Thursdays of the two weeks before a move [ours].
_VISITS_BEFORE = timedelta(days=14)
_VISIT_WEEKDAYS = (1, 3)


def joined_rooms(pen: Pen, time: AwakeTime) -> None:
    """Late in the day the baby's room joins another one; the move holds until the baby goes home."""
    join = pen.rooms[pen.home_room].join
    if join is None or not pen.shape.arrive + 30 < join.at <= pen.shape.leave - 3:
        return
    pen.spend_time_in(join.to_room, join.at, 24 * 60)
    _moved(pen, join.at, join.to_room, pen.home_room, "joining", join.group)


def visits(pen: Pen, time: AwakeTime) -> None:
    """In the weeks before moving up the baby visits the new room for a while, with someone they know."""
    coming = next((p for p in pen.baby.placements if p.from_on - _VISITS_BEFORE <= pen.on < p.from_on and p.room != pen.home_room), None)
    if coming is None or pen.on.weekday() not in _VISIT_WEEKDAYS or pen.shape.visit is not None:
        return
    length = between(pen.rng, 35, 55)
    at = 10 * 60 + between(pen.rng, -10, 15)
    if not pen.shape.awake(at - 2, at + length + 2):
        return
    pen.spend_time_in(coming.room, at, at + length)
    _moved(pen, at, coming.room, pen.home_room, "visit", None)
    _moved(pen, at + length, pen.home_room, coming.room, "visit", None)
    time.reserve(at - 0.5, at + 1)
    time.reserve(at + length - 0.5, at + length + 1)


def _moved(pen: Pen, at: float, to_room: object, from_room: object, why: str, group: Any) -> None:
    facts = {"to_room": str(to_room), "from_room": str(from_room), "why": why}
    pen.write("moved", at, facts, by=pen.who(at), group=group, punctual=True)
