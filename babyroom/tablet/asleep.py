"""The sleeping strip: who is asleep, when the next look-in is due, and one question where one is not written. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from babyroom.moments.lookins import Look, LookIns, look_ins


@dataclass(frozen=True)
class Sleeper:
    """A baby who is asleep. `every` is the setting's interval for this baby's (corrected) age."""

    baby_id: UUID
    name: str
    sleep_id: str
    next_by: datetime
    due: bool


@dataclass(frozen=True)
class Question:
    """A look-in that nobody has written: one baby, one time, asked of one person. `more` are the questions that wait behind it."""

    baby_id: UUID
    name: str
    sleep_id: str
    due_at: datetime
    more: int


@dataclass(frozen=True)
class Sleeping:
    """One baby's open sleep as the strip needs it: `asleep` is that part of the day's projection."""

    baby_id: UUID
    name: str
    asleep: Mapping[str, Any]
    every: timedelta


def strip(sleeping: Iterable[Sleeping], at: datetime) -> tuple[tuple[Sleeper, ...], Question | None]:
    """Next look-in first; and the oldest look-in that is not written, if there is one: they are asked one after the other."""
    sleepers: list[Sleeper] = []
    asked: list[tuple[datetime, Sleeping]] = []
    for one in sleeping:
        found = look_ins_of(one, at)
        if found.next_by is not None:
            sleepers.append(Sleeper(one.baby_id, one.name, str(one.asleep["id"]), found.next_by, found.next_by <= at))
        asked.extend((due_at, one) for due_at in found.not_written)
    asked.sort(key=lambda pair: (pair[0], pair[1].name))
    question = None
    if asked:
        due_at, one = asked[0]
        question = Question(one.baby_id, one.name, str(one.asleep["id"]), due_at, len(asked) - 1)
    return tuple(sorted(sleepers, key=lambda sleeper: (sleeper.next_by, sleeper.name))), question


def look_ins_of(one: Sleeping, at: datetime) -> LookIns:
    """Where the look-ins of this sleep stand."""
    looks = [Look(_instant(seen), datetime.fromisoformat(due) if due else None, answer) for seen, due, answer in one.asleep["looks"]]
    return look_ins(_instant(one.asleep["at"]), looks, until=at, awake=False, every=one.every)


def _instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)
