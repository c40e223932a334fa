"""The tablets' key pair: what a tablet writes it seals to the public key and cannot read again; only the server opens it.

HPKE (RFC 9180), base mode, DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. The private key is drawn from the key ring by the RFC's
own way from a secret to a key pair (DeriveKeyPair, section 7.1.3), so renewing the ring renews it, and old key ids still open.
"""

import base64
import hashlib
import hmac
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from django.conf import settings

from babyroom.common.keys import CannotOpen

PURPOSE = "moments.outbox"
INFO = b"babyroom outbox 1"
_SUITE = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_KEM = b"KEM\x00\x10"
_ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551


def public_key() -> tuple[str, str]:
    """(the key's id, the uncompressed point as base64url without padding): what tablets seal to from now on."""
    key_id = settings.KEY_RING.current
    return key_id, _public(settings.KEY_RING.drawn(PURPOSE, key_id))


def opened(sealed: bytes, key_id: str) -> bytes:
    """What a tablet sealed: `sealed` is the encapsulated key followed by the ciphertext. Raises CannotOpen."""
    key = key_pair(settings.KEY_RING.drawn(PURPOSE, key_id)) if key_id else None
    if key is None:
        msg = "no key is named"
        raise CannotOpen(msg)
    try:
        return bytes(_SUITE.decrypt(sealed, key, INFO))
    except (InvalidTag, ValueError) as problem:
        msg = "changed, cut off, or sealed to another key"
        raise CannotOpen(msg) from problem


def sealed(told: bytes, public: str) -> bytes:
    """As a tablet seals it (for tests and measurements)."""
    point = base64.urlsafe_b64decode(public + "=" * (-len(public) % 4))
    return bytes(_SUITE.encrypt(told, ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), point), INFO))


@lru_cache(maxsize=32)
def key_pair(secret: bytes) -> ec.EllipticCurvePrivateKey:
    """The key pair of a secret of at least 32 bytes: the same each time, each scalar as likely as any other."""
    drawn = hmac.digest(b"", b"HPKE-v1" + _KEM + b"dkp_prk" + secret, "sha256")
    for counter in range(256):
        told = (32).to_bytes(2, "big") + b"HPKE-v1" + _KEM + b"candidate" + bytes([counter])
        scalar = int.from_bytes(HKDFExpand(hashes.SHA256(), 32, told).derive(drawn), "big")
        if 0 < scalar < _ORDER:
            return ec.derive_private_key(scalar, ec.SECP256R1())
    # One in 2 to the power of 8,192.
    raise CannotOpen(hashlib.sha256(secret).hexdigest())


@lru_cache(maxsize=32)
def _public(secret: bytes) -> str:
    return spelled(key_pair(secret).public_key())


def spelled(public: ec.EllipticCurvePublicKey) -> str:
    """A public key as it stands on the wire."""
    point = public.public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return base64.urlsafe_b64encode(point).rstrip(b"=").decode()
