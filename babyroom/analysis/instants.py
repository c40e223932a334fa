"""When something was: minutes that really passed, and what the clock on the wall showed."""

from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import NamedTuple

MINUTES_A_DAY = 1440
_EPOCH = datetime(2000, 1, 3, tzinfo=UTC)  # a Monday


class Instant(NamedTuple):
    """One moment in time.

    at: minutes since Monday, 3 January 2000, that really passed (a clock change neither adds nor takes any).
    clock: minute of the day on the wall, 0 to 1439.
    day: the day on the wall, as days since that Monday; `day % 7 >= 5` is a weekend.
    """

    at: float
    clock: int
    day: int


class Span(NamedTuple):
    """A sleep or a feed: when it began and when it ended (None: nobody wrote an end)."""

    began: Instant
    ended: Instant | None


def instant(told: datetime) -> Instant:
    """The instant of a datetime: elapsed minutes come from UTC where it has a zone; without one the wall is all there is."""
    wall = told.replace(tzinfo=UTC)
    passed = wall if told.tzinfo is None else told.astimezone(UTC)
    return Instant((passed - _EPOCH).total_seconds() / 60, wall.hour * 60 + wall.minute, (wall - _EPOCH).days)


def span(began: datetime, ended: datetime | None) -> Span:
    """A span of two datetimes, both with a zone or both without."""
    return Span(instant(began), None if ended is None else instant(ended))


def moved(told: Instant, minutes: float) -> Instant:
    """An instant some minutes later, on the same wall (no clock change in between)."""
    wall = told.clock + minutes
    return Instant(told.at + minutes, int(wall % MINUTES_A_DAY), told.day + int(wall // MINUTES_A_DAY))


def datetime_of(at: float, zone: tzinfo | None) -> datetime:
    """Elapsed minutes as a datetime in a zone, or without one.

    Raises OverflowError beyond the year 9999.
    """
    passed = _EPOCH + timedelta(minutes=at)
    return passed.replace(tzinfo=None) if zone is None else passed.astimezone(zone)


def date_of(day: int) -> date:
    """The date of a day number."""
    return (_EPOCH + timedelta(days=day)).date()
