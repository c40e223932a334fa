"""Secrets are sealed for one place, by a key that can be renewed."""

import base64
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.common.keys import CannotOpen, KeyRing, load, save

PLACE = "signin.tablet/secret/1"


@pytest.fixture
def ring() -> KeyRing:
    return KeyRing({}, "").renewed()


@given(st.text())
def test_what_was_sealed_opens_again(words: str) -> None:
    ring = KeyRing({}, "").renewed()
    assert ring.open(ring.seal(words, context=PLACE), context=PLACE) == words


def test_the_words_cannot_be_read_from_outside_and_never_look_the_same(ring: KeyRing) -> None:
    sealed = ring.seal("the door code", context=PLACE)
    assert "door" not in sealed
    assert b"door" not in base64.urlsafe_b64decode(sealed.split(".", 2)[2])
    assert sealed != ring.seal("the door code", context=PLACE)


def test_the_seal_names_the_key_that_made_it(ring: KeyRing) -> None:
    assert ring.seal("words", context=PLACE).startswith(f"br1.{ring.current}.")


def test_after_renewing_old_seals_still_open_and_new_ones_use_the_new_key(ring: KeyRing) -> None:
    old = ring.seal("before", context=PLACE)
    renewed = ring.renewed()
    assert renewed.current != ring.current
    assert renewed.open(old, context=PLACE) == "before"
    assert renewed.seal("after", context=PLACE).split(".")[1] == renewed.current
    with pytest.raises(CannotOpen):
        ring.open(renewed.seal("after", context=PLACE), context=PLACE)


def test_a_value_moved_to_another_row_does_not_open(ring: KeyRing) -> None:
    sealed = ring.seal("words", context=PLACE)
    with pytest.raises(CannotOpen):
        ring.open(sealed, context="signin.tablet/secret/2")


def test_a_key_from_another_ring_does_not_open(ring: KeyRing) -> None:
    other = KeyRing({ring.current: KeyRing({}, "").renewed().keys.popitem()[1]}, ring.current)
    with pytest.raises(CannotOpen):
        other.open(ring.seal("words", context=PLACE), context=PLACE)


def test_a_flipped_bit_anywhere_does_not_open(ring: KeyRing) -> None:
    mark, key_id, body = ring.seal("words", context=PLACE).split(".", 2)
    raw = bytearray(base64.urlsafe_b64decode(body))
    for place in range(len(raw)):
        raw[place] ^= 1
        with pytest.raises(CannotOpen):
            ring.open(f"{mark}.{key_id}.{base64.urlsafe_b64encode(bytes(raw)).decode()}", context=PLACE)
        raw[place] ^= 1
    assert ring.open(f"{mark}.{key_id}.{base64.urlsafe_b64encode(bytes(raw)).decode()}", context=PLACE) == "words"


@pytest.mark.parametrize(
    "sealed",
    ["", "words", "br1", "br1..", "br1.nokey.AAAA", "br2.{current}.AAAA", "br1.{current}.", "br1.{current}.!!!!", "br1.{current}.AAA"],
)
def test_what_is_no_seal_does_not_open(ring: KeyRing, sealed: str) -> None:
    with pytest.raises(CannotOpen):
        ring.open(sealed.format(current=ring.current), context=PLACE)


def test_the_ring_is_made_on_the_first_day_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "keys.json"
    first = load(path)
    assert load(path) == first
    assert len(first.keys[first.current]) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert first.open(load(path).seal("words", context=PLACE), context=PLACE) == "words"


def test_a_renewed_ring_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    renewed = load(path).renewed()
    save(renewed, path)
    assert load(path) == renewed
    assert len(json.loads(path.read_text())["keys"]) == 2
    assert [left.name for left in tmp_path.iterdir()] == ["keys.json"]
