"""What is usual for one baby, honestly uncertain: when the next rest or feed may begin and how long this rest may last.

`learn` takes a past and is for the night: a second or two for a baby. What it left can be kept (`kept_of`, `of_kept`). Asking it
(`next_rest`, `this_rest`, `next_feed`) takes less than a millisecond. Nothing here is late or missed: a window passes, and that is all.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from babyroom.analysis import cleaning, kept, nursery_hours, prior
from babyroom.analysis.asking import ENOUGH_EVENTS, Asking
from babyroom.analysis.course import Course
from babyroom.analysis.events import LONGEST, TASKS, Event, Question, Seen, Task, ask_feed, ask_length, ask_wake, events, look
from babyroom.analysis.instants import MINUTES_A_DAY, Instant, Span, date_of, datetime_of, instant
from babyroom.analysis.nursery_hours import Hours

ENOUGH_DAYS = 5
# After so many days without a word the past is another one.
FORGOTTEN_DAYS = 21.0
# After so many the window opens to these levels.
SILENT_DAYS, SILENT_LEVELS = 3.0, (0.05, 0.5, 0.95)
# Entries are made from memory: no edge is nearer to the middle than this (minutes).
NEAREST_EDGE = 7.5
LEANT_ON_DAYS = 5


@dataclass(frozen=True)
class NotEnough:
    """Not enough yet: what there is (events and different days of the last sixty), of ENOUGH_EVENTS and ENOUGH_DAYS."""

    events: int
    days: int


@dataclass(frozen=True)
class Usual:
    """A usual window: about 8 in 10 lie between early and late, half before middle.

    days: on how many different days it rests. leans_on: those it leans on most. at_least: what is later than `late` was hardly ever
    seen, because the day here ends first. with_others: in the first two weeks it is partly what other babies did.
    """

    early: datetime
    middle: datetime
    late: datetime
    days: int
    leans_on: tuple[date, ...]
    at_least: bool
    with_others: bool

    def passed(self, at: datetime) -> bool:
        """Whether the window is over: then a screen says nothing of it."""
        return instant(at).at > instant(self.late).at


@dataclass(frozen=True)
class Learnt:
    """What a night's learning left, by question."""

    courses: Mapping[Task, Asking]
    zone: tzinfo | None


def learn(
    sleeps: Iterable[Span],
    feeds: Iterable[Span],
    *,
    zone: tzinfo | None = None,
    left_out: frozenset[date] = frozenset(),
    hours: Hours | None = None,
    weeks: float | None = None,
    with_trees: bool = True,
) -> Learnt:
    """Learn from a past, in whatever order it is told and however untidy it is.

    zone: the one in which windows are told. left_out: days of illness or travel. hours: when somebody sees this baby, if nothing
    of home is known; what lasts beyond them counts as at least so long.
    weeks: age, counted from the expected day for a baby born early. with_trees: False is quick and leaves the kernel alone.
    """
    slept, fed = cleaning.sleeps(sleeps), cleaning.feeds(feeds)
    courses: dict[Task, Course] = {}
    for task in TASKS:
        if hours is None:
            past: Iterable[Event] = events(task, look(slept, fed))
        else:
            past = nursery_hours.events(task, nursery_hours.seen(slept, fed, hours), hours)
        courses[task] = Course(task, with_trees=with_trees, others=prior.by_hour(prior.all_of_them(), task, weeks))
        for event in past:
            if date_of(event.question.asked.day) not in left_out:
                likely = courses[task].ask(event.question) if courses[task].enough() else None
                courses[task].learn(event, likely)
    return Learnt(courses, zone)


def kept_of(learnt: Learnt) -> bytes:
    """What a night's learning left, to be kept. Raises TypeError for what was kept already: that is learned no further."""
    courses = {task: course for task, course in learnt.courses.items() if isinstance(course, Course)}
    if len(courses) < len(TASKS):
        raise TypeError("This was kept already.")
    return kept.as_bytes(courses)


def of_kept(told: bytes, zone: tzinfo | None) -> Learnt | None:
    """What was kept; None where it cannot be read, which is as if nothing had been learned yet."""
    courses = kept.of_bytes(told)
    return None if courses is None else Learnt(courses, zone)


def lately(sleeps: Iterable[Span], feeds: Iterable[Span]) -> Seen:
    """The last two days, told again when something is asked: today's moments are not learned before tonight, but they are known."""
    return look(cleaning.sleeps(sleeps), cleaning.feeds(feeds))


def next_rest(learnt: Learnt, seen: Seen, at: datetime) -> Usual | NotEnough | None:
    """When the next sleep may begin, for a baby who is awake at `at`. None: nobody knows since when, or it is long ago."""
    now = instant(at)
    woke = _last([row.ended for row in seen.sleeps if row.ended is not None], now)
    if woke is None or now.at - woke.at > LONGEST["wake"]:
        return None
    return _usual(learnt, ask_wake(seen, woke), now)


def this_rest(learnt: Learnt, seen: Seen, began: datetime, at: datetime) -> Usual | NotEnough | None:
    """When a sleep that began at `began` may end. None: it has gone on for longer than a sleep does (a timer left running)."""
    now, since = instant(at), instant(began)
    if not 0 <= now.at - since.at <= LONGEST["length"]:
        return None
    return _usual(learnt, ask_length(seen, since), now)


def next_feed(learnt: Learnt, seen: Seen, at: datetime) -> Usual | NotEnough | None:
    """When the next feed may begin. None: nobody knows when the last one was, or it is long ago."""
    now = instant(at)
    fed = _last([row.began for row in seen.feeds], now)
    if fed is None or now.at - fed.at > LONGEST["feed"]:
        return None
    return _usual(learnt, ask_feed(seen, fed), now)


def _last(instants: Iterable[Instant], now: Instant) -> Instant | None:
    return max((one for one in instants if one.at <= now.at), default=None)


def _usual(learnt: Learnt, question: Question, now: Instant) -> Usual | NotEnough:
    course = learnt.courses[question.task]
    days = course.days()
    silent = (question.asked.at - course.latest) / MINUTES_A_DAY if course.rows else 0.0
    if course.answered < ENOUGH_EVENTS or days < ENOUGH_DAYS or silent > FORGOTTEN_DAYS:
        return NotEnough(course.answered, days)
    weights = course.weights(question)
    likely = course.ask(question, weights)
    open_for = max(now.at - question.asked.at, 0.0)
    low, middle, high = course.window(question, likely, open_for)
    if silent > SILENT_DAYS and likely.still(open_for):
        wide = likely.quantiles(SILENT_LEVELS, open_for)
        low, high = min(low, wide[0]), max(high, wide[2])
    low = max(min(low, middle - NEAREST_EDGE), open_for)
    high = max(high, middle + NEAREST_EDGE)
    early, late = (datetime_of(question.asked.at + minutes, learnt.zone) for minutes in (low, high))
    return Usual(
        early,
        datetime_of(question.asked.at + middle, learnt.zone),
        late,
        days,
        tuple(date_of(day) for day in list(course.leans_on(weights))[:LEANT_ON_DAYS]),
        likely.open > 1 - course.levels.at(open_for, by_day=True)[2],
        course.leans_on_others(question.asked.at),
    )
