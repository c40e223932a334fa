"""A tablet's clock laid beside the server's: what a tapped time is worth, and what stands in its place where it cannot be. Pure.

Nothing is refused for its time. What a person typed is their word and stays as it is; only a time that a device put there is put right,
and only where it could not be at all (before the birth, still to come, a year of no calendar). It is marked as uncertain then.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from babyroom.common.zones import known_zone
from babyroom.moments.record import Record
from babyroom.moments.sound import YEARS

# As far apart as two readings of one clock may be.
OFF = timedelta(minutes=2)
# A tablet keeps what it wrote for fourteen days after it was handed in; one that lay in a drawer for a term still counts.
OLDEST = timedelta(days=120)
_BACK = timedelta(days=1)
BY_A_DEVICE = frozenset({"tap", "chip"})


@dataclass(frozen=True)
class Clocks:
    """One reading of both clocks: the server's now, and the tablet's when it sent (None where it could not be read)."""

    now: datetime
    device_at: datetime | None

    @property
    def ahead(self) -> timedelta | None:
        """How far the server's clock is ahead of the tablet's."""
        return None if self.device_at is None else self.now - self.device_at

    def tapped(self, record: Record) -> datetime:
        """When a record was tapped: by the tablet's clock, put right as wrongly as it was known to be then, else as it is now. Never later
        than it came; one that says nothing of its tap was tapped when it came."""
        if record.device_at is None:
            return self.now
        off = self.ahead if record.device_offset_ms is None else timedelta(milliseconds=record.device_offset_ms)
        found = _later(record.device_at, off) if off is not None else None
        return self.now if found is None else min(found, self.now)

    def put_right(self, record: Record, born_on: date, *, device_at: datetime | None) -> tuple[Record, bool]:
        """The record with a time that can be, and whether that is uncertain. `device_at` is the tablet's clock at the tap, as sent."""
        if record.time_from not in BY_A_DEVICE:
            return record, False
        if self._can_be(record.happened_at, born_on, record.zone) and (record.ended_at is None or record.ended_at <= self.now + OFF):
            return record, self._off(record)
        happened_at = self._instead(record, born_on, device_at)
        ended_at = record.ended_at and (_later(happened_at, record.ended_at - record.happened_at) or record.ended_at)
        return replace(record, happened_at=happened_at, ended_at=ended_at), True

    def _off(self, record: Record) -> bool:
        if record.device_offset_ms is None:
            return True
        if self.ahead is None:
            return False
        return abs(self.ahead - timedelta(milliseconds=record.device_offset_ms)) > OFF

    def _can_be(self, at: datetime, born_on: date, zone: str) -> bool:
        if at.year not in YEARS or at > self.now + OFF:
            return False
        return at.astimezone(ZoneInfo(zone if known_zone(zone) else "UTC")).date() >= born_on

    def _instead(self, record: Record, born_on: date, device_at: datetime | None) -> datetime:
        """The first of the instants it may have been that can be; else the instant it came, on whose day somebody finds it."""
        for found in self._perhaps(record, device_at):
            if found is not None and self.now - OLDEST <= found and self._can_be(found, born_on, record.zone):
                return found
        return self.now

    def _perhaps(self, record: Record, device_at: datetime | None) -> Iterator[datetime | None]:
        """By the tablet's clock at the tap and how wrong that clock is now; by the time itself, put right as wrongly as it was."""
        if self.ahead is None:
            return
        assumed = timedelta(milliseconds=record.device_offset_ms or 0)
        if device_at is not None:
            back = record.happened_at - device_at - assumed
            yield _later(device_at, self.ahead + (back if -_BACK <= back <= timedelta() else timedelta()))
        yield _later(record.happened_at, self.ahead - assumed)


def _later(at: datetime, by: timedelta) -> datetime | None:
    try:
        return (at + by).astimezone(UTC)
    except OverflowError:
        return None
