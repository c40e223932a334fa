"""Identifiers: UUIDv7, so that ids made one after the other sort in that order and index well."""

from uuid import UUID

from uuid_utils.compat import uuid7


def new_id() -> UUID:
    """A fresh UUIDv7 as the standard library's UUID."""
    return uuid7()
