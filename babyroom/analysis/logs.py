"""Logs in a plain file: kind,start,end,amount,note with local wall clocks. Only sleeps and feeds are read, and no word of a note."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from babyroom.analysis import cleaning
from babyroom.analysis.instants import Span, span


@dataclass(frozen=True)
class Log:
    """One baby's cleaned sleeps and feeds, in order; rows that could not be read."""

    sleeps: Sequence[Span]
    feeds: Sequence[Span]
    unread: int = 0


def read(path: Path) -> Log:
    """Read a file. A row without a start, or with a date nobody can read, is counted and left out; nothing in a row stops the reading.

    Raises OSError where the file cannot be opened.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return parse(line.replace("\0", "") for line in lines)


def parse(lines: Iterable[str]) -> Log:
    """The log in some lines, the first of which names the columns."""
    sleeps: list[Span] = []
    feeds: list[Span] = []
    unread = 0
    rows = csv.DictReader(lines)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            unread += 1
            continue
        kind = (row.get("kind") or "").strip().lower()
        if kind not in ("sleep", "feed"):
            continue
        began = _told(row.get("start"))
        if began is None:
            unread += 1
            continue
        (sleeps if kind == "sleep" else feeds).append(span(began, _told(row.get("end"))))
    return Log(cleaning.sleeps(sleeps), cleaning.feeds(feeds), unread)


def fingerprint(log: Log) -> frozenset[str]:
    """Which log this is: a digest for each of its days with three sleeps or more, of when on the clock they began and how long they were.

    So a part of a log, or one whose dates were moved, is known too.
    """
    days: dict[int, list[tuple[int, int]]] = {}
    for row in log.sleeps:
        if row.ended is not None:
            days.setdefault(row.began.day, []).append((row.began.clock, round(row.ended.at - row.began.at)))
    return frozenset(sha256(repr(times).encode()).hexdigest()[:8] for times in days.values() if len(times) >= 3)


def _told(text: str | None) -> datetime | None:
    try:
        told = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    # Such a file tells the wall's clock, whatever zone is written beside it.
    return told.replace(tzinfo=None)
