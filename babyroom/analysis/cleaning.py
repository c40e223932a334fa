"""Rows as people write them, into sleeps and feeds that can be learned from.

The rules are those of our study of 24 real logs (docs/decisions/0017): sleeps five minutes apart are one (two rows at midnight too),
sleeps under five minutes are none, what has no end, ends before it begins or lasts longer than sixteen hours is a timer left running;
feeds that begin within twenty minutes of the last one's end are one (the two sides are two rows in most apps).
"""

from collections.abc import Iterable

from babyroom.analysis.instants import Span

JOINED_SLEEP = 5.0
SHORTEST_SLEEP = 5.0
LONGEST_SLEEP = 16 * 60.0
JOINED_FEED = 20.0
LONGEST_FEED = 4 * 60.0


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
