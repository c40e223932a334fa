"""The words a tablet offers, and in which order: read once with the page, the same for every baby and every room.

A chip keeps its place. What stands first is fixed here by people, never by how often it was tapped.
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.moments.kinds import KINDS
from babyroom.moments.vocabulary import QUIET_NOTE, SEEN_GROUPS, VOCABULARIES

# Shown at once; the rest of a long list folds out below. Early signs before crying.
FIRST: dict[str, tuple[str, ...]] = {
    "seen": ("reached_up", "looked_away", "went_still", "searched", "rubbed_eyes", "rooting", "grizzled", "cried", "held_on", "startled"),
    "we": ("held", "sang", "spoke_softly", "put_into_words", "told_who_comes_back", "waited_and_watched", "rocked",
        "stroked", "stayed", "offered_comforter", "swapped_with_colleague"),
    "needed": ("closeness", "comfort", "someone_they_know", "not_sure_yet", "pause", "milk_or_food", "sleep", "something_hurt",
        "company", "explore", "clean_nappy"),
    "then": ("easier_now", "still_hard", "needed_us_again", "exploring_again", "fell_asleep", "had_to_wait"),
}  # fmt: skip
# On a comfort strip where a baby has fewer than four chips of their own.
COMFORT = ("held", "sang", "stroked", "stayed")
THEN = ("easier_now", "still_hard", "needed_us_again")
# The one optional tap after practical care, in words short enough for one row.
TOGETHER: dict[str, str | Promise] = {
    "sang": _("sang"),
    "talked": _("talked"),
    "smiled": _("smiled"),
    "took_turns": _("took turns"),
    "watched": _("watched"),
    "said_next": _("said what comes next"),
}
NAPPY: dict[str, str | Promise] = {"wet": _("wet"), "dirty": _("dirty"), "both": _("both"), "dry": _("dry")}
ML = (30, 60, 90, 120, 150, 180, 210)
FOODS: tuple[str | Promise, ...] = (
    _("Porridge"), _("Banana"), _("Apple"), _("Pear"), _("Toast"), _("Yoghurt"), _("Pasta"), _("Rice"), _("Potato"), _("Carrot"),
    _("Broccoli"), _("Peas"), _("Beans"), _("Lentils"), _("Chicken"), _("Fish"), _("Egg"), _("Cheese"),
)  # fmt: skip

# A part that is so or is not: the chip itself says it.
YES: dict[str, str | Promise] = {
    "needed_time": _("needed time"),
    "shared_words": _("we shared a few words"),
    "goes_home": _("goes home now"),
    "cream": _("nappy cream"),
}
# Said aloud: a list may hold "a pause / quieter", a chip says one of it.
PLAIN: dict[tuple[str, str], str | Promise] = {
    ("seen", "looked_at_me"): _("looked at me, bright eyes"),
    ("seen", "warm_or_cool"): _("felt warm or cool"),
    ("needed", "pause"): _("a quiet moment"),
    ("needed", "milk_or_food"): _("milk or food"),
    ("needed", "warmer_cooler"): _("warmer or cooler"),
    ("during", "washing"): _("washing hands or face"),
    ("separation", "used_comforter"): _("used a comforter or photo"),
    ("outside", "washing"): _("washing hands or face"),
    **{("together", tag): words for tag, words in TOGETHER.items()},
    **{("nappy", what): words for what, words in NAPPY.items()},
}

# The question over the chips of one part of a record. `they`, `them` and `their` stand for the baby's own words.
QUESTIONS: dict[str, str | Promise] = {
    "seen": _("What did you see?"),
    "we": _("What did we do?"),
    "needed": _("Perhaps {they} needed…"),
    "then": _("And then?"),
    "during": _("What was going on?"),
    "took_over": _("Who took over?"),
    "together": _("Together"),
    "came_back_to": _("Came back to"),
    "milk": _("Which milk?"),
    "milk.how": _("How?"),
    "offered_ml": _("Offered, ml"),
    "taken_ml": _("Taken, ml"),
    "foods": _("What was there to eat?"),
    "reaction": _("Anything you saw afterwards?"),
    "nappy": _("What was in it?"),
    "cream": _("Nappy cream"),
    "place": _("Where?"),
    "position": _("How did {they} lie?"),
    "sleep.how": _("How did {they} go to sleep?"),
    "woke": _("How did {they} wake?"),
    "what": _("What was it?"),
    "to_room": _("Which room now?"),
    "why": _("Why?"),
    "goodbye": _("How was the goodbye?"),
    "separation": _("And while they were apart?"),
    "near": _("Near whom?"),
    "helped": _("What helped?"),
    "back_at": _("Back at about"),
    "with": _("With whom?"),
    "greeted": _("What did you see?"),
    "needed_time": _("Needed time"),
    "shared_words": _("We shared a few words"),
    "goes_home": _("Is {they} going home now?"),
    "yes": _("Was it so?"),
    "step": _("What was it?"),
    "pace": _("How fast from here?"),
    "learned": _("What did we learn?"),
    "parent_feels": _("How does the parent feel, in their own words?"),
    "familiar": _("Who is familiar now?"),
}


def page_words() -> dict[str, Any]:
    """Everything of this module, with every vocabulary, in the language of the reader: plain values for a JSON block."""
    return {
        "kinds": {kind.id: str(kind.label) for kind in KINDS.values()},
        "words": {
            name: [[p.id, str(PLAIN.get((name, p.id), p.label)), p.group, p.from_months] for p in phrases]
            for name, phrases in VOCABULARIES.items()
        },
        "groups": {group: str(words) for group, words in SEEN_GROUPS.items()},
        "first": FIRST,
        "comfort": COMFORT,
        "then": THEN,
        "together": {tag: str(words) for tag, words in TOGETHER.items()},
        "nappy": {what: str(words) for what, words in NAPPY.items()},
        "yes": {fact: str(words) for fact, words in YES.items()},
        "ml": ML,
        "foods": [str(food) for food in FOODS],
        "questions": {name: str(words) for name, words in QUESTIONS.items()},
        "quiet": str(QUIET_NOTE),
    }
