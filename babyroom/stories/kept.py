"""A story as it is kept once somebody has read it and told it: what they changed is in it, in every language. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from babyroom.stories.wording.shape import Sentence, Story

# A line of one's own and what is put right, in characters.
LINE, PUT_RIGHT = 200, 300


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence as told. `own` says that they are the words of whoever told it, in English in every language. `english` stands beside it
    where nobody who grew up with the language has read it."""

    text: str
    key: str
    moments: tuple[str, ...] = ()
    english: str = ""
    own: bool = False
    quote: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A story in one language: paragraphs about the baby and people, and the small line of practical care."""

    paragraphs: tuple[tuple[Line, ...], ...]
    facts: tuple[Line, ...]
    rtl: bool = False

    @property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences in order."""
        return tuple(one.text for paragraph in self.paragraphs for one in paragraph)

    @property
    def moments(self) -> frozenset[UUID]:
        """Every moment something is told of."""
        lines = [one for paragraph in (*self.paragraphs, self.facts) for one in paragraph]
        return frozenset(UUID(moment) for one in lines for moment in one.moments)


def keyed(story: Story) -> Iterator[tuple[tuple[str, Sentence], ...]]:
    """The paragraphs of a draft, each sentence with its key: the same moment told in the same kind of sentence has one key in every
    language, and keeps it when something is written later."""
    seen: Counter[str] = Counter()
    for paragraph in story.paragraphs:
        told = []
        for one in paragraph:
            about = f"{one.kind}:{one.moments[0].hex if one.moments else ''}"
            told.append((f"{about}:{seen[about]}", one))
            seen[about] += 1
        yield tuple(told)


def as_told(story: Story, changed: Mapping[str, str], read: Iterable[str]) -> Kept:
    """The draft with what was changed (new words by key, none: left out). Of sentences only those whose key is among those `read`."""
    known = frozenset(read)
    paragraphs = [tuple(_line(key, one, changed) for key, one in told if key in known and changed.get(key, "-")) for told in keyed(story)]
    facts = tuple(_line(f"facts:{number}", one, {}) for number, one in enumerate(story.facts))
    return Kept(tuple(one for one in paragraphs if one), facts, story.rtl)


def keys(story: Story) -> list[str]:
    """The keys of all its sentences."""
    return [key for told in keyed(story) for key, _one in told]


def _line(key: str, one: Sentence, changed: Mapping[str, str]) -> Line:
    moments = tuple(str(moment) for moment in one.moments)
    if changed.get(key):
        return Line(changed[key], key, moments, own=True)
    return Line(one.text, key, moments, "" if one.reviewed else one.english, quote=one.quote)


def as_json(kept: Kept) -> dict[str, Any]:
    """As it lies in the database."""
    return asdict(kept)


def from_json(found: Mapping[str, Any]) -> Kept:
    """As it was laid there; what was emptied is an empty story."""
    paragraphs = tuple(_lines(paragraph) for paragraph in found.get("paragraphs", ()))
    return Kept(paragraphs, _lines(found.get("facts", ())), bool(found.get("rtl")))


def _lines(found: Sequence[Mapping[str, Any]]) -> tuple[Line, ...]:
    return tuple(Line(**{**one, "moments": tuple(one["moments"])}) for one in found)
