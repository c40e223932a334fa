"""Asking one question of what one baby's past taught, whether it is still being learned (`course`) or was kept (`kept`).

Two fifths of a forecast's weight come from a kernel (how recent, how near on the clock, for the next sleep how alike the sleep that has
just ended), three fifths from trees that were grown from this baby's own past. See docs/decisions/0017 for where the constants come from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import NamedTuple

from babyroom.analysis.events import Question, Task
from babyroom.analysis.instants import MINUTES_A_DAY
from babyroom.analysis.levels import Levels
from babyroom.analysis.likely import Likely

NEAR_ON_THE_CLOCK = 60.0  # minutes, one standard deviation
ALIKE_SLEEP = 0.5  # in log minutes, one standard deviation
TREES_SHARE, BACKGROUND_SHARE = 0.6, 0.03
ENOUGH_EVENTS = 10
DAY_BEGINS, DAY_ENDS = 7 * 60, 19 * 60
OWN_AFTER = 14.0  # days after which nothing of other babies is mixed in
OTHERS_COUNT_AS = 10.0  # events

_CLOCK = [exp(-0.5 * (min(d, MINUTES_A_DAY - d) / NEAR_ON_THE_CLOCK) ** 2) + 1e-9 for d in range(MINUTES_A_DAY)]
_FINE = 20  # steps in one log minute
_ALIKE = [exp(-0.5 * (d / _FINE / ALIKE_SLEEP) ** 2) for d in range(400)]


class Row(NamedTuple):
    """A remembered event: minutes it took, its number, weight by age in the kernel, clock, log of the sleep before in steps, weight by
    age in the leaves, day number."""

    took: float
    number: int
    fades: float
    clock: int
    slept: int
    in_leaves: float
    day: int


@dataclass(slots=True)
class Asking:
    """What one question has taught, ready to be asked.

    others: what this took with other babies, in order (minutes), by hour of the day, for the first two weeks; empty for none.
    first, latest: when the first event was asked and when the last outcome was known (minutes). rows: the remembered events in the
    order of what they took. cut: numbers of those that were cut short.
    """

    task: Task
    others: Mapping[int, Sequence[float]] = field(default_factory=dict)
    first: float | None = None
    latest: float = 0.0
    levels: Levels = field(default_factory=Levels)
    rows: list[Row] = field(default_factory=list)
    cut: set[int] = field(default_factory=set)

    def enough(self) -> bool:
        """Whether there is enough to say something: ENOUGH_EVENTS in the last sixty days."""
        return len(self.rows) >= ENOUGH_EVENTS

    @property
    def answered(self) -> int:
        """How many of them came to an end that somebody saw."""
        return len(self.rows) - len(self.cut)

    def days(self) -> int:
        """On how many different days of the last sixty it was seen."""
        return len({row.day for row in self.rows})

    def ask(self, question: Question, weights: Sequence[float] | None = None) -> Likely:
        """What it may take, from what has been learned so far; `weights` where they were asked for already.

        Raises ValueError where nothing has been learned.
        """
        if not self.rows:
            raise ValueError("Nothing has been learned yet.")
        weights = self.weights(question) if weights is None else weights
        took = [row[0] for row in self.rows]
        share = self._others_share(question.asked.at)
        others = self.others.get(question.asked.clock // 60, ()) if share > 0 else ()
        cut = frozenset(n for n, row in enumerate(self.rows) if row[1] in self.cut) if self.cut else frozenset()
        if not others:
            return Likely(took, weights, cut)
        # What others did ended where somebody saw it, also where this baby's own was cut short.
        own = [(one, weight * (1 - share), n in cut) for n, (one, weight) in enumerate(zip(took, weights, strict=True))]
        both = sorted([*own, *((one, share / len(others), False) for one in others)])
        return Likely([one[0] for one in both], [one[1] for one in both], frozenset(n for n, one in enumerate(both) if one[2]))

    def window(self, question: Question, likely: Likely, open_for: float = 0.0) -> tuple[float, float, float]:
        """Minutes since it began: early, middle and late, of which about 8 in 10 lie between the outer two.

        open_for: minutes it has been open already. Beyond anything this baby has done the window is wide and says little.
        """
        if not likely.still(open_for):
            return open_for + 5, open_for + max(30.0, open_for / 4), open_for + max(120.0, open_for)
        low, middle, high = likely.quantiles(self.levels.at(open_for, is_by_day(question.asked.clock)), open_for)
        return low, middle, high

    def leans_on(self, weights: Sequence[float]) -> dict[int, float]:
        """Which days a forecast of these weights leans on: day number to share, most first, the shares adding up to 1."""
        shares: dict[int, float] = {}
        for row, weight in zip(self.rows, weights, strict=True):
            shares[row.day] = shares.get(row.day, 0.0) + weight
        return dict(sorted(shares.items(), key=lambda one: -one[1]))

    def leans_on_others(self, at: float) -> bool:
        """Whether what other babies did is part of a forecast asked at `at` (minutes)."""
        return self._others_share(at) > 0

    def weights(self, question: Question) -> list[float]:
        """How much each remembered event counts for a question, in the order of what they took; together 1."""
        clock = question.asked.clock
        if self.task == "wake":
            now = steps(question.slept)
            kernel = [age * _CLOCK[then - clock] * _ALIKE[abs(slept - now)] + age * 1e-9 for _t, _n, age, then, slept, _l, _d in self.rows]
        else:
            kernel = [age * _CLOCK[then - clock] for _t, _n, age, then, _s, _l, _d in self.rows]
        by_leaf, grown = self._by_leaf(question)
        in_trees = TREES_SHARE if by_leaf else 0.0
        near = (1 - in_trees - BACKGROUND_SHARE) / (sum(kernel) or 1.0)
        back = BACKGROUND_SHARE / sum([row[5] for row in self.rows])
        if not by_leaf:
            return [near * one + back * row[5] for one, row in zip(kernel, self.rows, strict=True)]
        leaf = by_leaf.get
        share = in_trees / grown
        return [near * one + row[5] * (share * leaf(row[1], 0.0) + back) for one, row in zip(kernel, self.rows, strict=True)]

    def _others_share(self, at: float) -> float:
        if not self.others or self.first is None:
            return 0.0
        left = max(0.0, 1 - (at - self.first) / MINUTES_A_DAY / OWN_AFTER)
        return OTHERS_COUNT_AS * left / (OTHERS_COUNT_AS * left + len(self.rows))

    def _by_leaf(self, _question: Question) -> tuple[dict[int, float], int]:
        """By number of an event: the sum over trees of one part of its leaf's weight, where it shares a leaf with the question; and how
        many trees there are. Here there are none."""
        return {}, 0


def is_by_day(clock: int) -> bool:
    """Whether a minute of the day lies between 07:00 and 19:00."""
    return DAY_BEGINS <= clock < DAY_ENDS


def steps(slept: float) -> int:
    """Log minutes of a sleep, in steps."""
    return round(_FINE * log(min(max(slept, 1.0), 1500.0)))
