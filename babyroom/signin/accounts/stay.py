"""How long somebody stays signed in on one device, by what they are here. Pure.

Staff: twelve hours, and one hour without a touch, for office computers are shared. Families: ninety days from the last visit, on their
own phone. Whoever is both has the hours of staff. A session that turns up on another kind of device was copied, and ends; on the same
kind of device, the part beside it that turns gives the copy away (signin/tablet_key).
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

STAFF_STAY = timedelta(hours=12)
STAFF_STILL = timedelta(minutes=60)
FAMILY_STAY = timedelta(days=90)
# A visit is written down again only after a while: not every page is worth a write.
WRITTEN_EVERY = {True: timedelta(minutes=5), False: timedelta(hours=12)}
# One write an hour tells a copy: what is shorter than the quiet hour of staff turns while they work.
TURNS_EVERY = timedelta(hours=1)
# Whoever has only just signed in need not say again who they are before changing how they sign in.
JUST_NOW = timedelta(minutes=15)


class Over(Enum):
    """Why a stay is over."""

    TIME = "time"
    COPIED = "copied"
    TWO_PLACES = "two_places"
    NOTHING_OPEN = "nothing_open"


@dataclass(frozen=True)
class Stay:
    """One session, as its own record keeps it. `staff` chooses the hours."""

    began_at: datetime
    seen_at: datetime
    device: str
    staff: bool

    def over(self, at: datetime, device: str) -> Over | None:
        """Why it is over at this instant, None while it lasts."""
        if device != self.device:
            return Over.COPIED
        if self.staff:
            return Over.TIME if at - self.began_at >= STAFF_STAY or at - self.seen_at >= STAFF_STILL else None
        return Over.TIME if at - self.seen_at >= FAMILY_STAY else None

    def worth_writing(self, at: datetime) -> bool:
        """Whether the last visit was long enough ago to be written down anew."""
        return at - self.seen_at >= WRITTEN_EVERY[self.staff]

    @property
    def lasts(self) -> timedelta:
        """How long the device keeps its cookie."""
        return STAFF_STAY if self.staff else FAMILY_STAY


def packed(stay: Stay) -> dict[str, Any]:
    """A stay as a session can hold it."""
    return asdict(stay) | {"began_at": stay.began_at.isoformat(), "seen_at": stay.seen_at.isoformat()}


def unpacked(kept: dict[str, Any]) -> Stay:
    """The stay a session holds."""
    return Stay(datetime.fromisoformat(kept["began_at"]), datetime.fromisoformat(kept["seen_at"]), kept["device"], kept["staff"])
