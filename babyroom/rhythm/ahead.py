"""What usually comes next for a baby in the room: one line for the card and outlines for the ribbon. Gone once it has passed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from babyroom.moments.ribbon_ahead import Ahead
from babyroom.rhythm import counts, wording
from babyroom.rhythm.days import Day, Past
from babyroom.rhythm.windows import Window, Windows, forgotten, windows

# What is further ahead than this is not said yet.
_SOON = timedelta(hours=3)


@dataclass(frozen=True)
class Next:
    """`words` is one line, or empty; `marks` are drawn on the ribbon."""

    words: SafeString = field(default_factory=SafeString)
    marks: tuple[Ahead, ...] = ()


@dataclass(frozen=True)
class _Told:
    words: SafeString
    until: datetime


def ahead(past: Past, today: Day, at: datetime, zone: ZoneInfo, *, their: str) -> Next:
    """What is said at `at`. `their` is the pronoun."""
    lines, marks = _all(past, today, zone, their, get_language() or "")
    now = at.timestamp()
    said = next((one.words for one in lines if now <= one.until.timestamp() <= now + _SOON.total_seconds()), SafeString(""))
    return Next(said, tuple(mark for mark in marks if now <= mark.late.timestamp()))


@lru_cache(maxsize=1024)
def _all(past: Past, today: Day, zone: ZoneInfo, their: str, language: str) -> tuple[tuple[_Told, ...], tuple[Ahead, ...]]:
    """Everything that could be said from where the baby is now: it stays the same until something is written."""
    del language
    here = past.here
    if len(here) < counts.FEWEST or forgotten(here, today.on):
        return (), ()
    found = windows(past, today, zone)
    if any(ended is None for _began, ended in today.sleeps):
        return _asleep(here, today, zone, their, found)
    lines, marks = [], []
    rest = None if "rest" in found.too_little else counts.asleep_by(here, len(counts.rests_of(today, zone)), zone)
    if rest is not None:
        lines.append(_Told(wording.rest_by(rest, their), _on(today, rest.by, zone)))
        if found.rest is not None:
            marks.append(_mark("sleep", found.rest, wording.usually_asleep(found.rest)))
    if found.feed is not None:
        fed = counts.fed_between(here, found.feed.early, found.feed.late, zone)
        if fed is not None:
            lines.append(_Told(wording.feed_between(fed, their), _on(today, fed.by, zone)))
            marks.append(_mark("milk", found.feed, wording.usually_fed(found.feed)))
    return tuple(lines), tuple(marks)


def _asleep(here: Sequence[Day], today: Day, zone: ZoneInfo, their: str, found: Windows) -> tuple[tuple[_Told, ...], tuple[Ahead, ...]]:
    """Nothing but how long this rest usually lasts."""
    began = datetime.fromtimestamp(max(began for began, ended in today.sleeps if ended is None), zone)
    lasts = None if "waking" in found.too_little else counts.asleep_for(here, began, zone)
    if lasts is None:
        return (), ()
    until = datetime.fromtimestamp(began.timestamp() + lasts.minutes * 60, zone)
    marks = (_mark("waking", found.waking, wording.usually_wakes(found.waking)),) if found.waking else ()
    return (_Told(wording.rest_for(lasts, their), until),), marks


def _mark(form: Literal["sleep", "waking", "milk"], window: Window, words: str) -> Ahead:
    return Ahead(form, window.early, window.late, words, open=window.at_least)


def _on(today: Day, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(today.on, clock, zone)
