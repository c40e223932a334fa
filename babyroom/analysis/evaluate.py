"""Walking forward over real logs: at every event only the past is known, and what came of it is learned after it was asked.

Seven days of history come first. Events with a gap longer than `events.LONGEST` are days nobody wrote and are neither learned nor
scored. All models are asked the same events and are scored on the same ones.
"""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from babyroom.analysis import baselines, logs, nursery_hours, prior
from babyroom.analysis.asking import is_by_day
from babyroom.analysis.course import Course
from babyroom.analysis.events import TASKS, Event, Task, events, look
from babyroom.analysis.instants import MINUTES_A_DAY, Span
from babyroom.analysis.scoring import Table, Tallies, macro

MODELS = ("ours", *baselines.MODELS)
HISTORY = 7.0  # days
FEWEST = 3
OPEN_FOR: Mapping[str, int] = {"asked_30": 30, "asked_60": 60, "asked_90": 90, "asked_120": 120}
_WHOLE = ("day", "all", "nursery")
VIEWS: Mapping[str, Sequence[str]] = {task: _WHOLE if task == "length" else (*_WHOLE, *OPEN_FOR) for task in TASKS}


@dataclass
class Clocked:
    """Seconds spent asking and learning, and how often each was done."""

    asked: int = 0
    asking: float = 0.0
    learned: int = 0
    learning: float = 0.0

    def add(self, other: "Clocked") -> None:
        """Add another's."""
        self.asked += other.asked
        self.asking += other.asking
        self.learned += other.learned
        self.learning += other.learning


@dataclass(frozen=True)
class Evaluation:
    """The figures: over babies, by baby, and seconds. A forecast is one question answered with a window, after learning.

    unread: what of which file could not be read, in words; files of which everything was read are not in it.
    """

    macro: Table
    babies: Mapping[str, Table]
    clocked: Clocked = field(default_factory=Clocked)
    unread: Mapping[str, str] = field(default_factory=dict)

    @property
    def seconds_per_forecast(self) -> float:
        """Seconds of the processor for one answer of ours, after learning (which is for the night; `clocked` has it)."""
        return self.clocked.asking / self.clocked.asked if self.clocked.asked else 0.0

    def told(self) -> dict[str, object]:
        """As JSON says it."""
        return {"macro": self.macro, "babies": dict(self.babies), "seconds_per_forecast": self.seconds_per_forecast}


def evaluate(paths: Sequence[Path], jobs: int | None = 1) -> Evaluation:
    """Walk over some logs, `jobs` at a time (None: one for each core). A file with too little in it has n 0.

    Raises OSError where a file cannot be opened.
    """
    read = [logs.read(path) for path in paths]
    at_once = min(jobs or os.cpu_count() or 1, len(paths))
    if at_once <= 1:
        walked = [walk(log) for log in read]
    else:
        with ProcessPoolExecutor(at_once) as pool:
            walked = list(pool.map(walk, read))
    found = gathered([(path.name, *one) for path, one in zip(paths, walked, strict=True)])
    return replace(found, unread={name: log.said for name, log in zip(found.babies, read, strict=True) if log.unread})


def gathered(walked: Iterable[tuple[str, Table, Clocked]]) -> Evaluation:
    """One evaluation out of the walks over single logs. Two files of one name are told apart by a number."""
    babies: dict[str, Table] = {}
    clocked = Clocked()
    for name, table, spent in walked:
        babies[name if name not in babies else f"{name} ({len(babies)})"] = table
        clocked.add(spent)
    return Evaluation(macro(list(babies.values()), MODELS, VIEWS), babies, clocked)


def walk(log: logs.Log) -> tuple[Table, Clocked]:
    """All tasks and views of one log. What other babies taught is left out where it was learned from this log."""
    tallies, clocked = Tallies(), Clocked()
    others = prior.without(logs.fingerprint(log))
    seen = look(log.sleeps, log.feeds)
    in_hours = nursery_hours.seen(log.sleeps, log.feeds)
    began = min((row.began.at for row in [*log.sleeps[:1], *log.feeds[:1]]), default=0.0)
    for task in TASKS:
        course = Course(task, others=prior.by_hour(others, task))
        _follow(course, list(events(task, seen)), began, tallies, clocked, nursery=False)
        course = Course(task, others=prior.by_hour(others, task))
        inside = [event for event in nursery_hours.events(task, in_hours) if not event.cut]
        _follow(course, inside, began, tallies, clocked, nursery=True)
    return tallies.table(MODELS, VIEWS), clocked


def windows(sleeps: Sequence[Span], feeds: Sequence[Span], task: Task, until: float) -> list[tuple[float, float, float]]:
    """Every window of ours that was forecast up to an instant (minutes), walking forward as an evaluation does."""
    course, found = Course(task), list[tuple[float, float, float]]()
    for event in events(task, look(sleeps, feeds)):
        if event.question.asked.at <= until and course.enough():
            likely = course.ask(event.question)
            found.append(course.window(event.question, likely))
            course.learn(event, likely)
        else:
            course.learn(event)
    return found


def _follow(course: Course, past: Sequence[Event], began: float, tallies: Tallies, clocked: Clocked, *, nursery: bool) -> None:
    for n, event in enumerate(past):
        question = event.question
        known = baselines.remembered(past[:n], question)
        if not course.enough() or len(known) < FEWEST:
            course.learn(event)
            continue
        start = time.process_time()
        likely = course.ask(question)
        window = course.window(question, likely)
        clocked.asking += time.process_time() - start
        clocked.asked += 1
        if question.asked.at - began >= HISTORY * MINUTES_A_DAY:
            asked = {name: model(known, question) for name, model in baselines.MODELS.items()}
            windows = {"ours": window, **{name: baselines.window(one, 0.0) for name, one in asked.items()}}
            by_day = is_by_day(question.asked.clock)
            for view in ("nursery",) if nursery else ("all", "day") if by_day else ("all",):
                for name, one in windows.items():
                    tallies.of(name, course.task, view).add(one, event.took)
            for view in VIEWS[course.task] if by_day and not nursery else ():
                if view in OPEN_FOR and event.took > OPEN_FOR[view]:
                    tallies.of("ours", course.task, view).add(course.window(question, likely, OPEN_FOR[view]), event.took)
                    for name, one_likely in asked.items():
                        tallies.of(name, course.task, view).add(baselines.window(one_likely, OPEN_FOR[view]), event.took)
        start = time.process_time()
        course.learn(event, likely)
        clocked.learning += time.process_time() - start
        clocked.learned += 1
