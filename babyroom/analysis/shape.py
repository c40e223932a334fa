"""The shape of a day: at each quarter of an hour, on how many of the written days the baby was asleep."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babyroom.analysis.instants import MINUTES_A_DAY, Span, date_of

QUARTER = 15


@dataclass(frozen=True)
class Shape:
    """asleep: 96 counts of days, from midnight on by quarters of an hour; days: of how many (those with a sleep written)."""

    asleep: tuple[int, ...]
    days: int


def shape(sleeps: Sequence[Span], days: Sequence[date]) -> Shape:
    """The shape of some days. sleeps: cleaned, in order. A quarter counts where the baby slept through its middle.

    Where a clock was put forward or back inside a sleep, the wall's clock is what counts, as on a page.
    """
    wanted = set(days)
    quarters: dict[date, set[int]] = {}
    for row in sleeps:
        if row.ended is None:
            continue
        wall = row.began.day * MINUTES_A_DAY + row.began.clock
        end = row.ended.day * MINUTES_A_DAY + row.ended.clock
        for middle in range(wall - wall % QUARTER + QUARTER // 2, end, QUARTER):
            if middle >= wall and (on := date_of(middle // MINUTES_A_DAY)) in wanted:
                quarters.setdefault(on, set()).add(middle % MINUTES_A_DAY // QUARTER)
    counts = [sum(n in one for one in quarters.values()) for n in range(MINUTES_A_DAY // QUARTER)]
    return Shape(tuple(counts), len(quarters))
