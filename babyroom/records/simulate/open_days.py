"""The days a nursery in England is open: Monday to Friday, not on bank holidays."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache


def easter(year: int) -> date:
    """Easter Sunday of that year (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _monday(on: date) -> date:
    return on + timedelta(-on.weekday() % 7)


@lru_cache(maxsize=16)
def bank_holidays(year: int) -> frozenset[date]:
    """The usual bank holidays of England in that year; single extra ones (a coronation) are not known here."""
    new_year, christmas = date(year, 1, 1), date(year, 12, 25)
    sunday = easter(year)
    fixed = {_monday(new_year) if new_year.weekday() > 4 else new_year, sunday - timedelta(2), sunday + timedelta(1)}
    fixed |= {_monday(date(year, 5, 1)), _monday(date(year, 5, 25)), _monday(date(year, 8, 25))}
    # Christmas and Boxing Day move on to the next free weekdays.
    after = christmas
    for _each in range(2):
        while after.weekday() > 4:
            after += timedelta(1)
        fixed.add(after)
        after += timedelta(1)
    return frozenset(fixed)


def is_open(on: date) -> bool:
    """Whether the nursery is open on that day."""
    return on.weekday() < 5 and on not in bank_holidays(on.year)


def open_days(first: date, last: date) -> Iterator[date]:
    """The open days from `first` to `last`, both included."""
    on = first
    while on <= last:
        if is_open(on):
            yield on
        on += timedelta(1)
