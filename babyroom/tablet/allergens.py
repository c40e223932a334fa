"""Foods that plainly hold what an allergy mark names, so that a tap on one of them is asked about before it is kept. Pure.

It reads names of foods and knows no recipes. It never says that a food is safe, and what it does not ask about may hold anything:
whoever serves the food has looked at the kitchen's list.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# By the word that stands in the mark: words in the name of a food that plainly holds it.
_HOLDS: Mapping[str | Promise, tuple[str | Promise, ...]] = {
    _("milk"): (_("milk"), _("yoghurt"), _("yogurt"), _("cheese"), _("butter"), _("cream"), _("custard"), _("porridge"), _("pancake")),
    _("dairy"): (_("milk"), _("yoghurt"), _("yogurt"), _("cheese"), _("butter"), _("cream"), _("custard"), _("porridge"), _("pancake")),
    _("egg"): (_("egg"), _("omelette"), _("pancake"), _("custard"), _("mayonnaise"), _("quiche")),
    _("wheat"): (_("wheat"), _("toast"), _("bread"), _("pasta"), _("cracker"), _("couscous"), _("pancake"), _("sandwich")),
    _("gluten"): (_("toast"), _("bread"), _("pasta"), _("cracker"), _("couscous"), _("pancake"), _("porridge"), _("sandwich")),
    _("fish"): (_("fish"), _("salmon"), _("tuna"), _("cod")),
    _("soya"): (_("soya"), _("tofu")),
    _("nut"): (_("nut"), _("almond"), _("cashew")),
    _("sesame"): (_("sesame"), _("hummus"), _("houmous"), _("tahini")),
}  # fmt: skip
_ALLERGY = "allergy"
_SHORTEST = 3


@dataclass(frozen=True)
class KeptOut:
    """What one mark keeps out: the mark ("No milk"), what it is of ("milk"), and the words in a food's name that are asked about."""

    mark: str
    of: str
    words: tuple[str, ...]


def keeps_out(marks: Iterable[tuple[str, str]]) -> list[KeptOut]:
    """For the allergies among a baby's marks (sort, words). A mark that names none of the above is asked about by its own words."""
    return [_kept_out(words) for sort, words in sorted(marks) if sort == _ALLERGY]


def _kept_out(mark: str) -> KeptOut:
    of = re.sub(str(_(r"^no\s+")), "", mark.strip(), flags=re.IGNORECASE)
    found = [word for name, words in _HOLDS.items() if _names(str(name), of) for word in map(str, words)]
    own = [word for word in re.findall(r"\w+", of.lower()) if len(word) >= _SHORTEST] if not found else []
    return KeptOut(mark, of, tuple(dict.fromkeys(found + own)))


def _names(allergen: str, of: str) -> bool:
    """Whether a mark is of this: "cow’s milk" is of milk, "nuts" are of nut, "coconut" is not."""
    return re.search(rf"\b{re.escape(allergen)}s?\b", of.lower()) is not None
