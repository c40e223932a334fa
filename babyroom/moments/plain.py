"""Plain text: what people type, without the marks nobody sees, and never with signs that no screen shows."""

import re
import unicodedata

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal

# Zero-width spaces, soft hyphens, marks that turn the direction of writing, empty letters, invisible tags, numbers that stand for no
# letter. They come along when text is copied from elsewhere; whoever typed has never seen them. The flags of England, Scotland and
# Wales are made of tags.
_NO_LETTERS = "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_NOT_SEEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f)|"
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    f"\U0001d173-\U0001d17a\U000e0000-\U000e007f\ufdd0-\ufdef{_NO_LETTERS}]"
)
# Joiners shape letters in several scripts and hold some emoji together; at the edge of a word or among Latin letters they do nothing.
_LOOSE_JOINER = re.compile(
    "(?<![^\\s\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d]+(?![^\\s\u200c\u200d])|(?<=[!-~])[\u200c\u200d]+(?=[!-~])"
)
_NEW_LINE = re.compile("\r\n|[\u2028\u2029]")
# Control characters and halves of characters.
_UNSHOWN = frozenset({"Cc", "Cs"})


def plain_text(words: str, field: str) -> str:
    """The words without marks that nobody sees. New lines are fine. Raises Refusal where they hold signs that no screen shows."""
    if words.isascii() and words.isprintable():
        return words
    words = _NEW_LINE.sub("\n", words)
    if any(letter != "\n" and unicodedata.category(letter) in _UNSHOWN for letter in words):
        raise Refusal(_("There are signs in the text that cannot be shown. Please type it again."), field=field, code="control_characters")
    return _LOOSE_JOINER.sub("", _NOT_SEEN.sub(lambda found: found["flag"] or "", words))
