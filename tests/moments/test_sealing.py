"""The tablets' key pair: drawn from the key ring by the RFC's own way, and what is sealed opens only with it."""

import base64

import pytest
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from django.conf import settings

from babyroom.common.keys import CannotOpen
from babyroom.moments import sealing


def test_a_key_pair_is_made_of_a_secret_as_the_rfc_says() -> None:
    # RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), the receiver's key.
    secret = bytes.fromhex("668b37171f1072f3cf12ea8a236a45df23fc13b82af3609ad1e354f6ef817550")
    scalar = sealing.key_pair(secret).private_numbers().private_value
    assert f"{scalar:064x}" == "f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2"


def test_it_is_the_same_each_time_and_another_for_another_key_of_the_ring(monkeypatch: pytest.MonkeyPatch) -> None:
    key_id, public = sealing.public_key()
    assert sealing.public_key() == (key_id, public)
    assert len(base64.urlsafe_b64decode(public + "=")) == 65
    monkeypatch.setattr(settings, "KEY_RING", settings.KEY_RING.renewed())
    assert sealing.public_key()[1] != public


def test_what_is_sealed_opens_and_what_was_changed_does_not() -> None:
    key_id, public = sealing.public_key()
    sealed = sealing.sealed(b"Ada slept", public)
    assert sealing.opened(sealed, key_id) == b"Ada slept"
    assert b"Ada" not in sealed and len(sealed) == 65 + 9 + 16
    for wrong, by in ((sealed[:-1], key_id), (sealed[:-1] + bytes([sealed[-1] ^ 1]), key_id), (b"", key_id), (sealed, ""), (sealed, "no")):
        with pytest.raises(CannotOpen):
            sealing.opened(wrong, by)


def test_what_is_sealed_for_another_purpose_does_not_open() -> None:
    key_id, _public = sealing.public_key()
    suite = Suite(KEM.P256, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    pair = sealing.key_pair(settings.KEY_RING.drawn(sealing.PURPOSE, key_id))
    with pytest.raises(CannotOpen):
        sealing.opened(suite.encrypt(b"Ada slept", pair.public_key(), b"another purpose"), key_id)
