"""Gettext that remembers: a day is told in hundreds of short sentences, and Django looks each one up through every catalogue again."""

from functools import lru_cache

from django.utils import translation


def gettext(message: str) -> str:
    """The message in the language of the reader."""
    return _remembered(translation.get_language() or "", message)


@lru_cache(maxsize=8192)
def _remembered(language: str, message: str) -> str:
    del language
    return translation.gettext(message)
