"""Whole numbers as inclusive ranges, lowest first: which of an outbox's numbers have come, which it offers again, which are gone. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Range = tuple[int, int]
Ranges = tuple[Range, ...]


def tidy(found: Iterable[Sequence[int]]) -> Ranges:
    """The same numbers as few ranges, in order, that neither meet nor touch. A range that ends before it begins holds none."""
    joined: list[Range] = []
    for first, last in sorted((first, last) for first, last in found if first <= last):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return tuple(joined)


def single(numbers: Iterable[int]) -> Ranges:
    """These numbers as ranges."""
    return tidy((one, one) for one in numbers)


def united(*parts: Ranges) -> Ranges:
    """Every number of any of these."""
    return tidy(one for part in parts for one in part)


def without(whole: Ranges, taken: Ranges) -> Ranges:
    """The numbers of `whole` that are not in `taken`. Both tidy."""
    left: list[Range] = []
    rest = iter(taken)
    cut = next(rest, None)
    for first, last in whole:
        start = first
        while cut is not None and cut[1] < start:
            cut = next(rest, None)
        while cut is not None and cut[0] <= last:
            if start < cut[0]:
                left.append((start, cut[0] - 1))
            start = cut[1] + 1
            if cut[1] > last:
                break
            cut = next(rest, None)
        if start <= last:
            left.append((start, last))
    return tuple(left)


def count(ranges: Ranges) -> int:
    """How many numbers there are."""
    return sum(last - first + 1 for first, last in ranges)


def in_words(ranges: Ranges, most: int = 5) -> str:
    """ "3, 7–9": the first ranges as they are said, with "…" where there are more."""
    told = [str(first) if first == last else f"{first}–{last}" for first, last in ranges[:most]]
    return ", ".join([*told, "…"] if len(ranges) > most else told)


@dataclass(frozen=True)
class Stand:
    """How an outbox stands: all of 1 to `through` has come, and `beyond` above it; `wants` the tablet still holds; `gone` is with
    neither. Of 1 to `reaches` each has come or is gone."""

    through: int
    beyond: Ranges
    wants: Ranges
    gone: Ranges
    reaches: int


def stand(arrived: Ranges, *, holds: Ranges, last: int) -> Stand:
    """Lay what has come beside what the tablet holds of the numbers it has given, 1 to `last`."""
    through = _first_end(arrived)
    beyond = tuple(one for one in arrived if one[0] > through)
    given: Ranges = ((1, last),) if last > 0 else ()
    gone = without(given, united(arrived, holds))
    return Stand(through, beyond, without(holds, arrived), gone, _first_end(united(arrived, gone)))


def _first_end(ranges: Ranges) -> int:
    """Up to where no number is missing, from 1 on."""
    return ranges[0][1] if ranges and ranges[0][0] <= 1 else 0
