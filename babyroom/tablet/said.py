"""Small pieces of wording that cards, sheets and pages of the room share. Pure."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

_THEIRS = re.compile(r"\b(them|their|themselves)\b")
_WORD = {"them": 1, "their": 2, "themselves": 3}


def sentence_case(words: str) -> str:
    """ "looked back" as it begins a line: "Looked back"."""
    return words[:1].upper() + words[1:]


def personal(words: str, forms: Sequence[str]) -> str:
    """A phrase of the vocabulary with this baby's pronouns: "on their back" as "on her back".

    `forms` are subject, object, possessive and reflexive. Phrases in which "they" acts stay as they are, because the verb
    would have to change with it. Another language has no such words in its phrases and is left alone.
    """
    if re.search(r"\bthey\b", words):
        return words
    return _THEIRS.sub(lambda found: forms[_WORD[found[0]]], words)


def clock(seconds: int, zone: ZoneInfo) -> str:
    """The wall clock of an instant given in seconds since 1970."""
    return datetime.fromtimestamp(seconds, zone).strftime("%H:%M")


def listed(names: Sequence[str]) -> str:
    """ "Priya, Sam and Dana"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}


def facts_of(part: Any) -> dict[str, Any]:
    """The facts of one part of a day's projection; nothing where there are none."""
    return part.get("facts", {}) if isinstance(part, dict) else {}
