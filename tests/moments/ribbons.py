"""Marks and days for the tests of the day ribbon."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babyroom.moments.kinds import KINDS
from babyroom.moments.ribbon import Mark, Placed, Span, draw

LONDON = ZoneInfo("Europe/London")
TUESDAY = date(2026, 11, 24)
STEP = 18


def clock(hours: float, day: date = TUESDAY) -> datetime:
    """An instant this many real hours after midnight in London."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=LONDON).astimezone(UTC)
    return (midnight + timedelta(hours=hours)).astimezone(LONDON)


def mark(kind: str, at: float, until: float | None = None, *, words: str = "", still: bool = False) -> Mark:
    return Mark(clock(at), None if until is None else clock(until), kind, words or f"{clock(at):%H:%M} {KINDS[kind].label}", still)


MORNING = Span(clock(8), clock(10.5), clock(12.5))
WHOLE_DAY = Span(clock(8), None, clock(18))


def belongs(placed: Placed, span: Span, width: float) -> float:
    """Where the first moment of a mark would stand if it were alone, in px."""
    elapsed = (placed.marks[0].at.astimezone(UTC) - span.start.astimezone(UTC)) / (span.end.astimezone(UTC) - span.start.astimezone(UTC))
    return 8 + min(max(elapsed, 0), 1) * (width - 16)


def shapes(marks: list[Mark], span: Span = MORNING) -> str:
    return draw(marks, span, title="Ada", described_by="ada").partition("</desc>")[2]
