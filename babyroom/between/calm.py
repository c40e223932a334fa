"""From when a line is read. Pure: the room reads while it is open, a family is left alone in the calm hours."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_within(at: datetime, begins: time, ends: time, zone: ZoneInfo) -> datetime:
    """`at` where the wall clock stands between the two (a day has both, `begins` first), else the next time it says `begins`."""
    local = at.astimezone(zone)
    if begins <= local.time() < ends:
        return at
    on = local.date() if local.time() < begins else local.date() + timedelta(days=1)
    return datetime.combine(on, begins, tzinfo=zone).astimezone(UTC)
