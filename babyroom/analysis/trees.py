"""Trees that say which past events are alike: extremely randomised trees (Geurts, Ernst and Wehenkel 2006), in plain Python.

A forecast does not take a tree's mean: the events that fell into the same leaf are neighbours, and their outcomes make the window
(as in quantile regression forests, Meinshausen 2006). So a window can always say which days it leans on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from operator import itemgetter
from random import Random

TREES = 40
# A leaf holds at least so many events; a split looks at each of the ten things that were known, at one chance cut.
LEAF = 5
LOOKED_AT = 10


@dataclass(slots=True)
class Leaf:
    """Numbers of the events that fell here."""

    events: list[int]


@dataclass(slots=True)
class Fork:
    """Up to the cut to the left, above it to the right."""

    column: int
    cut: float
    left: "Fork | Leaf"
    right: "Fork | Leaf"


Tree = Fork | Leaf


def grow(events: Sequence[int], columns: Sequence[Sequence[float]], outcome: Sequence[float], weight: Sequence[float], by: Random) -> Tree:
    """One tree over some events.

    events: numbers into the other arguments. columns: ten lists, one per thing known. outcome: what it took (log minutes).
    weight: how much an event counts, above 0. by: the chance, told, so that the same past gives the same tree.
    """
    weights = [weight[n] for n in events]
    return _grow(list(events), weights, [weight[n] * outcome[n] for n in events], columns, by)


def _grow(events: list[int], weights: list[float], sums: list[float], columns: Sequence[Sequence[float]], by: Random) -> Tree:
    size = len(events)
    if size < 2 * LEAF:
        return Leaf(events)
    best: tuple[float, int, float, list[bool]] | None = None
    all_weight, all_sum, of_these = sum(weights), sum(sums), itemgetter(*events)
    for column in by.sample(range(len(columns)), min(LOOKED_AT, len(columns))):
        values = of_these(columns[column])
        low, high = min(values), max(values)
        if high <= low:
            continue
        cut = low + (high - low) * by.random()
        below = [value <= cut for value in values]
        if not LEAF <= below.count(True) <= size - LEAF:
            continue
        left_weight, left_sum = sum(compress(weights, below)), sum(compress(sums, below))
        gain = left_sum**2 / left_weight + (all_sum - left_sum) ** 2 / (all_weight - left_weight)
        if best is None or gain > best[0]:
            best = gain, column, cut, below
    if best is None:
        return Leaf(events)
    _gain, column, cut, below = best
    above = [not one for one in below]
    left, right = (
        _grow(list(compress(events, side)), list(compress(weights, side)), list(compress(sums, side)), columns, by)
        for side in (below, above)
    )
    return Fork(column, cut, left, right)


def leaf_of(tree: Tree, known: Sequence[float]) -> Leaf:
    """The leaf into which something falls, ten things known."""
    while isinstance(tree, Fork):
        tree = tree.left if known[tree.column] <= tree.cut else tree.right
    return tree
