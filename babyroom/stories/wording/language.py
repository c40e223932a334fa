"""What one language brings to a story, and how its patterns are filled. Pure; a pattern is filled once, so that a name with braces
or percent signs in it stays a name.

A slot is `{name}`. A slot with bars holds forms: she, he, they and, of adults, we: `{sang|sang|sings|sing}`; with `a:`, `b:` or `t:` before
it says whose form it is (the adult's, the baby's, of whoever took over), else it is that of the clause's own subject.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from babyroom.stories.unnamed import without_turning

_SLOT = re.compile(r"\{([^{}]*)\}")
_SPACES = re.compile(r"[ \t\n]+")
_BEFORE_STOP = re.compile(r" +([,.;:?،؛۔])")
_UNSTOPPED = re.compile("(?<![.?!۔…])(?<![.?!۔…]\u2069)(\u2069?)(”)$")
_FORM = {"she": 0, "he": 1, "they": 2}
WE = 3
_APART, _TOGETHER = "\u2068", "\u2069"


@dataclass(frozen=True)
class Language:
    """`words` are the phrases of the vocabulary as clauses, by list and id; `sentences` the patterns by kind; `facts` those of the small
    line; `pronouns` what stands for the baby; `parts` the seven parts of a day, each in as many ways as there are; `joined` puts clauses
    or names together; `family` says the usual words for people of a family. `by_name` says that a name may stand in a clause as it is,
    `reviewed` that every phrase was read by somebody who grew up with the language, `stop` is what ends a sentence."""

    code: str
    rtl: bool
    we: str
    us: str
    one_of_us: str
    quote: tuple[str, str]
    pronouns: Mapping[str, Mapping[str, str]]
    words: Mapping[str, Mapping[str, str]]
    sentences: Mapping[str, Sequence[str]]
    facts: Mapping[str, str]
    parts: Sequence[Sequence[str]]
    weekdays: Sequence[str]
    joined: Callable[[Sequence[str]], str]
    family: Mapping[str, str] = field(default_factory=dict)
    by_name: bool = False
    reviewed: bool = False
    stop: str = "."

    def name(self, words: str) -> str:
        """A name or other foreign words, kept apart where their direction of writing may differ."""
        words = without_turning(words)
        if words and (self.rtl or any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in words)):
            return f"{_APART}{words}{_TOGETHER}"
        return words

    def quoted(self, words: str, *, within: bool = False) -> str:
        """An adult's own words in quotation marks, as they were written; marks within others are single ones. `within` a sentence
        of ours that goes on they end without their full stop."""
        words = words.rstrip(" .") if within and not words.endswith("..") else words
        inner = without_turning(words).replace("“", "‘").replace("”", "’").replace('"', "’")
        return f"{self.quote[0]}{self.name(inner)}{self.quote[1]}"

    def home(self, words: str) -> str:
        """Somebody of the family, in this language where it is one of the usual words."""
        return self.family.get(words.casefold(), "") or self.name(words)


def form(pronouns: str) -> int:
    """Which of the forms goes with these pronouns."""
    return _FORM.get(pronouns, _FORM["they"])


@lru_cache(maxsize=4096)
def _parsed(pattern: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The pattern in pieces: (plain words, the slot after them or whose forms, the forms)."""
    pieces: list[tuple[str, str, tuple[str, ...]]] = []
    at = 0
    for found in _SLOT.finditer(pattern):
        whose, colon, listed = found[1].partition(":") if "|" in found[1] else (found[1], "", "")
        if "|" in found[1] and not colon:
            whose, listed = "", found[1]
        pieces.append((pattern[at : found.start()], whose, tuple(listed.split("|")) if listed else ()))
        at = found.end()
    return (*pieces, (pattern[at:], "", ("",)))


@lru_cache(maxsize=4096)
def slots_of(pattern: str) -> frozenset[str]:
    """The names of the slots of a pattern, forms apart."""
    return frozenset(name for _words, name, forms in _parsed(pattern) if not forms)


def fill(pattern: str, slots: Mapping[str, str], forms: Mapping[str, int]) -> str:
    """The pattern with its slots filled; what was filled in is not looked at again. Raises KeyError for a slot nobody filled."""
    said = []
    for words, name, listed in _parsed(pattern):
        said.append(words)
        if not listed:
            said.append(slots[name])
        elif len(listed) > 1:
            said.append(listed[min(forms[name], len(listed) - 1)])
    return "".join(said)


def sentence(words: str, stop: str = ".") -> str:
    """Words as they stand on a page: single spaces, none before a stop, a capital letter first, a stop at the end."""
    words = _BEFORE_STOP.sub(r"\1", _SPACES.sub(" ", words)).strip()
    words = _UNSTOPPED.sub(rf"\1\2{stop}", words)
    return words[:1].upper() + words[1:]
