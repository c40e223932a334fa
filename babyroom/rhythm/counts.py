"""What is said on a screen: on how many of the last days here, whatever is reckoned underneath. Pure.

Only the last days with us count, and of them only those on which such a thing was written at all and the baby was still here then, or
had done so already. Which days were left out is carried beside the count, so that its words claim no more than it rests on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal
from zoneinfo import ZoneInfo

from babyroom.rhythm.days import Day

# Of the last days with us so many are looked at, and of those that tell something the last ten. Most of the days are eight of ten; below
# half of them nothing is said.
LATELY, LAST, FEWEST = 14, 10, 5
_QUARTER, _ROUNDED = 15, 10
# A rest or feed of the day: what begins before is the night’s.
_MORNING, _EVENING = time(5), time(20)


Base = Literal["last", "written", "known"]


@dataclass(frozen=True)
class Counted:
    """On `times` of `days` days, by the clock `by`, or between `after` and `by`; or for up to `minutes`. `base` is what these days are: the
    last ones with us, every one; those of them on which it was written; or fewer still, as the baby had gone by then or slept at another
    time."""

    times: int
    days: int
    base: Base = "last"
    by: time = time(0)
    after: time | None = None
    minutes: int = 0


def asleep_by(days: Sequence[Day], number: int, zone: ZoneInfo) -> Counted | None:
    """The earliest quarter of an hour by which the rest with this number (0: the first) had begun on most of the last days."""
    lately = days[-LATELY:]
    began = [(day, _minute(rests[number][0], zone) if len(rests) > number else None) for day, rests in _with_rests(lately, zone)]
    minutes = sorted([minute for _day, minute in began if minute is not None][-LAST:])
    if len(minutes) < FEWEST:
        return None
    by = minutes[-(-len(minutes) * 8 // 10) - 1]
    by += -by % _QUARTER
    # A day that was over before then says nothing.
    told = [(day, minute) for day, minute in began if minute is not None or not _gone_by(day, by, zone)][-LAST:]
    times = sum(minute is not None and minute <= by for _day, minute in told)
    base = _base([day for day, _minute in told], [day for day, _minute in began], lately)
    return Counted(times, len(told), base, _clock(by)) if times * 2 >= len(told) and by < 24 * 60 else None


def fed_between(days: Sequence[Day], early: datetime, late: datetime, zone: ZoneInfo) -> Counted | None:
    """On how many of the last days there was milk or food between two clocks of today, widened to quarters of an hour."""
    if early.date() != late.date():
        return None
    first, last = early.hour * 60 + early.minute, late.hour * 60 + late.minute
    first, last = first - first % _QUARTER, min(last + -last % _QUARTER, 24 * 60 - 1)
    lately = days[-LATELY:]
    there = [(day, any(first <= _minute(at, zone) <= last for at, _kind in day.feeds)) for day in lately if day.feeds]
    told = [(day, fed) for day, fed in there if fed or not _gone_by(day, last, zone)][-LAST:]
    times = sum(fed for _day, fed in told)
    if len(told) < FEWEST or times * 2 < len(told):
        return None
    base = _base([day for day, _fed in told], [day for day, _fed in there], lately)
    return Counted(times, len(told), base, _clock(last), _clock(first))


def asleep_for(days: Sequence[Day], began: datetime, zone: ZoneInfo) -> Counted | None:
    """How long the rest nearest to this one on the clock lasted at most, on most of the last days."""
    wanted = began.hour * 60 + began.minute
    lately = days[-LATELY:]
    written = _with_rests(lately, zone)
    lengths: list[tuple[Day, float]] = []
    for day, rests in written:
        near = min(rests, key=lambda rest: abs(_minute(rest[0], zone) - wanted), default=None)
        if near is not None and near[1] is not None and abs(_minute(near[0], zone) - wanted) <= 2 * 60:
            lengths.append((day, (near[1] - near[0]) / 60))
    lengths = lengths[-LAST:]
    if len(lengths) < FEWEST:
        return None
    most = sorted(length for _day, length in lengths)[-(-len(lengths) * 8 // 10) - 1]
    minutes = int(-(-most // 5) * 5)
    base = _base([day for day, _length in lengths], [day for day, _rests in written], lately)
    return Counted(sum(length <= minutes for _day, length in lengths), len(lengths), base, minutes=minutes)


def first_between(days: Sequence[Day], zone: ZoneInfo) -> Counted | None:
    """The narrowest tens of minutes between which the first rest began on most of these days."""
    written = _with_rests(days, zone)
    began = sorted(_minute(rests[0][0], zone) for _day, rests in written)
    if len(began) < FEWEST:
        return None
    most = -(-len(began) * 8 // 10)
    first, last = min(zip(began, began[most - 1 :], strict=False), key=lambda ends: ends[1] - ends[0])
    first -= first % _ROUNDED
    last = max(last + -last % _ROUNDED, first + _ROUNDED)
    base = _base([day for day, _rests in written], [day for day, _rests in written], days)
    return Counted(sum(first <= minute <= last for minute in began), len(began), base, _clock(last), _clock(first))


def first_rests(days: Sequence[Day], zone: ZoneInfo) -> dict[Day, int]:
    """When the first rest of each of these days began, in minutes of the day."""
    return {day: _minute(rests[0][0], zone) for day, rests in _with_rests(days, zone)}


def rests_of(day: Day, zone: ZoneInfo) -> list[tuple[int, int | None]]:
    """The sleeps of the day itself, in order."""
    return [(began, ended) for began, ended in sorted(day.sleeps) if _MORNING <= datetime.fromtimestamp(began, zone).time() < _EVENING]


def days_with_rests(days: Sequence[Day], zone: ZoneInfo) -> int:
    """On how many of these days a rest was written."""
    return len(_with_rests(days, zone))


def _base(told: Sequence[Day], written: Sequence[Day], lately: Sequence[Day]) -> Base:
    """What the days that were counted are, among the last ones here and those of them on which anything of it was written."""
    if list(told) == list(lately[-len(told) :]):
        return "last"
    return "written" if list(told) == list(written[-len(told) :]) else "known"


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
