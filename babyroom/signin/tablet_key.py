"""The key on a tablet, `<the part that names it for good>.<the part that turns>`. A copy of it on another device shows: one of the two
comes with a part that was turned out of use. A stay of somebody signed in by name has such a part too, beside its session. Pure.

The new part is handed out on the first request of a day (of a stay: once an hour) and counts once it is seen,
so an answer lost on the way harms nothing; the part before it fits for ten more minutes, for what is on its way already.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from hmac import compare_digest
from zoneinfo import ZoneInfo

IN_FLIGHT = timedelta(minutes=10)
SEEN_EVERY = timedelta(minutes=1)


class Standing(Enum):
    """How the part that turns fits what is kept."""

    FITS = "fits"
    NEXT = "next"
    BEFORE = "before"
    COPIED = "copied"


@dataclass(frozen=True)
class Kept:
    """What the server keeps of the part that turns: digests of the present one, the one handed out, and the one before."""

    present: str
    next: str
    next_at: datetime | None
    before: str
    turned_at: datetime | None

    def standing(self, shown: str, at: datetime) -> Standing:
        """How the digest `shown` fits. A key that does not turn fits whatever it says."""
        if _same(shown, self.next):
            return Standing.NEXT
        if self.turned_at is None or _same(shown, self.present):
            return Standing.FITS
        if _same(shown, self.before) and at < self.turned_at + IN_FLIGHT:
            return Standing.BEFORE
        return Standing.COPIED

    def turns(self, at: datetime, zone: str) -> bool:
        """Whether it is a new day for a key that fits, and no other part is on its way to the tablet just now."""
        if self.turned_at is None or self.turned_at.astimezone(ZoneInfo(zone)).date() >= at.astimezone(ZoneInfo(zone)).date():
            return False
        return self._nothing_on_its_way(at)

    def turns_every(self, every: timedelta, at: datetime) -> bool:
        """The same for a key that turns after so long; one that has never turned begins to."""
        return (self.turned_at is None or at - self.turned_at >= every) and self._nothing_on_its_way(at)

    def _nothing_on_its_way(self, at: datetime) -> bool:
        return self.next_at is None or at >= self.next_at + IN_FLIGHT


def fresh_part() -> str:
    """256 random bits for a cookie."""
    return secrets.token_urlsafe(32)


def split(key: str) -> tuple[str, str]:
    """(the part for good, the part that turns)."""
    for_good, _dot, turning = key.partition(".")
    return for_good, turning


def _same(shown: str, kept: str) -> bool:
    return bool(kept) and compare_digest(shown, kept)
