"""The only reader of the clock. Everything else is told the time."""

import os
from datetime import UTC, datetime, timedelta


def now() -> datetime:
    """The present instant, aware, in UTC.

    The demonstration may live at another hour (a nursery at night is empty): `BABYROOM_CLOCK_AHEAD` holds
    the seconds to add, set once by `babyroom run` and never in a real installation.
    """
    ahead = os.environ.get("BABYROOM_CLOCK_AHEAD", "")
    return datetime.now(UTC) + (timedelta(seconds=float(ahead)) if ahead else timedelta())
