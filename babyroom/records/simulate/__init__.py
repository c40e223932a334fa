"""Our own seeded simulator of a nursery: a cast of people and whole days of moments, without a table or a clock."""

from babyroom.records.simulate.cast import Adult, Baby, Cast
from babyroom.records.simulate.crowd import crowd
from babyroom.records.simulate.day import day_of, nursery_day, nursery_days, so_far
from babyroom.records.simulate.harbour import demo_cast
from babyroom.records.simulate.open_days import is_open, open_days
from babyroom.records.simulate.room_day import ArmsFull, RoomDay, room_days
from babyroom.records.simulate.wall import midnight

__all__ = [
    "Adult",
    "ArmsFull",
    "Baby",
    "Cast",
    "RoomDay",
    "crowd",
    "day_of",
    "demo_cast",
    "is_open",
    "midnight",
    "nursery_day",
    "nursery_days",
    "open_days",
    "room_days",
    "so_far",
]
