"""Identifiers: UUIDv7, so that ids made one after the other sort in that order and index well."""

from functools import lru_cache
from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7 as the standard library's UUID."""
    return uuid7()


@lru_cache(maxsize=8192)
def known_id(text: str) -> UUID:
    """The id that a text is. The same few babies, adults and rooms are read again and again, and making an id of a text takes longer than
    finding it. Raises ValueError."""
    return UUID(text)
