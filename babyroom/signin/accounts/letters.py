"""The letters about signing in. No child is named, and nobody but the reader."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Words:
    """A letter's subject and words."""

    subject: str
    words: str


def invitation(*, name: str, nursery: str, link: str, until: date) -> Words:
    """The link that opens the way to sign in."""
    return Words(
        _("%(nursery)s: your way to sign in") % {"nursery": nursery},
        _(
            "Hello %(name)s,\n\n"
            "%(nursery)s uses Baby Room and has made a place in it for you. Open this link on your own phone or computer:\n\n"
            "%(link)s\n\n"
            "The link works once, and until %(day)s. Please do not send it on. If you do not know why you get this letter, "
            "leave it, and nothing happens.\n"
        )
        % {"name": name, "nursery": nursery, "link": link, "day": date_format(until, "j F Y")},
    )


def code(*, nursery: str, code: str, minutes: int) -> Words:
    """A code to sign in with."""
    return Words(
        _("%(nursery)s: your code") % {"nursery": nursery},
        _(
            "Your code to sign in is\n\n    %(code)s\n\n"
            "It works for %(minutes)d minutes, once, on the phone or computer that asked for it. We never ring you and ask for it. "
            "If you did not ask for a code, leave this letter, and nothing happens.\n"
        )
        % {"code": code, "minutes": minutes},
    )


def code_again(*, nursery: str, code: str, minutes: int) -> Words:
    """A code to show once more who one is."""
    return Words(
        _("%(nursery)s: your code") % {"nursery": nursery},
        _(
            "You want to change how you sign in. Your code for that is\n\n    %(code)s\n\n"
            "It works for %(minutes)d minutes, once, on the phone or computer that asked for it. We never ring you and ask for it. "
            "If it was not you, ring the nursery’s office today: somebody may have your phone.\n"
        )
        % {"code": code, "minutes": minutes},
    )


def changed(*, nursery: str, what: str) -> Words:
    """Something about how the reader signs in has changed."""
    return Words(
        _("%(nursery)s: how you sign in has changed") % {"nursery": nursery},
        _("This has changed just now:\n\n    %(what)s\n\nIf it was not you, ring the nursery’s office today.\n") % {"what": what},
    )


def two_places(*, nursery: str) -> Words:
    """The reader's sign-in came from two devices at once."""
    return Words(
        _("%(nursery)s: we signed you out") % {"nursery": nursery},
        _(
            "Your sign-in was used on two phones or computers at once. We cannot know which of the two is you, so we signed out both.\n\n"
            "Please sign in again. If you have a password, choose a new one. Then look at where you are signed in, and end what you do "
            "not know. If you did not use two, tell the nursery’s office today.\n"
        ),
    )


def long_ago(*, name: str, nursery: str, closes_on: date) -> Words:
    """Nobody has signed in for long, so the way in will be closed."""
    return Words(
        _("%(nursery)s: do you still sign in?") % {"nursery": nursery},
        _(
            "Hello %(name)s,\n\n"
            "You have not signed in for a long time. To keep things safe, we close your way in on %(day)s. "
            "To keep it, sign in once before then. If you no longer need it, you can leave this letter. "
            "The office can ask you in again at any time.\n"
        )
        % {"name": name, "day": date_format(closes_on, "j F Y")},
    )
