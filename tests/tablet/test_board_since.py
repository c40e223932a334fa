"""Live: a tablet asks every two seconds, and hears nothing until something looks different."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.moments.models import ArmsFull
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("10:24"))


def stamp(hand: Hand) -> str:
    found = re.search(r'"stamp": "([^"]+)"', hand.client.get("/room/").content.decode())
    assert found is not None
    return found[1]


def since(hand: Hand, seen: str) -> int:
    return hand.client.get("/room/since", {"stamp": seen}).status_code


@pytest.mark.sqlite
def test_nothing_changed_is_nothing_to_say_in_three_questions(hand: Hand) -> None:
    seen = stamp(hand)
    with CaptureQueriesContext(connection) as asked:
        answer = hand.client.get("/room/since", {"stamp": seen})
    assert (answer.status_code, answer.content) == (204, b"")
    assert len(asked) <= 3
    assert answer["X-Now"].startswith("2026-11-24T10:24")


def test_a_record_of_another_tablet_brings_the_board_again(hand: Hand) -> None:
    seen = stamp(hand)
    hand.keep(hand.nursery.record("Ada", "comfort", "10:23", by="Sam"))
    answer = hand.client.get("/room/since", {"stamp": seen})
    assert answer.status_code == 200
    fresh = answer.content.decode()
    assert "Comfort with Sam, 10:23" in fresh
    assert "<html" not in fresh
    assert since(hand, stamp(hand)) == 204


def test_a_face_that_comes_or_goes_brings_the_board_again(hand: Hand) -> None:
    seen = stamp(hand)
    hand.tap("/room/faces/out/", adult=str(hand.nursery.adults["Dana"]))
    assert since(hand, seen) == 200


def test_the_next_minute_brings_the_board_again(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = stamp(hand)
    later = at_tablet(hand.nursery, monkeypatch, now=at("10:25"))
    assert since(later, seen) == 200


def test_arms_full_is_on_every_tablet_until_someone_comes(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    goslings = at_tablet(hand.nursery, monkeypatch, room="Goslings", now=at("10:24"))
    seen = stamp(goslings)
    hand.tap("/room/arms-full/")
    assert since(goslings, seen) == 200
    assert "Arms full in Ducklings. Can you go?" in goslings.page("/room/")
    assert "Arms full. We have asked for someone." in hand.page("/room/")
    call = ArmsFull.objects.of(hand.nursery.setting).get()
    goslings.tap(f"/room/arms-full/{call.pk}/coming/")
    assert "Arms full." not in hand.page("/room/")


def test_arms_full_keeps_no_person_and_no_device(hand: Hand) -> None:
    hand.tap("/room/arms-full/")
    kept = set(ArmsFull.objects.of(hand.nursery.setting).values().get())
    assert kept == {"id", "setting_id", "room_id", "at", "answered_at"}
