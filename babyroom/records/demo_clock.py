"""The demonstration's clock: a nursery at night is empty, so outside its hours the demonstration lives at 10:24."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from babyroom.records.simulate import is_open

ZONE = ZoneInfo("Europe/London")
FROM, UNTIL = time(8, 40), time(17, 0)
LIVELY = time(10, 24)


def ahead_of(now: datetime, last_written: datetime | None) -> timedelta:
    """How far the demonstration's clock is ahead of the real one (often negative).

    In nursery hours on a weekday it is the real time. Otherwise it is 10:24 of the last day the nursery was open, or just
    after what was written last, so that its clock never goes back.
    """
    local = now.astimezone(ZONE)
    if _open(local):
        wanted = now
    else:
        day = local.date() if local.time() > UNTIL else local.date() - timedelta(days=1)
        while not is_open(day):
            day -= timedelta(days=1)
        wanted = datetime.combine(day, LIVELY, tzinfo=ZONE)
    if last_written is not None and wanted <= last_written:
        wanted = last_written + timedelta(minutes=1)
    ahead = wanted - now
    return timedelta() if abs(ahead) < timedelta(minutes=1) else ahead


def _open(local: datetime) -> bool:
    return is_open(local.date()) and FROM <= local.time() <= UNTIL
