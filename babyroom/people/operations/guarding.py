"""What guards a baby at the door: the word of whoever collects, and telling nobody outside that the baby comes here."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import typed
from babyroom.people.collecting import sealed
from babyroom.people.models import Baby
from babyroom.people.operations.desk import desk

_SHORTEST = 4


def guard(baby: UUID, *, tell_no_one: bool, word: str, no_word: bool, by: Who, at: datetime) -> Baby:
    """Set what guards a baby. An empty `word` leaves the word as it is, `no_word` takes it away. The audit keeps that it changed,
    never the word."""
    at_desk = desk(by, at)
    word = typed.line(word, 40, "word")
    if word and len("".join(word.split())) < _SHORTEST:
        raise Refusal(_("Choose a longer word, of four letters or more."), field="word")
    with transaction.atomic():
        found = at_desk.baby(baby)
        kept = "" if no_word else sealed(baby, word) if word else found.collect_word
        at_desk.alter(found, {"tell_no_one": tell_no_one, "collect_word": kept})
        at_desk.tell(
            "guard", found, after={"tell_no_one": tell_no_one, "word": "taken away" if no_word else "new" if word else "as before"}
        )
    return found
