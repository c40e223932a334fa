"""What other babies' first months took, for the first two weeks with a new baby: three published logs, never the baby's own.

The file beside this one holds nothing but deciles, by log: by question, three hours of the clock and age in weeks (docs/decisions/0017).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babyroom.analysis.events import Task

# From these weeks of age on; a baby born early counts from the day it was expected.
AGES = (0, 6, 13, 26, 39, 52)
HOURS = 3
SAME_DAYS = 3
FILE = Path(__file__).with_name("prior.json")


@dataclass(frozen=True)
class Others:
    """What one log taught. days: digests by which the log is known; deciles: question, "age/hours", nine numbers of minutes."""

    name: str
    days: frozenset[str]
    deciles: Mapping[str, Mapping[str, Sequence[int]]]


@cache
def all_of_them() -> tuple[Others, ...]:
    """The three logs."""
    told = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return tuple(Others(name, frozenset(one["days"]), one["deciles"]) for name, one in told.items())


def without(days: frozenset[str]) -> tuple[Others, ...]:
    """Those that were not learned from this baby: a log that shares SAME_DAYS days with it is the baby's own."""
    return unlike(all_of_them(), days)


def unlike(others: Sequence[Others], days: frozenset[str]) -> tuple[Others, ...]:
    """Those that share fewer than SAME_DAYS days with a baby."""
    return tuple(one for one in others if len(one.days & days) < SAME_DAYS)


def by_hour(others: Sequence[Others], task: Task, weeks: float | None = None) -> dict[int, list[int]]:
    """What a question took with others, in order (minutes), by hour of the day.

    weeks: age, counted from the expected day for a baby born early; None: of all ages, which is wider.
    """
    ages = [str(age) for age in (AGES if weeks is None else (max(age for age in AGES if age <= max(weeks, 0)),))]
    found: dict[int, list[int]] = {}
    for hour in range(24):
        keys = [f"{age}/{hour // HOURS}" for age in ages]
        values = sorted(minutes for one in others for key in keys for minutes in one.deciles.get(task, {}).get(key, ()))
        if values:
            found[hour] = values
    return found
