"""Codes that people read off one screen and type on another: no letter looks like a number, small and capital are the same. Kept as keyed
digests, so that a table of them is of no use."""

import hashlib
import hmac
import secrets

from django.conf import settings

# Crockford's: without I, L, O and U.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans("OIL", "011")
_GROUP = 3


def made(length: int) -> str:
    """A fresh code, five bits a letter, in groups of three: "7QK-M2P-0XD"."""
    return grouped("".join(secrets.choice(LETTERS) for _n in range(length)))


def grouped(code: str) -> str:
    """In groups of three."""
    return "-".join(code[n : n + _GROUP] for n in range(0, len(code), _GROUP))


def meant(typed: str) -> str:
    """What was meant by what was typed: without gaps and dashes, O for nought and I for one put right."""
    return "".join(typed.upper().translate(_MEANT).replace("-", " ").split())[:40]


def digest_of(code: str, purpose: str) -> str:
    """How a code is kept. `purpose` keeps codes of different use apart ("pairing")."""
    key = settings.KEY_RING.drawn(f"signin.{purpose}")
    return hmac.new(key, meant(code).encode(), hashlib.sha256).hexdigest()
