"""The clock on the nursery's wall: minutes after midnight, and instants."""

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babyroom.records.simulate.cast import Minute


@lru_cache(maxsize=512)
def midnight(on: date, zone: str) -> datetime:
    """What counts as minute 0 of that day, in UTC: twelve hours before noon, so that on the two days when the
    clocks change at night every minute of the nursery's hours still tells the wall clock."""
    return datetime(on.year, on.month, on.day, 12, tzinfo=ZoneInfo(zone)).astimezone(UTC) - timedelta(hours=12)


def seconds(minute: Minute) -> int:
    """Whole seconds after midnight. A hair more, so that a whole second that came through a division stays itself."""
    return int(minute * 60 + 0.001)


def clock(minute: Minute) -> str:
    """A minute of the day as HH:MM."""
    whole = int(minute)
    return f"{whole // 60:02d}:{whole % 60:02d}"
