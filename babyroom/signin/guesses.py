"""How long an adult waits at one tablet after wrong PINs. Never a lock for good: it grows, it ends, and other tablets know nothing of
it."""

from datetime import datetime, timedelta

FREE = 5
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 600))
FORGOTTEN = timedelta(hours=1)


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong ones in a row."""
    return timedelta() if wrong < FREE else _WAITS[min(wrong - FREE, len(_WAITS) - 1)]


# Of all tablets together: from here on each further wrong one is waited for a little wherever it was, and the office is told once a day.
ANYWHERE, ANYWHERE_WAIT, TOLD_AT = 6, timedelta(seconds=10), 10


def wait_anywhere(wrong: int) -> timedelta:
    """How long to wait, at the tablet in hand, after so many wrong ones at all tablets together. Short for good: whoever comes to a
    tablet at which nothing was wrong waits for nothing."""
    return ANYWHERE_WAIT if wrong >= ANYWHERE else timedelta()


def wrong_so_far(count: int, last_at: datetime, at: datetime) -> int:
    """How many still count: after a quiet hour none."""
    return 0 if at >= last_at + FORGOTTEN else count
