"""Whose page it is that somebody may not open, and where they can go from there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin.access import CLOSED_ROOM

# What an address belongs to says whose page it is; it says nothing about who or what is there.
_WHOSE: Mapping[str, str | Promise] = {
    "home": _("This page is for a baby’s family"),
    "people": _("This page is for those who lead the nursery"),
    "rota": _("This page is for those who work with these babies"),
    "signin_office": _("This page is for those who lead the nursery"),
    "records": _("This page is for those who lead the nursery"),
    "tablet": _("This page is for those who work with these babies"),
    "moments": _("This page is for those who work with these babies"),
}
_NOT_OPEN = "not_yours"


@dataclass(frozen=True)
class Said:
    """What the page says: a heading, a sentence, and where to go (an address and its words)."""

    heading: str | Promise
    sentence: str | Promise
    go: str
    go_words: str | Promise


def said(request: HttpRequest, refusal: Refusal) -> Said:
    """The page for a refusal."""
    who = who_of(request)
    go, go_words = way_on(who)
    if not isinstance(refusal, NotYours):
        return Said(_("Please look at this once more"), refusal.sentence, go, go_words)
    if who.setting_id is None:
        return Said(_("Please sign in first"), _("We do not know yet who is asking."), go, go_words)
    if refusal.code == _NOT_OPEN:
        match = request.resolver_match
        heading = _WHOSE.get(match.app_name if match else "", _("This page is not open from here"))
        at_home = who.login_id is not None and not who.jobs
        sentence = (
            _("All that is yours is on your baby’s page.")
            if at_home
            else _("Do you need something from it? Ask your room lead or the office.")
        )
        return Said(heading, sentence, go, go_words)
    return Said(_("It is not here"), refusal.sentence, go, go_words)


def way_on(who: Who) -> tuple[str, str | Promise]:
    """Somebody's own place: its address, and the words for it."""
    if who.tablet_id is not None or CLOSED_ROOM in who.seen:
        return reverse("tablet:board"), _("Back to the board")
    if who.jobs:
        return reverse("people:office"), _("To the office")
    if who.login_id is not None:
        return reverse("home:babies"), _("Back to your baby")
    return reverse("signin:sign_in"), _("Sign in")
