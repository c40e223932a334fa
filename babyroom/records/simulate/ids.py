"""Ids that come out the same every time, so that a later run re-makes nothing."""

from hashlib import blake2b
from random import Random
from uuid import UUID

_LAST_80 = (1 << 80) - 1
_VERSION_AND_VARIANT = (0x7 << 76) | (0b10 << 62)
_RANDOM_BITS = _LAST_80 ^ (0xF << 76) ^ (0b11 << 62)


def _digest(parts: tuple[object, ...], size: int) -> bytes:
    return blake2b("\x1f".join(map(str, parts)).encode(), digest_size=size).digest()


def named_id(*parts: object) -> UUID:
    """The id of a person, room or thing known by these words; the same words give the same id."""
    return UUID(bytes=_digest(parts, 16), version=5)


def stream(*parts: object) -> Random:
    """A source of chance that depends on these words and on nothing else."""
    return Random(int.from_bytes(_digest(parts, 8), "big"))


class MomentIds:
    """The ids of one baby's day, by running number.

    They carry their instant in the first 48 bits (as UUIDv7 does), so that years of demonstration days
    lie in the database in order, and a digest of seed, baby, day and number in the rest.
    """

    def __init__(self, seed: int, baby: UUID, day: int) -> None:
        self._key = _digest((seed, baby, day), 16)

    def of(self, number: int, at_ms: int) -> UUID:
        """The id of the moment with this running number; `at_ms` is its instant, in milliseconds since 1970."""
        tail = int.from_bytes(blake2b(number.to_bytes(4, "big"), key=self._key, digest_size=10).digest(), "big")
        return UUID(int=(at_ms << 80) | (tail & _RANDOM_BITS) | _VERSION_AND_VARIANT)
