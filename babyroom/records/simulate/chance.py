"""Throwing dice: small pieces of chance that every chapter of a day uses."""

from bisect import bisect
from collections.abc import Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Dice(Generic[T]):
    """Faces with weights of any scale."""

    __slots__ = ("_faces", "_sums", "_total")

    def __init__(self, faces: Mapping[T, float]) -> None:
        self._faces = tuple(faces)
        self._sums = list(accumulate(faces.values()))
        self._total = self._sums[-1]

    def throw(self, rng: Random) -> T:
        """One face, as often as its weight says."""
        return self._faces[min(bisect(self._sums, rng.random() * self._total), len(self._faces) - 1)]


def some(rng: Random, items: Sequence[T], count: int, first: Sequence[T] = ()) -> list[T]:
    """Up to `count` different items, in the order in which they stand. Those in `first` (what this baby likes
    best) are taken twice as readily."""
    if len(items) <= count:
        return list(items)
    keyed = sorted(range(len(items)), key=lambda i: rng.random() * (0.5 if items[i] in first else 1.0))
    return [items[i] for i in sorted(keyed[:count])]


def one(rng: Random, items: Sequence[T]) -> T:
    """Any one of these, each as likely."""
    return items[int(rng.random() * len(items))]


def between(rng: Random, low: float, high: float) -> float:
    """Any number between these, each as likely."""
    return low + (high - low) * rng.random()


def about(rng: Random, mean: float, sd: float, low: float, high: float) -> float:
    """A number near `mean`, never outside `low` to `high`."""
    return min(high, max(low, rng.gauss(mean, sd)))


def shared(rng: Random, mean: float) -> int:
    """A whole number that is `mean` on average: 2.3 is 2, and 3 on three days of ten."""
    whole = int(mean)
    return whole + (rng.random() < mean - whole)
