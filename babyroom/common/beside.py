"""Notes that go along with a page that is being read: that somebody looked, that a tablet was seen. They never stand in the page's way."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Literal

from django.db import DatabaseError, OperationalError, connection, transaction

log = logging.getLogger(__name__)
# Of an engine that waits for its file: so long for a note, where a person's own words are waited for much longer.
SHORT_MS = 1000
# SQLite says it in words; PostgreSQL by a code (disk full, lock not available, too many connections, out of memory).
_FULL_CODES, _BUSY_CODES = frozenset({"53100"}), frozenset({"55P03", "53300", "40001", "40P01", "57P01", "57P03"})


def why_not_taken(problem: BaseException) -> Literal["full", "busy"] | None:
    """Whether the database could not take something in because the disk is full or because something else holds it; None for any
    other problem."""
    if not isinstance(problem, DatabaseError):
        return None
    told, code = str(problem).lower(), str(getattr(problem.__cause__, "sqlstate", None) or "")
    if "disk is full" in told or "disk i/o error" in told or code in _FULL_CODES:
        return "full"
    if "is locked" in told or code in _BUSY_CODES or (isinstance(problem, OperationalError) and "connect" in told):
        return "busy"
    return None


@dataclass
class Noted:
    """Whether the note was kept."""

    kept: bool = True


@contextmanager
def beside_the_page(what: str, *, last: bool = False) -> Iterator[Noted]:
    """What is written inside is kept if the database can take it in within a second; else the page goes on without it, and the log
    file says which note is missing: `what`, in words without a name. Any other problem is raised. `last` says that nothing else was
    written in this request and nothing more is asked."""
    noted = Noted()
    # On PostgreSQL a request is one transaction, which one broken statement ends.
    shared = connection.vendor == "postgresql" and connection.in_atomic_block
    try:
        with _waiting_briefly(), transaction.atomic() if shared and not last else nullcontext():
            yield noted
    except DatabaseError as problem:
        if why_not_taken(problem) is None:
            raise
        noted.kept = False
        if shared and last:
            transaction.set_rollback(True)
        log.error("not kept (%s): %s", problem, what)


@contextmanager
def _waiting_briefly() -> Iterator[None]:
    if connection.vendor != "sqlite" or connection.connection is None:
        yield
        return
    raw = connection.connection
    before = raw.execute("PRAGMA busy_timeout").fetchone()[0]
    raw.execute(f"PRAGMA busy_timeout = {SHORT_MS}")
    try:
        yield
    finally:
        raw.execute(f"PRAGMA busy_timeout = {int(before)}")
