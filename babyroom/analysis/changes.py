"""A change told with its count: "since Thursday about 10 minutes later: 4 days, too few to be sure"."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import sqrt
from statistics import median

FEWEST_BEFORE, MOST_BEFORE = 7, 28
FEWEST_SINCE, MOST_SINCE = 3, 14
SURE_DAYS = 7
SMALLEST = 10  # minutes
# How many standard errors apart, with a spread taken from the median deviation; many days are tried, so it is more than two.
APART = 3.0
ROUNDED = 5
# Entries are made to some minutes: days never count as nearer to each other than this.
LEAST_SPREAD = 5.0


@dataclass(frozen=True)
class Change:
    """minutes: later (above 0) or earlier (below 0) than before, to the nearest five. days: on how many it rests. sure: enough of them."""

    since_on: date
    minutes: int
    days: int
    days_before: int
    sure: bool


def change(by_day: Mapping[date, float], left_out: frozenset[date] = frozenset()) -> Change | None:
    """The clearest change of something that has one number a day (minutes: when the first sleep began, how long it was).

    Days that are not written are not in it; days of illness or travel are left out. None where nothing has clearly changed.
    """
    days = sorted(day for day in by_day if day not in left_out)
    best: tuple[float, Change] | None = None
    for since in range(FEWEST_SINCE, min(MOST_SINCE, len(days) - FEWEST_BEFORE) + 1):
        now = [by_day[day] for day in days[-since:]]
        before = [by_day[day] for day in days[max(0, len(days) - since - MOST_BEFORE) : len(days) - since]]
        moved = median(now) - median(before)
        spread = max(_spread(before), _spread(now), LEAST_SPREAD)
        # A median is less certain than a mean by this factor.
        apart = abs(moved) / (1.25 * spread * sqrt(1 / len(now) + 1 / len(before)))
        # Where it began is where both sides lie nearest to their own middle: a middle alone hardly feels two days of before among six.
        away = _away(now) + _away(before)
        if abs(moved) >= SMALLEST and apart >= APART and (best is None or away < best[0]):
            minutes = round(moved / ROUNDED) * ROUNDED
            best = away, Change(days[-since], minutes, len(now), len(before), len(now) >= SURE_DAYS)
    return None if best is None else best[1]


def _away(values: list[float]) -> float:
    middle = median(values)
    return sum(abs(value - middle) for value in values)


def _spread(values: list[float]) -> float:
    middle = median(values)
    return 1.4826 * median([abs(value - middle) for value in values])
