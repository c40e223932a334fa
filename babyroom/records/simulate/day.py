"""One baby's day, from the door to the door; and many days of everyone."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from babyroom.moments.record import Record
from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.cast import Baby, Cast
from babyroom.records.simulate.changes import nappies, outside
from babyroom.records.simulate.company import comfort, comfort_in_its_places, exploring, notes
from babyroom.records.simulate.door import arriving, fed_at_noon, going_home
from babyroom.records.simulate.meals import meals, milk
from babyroom.records.simulate.moves import joined_rooms, visits
from babyroom.records.simulate.naps import naps
from babyroom.records.simulate.open_days import open_days
from babyroom.records.simulate.outline import outline
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.settling import settling
from babyroom.records.simulate.slips import corrections, moved_to_right_baby, seen_differently, taken_back
from babyroom.records.simulate.together import together_moments


def day_of(cast: Cast, baby: Baby, on: date, seed: int) -> list[Record]:
    """This baby's whole day, in the order in which it was written down; empty where the baby is not here.

    It depends on nothing but these four, so that a later run finds the same ids and words. Every record has
    `received_at`; a caller who wants a day in progress keeps what `so_far` keeps.
    """
    shape = outline(cast, baby, on, seed)
    if shape is None:
        return []
    pen = Pen.of(cast, baby, on, seed, shape)
    time = AwakeTime(shape.arrive, shape.leave)
    # Fixed things first, then those that find their place around them.
    joined_rooms(pen, time)
    visits(pen, time)
    naps(pen, time)
    hard = arriving(pen, time)
    going_home(pen, time)
    moved_to_right_baby(pen, time)
    placed = comfort_in_its_places(pen, time, hard)
    outside(pen, time)
    meals(pen, time)
    fed_at_noon(pen, time)
    milk(pen, time)
    nappies(pen, time)
    settling(pen, time)
    comfort(pen, time, placed)
    exploring(pen, time)
    together_moments(pen, time)
    notes(pen, time)
    taken_back(pen, time)
    corrections(pen)
    seen_differently(pen)
    return sorted(pen.records, key=_written)


def _written(record: Record) -> tuple[datetime, datetime]:
    return record.received_at or record.happened_at, record.happened_at


def nursery_day(cast: Cast, on: date, seed: int) -> list[Record]:
    """Everyone's moments of that day, in the order in which they were written down."""
    return sorted((record for baby in cast.babies for record in day_of(cast, baby, on, seed)), key=_written)


def nursery_days(cast: Cast, first: date, last: date, seed: int) -> Iterator[Record]:
    """Everyone's moments from `first` to `last`, both included, day by day."""
    for on in open_days(first, last):
        yield from nursery_day(cast, on, seed)


def so_far(records: Iterable[Record], at: datetime) -> Iterator[Record]:
    """Those that have happened and are written down by then: what a room has in the middle of a day. A run later
    that day adds the rest."""
    return (r for r in records if r.happened_at <= at and (r.received_at or r.happened_at) <= at)
