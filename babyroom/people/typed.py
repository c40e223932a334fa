"""What was typed, in its one spelling: spaces tidied, odd characters refused with a sentence."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal

# A spreadsheet would run a cell that begins like this, and no name does.
FORMULA = ("=", "+", "-", "@")
_PHONE = re.compile(r"[+(]?[0-9][0-9 ()./-]*(?: ?(?:x|ext\.?) ?[0-9]+)?", re.IGNORECASE)
_FEWEST_DIGITS = 3
# Marks nobody sees are dropped, but these two shape letters in several scripts.
_JOINERS = "\u200c\u200d"


def line(text: str, most: int, field: str, *, needed: str = "") -> str:
    """One line of at most `most` characters. `needed` is the sentence to say where nothing was written."""
    seen = "".join(letter for letter in unicodedata.normalize("NFC", text) if letter in _JOINERS or unicodedata.category(letter) != "Cf")
    tidy = " ".join(seen.split())
    if any(unicodedata.category(letter) in ("Cc", "Cs", "Co") for letter in tidy):
        raise Refusal(_("There is a letter in it that we cannot read. Please type it again."), field=field, code="unreadable")
    if len(tidy) > most:
        raise Refusal(
            _("This has %(here)d letters and there is room for %(most)d. Please make it shorter.") % {"here": len(tidy), "most": most},
            field=field,
            code="too_long",
        )
    if needed and not tidy:
        raise Refusal(needed, field=field, code="empty")
    return tidy


def name(text: str, most: int, field: str, *, needed: str = "") -> str:
    """A name: one line with at least one letter, not begun like a formula."""
    tidy = line(text, most, field, needed=needed)
    if tidy.startswith(FORMULA):
        raise Refusal(_("A name cannot begin with = + - or @. Please write the name only."), field=field, code="formula")
    if tidy and not any(letter.isalpha() for letter in tidy):
        raise Refusal(_("There is no letter in this name. Please write it again."), field=field, code="no_letter")
    return tidy


def phone(text: str, field: str, *, needed: str = "") -> str:
    """A phone number as people write it: digits, spaces, brackets, a plus in front, an extension behind."""
    tidy = line(text, 30, field, needed=needed)
    if tidy and (not _PHONE.fullmatch(tidy) or sum(letter.isdigit() for letter in tidy) < _FEWEST_DIGITS):
        raise Refusal(_("Write the number in figures, like 01723 555 0142."), field=field, code="not_a_number")
    return tidy


def email(text: str, field: str = "email") -> str:
    """An e-mail address, or nothing."""
    tidy = line(text, 254, field)
    if tidy:
        try:
            validate_email(tidy)
        except ValidationError as problem:
            raise Refusal(_("Write the whole e-mail address, like priya@example.org."), field=field, code="not_an_address") from problem
    return tidy


def same_name(first: str, last: str) -> tuple[str, str]:
    """How two names are compared: neither case nor spaces matter."""
    return " ".join(first.split()).casefold(), " ".join(last.split()).casefold()
