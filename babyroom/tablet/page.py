"""What is the same for every room and every minute: kinds, words and addresses, made once for each language."""

from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language

from babyroom.tablet.chips import page_words
from babyroom.tablet.texts import texts

# Stands for a baby's id in an address that the script fills in.
_ANY = UUID(int=0)
_OF_A_BABY = ("baby", "day", "arrive", "going_home")


def page() -> dict[str, Any]:
    """Plain values for a JSON block."""
    return _page(get_language() or "")


@lru_cache(maxsize=8)
def _page(language: str) -> dict[str, Any]:
    return {
        **page_words(),
        "language": language,
        "texts": texts(),
        "urls": {"moments": reverse("moments:receive"), "since": reverse("tablet:since"), **{name: _of_any(name) for name in _OF_A_BABY}},
    }


def _of_any(name: str) -> str:
    try:
        return reverse(f"tablet:{name}", args=[_ANY])
    except NoReverseMatch:
        return ""
