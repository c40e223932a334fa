"""SQLite whose writers queue. SQLite itself lets a waiting writer sleep and look again, in steps that grow to 100 ms: where several write
without a pause, the same one finds it free again and again, and the others run out of patience. Between processes that stays so."""

from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base

from babyroom.common.queued.queue import Queue

_QUEUES: defaultdict[str, Queue] = defaultdict(Queue)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that takes its turn before a transaction that will write, and gives it back when that has ended."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._turn: Queue | None = None

    def _start_transaction_under_autocommit(self) -> None:
        if self.transaction_mode == "IMMEDIATE" and self._turn is None:  # type: ignore[attr-defined]
            queue = _QUEUES[str(self.settings_dict["NAME"])]
            # Whoever's turn does not come asks SQLite all the same, which says that the database is locked.
            self._turn = queue if queue.take(self.settings_dict["OPTIONS"].get("timeout", 5)) else None
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        done = super()._commit()  # type: ignore[misc]
        self._leave()  # one that failed is rolled back next
        return done

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _leave(self) -> None:
        if self._turn is not None:
            turn, self._turn = self._turn, None
            turn.leave()
