"""What is usual, as `babyroom.analysis` reckons it: the only place that knows how it is asked.

A window is asked for once, when what it is about begins (a waking, a feed, a sleep), and stands until it has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from statistics import median
from zoneinfo import ZoneInfo

from babyroom.analysis import changes, rhythm, shape
from babyroom.analysis.instants import Span, instant, span
from babyroom.rhythm.days import Day, Past

# Home’s morning counts from here on; a night began so long before the waking that home told of, after any day here.
MORNING, NIGHT = 5 * 60, timedelta(hours=9)
OPENS, CLOSES = 8 * 60, 18 * 60


@dataclass(frozen=True)
class Window:
    """A usual window: about 8 in 10 lie in it. `leans_on` are the days it leans on most."""

    early: datetime
    late: datetime
    leans_on: tuple[date, ...] = ()

    def passed(self, at: datetime) -> bool:
        """Whether it is over: then nothing is said of it any more."""
        return at.timestamp() > self.late.timestamp()


@dataclass(frozen=True)
class Windows:
    """The usual windows from where a baby is now; None where nothing is to be said, or not enough is written yet."""

    rest: Window | None = None
    waking: Window | None = None
    feed: Window | None = None


@lru_cache(maxsize=1024)
def windows(past: Past, today: Day, zone: ZoneInfo, weeks: int) -> Windows:
    """The windows that today’s last waking, feed or sleep opened. `weeks` is the baby’s age, from the expected day."""
    if len(past.here) < rhythm.ENOUGH_DAYS:
        return Windows()
    known = learnt(past, zone, weeks)
    seen = rhythm.lately(*_spans([*past.days[-1:], today], zone))
    asleep = next((began for began, ended in today.sleeps if ended is None), None)
    if asleep is not None:
        began = datetime.fromtimestamp(asleep, zone)
        return Windows(waking=_window(rhythm.this_rest(known, seen, began, began)))
    woke = max([ended for _began, ended in today.sleeps if ended] + ([today.woke] if today.woke else []), default=None)
    fed = max([at for at, _kind in today.feeds] + list(today.fed), default=None)
    return Windows(
        rest=_window(rhythm.next_rest(known, seen, datetime.fromtimestamp(woke, zone))) if woke else None,
        feed=_window(rhythm.next_feed(known, seen, datetime.fromtimestamp(fed, zone))) if fed else None,
    )


@lru_cache(maxsize=256)
def learnt(past: Past, zone: ZoneInfo, weeks: int) -> rhythm.Learnt:
    """What a past has taught: once for each version of it."""
    sleeps, feeds = _spans(past.days, zone)
    return rhythm.learn(sleeps, feeds, zone=zone, hours=_hours(past.here, zone), weeks=weeks, with_trees=False)


def asleep_at(days: Sequence[Day], zone: ZoneInfo) -> tuple[int, ...]:
    """The days laid over each other: on how many of them the baby was asleep, by quarters of an hour from midnight on."""
    slept = [span(datetime.fromtimestamp(began, zone), datetime.fromtimestamp(ended, zone)) for began, ended in _ended(days)]
    return shape.shape(slept, [day.on for day in days]).asleep


def change(by_day: dict[date, float]) -> changes.Change | None:
    """The clearest change of something that has one number a day (minutes)."""
    return changes.change(by_day)


def _window(told: rhythm.Usual | rhythm.NotEnough | None) -> Window | None:
    return Window(told.early, told.late, told.leans_on) if isinstance(told, rhythm.Usual) else None


def _spans(days: Sequence[Day], zone: ZoneInfo) -> tuple[list[Span], list[Span]]:
    """Sleeps, each night that home told the end of among them, and feeds."""
    sleeps = [span(datetime.fromtimestamp(began, zone), datetime.fromtimestamp(ended, zone)) for began, ended in _ended(days)]
    for woke in (day.woke for day in days if day.woke):
        morning = datetime.fromtimestamp(woke, zone)
        sleeps.append(Span(instant(datetime.fromtimestamp(woke - NIGHT.total_seconds(), zone)), instant(morning)))
    fed = sorted({at for day in days for at in (*(at for at, _kind in day.feeds), *day.fed)})
    return sleeps, [span(datetime.fromtimestamp(at, zone), None) for at in fed]


def _ended(days: Sequence[Day]) -> list[tuple[int, int]]:
    return [(began, ended) for day in days for began, ended in day.sleeps if ended is not None and ended > began]


def _hours(days: Sequence[Day], zone: ZoneInfo) -> tuple[int, int]:
    """From home’s morning until this baby usually goes: what begins later nobody here sees."""
    gone = [datetime.fromtimestamp(day.left, zone) for day in days if day.left]
    return MORNING, int(median([at.hour * 60 + at.minute for at in gone])) if gone else CLOSES
