"""Whose turn it is to write: first come, first served."""

from collections import deque
from threading import Lock


class Queue:
    """A lock that is handed to whoever has waited longest. A plain lock may be taken again at once by the one who let it go."""

    def __init__(self) -> None:
        self._door = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def take(self, patience_s: float) -> bool:
        """Wait for the turn, at most so many seconds; returns whether it came."""
        with self._door:
            if not self._taken:
                self._taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        if mine.acquire(timeout=patience_s):
            return True
        with self._door:
            if mine in self._waiting:
                self._waiting.remove(mine)
                return False
        return True  # it was handed over in the moment the patience ended

    def leave(self) -> None:
        """Hand the turn to the next."""
        with self._door:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
