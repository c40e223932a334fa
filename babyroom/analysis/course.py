"""How one thing has gone with one baby: learned event by event, asked at any time.

Two fifths of a forecast's weight come from a kernel (how recent, how near on the clock, for the next sleep how alike the sleep that has
just ended), three fifths from trees that were grown from this baby's own past. See docs/decisions/0017 for where the constants come from.
"""

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp, log
from random import Random

from babyroom.analysis import trees
from babyroom.analysis.events import Event, Question, Task
from babyroom.analysis.instants import MINUTES_A_DAY
from babyroom.analysis.levels import ASKED_AGAIN, Levels
from babyroom.analysis.likely import Likely
from babyroom.analysis.trees import Tree

REMEMBERED = 60.0  # days
FADES = 14.0  # days until a past event counts 1/e in the kernel
FADES_IN_LEAVES = 20.0
FADES_IN_GROWING = 30.0
NEAR_ON_THE_CLOCK = 60.0  # minutes, one standard deviation
ALIKE_SLEEP = 0.5  # in log minutes, one standard deviation
TREES_SHARE, BACKGROUND_SHARE = 0.6, 0.03
ENOUGH_EVENTS = 10
ENOUGH_TO_GROW = 20
# So many days later a quarter of the trees is grown anew; the others take in what came since.
GROWN_AGAIN = 1.5
GROWN_AT_ONCE = trees.TREES // 4
DAY_BEGINS, DAY_ENDS = 7 * 60, 19 * 60
OWN_AFTER = 14.0  # days after which nothing of other babies is mixed in
OTHERS_COUNT_AS = 10.0  # events
FURTHEST = 3650.0  # days of age, after which ages are counted anew

_CLOCK = [exp(-0.5 * (min(d, MINUTES_A_DAY - d) / NEAR_ON_THE_CLOCK) ** 2) + 1e-9 for d in range(MINUTES_A_DAY)]
_FINE = 20  # steps in one log minute
_ALIKE = [exp(-0.5 * (d / _FINE / ALIKE_SLEEP) ** 2) for d in range(400)]

# In the order of what it took: minutes, number of the event, weight by age, clock, log of the sleep before in steps, weight in leaves.
_Row = tuple[float, int, float, int, int, float]


@dataclass(slots=True)
class Course:
    """What has been learned of one question for one baby.

    others: what this took with other babies, in order (minutes), by hour of the day, for the first two weeks; empty for none.
    with_trees: False asks the kernel alone, which needs no growing.
    """

    task: Task
    with_trees: bool = True
    others: Mapping[int, Sequence[float]] = field(default_factory=dict)
    first: float | None = None
    _ages_from: float = 0.0
    events: list[Event] = field(default_factory=list)
    levels: Levels = field(default_factory=Levels)
    _rows: list[_Row] = field(default_factory=list)
    _columns: list[list[float]] = field(default_factory=lambda: [[] for _ in range(10)])
    _outcome: list[float] = field(default_factory=list)
    _in_leaves: list[float] = field(default_factory=list)
    _trees: list[Tree] = field(default_factory=list)
    _grown_at: float = float("-inf")
    _oldest: int = 0
    _cut: set[int] = field(default_factory=set)

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
            self._cut.add(number)
        for column, value in zip(self._columns, event.question.seen, strict=True):
            column.append(value)
        self._outcome.append(log(max(event.took, 1.0)))
        self._in_leaves.append(exp(age / FADES_IN_LEAVES))
        insort(self._rows, (event.took, number, exp(age / FADES), asked.clock, _steps(event.question.slept), self._in_leaves[-1]))
        for tree in self._trees:
            trees.leaf_of(tree, event.question.seen).events.append(number)
        self._forget(event.known_at)
        if self.with_trees and event.known_at >= self._grown_at + GROWN_AGAIN * MINUTES_A_DAY:
            self._grow(event.known_at)

    def enough(self) -> bool:
        """Whether there is enough to say something: ENOUGH_EVENTS in the last sixty days."""
        return len(self._rows) >= ENOUGH_EVENTS

    @property
    def remembered(self) -> Sequence[Event]:
        """The events of the last sixty days that were learned."""
        return self.events[self._oldest :]

    @property
    def answered(self) -> int:
        """How many of them came to an end that somebody saw."""
        return len(self._rows) - len(self._cut)

    def days(self) -> int:
        """On how many different days of the last sixty it was seen."""
        return len({event.question.asked.day for event in self.remembered})

    def ask(self, question: Question, weights: Sequence[float] | None = None) -> Likely:
        """What it may take, from what has been learned so far; `weights` where they were asked for already.

        Raises ValueError where nothing has been learned.
        """
        if not self._rows:
            raise ValueError("Nothing has been learned yet.")
        weights = self.weights(question) if weights is None else weights
        took = [row[0] for row in self._rows]
        share = self._others_share(question.asked.at)
        others = self.others.get(question.asked.clock // 60, ()) if share > 0 else ()
        cut = frozenset(n for n, row in enumerate(self._rows) if row[1] in self._cut) if self._cut else frozenset()
        if others and not cut:
            both = sorted([*zip(took, [w * (1 - share) for w in weights], strict=True), *((one, share / len(others)) for one in others)])
            return Likely([one for one, _weight in both], [weight for _one, weight in both])
        return Likely(took, weights, cut)

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
        for row, weight in zip(self._rows, weights, strict=True):
            day = self.events[row[1]].question.asked.day
            shares[day] = shares.get(day, 0.0) + weight
        return dict(sorted(shares.items(), key=lambda one: -one[1]))

    def leans_on_others(self, at: float) -> bool:
        """Whether what other babies did is part of a forecast asked at `at` (minutes)."""
        return self._others_share(at) > 0

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

    def weights(self, question: Question) -> list[float]:
        """How much each remembered event counts for a question, in the order of what they took; together 1."""
        clock = question.asked.clock
        if self.task == "wake":
            steps = _steps(question.slept)
            kernel = [age * _CLOCK[then - clock] * _ALIKE[abs(slept - steps)] + age * 1e-9 for _t, _n, age, then, slept, _l in self._rows]
        else:
            kernel = [age * _CLOCK[then - clock] for _t, _n, age, then, _s, _l in self._rows]
        by_leaf = self._by_leaf(question) if self._trees else {}
        in_trees = TREES_SHARE if by_leaf else 0.0
        near = (1 - in_trees - BACKGROUND_SHARE) / (sum(kernel) or 1.0)
        back = BACKGROUND_SHARE / sum([row[5] for row in self._rows])
        if not by_leaf:
            return [near * one + back * row[5] for one, row in zip(kernel, self._rows, strict=True)]
        leaf = by_leaf.get
        share = in_trees / len(self._trees)
        return [near * one + row[5] * (share * leaf(row[1], 0.0) + back) for one, row in zip(kernel, self._rows, strict=True)]

    def _by_leaf(self, question: Question) -> dict[int, float]:
        """By number of an event: the sum over trees of one part of its leaf's weight, where it shares a leaf with the question."""
        found: dict[int, float] = {}
        counts = self._in_leaves.__getitem__
        for tree in self._trees:
            mine = trees.leaf_of(tree, question.seen).events
            part = 1 / sum(map(counts, mine))
            for n in mine:
                found[n] = found.get(n, 0.0) + part
        return found

    def _age(self, at: float) -> float:
        """Days since the instant from which ages are counted. It moves on, for weights grow with age and a number has an end."""
        age = (at - self._ages_from) / MINUTES_A_DAY
        if abs(age) <= FURTHEST:
            return age
        self._ages_from = at
        leaf, kernel = (exp(-max(age, -FURTHEST) / days) for days in (FADES_IN_LEAVES, FADES))
        self._in_leaves = [weight * leaf for weight in self._in_leaves]
        self._rows = [(*row[:2], row[2] * kernel, *row[3:5], row[5] * leaf) for row in self._rows]
        # Trees would count what is weightless now: new ones are grown from what is remembered.
        self._trees, self._grown_at = [], float("-inf")
        return 0.0

    def _others_share(self, at: float) -> float:
        if not self.others or self.first is None:
            return 0.0
        left = max(0.0, 1 - (at - self.first) / MINUTES_A_DAY / OWN_AFTER)
        return OTHERS_COUNT_AS * left / (OTHERS_COUNT_AS * left + len(self._rows))

    def _forget(self, at: float) -> None:
        limit, before = at - REMEMBERED * MINUTES_A_DAY, self._oldest
        while self._oldest < len(self.events) and self.events[self._oldest].question.asked.at < limit:
            self._oldest += 1
        if self._oldest > before:
            self._rows = [row for row in self._rows if row[1] >= self._oldest]
            self._cut = {number for number in self._cut if number >= self._oldest}

    def _grow(self, at: float) -> None:
        numbers = [row for row in range(self._oldest, len(self.events)) if not self.events[row].cut]
        if len(numbers) < ENOUGH_TO_GROW:
            return
        self._grown_at = at
        new = trees.TREES if not self._trees else GROWN_AT_ONCE
        weight = {n: exp((self.events[n].question.asked.at - at) / MINUTES_A_DAY / FADES_IN_GROWING) for n in numbers}
        weights = [weight.get(n, 0.0) for n in range(len(self.events))]
        by = Random(len(self.events))
        grown = [trees.grow(numbers, self._columns, self._outcome, weights, by) for _ in range(new)]
        self._trees = [*self._trees, *grown][-trees.TREES :]


def is_by_day(clock: int) -> bool:
    """Whether a minute of the day lies between 07:00 and 19:00."""
    return DAY_BEGINS <= clock < DAY_ENDS


def _steps(slept: float) -> int:
    return round(_FINE * log(min(max(slept, 1.0), 1500.0)))
