"""Devices nobody knows yet that type wrong codes: each address waits longer after every one. Kept in memory only, because there is no
setting to keep it in and an address is nobody's business tomorrow."""

from collections import OrderedDict
from datetime import datetime, timedelta

FREE = 5
LONGEST = timedelta(minutes=1)
FORGOTTEN = timedelta(minutes=10)
_MOST = 1000


class Strangers:
    """Wrong codes by address: how many, and when the last one was."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, datetime]] = OrderedDict()

    def waits_until(self, address: str, at: datetime) -> datetime | None:
        """When this address may try again; None for now."""
        count, last_at = self._wrong.get(address, (0, at))
        if count < FREE or at >= last_at + FORGOTTEN:
            return None
        until = last_at + min(LONGEST, timedelta(seconds=2 ** (count - FREE + 1)))
        return until if at < until else None

    def wrong(self, address: str, at: datetime) -> None:
        """One more wrong code."""
        count, last_at = self._wrong.pop(address, (0, at))
        self._wrong[address] = (1 if at >= last_at + FORGOTTEN else count + 1, at)
        while len(self._wrong) > _MOST:
            self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """A right code: all is forgotten."""
        self._wrong.pop(address, None)


STRANGERS = Strangers()
