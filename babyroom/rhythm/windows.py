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
from babyroom.analysis.nursery_hours import Hours
from babyroom.analysis.shape import Shape
from babyroom.rhythm.days import Day, Past

# Home’s morning counts from here on; a night began so long before the waking that home told of, after any day here.
MORNING, NIGHT = 5 * 60, timedelta(hours=9)
CLOSES = 18 * 60


@dataclass(frozen=True)
class Window:
    """A usual window: about 8 in 10 lie in it. `leans_on` are the days it leans on most; `at_least`: how much later than `late` is not
    known, because the day here ends first; `with_others`: it is partly what other babies did."""

    early: datetime
    late: datetime
    leans_on: tuple[date, ...] = ()
    at_least: bool = False
    with_others: bool = False

    def passed(self, at: datetime) -> bool:
        """Whether it is over: then nothing is said of it any more."""
        return at.timestamp() > self.late.timestamp()


@dataclass(frozen=True)
class Windows:
    """The usual windows from where a baby is now; None where nobody knows what opened them. `too_little` names those that were opened and
    of which not enough is written: of what they are about nothing is said at all."""

    rest: Window | None = None
    waking: Window | None = None
    feed: Window | None = None
    too_little: frozenset[str] = frozenset()


@lru_cache(maxsize=1024)
def windows(past: Past, today: Day, zone: ZoneInfo) -> Windows:
    """The windows that today’s last waking, feed or sleep opened."""
    known = learnt(past, zone)
    if known is None or len(past.here) < rhythm.ENOUGH_DAYS:
        return Windows()
    seen = rhythm.lately(*_spans([*past.days[-1:], today], zone))
    asleep = next((began for began, ended in today.sleeps if ended is None), None)
    if asleep is not None:
        began = datetime.fromtimestamp(asleep, zone)
        return _told(waking=rhythm.this_rest(known, seen, began, began))
    woke = max([ended for _began, ended in today.sleeps if ended] + ([today.woke] if today.woke else []), default=None)
    fed = max([at for at, _kind in today.feeds] + list(today.fed), default=None)
    return _told(
        rest=rhythm.next_rest(known, seen, datetime.fromtimestamp(woke, zone)) if woke else None,
        feed=rhythm.next_feed(known, seen, datetime.fromtimestamp(fed, zone)) if fed else None,
    )


@lru_cache(maxsize=256)
def learnt(past: Past, zone: ZoneInfo) -> rhythm.Learnt | None:
    """What a past has taught, read once for each version of it; None where nothing is kept yet."""
    return rhythm.of_kept(past.learnt, zone) if past.learnt else None


def taught(days: Sequence[Day], zone: ZoneInfo, *, weeks: int, left_out: frozenset[date]) -> bytes:
    """What days teach, to be kept. `weeks` is the baby’s age, from the expected day; `left_out` are days that were not like others."""
    sleeps, feeds = _spans(days, zone)
    here = [day for day in days if day.here]
    return rhythm.kept_of(rhythm.learn(sleeps, feeds, zone=zone, hours=_hours(here, zone), weeks=weeks, left_out=left_out))


def ask_all(known: Sequence[rhythm.Learnt], at: datetime) -> None:
    """The next rest and the next feed of each, asked anew of a waking an hour and a half and a feed an hour before: to be measured."""
    slept = span(at - timedelta(hours=2), at - timedelta(hours=1, minutes=30))
    seen = rhythm.lately([slept], [span(at - timedelta(hours=1), None)])
    for one in known:
        rhythm.next_rest(one, seen, at)
        rhythm.next_feed(one, seen, at)


def asleep_at(days: Sequence[Day], zone: ZoneInfo) -> Shape:
    """The days laid over each other: on how many of them the baby was asleep, by quarters of an hour from midnight on, and of how many."""
    slept = [span(datetime.fromtimestamp(began, zone), datetime.fromtimestamp(ended, zone)) for began, ended in _ended(days)]
    return shape.shape(slept, [day.on for day in days])


def change(by_day: dict[date, float], left_out: frozenset[date]) -> changes.Change | None:
    """The clearest change of something that has one number a day (minutes)."""
    return changes.change(by_day, left_out)


def forgotten(here: Sequence[Day], on: date) -> bool:
    """Whether the last day here is so long ago that it says nothing of today."""
    return (on - here[-1].on).days > rhythm.FORGOTTEN_DAYS


def _told(**asked: rhythm.Usual | rhythm.NotEnough | None) -> Windows:
    found = {
        name: Window(told.early, told.late, told.leans_on, told.at_least, told.with_others)
        for name, told in asked.items()
        if isinstance(told, rhythm.Usual)
    }
    return Windows(**found, too_little=frozenset(name for name, told in asked.items() if isinstance(told, rhythm.NotEnough)))


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


def _hours(here: Sequence[Day], zone: ZoneInfo) -> Hours:
    """From home’s morning until this baby went, on each day with us, whatever weekday it is: nobody here sees the rest. Where nobody wrote
    when the baby went, until they usually go: a short day says nothing of what comes after it."""
    gone = {day.on: _minute(datetime.fromtimestamp(day.left, zone)) for day in here if day.left}
    closes = int(median(gone.values())) if gone else CLOSES
    return Hours(MORNING, closes, frozenset(day.on for day in here), gone)


def _minute(at: datetime) -> int:
    return at.hour * 60 + at.minute
