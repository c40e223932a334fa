"""The question over each part of a written moment: the board's own where it has one, and those only the pages ask."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.people.names import FORMS
from babyroom.tablet.chips import QUESTIONS

_ONLY_HERE: Mapping[str, str | Promise] = {
    "came_with": _("Came with"),
    "handed_to": _("Handed to"),
    "carried": _("How did {they} come in?"),
    "own": _("In {their} own way"),
    "night": _("How was the night?"),
    "woke_at": _("Up at"),
    "last_milk_at": _("Last milk at"),
    "last_food_at": _("Last food at"),
    "news": _("Anything new?"),
    "collects": _("Who collects?"),
    "exploring.seen": _("What did you see?"),
    "answer": _("Did we look in?"),
    "from_room": _("From which room?"),
}


def questions(pronouns: str) -> dict[str, str]:
    """The questions, with this baby's pronouns in them."""
    they, them, their, themselves = FORMS[pronouns]
    told = {"they": they, "them": them, "their": their, "themselves": themselves}
    return {name: str(words).format(**told) for name, words in {**_ONLY_HERE, **QUESTIONS}.items()}
