"""How one thing has gone with one baby: learned event by event, and asked at any time (`asking`)."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log
from random import Random

from babyroom.analysis import trees
from babyroom.analysis.asking import Asking, Row, is_by_day, steps
from babyroom.analysis.events import Event, Question
from babyroom.analysis.instants import MINUTES_A_DAY
from babyroom.analysis.levels import ASKED_AGAIN
from babyroom.analysis.likely import Likely
from babyroom.analysis.trees import Tree

REMEMBERED = 60.0  # days
FADES = 14.0  # days until a past event counts 1/e in the kernel
FADES_IN_LEAVES = 20.0
FADES_IN_GROWING = 30.0
ENOUGH_TO_GROW = 20
# So many days later a quarter of the trees is grown anew; the others take in what came since.
GROWN_AGAIN = 1.5
GROWN_AT_ONCE = trees.TREES // 4
FURTHEST = 3650.0  # days of age, after which ages are counted anew


@dataclass(slots=True)
class Course(Asking):
    """What is being learned of one question for one baby.

    with_trees: False asks the kernel alone, which needs no growing.
    """

    with_trees: bool = True
    events: list[Event] = field(default_factory=list)
    trees: list[Tree] = field(default_factory=list)
    in_leaves: list[float] = field(default_factory=list)
    _ages_from: float = 0.0
    _columns: list[list[float]] = field(default_factory=lambda: [[] for _ in range(10)])
    _outcome: list[float] = field(default_factory=list)
    _grown_at: float = float("-inf")
    _oldest: int = 0

    def learn(self, event: Event, likely: Likely | None = None) -> None:
        """Take in an event whose outcome is known; `likely` is what was forecast when it was asked, before it was known.

        Events come in the order in which their outcomes were known. One that was cut short says that it lasted longer, no more.
        """
        asked = event.question.asked
        if self.first is None:
            self.first = self._ages_from = asked.at
        if likely is not None:
            self._judge(event, likely)
        number, age = len(self.events), self._age(asked.at)
        self.events.append(event)
        if event.cut:
            self.cut.add(number)
        for column, value in zip(self._columns, event.question.seen, strict=True):
            column.append(value)
        self._outcome.append(log(max(event.took, 1.0)))
        self.in_leaves.append(exp(age / FADES_IN_LEAVES))
        weights = exp(age / FADES), self.in_leaves[-1]
        insort(self.rows, Row(event.took, number, weights[0], asked.clock, steps(event.question.slept), weights[1], asked.day))
        self.latest = event.known_at
        for tree in self.trees:
            trees.leaf_of(tree, event.question.seen).events.append(number)
        self._forget(event.known_at)
        if self.with_trees and event.known_at >= self._grown_at + GROWN_AGAIN * MINUTES_A_DAY:
            self._grow(event.known_at)

    @property
    def remembered(self) -> Sequence[Event]:
        """The events of the last sixty days that were learned."""
        return self.events[self._oldest :]

    def _judge(self, event: Event, likely: Likely) -> None:
        """Move the levels: by what came, or where that was not seen by how likely it was to come outside, as it lasted at least so long."""
        by_day = is_by_day(event.question.asked.clock)
        for step in ASKED_AGAIN:
            if event.took <= step or not likely.still(step):
                continue
            levels = self.levels.at(step, by_day)
            low, _middle, high = likely.quantiles(levels, step)
            below, above = float(event.took < low), float(event.took > high)
            if event.cut:
                passed = likely.position(event.took, step)
                left = max(1 - passed, 1e-9)
                below, above = max(levels[0] - passed, 0.0) / left, min((1 - levels[2]) / left, 1.0)
            self.levels.learn(step, by_day, below=below, above=above)

    def _by_leaf(self, question: Question) -> tuple[dict[int, float], int]:
        found: dict[int, float] = {}
        counts = self.in_leaves.__getitem__
        for tree in self.trees:
            mine = trees.leaf_of(tree, question.seen).events
            part = 1 / sum(map(counts, mine))
            for n in mine:
                found[n] = found.get(n, 0.0) + part
        return found, len(self.trees)

    def _age(self, at: float) -> float:
        """Days since the instant from which ages are counted. It moves on, for weights grow with age and a number has an end."""
        age = (at - self._ages_from) / MINUTES_A_DAY
        if abs(age) <= FURTHEST:
            return age
        self._ages_from = at
        leaf, kernel = (exp(-max(age, -FURTHEST) / days) for days in (FADES_IN_LEAVES, FADES))
        self.in_leaves = [weight * leaf for weight in self.in_leaves]
        self.rows = [row._replace(fades=row.fades * kernel, in_leaves=row.in_leaves * leaf) for row in self.rows]
        # Trees would count what is weightless now: new ones are grown from what is remembered.
        self.trees, self._grown_at = [], float("-inf")
        return 0.0

    def _forget(self, at: float) -> None:
        limit, before = at - REMEMBERED * MINUTES_A_DAY, self._oldest
        while self._oldest < len(self.events) and self.events[self._oldest].question.asked.at < limit:
            self._oldest += 1
        if self._oldest > before:
            self.rows = [row for row in self.rows if row[1] >= self._oldest]
            self.cut = {number for number in self.cut if number >= self._oldest}

    def _grow(self, at: float) -> None:
        numbers = [row for row in range(self._oldest, len(self.events)) if not self.events[row].cut]
        if len(numbers) < ENOUGH_TO_GROW:
            return
        self._grown_at = at
        new = trees.TREES if not self.trees else GROWN_AT_ONCE
        weight = {n: exp((self.events[n].question.asked.at - at) / MINUTES_A_DAY / FADES_IN_GROWING) for n in numbers}
        weights = [weight.get(n, 0.0) for n in range(len(self.events))]
        by = Random(len(self.events))
        grown = [trees.grow(numbers, self._columns, self._outcome, weights, by) for _ in range(new)]
        self.trees = [*self.trees, *grown][-trees.TREES :]
