"""How many sleeps, feeds and nappies these rows come to when they are made ready for looking at rhythm.

The log keeps what was written; a look at rhythm wants episodes. The rules: sleeps at most 5 minutes apart
are one, and those under 5 minutes are left out; a feed that starts within 20 minutes of the end of the one
before is the same feed (two sides are two rows); two nappies in the same minute are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from babyroom.records.babybuddy.entries import minute
from babyroom.records.babybuddy.plan import Plan

_STIRRED = timedelta(minutes=5)
_SAME_FEED = timedelta(minutes=20)
_FEEDS = ("milk", "food")


@dataclass(frozen=True)
class CleanedCounts:
    """Episodes after cleaning."""

    sleeps: int
    feeds: int
    nappies: int


def cleaned_counts(plan: Plan) -> CleanedCounts:
    """Episodes among the plan's records."""
    sleeps = _episodes(_spans(plan, ("sleep",)), _STIRRED)
    return CleanedCounts(
        sleeps=sum(until - since >= _STIRRED for since, until in sleeps),
        feeds=len(_episodes(_spans(plan, _FEEDS), _SAME_FEED)),
        nappies=len({minute(record.happened_at) for record in plan.records if record.kind == "nappy"}),
    )


def _spans(plan: Plan, kinds: Iterable[str]) -> list[tuple[datetime, datetime]]:
    return [(record.happened_at, record.ended_at or record.happened_at) for record in plan.records if record.kind in kinds]


def _episodes(spans: Iterable[tuple[datetime, datetime]], gap: timedelta) -> list[tuple[datetime, datetime]]:
    episodes: list[tuple[datetime, datetime]] = []
    for since, until in sorted(spans):
        if episodes and since - episodes[-1][1] <= gap:
            episodes[-1] = (episodes[-1][0], max(until, episodes[-1][1]))
        else:
            episodes.append((since, until))
    return episodes
