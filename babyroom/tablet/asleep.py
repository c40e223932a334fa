"""The sleeping strip: who is asleep, when the next look-in is due, and one question where one is not written. Pure.

The board and the sleep room take their words for this from here.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.moments.lookins import Look, LookIns, look_ins

# So many times stand in a line; the rest are asked about when these are answered.
_MOST_NAMED = 3


@dataclass(frozen=True)
class Sleeping:
    """One sleep of today as the strip needs it: `asleep` is its part of the day's projection, `every` the setting's interval for
    this baby's (corrected) age, `until` the waking."""

    baby_id: UUID
    name: str
    asleep: Mapping[str, Any]
    every: timedelta
    until: datetime | None = None


@dataclass(frozen=True)
class Sleeper:
    """A baby who is asleep. `words` is what to do, with its `clock` in it where it has one; `open` says what was last written and
    what is not, and is empty where nothing is missing."""

    baby_id: UUID
    name: str
    sleep_id: str
    next_by: datetime
    due: bool
    words: str
    clock: str
    open: str

    @property
    def before_clock(self) -> str:
        """The words up to their clock, which stands apart on the strip."""
        return self.words.partition(self.clock)[0] if self.clock else self.words


@dataclass(frozen=True)
class Question:
    """A look-in that nobody has written: one baby, one time, asked of one person, while the baby sleeps and after. `more` are the
    questions that wait behind it; `over` says that the baby is awake."""

    baby_id: UUID
    name: str
    sleep_id: str
    due_at: datetime
    more: int
    words: str
    over: bool = False


def of_day(baby_id: UUID, name: str, day: Mapping[str, Any], every: timedelta) -> Iterator[Sleeping]:
    """The sleeps of a day's projection: the one that goes on and those that are over."""
    if "asleep" in day:
        yield Sleeping(baby_id, name, day["asleep"], every)
    for nap in day.get("slept", ()):
        yield Sleeping(baby_id, name, nap, every, _instant(nap["until"]))


def strip(sleeping: Iterable[Sleeping], at: datetime, zone: ZoneInfo) -> tuple[tuple[Sleeper, ...], Question | None]:
    """Next look-in first; and the oldest look-in that is not written, if there is one: they are asked one after the other."""
    sleepers: list[Sleeper] = []
    asked: list[tuple[datetime, Sleeping]] = []
    for one in sleeping:
        found = look_ins_of(one, at)
        if found.next_by is not None:
            sleepers.append(_sleeper(one, found, found.next_by, at, zone))
        asked.extend((due_at, one) for due_at in found.not_written)
    asked.sort(key=lambda pair: (pair[0], pair[1].name))
    question = None
    if asked:
        due_at, one = asked[0]
        words, over = question_words(due_at, one.until, zone), one.until is not None
        question = Question(one.baby_id, one.name, str(one.asleep["id"]), due_at, len(asked) - 1, words, over)
    return tuple(sorted(sleepers, key=lambda sleeper: (sleeper.next_by, sleeper.name))), question


def look_ins_of(one: Sleeping, at: datetime) -> LookIns:
    """Where the look-ins of this sleep stand."""
    looks = tuple((seen, due, answer) for seen, due, answer in one.asleep["looks"])
    if one.until is not None:
        return _of_nap(one.asleep["at"], looks, one.until, one.every)
    return look_ins(_instant(one.asleep["at"]), _looks(looks), until=at, awake=False, every=one.every)


@lru_cache(maxsize=1024)
def _of_nap(since: int, looks: tuple[tuple[int, str, str], ...], until: datetime, every: timedelta) -> LookIns:
    # What is over changes no more, and the board is drawn every minute.
    return look_ins(_instant(since), _looks(looks), until=until, awake=True, every=every)


def due_words(next_by: datetime, at: datetime, zone: ZoneInfo) -> str:
    """What there is to do: "Look in by 10:40", or "Look in now" from that minute on until somebody has."""
    return _("Look in now") if next_by <= at else _("Look in by %(clock)s") % {"clock": _clock(next_by, zone)}


def question_words(due_at: datetime, until: datetime | None, zone: ZoneInfo) -> str:
    """What is asked about a look-in that is not written, while the baby sleeps or after waking."""
    asked = _("%(clock)s not written: did it happen?") % {"clock": _clock(due_at, zone)}
    return _("Awake since %(clock)s. %(asked)s") % {"clock": _clock(until, zone), "asked": asked} if until is not None else asked


def open_words(since: datetime, found: LookIns, zone: ZoneInfo) -> str:
    """What was last written of a sleep, and what is not: "Looked in 10:10. Not written: 10:20." Empty where nothing is missing."""
    if not found.not_written:
        return ""
    seen = _("Looked in %(clock)s.") if found.seen_at else _("Asleep since %(clock)s.")
    named = [_clock(due_at, zone) for due_at in found.not_written[:_MOST_NAMED]]
    missing = _("Not written: %(times)s and later.") if len(found.not_written) > _MOST_NAMED else _("Not written: %(times)s.")
    return f"{seen % {'clock': _clock(found.seen_at or since, zone)}} {missing % {'times': ', '.join(named)}}"


def _sleeper(one: Sleeping, found: LookIns, next_by: datetime, at: datetime, zone: ZoneInfo) -> Sleeper:
    due = next_by <= at
    return Sleeper(
        baby_id=one.baby_id,
        name=one.name,
        sleep_id=str(one.asleep["id"]),
        next_by=next_by,
        due=due,
        words=due_words(next_by, at, zone),
        clock="" if due else _clock(next_by, zone),
        open=open_words(_instant(one.asleep["at"]), found, zone),
    )


def _looks(looks: Sequence[tuple[int, str, str]]) -> list[Look]:
    return [Look(_instant(seen), datetime.fromisoformat(due) if due else None, answer) for seen, due, answer in looks]


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
