"""What can be asked of a past: one event is one question that was open once, with what was known then and what came of it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, log, pi, sin
from typing import Literal

from babyroom.analysis.instants import MINUTES_A_DAY, Instant, Span

Task = Literal["wake", "length", "feed"]
TASKS: tuple[Task, ...] = ("wake", "length", "feed")
# A longer gap is a day nobody wrote, not an interval (minutes).
LONGEST: dict[Task, float] = {"wake": 600.0, "length": 960.0, "feed": 900.0}
# Stands in where a past has no such thing yet (minutes): it is the same for every baby, so it says nothing.
_UNKNOWN = {"slept": 60.0, "awake": 120.0, "fed": 120.0, "between": 180.0}


@dataclass(frozen=True, slots=True)
class Question:
    """Something asked at one instant: minutes until the next sleep (wake), of this sleep (length), until the next feed (feed).

    seen: what was known then, ten numbers without a unit in the order of `_seen`.
    slept: minutes of the sleep that has just ended (wake only; otherwise 0).
    """

    task: Task
    asked: Instant
    slept: float
    seen: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A question with what came of it: minutes it took; cut: it lasted at least so long, then nobody was there to see."""

    question: Question
    took: float
    cut: bool = False

    @property
    def known_at(self) -> float:
        """When the outcome could first be known (minutes)."""
        return self.question.asked.at + self.took


@dataclass(frozen=True)
class Seen:
    """Cleaned sleeps and feeds, in order, with what questions look up in them. None of these looks past the instant it is told."""

    sleeps: Sequence[Span]
    feeds: Sequence[Span]
    asleep_from: Sequence[float]
    awake_from: Sequence[float]
    fed_from: Sequence[float]

    def slept(self, at: float, minutes: float) -> float:
        """Minutes asleep in the `minutes` before `at`."""
        total, n = 0.0, bisect_right(self.asleep_from, at) - 1
        while n >= 0 and self.awake_from[n] > at - minutes:
            total += min(self.awake_from[n], at) - max(self.asleep_from[n], at - minutes)
            n -= 1
        return total


def look(sleeps: Sequence[Span], feeds: Sequence[Span]) -> Seen:
    """Index cleaned spans."""
    return Seen(
        sleeps,
        feeds,
        [row.began.at for row in sleeps],
        [row.ended.at for row in sleeps if row.ended is not None],
        [row.began.at for row in feeds],
    )


def ask_wake(seen: Seen, at: Instant) -> Question:
    """When will the next sleep begin? Asked at a waking."""
    n = bisect_right(seen.awake_from, at.at) - 1
    slept = seen.awake_from[n] - seen.asleep_from[n] if n >= 0 else _UNKNOWN["slept"]
    awake = seen.asleep_from[n] - seen.awake_from[n - 1] if n >= 1 else _UNKNOWN["awake"]
    return _question("wake", seen, at, (slept, awake, _since(seen.fed_from, at.at, "fed")), slept)


def ask_length(seen: Seen, at: Instant) -> Question:
    """How long will this sleep last? Asked as it begins."""
    n = bisect_right(seen.awake_from, at.at) - 1
    slept = seen.awake_from[n] - seen.asleep_from[n] if n >= 0 else _UNKNOWN["slept"]
    awake = at.at - seen.awake_from[n] if n >= 0 else _UNKNOWN["awake"]
    return _question("length", seen, at, (awake, slept, _since(seen.fed_from, at.at, "fed")), 0.0)


def ask_feed(seen: Seen, at: Instant) -> Question:
    """When will the next feed begin? Asked as this one begins."""
    n = bisect_right(seen.fed_from, at.at) - 1
    last = at.at - seen.fed_from[n - 1] if n >= 1 else _UNKNOWN["between"]
    before = seen.fed_from[n - 1] - seen.fed_from[n - 2] if n >= 2 else _UNKNOWN["between"]
    began, woke = bisect_right(seen.asleep_from, at.at) - 1, bisect_right(seen.awake_from, at.at) - 1
    awake = 0.0 if began > woke else (at.at - seen.awake_from[woke] if woke >= 0 else _UNKNOWN["slept"])
    return _question("feed", seen, at, (last, before, awake + 5), 0.0)


def events(task: Task, seen: Seen) -> Iterator[Event]:
    """Every question of a past that has been answered since, in order. Gaps longer than LONGEST are days nobody wrote."""
    for event in all_events(task, seen):
        if 0 < event.took <= LONGEST[task]:
            yield event


def all_events(task: Task, seen: Seen) -> Iterator[Event]:
    """Every question with what came next, however much later that was."""
    if task == "feed":
        for row, then in zip(seen.feeds, seen.feeds[1:], strict=False):
            yield Event(ask_feed(seen, row.began), then.began.at - row.began.at)
    elif task == "length":
        for row in seen.sleeps:
            if row.ended is not None:
                yield Event(ask_length(seen, row.began), row.ended.at - row.began.at)
    else:
        for row, then in zip(seen.sleeps, seen.sleeps[1:], strict=False):
            if row.ended is not None:
                yield Event(ask_wake(seen, row.ended), then.began.at - row.ended.at)


def _since(times: Sequence[float], at: float, name: str) -> float:
    n = bisect_right(times, at) - 1
    return at - times[n] if n >= 0 else _UNKNOWN[name]


def _question(task: Task, seen: Seen, at: Instant, intervals: tuple[float, float, float], slept: float) -> Question:
    angle = at.clock / MINUTES_A_DAY * 2 * pi
    told = (
        sin(angle),
        cos(angle),
        at.clock / 60,
        float(at.day),
        *(log(min(max(one, 5.0), 1500.0)) for one in intervals),
        seen.slept(at.at, 1440) / 180,
        seen.slept(at.at, 480) / 90,
        float(at.day % 7 >= 5),
    )
    return Question(task, at, slept, told)
