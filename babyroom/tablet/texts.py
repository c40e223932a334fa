"""Sentences the tablet's script puts on the screen by itself. `{name}`, `{clock}`, `{n}` are filled in by the script."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_TEXTS: dict[str, str | Promise] = {
    "title": _("{kind} for {name}"),
    "title_looked_in": _("Looked in on {name}"),
    "title_woke": _("{name} is awake"),
    "title_asleep": _("{name} is asleep"),
    "title_nameless": _("{kind}"),
    "you": _("you"),
    "saved": _("Saved"),
    "saved_at": _("{clock}, saved"),
    "saving_at": _("{clock}, on its way"),
    "here_at": _("{clock}, on this tablet"),
    "not_saved": _("{clock}, not saved yet"),
    "waiting": _("on this tablet: {n}"),
    "attention": _("needs attention: {n}"),
    "shut": _("This tablet is not open any more. What is on it is kept. Ask the office."),
    "taken_back": _("Taken back."),
    "choose_up_to": _("Choose up to {n}."),
    "cot_on_back": _("In the cot, on {their} back"),
    "ml": _("{n} ml"),
    "less": _("10 less"),
    "more_ml": _("10 more"),
    "first_taste": _("first taste"),
    "another_food": _("Another food"),
    "more_words": _("More words"),
    "later_words": _("Words for when {they} grow"),
    "came_back_to": _("came back to {name}"),
    "with": _("with"),
    "yes": _("Yes"),
    "now": _("Now"),
    "min_ago": _("{n} min ago"),
    "other": _("Other"),
    "what_time": _("What time was it?"),
    "yesterday": _("It was yesterday"),
    "about_name": _("About {name}"),
    "day_of": _("{their} day"),
    "day_of_them": _("Their day"),
    "door_in": _("Arriving"),
    "door_out": _("Going home"),
    "who_knows": _("Who {name} knows"),
    "same_nap": _("Same nap"),
    "two_naps": _("Two naps"),
    "write_it": _("Save"),
    "each_own": _("Each baby has a record of their own."),
    "leave": _("There are records on this tablet that are not saved yet."),
    "dim": _("Dim the screen"),
    "light": _("Light up the screen"),
    "line": _("Your line"),
    "fits": _("{n} characters fit"),
    "asleep": _("Asleep"),
    "someone_came": _("Someone is asked to come."),
}


def texts() -> dict[str, str]:
    """All of them, in the language of the reader."""
    return {name: str(words) for name, words in _TEXTS.items()}
