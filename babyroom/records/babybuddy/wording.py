"""Words on their way into a note: what cannot be shown is taken out, what is too long goes on in a second note."""

import re
import unicodedata
from collections.abc import Iterable

_LINE_ENDS = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]+\s*")
# Marks that turn the direction of the text after them, and the byte order mark: unseen, and they can mislead.
_UNSEEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
# Room for " (9999/9999)" at the end of a part.
_COUNTER = 12


def clean(text: str) -> tuple[str, bool]:
    """The text without characters that cannot be shown, and whether any had to be taken out. Of control
    characters only the line end stays, always written the same way."""
    if text.isascii() and text.isprintable():
        return text.strip(), False
    lines = _LINE_ENDS.sub("\n", text.strip()).replace("\t", " ")
    kept = "".join(c for c in lines if c == "\n" or (c not in _UNSEEN and unicodedata.category(c) not in ("Cc", "Cs")))
    return unicodedata.normalize("NFC", kept).strip(), len(kept) != len(lines)


def told(words: Iterable[str], tags: Iterable[str]) -> str:
    """One note from several words, each said once, with the tags in brackets."""
    said = "; ".join(dict.fromkeys(word for word in words if word))
    names = ", ".join(dict.fromkeys(tags))
    return f"{said} [{names}]".strip() if names else said


def parts(text: str, first: int, rest: int) -> list[str]:
    """The text whole where it fits into `first` characters, else in numbered parts: the first of at most
    `first`, the others of at most `rest` characters, cut between words where there is a gap to cut at."""
    if len(text) <= first:
        return [text]
    cut: list[str] = []
    limit = first - _COUNTER
    while text:
        end = len(text) if len(text) <= limit else max(text.rfind(gap, 1, limit + 1) for gap in " \n")
        end = limit if end <= 0 else end
        cut.append(text[:end].rstrip())
        text = text[end:].lstrip()
        limit = rest - _COUNTER
    return [f"{part} ({number}/{len(cut)})" for number, part in enumerate(cut, start=1)]
