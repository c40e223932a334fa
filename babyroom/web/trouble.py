"""When the database cannot take something in: said to a person as what it is, so that nobody believes it was kept."""

from django.utils.translation import gettext as _

from babyroom.common.beside import why_not_taken
from babyroom.common.refusals import Refusal

FULL, BUSY = 507, 503


def trouble_of(problem: Exception) -> tuple[Refusal, int] | None:
    """The sentence and the status for a full disk or a database that is held by something else; None for any other problem."""
    why = why_not_taken(problem)
    if why == "full":
        sentence = _("This was not kept: the nursery’s computer has no room left. Please keep a note on paper and tell the office now.")
        return Refusal(sentence, code="disk_full"), FULL
    if why == "busy":
        return Refusal(_("This was not kept: the nursery’s computer is busy. Please wait a moment, then try again."), code="busy"), BUSY
    return None
