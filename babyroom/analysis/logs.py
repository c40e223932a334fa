"""Logs in a plain file: kind,start,end,amount,note with local wall clocks. Only sleeps and feeds are read, and no word of a note."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from babyroom.analysis import cleaning
from babyroom.analysis.instants import Span, span

# Why a row is not read, as it is told to whoever asked for the reading.
BROKEN, UNDATED, FAR_OFF, UNNAMED = (
    "broken line",
    "no date that can be read",
    "years away from the others",
    "without a column kind or start",
)
_NAMED = ("kind", "start")


@dataclass(frozen=True)
class Log:
    """One baby's cleaned sleeps and feeds, in order; how many rows could not be read, by reason."""

    sleeps: Sequence[Span]
    feeds: Sequence[Span]
    reasons: Mapping[str, int] = field(default_factory=dict)

    @property
    def unread(self) -> int:
        """How many rows could not be read."""
        return sum(self.reasons.values())

    @property
    def said(self) -> str:
        """What was not read, in one line; empty where everything was."""
        if not self.unread:
            return ""
        reasons = ", ".join(f"{count} {reason}" for reason, count in sorted(self.reasons.items()))
        return f"{self.unread} {'row' if self.unread == 1 else 'rows'} not read: {reasons}"


def read(path: Path) -> Log:
    """Read a file. A row without a start, with a date nobody can read or of other years than the rest is counted and left out;
    nothing in a row stops the reading.

    Raises OSError where the file cannot be opened.
    """
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        return parse(line.replace("\0", "") for line in lines)


def parse(lines: Iterable[str]) -> Log:
    """The log in some lines, the first of which names the columns."""
    unread: Counter[str] = Counter()
    found = list(_rows(csv.DictReader(lines), unread))
    middle = cleaning.middle([row for _kind, row in found])
    near = [(kind, row) for kind, row in found if not cleaning.is_far_off(row, middle)]
    unread[FAR_OFF] += len(found) - len(near)
    slept, fed = ([row for kind, row in near if kind == wanted] for wanted in ("sleep", "feed"))
    return Log(cleaning.sleeps(slept), cleaning.feeds(fed), {reason: count for reason, count in unread.items() if count})


def _rows(rows: "csv.DictReader[str]", unread: Counter[str]) -> Iterator[tuple[str, Span]]:
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error:
            unread[BROKEN] += 1
            continue
        if any(name not in row for name in _NAMED):
            unread[UNNAMED] += 1
            continue
        kind = (row["kind"] or "").strip().lower()
        if kind not in ("sleep", "feed"):
            continue
        began = _told(row["start"])
        if began is None:
            unread[UNDATED] += 1
            continue
        yield kind, span(began, _told(row.get("end")))


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
