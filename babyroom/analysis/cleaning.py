"""Rows as people write them, into sleeps and feeds that can be learned from.

The rules are those of our study of 24 real logs (docs/decisions/0017): sleeps five minutes apart are one (two rows at midnight too),
sleeps under five minutes are none, what has no end, ends before it begins or lasts longer than sixteen hours is a timer left running;
feeds that begin within twenty minutes of the last one's end are one (the two sides are two rows in most apps).
A row years away from the others (1970, 2062) is a clock that was wrong: a baby's log is never so long.
"""

from collections.abc import Iterable, Sequence
from statistics import median_low

from babyroom.analysis.instants import MINUTES_A_DAY, Span

JOINED_SLEEP = 5.0
SHORTEST_SLEEP = 5.0
LONGEST_SLEEP = 16 * 60.0
JOINED_FEED = 20.0
LONGEST_FEED = 4 * 60.0
FURTHEST_DAYS = 3 * 365


def middle(rows: Sequence[Span]) -> float:
    """The instant in the middle of some rows (minutes): `is_far_off` judges a row by it. 0 for none."""
    return median_low([row.began.at for row in rows]) if rows else 0.0


def is_far_off(row: Span, middle: float) -> bool:
    """Whether a row lies so far from the middle of its log that it cannot be of the same baby room."""
    return abs(row.began.at - middle) > FURTHEST_DAYS * MINUTES_A_DAY


def sleeps(rows: Iterable[Span]) -> list[Span]:
    """Sleeps in order, without overlap, each with an end.

    Overlaps and repeats (two carers, two households) count once. Joining knows that a waking was short: a waking of at most five
    minutes is never forecast.
    """
    found: list[Span] = []
    for row in sorted((row for row in rows if _is_sleep(row)), key=_order):
        last = found[-1] if found else None
        if last is not None and last.ended is not None and row.ended is not None and row.began.at - last.ended.at <= JOINED_SLEEP:
            if row.ended.at - last.began.at <= LONGEST_SLEEP:
                found[-1] = Span(last.began, max(last.ended, row.ended))
        else:
            found.append(row)
    return [row for row in found if row.ended is not None and row.ended.at - row.began.at >= SHORTEST_SLEEP]


def feeds(rows: Iterable[Span]) -> list[Span]:
    """Feeds in order. A feed without a sensible end ends when it began: only its beginning is forecast."""
    found: list[Span] = []
    for row in sorted((_ended(row) for row in rows), key=_order):
        last = found[-1] if found else None
        if last is not None and last.ended is not None and row.ended is not None and row.began.at - last.ended.at < JOINED_FEED:
            if row.ended.at - last.began.at <= LONGEST_FEED:
                found[-1] = Span(last.began, max(last.ended, row.ended))
        else:
            found.append(row)
    return found


def _is_sleep(row: Span) -> bool:
    return row.ended is not None and 0 < row.ended.at - row.began.at <= LONGEST_SLEEP


def _ended(row: Span) -> Span:
    sensible = row.ended is not None and 0 <= row.ended.at - row.began.at <= LONGEST_FEED
    return row if sensible else Span(row.began, row.began)


def _order(row: Span) -> tuple[float, float]:
    return row.began.at, row.began.at if row.ended is None else row.ended.at
