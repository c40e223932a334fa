"""Every pattern of ours in one language, so that somebody who grew up with it can read them one by one. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from babyroom.stories.wording import LANGUAGES


@dataclass(frozen=True, slots=True)
class Phrase:
    """`key` is what `Sentence.phrases` names it by, `pattern` its words with slots, `english` what it stands for in English."""

    key: str
    pattern: str
    english: str


@lru_cache(maxsize=8)
def catalogue(code: str) -> tuple[Phrase, ...]:
    """Every pattern of a language in the order of its module. Raises KeyError for a language there is none for."""
    language, english = LANGUAGES[code], LANGUAGES["en"]
    found = [
        Phrase(f"{words}.{one}", pattern, english.words.get(words, {}).get(one, ""))
        for words, listed in language.words.items()
        for one, pattern in listed.items()
    ]
    for kind, patterns in language.sentences.items():
        stands_for = english.sentences.get(kind, ("",))[0]
        found += [Phrase(f"sentence.{kind}.{number}", pattern, stands_for) for number, pattern in enumerate(patterns)]
    found += [Phrase(f"facts.{one}", pattern, english.facts.get(one, "")) for one, pattern in language.facts.items()]
    return tuple(found)


def read_as_they_are(code: str, read: Mapping[str, str]) -> frozenset[str]:
    """The keys among those read (key to pattern, as it was when somebody read it) whose pattern is still the same."""
    return frozenset(phrase.key for phrase in catalogue(code) if read.get(phrase.key) == phrase.pattern)


def unread(code: str, read: Mapping[str, str]) -> Iterable[Phrase]:
    """What nobody has read, or what was changed since."""
    known = read_as_they_are(code, read)
    return (phrase for phrase in catalogue(code) if phrase.key not in known)
