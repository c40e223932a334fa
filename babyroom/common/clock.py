"""The only reader of the clock. Everything else is told the time."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path


def now() -> datetime:
    """The present instant, aware, in UTC.

    The demonstration may live at another hour (a nursery at night is empty): `BABYROOM_CLOCK_AHEAD` holds
    the seconds to add, set once by `babyroom run` and never in a real installation. A browser test lives through a whole
    day: there it is `@` and the name of a file that holds the seconds.
    """
    ahead = os.environ.get("BABYROOM_CLOCK_AHEAD", "")
    if ahead.startswith("@"):
        ahead = Path(ahead[1:]).read_text().strip()
    return datetime.now(UTC) + (timedelta(seconds=float(ahead)) if ahead else timedelta())


def real() -> datetime:
    """The machine's own instant, whatever hour the demonstration lives at: for when something was measured or a picture taken,
    never for what is kept."""
    return datetime.now(UTC)
