"""A card as HTML. What looks the same is drawn once, for every tablet and until something on it changes."""

from dataclasses import dataclass, field
from functools import lru_cache
from uuid import UUID

from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from babyroom.tablet.cards import Words


@dataclass(frozen=True)
class Shown:
    """Everything a card shows, and nothing else. `asleep` is the id of the sleep that goes on, or empty; `ribbon` is ready SVG;
    `usual` what usually comes next, as one line, or empty."""

    id: UUID
    name: str
    peg: str
    marks: tuple[str, ...]
    new: bool
    same_nap: bool
    asleep: str
    words: Words
    ribbon: SafeString
    usual: SafeString = field(default_factory=SafeString)

    @property
    def html(self) -> SafeString:
        """The card in the language of the reader."""
        return _html(self, get_language() or "")


@lru_cache(maxsize=512)
def _html(shown: Shown, language: str) -> SafeString:
    del language
    return SafeString(render_to_string("tablet/_card.html", {"card": shown}))
