"""What is said on a screen: on how many of the last days here, whatever is reckoned underneath. Pure.

Only days with us count, and of them only those on which the baby was still here then, or had done so already.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from babyroom.rhythm.days import Day

# Most of the days are eight of ten; below half of them nothing is said.
LAST, FEWEST = 10, 5
_QUARTER, _ROUNDED = 15, 10
# A rest or feed of the day: what begins before is the night’s.
_MORNING, _EVENING = time(5), time(20)


@dataclass(frozen=True)
class Counted:
    """On `times` of `days` days, by the clock `by`, or between `after` and `by`; or for up to `minutes`."""

    times: int
    days: int
    by: time = time(0)
    after: time | None = None
    minutes: int = 0


def asleep_by(days: Sequence[Day], number: int, zone: ZoneInfo) -> Counted | None:
    """The earliest quarter of an hour by which the rest with this number (0: the first) had begun on most of the last days."""
    began = [(day, _minute(rests[number][0], zone) if len(rests) > number else None) for day, rests in _with_rests(days, zone)]
    minutes = sorted([minute for _day, minute in began if minute is not None][-LAST:])
    if len(minutes) < FEWEST:
        return None
    by = minutes[-(-len(minutes) * 8 // 10) - 1]
    by += -by % _QUARTER
    # A day that was over before then says nothing.
    told = [minute for day, minute in began if minute is not None or not _gone_by(day, by, zone)][-LAST:]
    times = sum(minute is not None and minute <= by for minute in told)
    return Counted(times, len(told), _clock(by)) if times * 2 >= len(told) and by < 24 * 60 else None


def fed_between(days: Sequence[Day], early: datetime, late: datetime, zone: ZoneInfo) -> Counted | None:
    """On how many of the last days there was milk or food between two clocks of today, widened to quarters of an hour."""
    if early.date() != late.date():
        return None
    first, last = early.hour * 60 + early.minute, late.hour * 60 + late.minute
    first, last = first - first % _QUARTER, min(last + -last % _QUARTER, 24 * 60 - 1)
    there = [(day, any(first <= _minute(at, zone) <= last for at, _kind in day.feeds)) for day in days if day.feeds]
    told = [fed for day, fed in there if fed or not _gone_by(day, last, zone)][-LAST:]
    if len(told) < FEWEST or sum(told) * 2 < len(told):
        return None
    return Counted(sum(told), len(told), _clock(last), _clock(first))


def asleep_for(days: Sequence[Day], began: datetime, zone: ZoneInfo) -> Counted | None:
    """How long the rest nearest to this one on the clock lasted at most, on most of the last days."""
    wanted = began.hour * 60 + began.minute
    lengths = []
    for _day, rests in _with_rests(days, zone):
        near = min(rests, key=lambda rest: abs(_minute(rest[0], zone) - wanted), default=None)
        if near is not None and near[1] is not None and abs(_minute(near[0], zone) - wanted) <= 2 * 60:
            lengths.append((near[1] - near[0]) / 60)
    lengths = lengths[-LAST:]
    if len(lengths) < FEWEST:
        return None
    most = sorted(lengths)[-(-len(lengths) * 8 // 10) - 1]
    minutes = int(-(-most // 5) * 5)
    return Counted(sum(length <= minutes for length in lengths), len(lengths), minutes=minutes)


def first_between(days: Sequence[Day], zone: ZoneInfo) -> Counted | None:
    """The narrowest tens of minutes between which the first rest began on most of these days."""
    began = sorted(_minute(rests[0][0], zone) for _day, rests in _with_rests(days, zone))
    if len(began) < FEWEST:
        return None
    most = -(-len(began) * 8 // 10)
    first, last = min(zip(began, began[most - 1 :], strict=False), key=lambda ends: ends[1] - ends[0])
    first -= first % _ROUNDED
    last = max(last + -last % _ROUNDED, first + _ROUNDED)
    return Counted(sum(first <= minute <= last for minute in began), len(began), _clock(last), _clock(first))


def first_rests(days: Sequence[Day], zone: ZoneInfo) -> dict[Day, int]:
    """When the first rest of each of these days began, in minutes of the day."""
    return {day: _minute(rests[0][0], zone) for day, rests in _with_rests(days, zone)}


def rests_of(day: Day, zone: ZoneInfo) -> list[tuple[int, int | None]]:
    """The sleeps of the day itself, in order."""
    return [(began, ended) for began, ended in sorted(day.sleeps) if _MORNING <= datetime.fromtimestamp(began, zone).time() < _EVENING]


def _with_rests(days: Sequence[Day], zone: ZoneInfo) -> list[tuple[Day, list[tuple[int, int | None]]]]:
    """The days on which a sleep was written: nobody knows of the others."""
    return [(day, rests) for day in days if (rests := rests_of(day, zone))]


def _gone_by(day: Day, minute: int, zone: ZoneInfo) -> bool:
    return day.left is not None and _minute(day.left, zone) < minute


def _minute(at: int, zone: ZoneInfo) -> int:
    local = datetime.fromtimestamp(at, zone)
    return local.hour * 60 + local.minute


def _clock(minute: int) -> time:
    return time(minute // 60 % 24, minute % 60)
