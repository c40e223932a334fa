"""How long an adult waits at one tablet after wrong PINs. Never a lock for good: it grows, it ends, and other tablets know nothing of
it."""

from datetime import datetime, timedelta

FREE = 5
_WAITS = tuple(timedelta(seconds=seconds) for seconds in (30, 60, 120, 300, 600))
FORGOTTEN = timedelta(hours=1)


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong ones in a row."""
    return timedelta() if wrong < FREE else _WAITS[min(wrong - FREE, len(_WAITS) - 1)]


def wrong_so_far(count: int, last_at: datetime, at: datetime) -> int:
    """How many still count: after a quiet hour none."""
    return 0 if at >= last_at + FORGOTTEN else count
