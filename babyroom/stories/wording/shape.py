"""What a story is made of, the same in every language. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

_OPENING = 5
_NOT_IN_WORDS = re.compile("[\u2068\u2069.,:;!?“”‘’\"'()۔،؛]")
_STOPS = frozenset(".?!۔")
_END = re.compile(r"(?<=[.?!۔])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. `moments` are those it was filled from, and nothing else is in it. `phrases` name our patterns in it; `reviewed` says
    that a native speaker has read all of them and that it is no fact about health: where it is False, `english` stands beside it.
    `english` is empty in English. `quote` says that it holds an adult's own words, which stay as they were written."""

    text: str
    kind: str
    moments: tuple[UUID, ...]
    reviewed: bool = True
    english: str = ""
    health: bool = False
    quote: bool = False
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A drafted day: `paragraphs` about the baby and people, `facts` the one small line of practical care. `bare` where so little was
    written that it says so. `left` are the moments a sentence could have told and does not (too many, or it would repeat)."""

    language: str
    rtl: bool
    paragraphs: tuple[tuple[Sentence, ...], ...]
    facts: tuple[Sentence, ...]
    bare: bool = False
    left: tuple[UUID, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence of the story, the facts apart."""
        return tuple(one for paragraph in self.paragraphs for one in paragraph)

    @property
    def text(self) -> str:
        """The paragraphs as plain text, an empty line between them."""
        return "\n\n".join(" ".join(one.text for one in paragraph) for paragraph in self.paragraphs)

    @property
    def facts_text(self) -> str:
        """The practical facts as one line."""
        return " ".join(one.text for one in self.facts)

    @property
    def moments(self) -> frozenset[UUID]:
        """Every moment something is told of."""
        return frozenset(moment for one in (*self.sentences, *self.facts) for moment in one.moments)


def opening(text: str) -> tuple[str, ...]:
    """The first five words of a story, as they are compared."""
    return tuple(_NOT_IN_WORDS.sub(" ", text).casefold().split()[:_OPENING])


def apart(text: str) -> list[str]:
    """The sentences of a text, as they are compared. A stop inside a quotation ends the sentence only where the quotation does."""
    if "”" not in text:
        return [one.casefold() for one in _END.split(text.strip()) if one]
    found, depth, start, before = [], 0, 0, ""
    for at, letter in enumerate(text):
        depth += (letter in "“„") - (letter == "”")
        if letter.isspace() and depth <= 0 and before in _STOPS:
            found.append(text[start:at])
            start = at
        if letter not in "”\u2069":
            before = letter
    return [one.strip().casefold() for one in (*found, text[start:]) if one.strip()]


@dataclass(frozen=True, slots=True)
class Lately:
    """What the last four stories of this baby said, in this language: their sentences and how they began."""

    sentences: frozenset[str] = field(default=frozenset())
    openings: frozenset[tuple[str, ...]] = field(default=frozenset())

    @classmethod
    def of(cls, stories: Iterable[Sequence[str]]) -> "Lately":
        """From told stories, each as its sentences (or paragraphs) in order, as they were told."""
        listed = [list(story) for story in stories]
        return cls(
            frozenset(part for story in listed for text in story for part in apart(text)),
            frozenset(opening(" ".join(story)) for story in listed if story),
        )
