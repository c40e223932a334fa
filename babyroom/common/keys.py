"""The key ring: secrets in a file outside database and backup, each with an id, so that they can be renewed.

A sealed value carries the id of its key: `br1.<key id>.<base64 of nonce and ciphertext>`. Renewing adds a
key and makes it current; old keys stay to open what they sealed. AES-256-GCM; the context (table, field, row)
is authenticated, so a value moved to another row does not open.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from babyroom.common.made_once import made_once

_MARK = "br1"
_NONCE = 12


class CannotOpen(ValueError):
    """The value was sealed by a key that is not here, for another place, or has been changed."""


@dataclass(frozen=True)
class KeyRing:
    """Keys by id (32 bytes each) and the id that seals from now on."""

    keys: dict[str, bytes]
    current: str

    def seal(self, words: str, *, context: str) -> str:
        """Seal a text for one place (`context`, such as "signin.tablet/secret/<id>")."""
        nonce = os.urandom(_NONCE)
        closed = AESGCM(self.keys[self.current]).encrypt(nonce, words.encode(), context.encode())
        return f"{_MARK}.{self.current}.{base64.urlsafe_b64encode(nonce + closed).decode()}"

    def open(self, sealed: str, *, context: str) -> str:
        """Open what `seal` closed for the same place. Raises CannotOpen."""
        try:
            mark, key_id, body = sealed.split(".", 2)
            raw = base64.urlsafe_b64decode(body)
            key = self.keys[key_id]
        except (ValueError, KeyError) as problem:
            raise CannotOpen(str(problem)) from problem
        if mark != _MARK:
            raise CannotOpen(mark)
        try:
            return AESGCM(key).decrypt(raw[:_NONCE], raw[_NONCE:], context.encode()).decode()
        except (InvalidTag, ValueError) as problem:
            msg = "changed, or sealed for another place"
            raise CannotOpen(msg) from problem

    def drawn(self, purpose: str, key_id: str = "") -> bytes:
        """A secret of 32 bytes for one purpose ("signin.pin"), drawn from a key of the ring (the current one): the same each time, and
        it tells nothing of the key. Keep the key's id beside whatever is made with it. Raises CannotOpen for a key that is not here."""
        try:
            key = self.keys[key_id or self.current]
        except KeyError as problem:
            raise CannotOpen(str(problem)) from problem
        return HKDF(hashes.SHA256(), 32, salt=None, info=f"{_MARK}/{purpose}".encode()).derive(key)

    def renewed(self) -> "KeyRing":
        """The same ring with a fresh key in front; the old ones still open what they sealed."""
        key_id = secrets.token_hex(4)
        return KeyRing({**self.keys, key_id: secrets.token_bytes(32)}, key_id)


def load(path: Path) -> KeyRing:
    """Read the ring, making it on the first day. The file is readable by its owner only."""
    kept = json.loads(made_once(path, lambda: _text(KeyRing({}, "").renewed())))
    return KeyRing({key_id: base64.b64decode(key) for key_id, key in kept["keys"].items()}, kept["current"])


def save(ring: KeyRing, path: Path) -> None:
    """Write the ring whole or not at all (a half-written key file would lock everything up)."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(_text(ring))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _text(ring: KeyRing) -> str:
    return json.dumps({"current": ring.current, "keys": {k: base64.b64encode(v).decode() for k, v in ring.keys.items()}}, indent=1)
