"""The ribbon of a page: drawn wide, and once more small for a phone, because a drawing is never shown smaller than it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import get_language

from babyroom.moments.ribbon import Mark, Span, draw, in_words

SMALL = 320


@dataclass(frozen=True)
class Ribbons:
    """`wide` and `small` are SVG, `words` the same day in words."""

    wide: SafeString
    small: SafeString
    words: str


def ribbons(marks: Sequence[Mark], span: Span, *, key: UUID, title: str, width: int, height: int) -> Ribbons:
    """Both drawings with hours, named `title`. `width` and `height` are of the wide one, in px."""
    now = span.now.replace(second=0, microsecond=0) if span.now is not None else None
    return _drawn(tuple(marks), replace(span, now=now), key, title, width, height, get_language() or "")


# A line looks the same until the minute turns or something is written: one drawing serves every screen till then.
@lru_cache(maxsize=256)
def _drawn(marks: tuple[Mark, ...], span: Span, key: UUID, title: str, width: int, height: int, language: str) -> Ribbons:
    del language
    return Ribbons(
        draw(marks, span, width=width, height=height, title=title, described_by=f"rb-wide-{key}", hours=True),
        draw(marks, span, width=SMALL, height=84, title=title, described_by=f"rb-small-{key}", hours=True),
        in_words(marks, span),
    )
