"""Counts of days, which is what screens say: on how many of the last days here somebody was asleep by so late."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from babyroom.analysis.instants import Span, date_of

LAST_DAYS = 10
FEWEST_DAYS = 5
MOST_OF_TEN = 8
_QUARTER = 15


@dataclass(frozen=True)
class Counted:
    """On `times` of `days` days asleep by `by`. Days on which no sleep was written are not among them."""

    by: time
    times: int
    days: int
    from_on: date
    to_on: date


def asleep_by(sleeps: Sequence[Span], days: Sequence[date], by: time, *, opens: int) -> Counted | None:
    """On how many of the last LAST_DAYS written days the first sleep here had begun by `by`.

    sleeps: cleaned, in order. days: those on which the baby was here (today is not among them). opens: minute of the day from which
    sleeps are seen here. None where fewer than FEWEST_DAYS of them have a sleep written.
    """
    began = _first_sleeps(sleeps, days, opens)
    if len(began) < FEWEST_DAYS:
        return None
    limit = by.hour * 60 + by.minute
    return Counted(by, sum(minute <= limit for minute in began.values()), len(began), min(began), max(began))


def usually_by(sleeps: Sequence[Span], days: Sequence[date], *, opens: int) -> Counted | None:
    """The earliest quarter of an hour by which the first sleep had begun on at least MOST_OF_TEN of ten days."""
    began = _first_sleeps(sleeps, days, opens)
    if len(began) < FEWEST_DAYS:
        return None
    wanted = -(-len(began) * MOST_OF_TEN // 10)
    minute = -(-sorted(began.values())[wanted - 1] // _QUARTER) * _QUARTER
    return None if minute >= 24 * 60 else asleep_by(sleeps, days, time(minute // 60, minute % 60), opens=opens)


def still_told(counted: Counted, now: time, *, slept_today: bool) -> bool:
    """Whether a screen still says it: gone once it has passed, or once there was a sleep. Nothing is ever late."""
    return not slept_today and now <= counted.by


def _first_sleeps(sleeps: Sequence[Span], days: Sequence[date], opens: int) -> dict[date, int]:
    here = set(days)
    first: dict[date, int] = {}
    for row in sleeps:
        on = date_of(row.began.day)
        if on in here and row.began.clock >= opens:
            first[on] = min(row.began.clock, first.get(on, row.began.clock))
    return {on: first[on] for on in sorted(first)[-LAST_DAYS:]}
