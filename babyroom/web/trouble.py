"""When the database cannot take something in: said to a person as what it is, so that nobody believes it was kept."""

from django.db import DatabaseError, OperationalError
from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal

FULL, BUSY = 507, 503
# SQLite says it in words; PostgreSQL by a code (disk full, lock not available, too many connections, out of memory).
_FULL_CODES, _BUSY_CODES = frozenset({"53100"}), frozenset({"55P03", "53300", "40001", "40P01", "57P01", "57P03"})


def trouble_of(problem: Exception) -> tuple[Refusal, int] | None:
    """The sentence and the status for a full disk or a database that is held by something else; None for any other problem."""
    if not isinstance(problem, DatabaseError):
        return None
    told, code = str(problem).lower(), str(getattr(problem.__cause__, "sqlstate", None) or "")
    if "disk is full" in told or "disk i/o error" in told or code in _FULL_CODES:
        sentence = _("This was not kept: the nursery’s computer has no room left. Please keep a note on paper and tell the office now.")
        return Refusal(sentence, code="disk_full"), FULL
    if "is locked" in told or code in _BUSY_CODES or (isinstance(problem, OperationalError) and "connect" in told):
        return Refusal(_("This was not kept: the nursery’s computer is busy. Please wait a moment, then try again."), code="busy"), BUSY
    return None
