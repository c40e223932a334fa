"""Trees that say which past events are alike: extremely randomised trees (Geurts, Ernst and Wehenkel 2006), in plain Python.

A forecast does not take a tree's mean: the events that fell into the same leaf are neighbours, and their outcomes make the window
(as in quantile regression forests, Meinshausen 2006). So a window can always say which days it leans on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

TREES = 24
# A leaf holds at least so many events; a split looks at so many of the ten things that were known, at one chance cut each.
LEAF = 5
LOOKED_AT = 7


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
    if len(events) < 2 * LEAF:
        return Leaf(list(events))
    best: tuple[float, int, float] | None = None
    weights = [weight[n] for n in events]
    sums = [weight[n] * outcome[n] for n in events]
    all_weight, all_sum = sum(weights), sum(sums)
    for column in by.sample(range(len(columns)), min(LOOKED_AT, len(columns))):
        known = columns[column]
        values = [known[n] for n in events]
        low, high = min(values), max(values)
        if high <= low:
            continue
        cut = by.uniform(low, high)
        left = [n for n, value in enumerate(values) if value <= cut]
        if not LEAF <= len(left) <= len(values) - LEAF:
            continue
        left_weight = sum([weights[n] for n in left])
        left_sum = sum([sums[n] for n in left])
        gain = left_sum**2 / left_weight + (all_sum - left_sum) ** 2 / (all_weight - left_weight)
        if best is None or gain > best[0]:
            best = gain, column, cut
    if best is None:
        return Leaf(list(events))
    _gain, column, cut = best
    known = columns[column]
    below = [n for n in events if known[n] <= cut]
    above = [n for n in events if known[n] > cut]
    return Fork(column, cut, grow(below, columns, outcome, weight, by), grow(above, columns, outcome, weight, by))


def leaf_of(tree: Tree, known: Sequence[float]) -> Leaf:
    """The leaf into which something falls, ten things known."""
    while isinstance(tree, Fork):
        tree = tree.left if known[tree.column] <= tree.cut else tree.right
    return tree
