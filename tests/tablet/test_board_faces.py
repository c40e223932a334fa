"""Faces: who comes into the room, who leaves it, and cover for the day."""

import pytest

from babyroom.people.models import Adult
from tests.nursery import Nursery, at
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("10:24"))


def test_who_works_here_and_is_not_in_the_room_can_come_in(hand: Hand) -> None:
    told = read(hand.page("/room/faces/"))
    assert "Come in He Helen Leave the room Pr Priya Sa Sam Da Dana" in told
    hand.tap("/room/faces/in/", adult=str(hand.nursery.adults["Helen"]))
    assert 'aria-label="Helen"' in hand.page("/room/")


def test_a_parent_s_face_does_not_come_into_the_room(hand: Hand) -> None:
    hand.tap("/room/faces/in/", status=404, adult=str(hand.nursery.adults["Ngozi"]))
    hand.tap("/room/faces/in/", status=404, adult="nobody")


def test_cover_for_the_day_has_a_face_until_the_time_written(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    hand.tap("/room/faces/guest/", first_name="Rhea", last_name="", until="18:00")
    assert 'aria-label="Rhea"' in hand.page("/room/")
    assert 'aria-label="Rhea"' not in at_tablet(hand.nursery, monkeypatch, now=at("18:01")).page("/room/")


def test_a_day_that_is_over_already_is_asked_about_and_what_was_typed_stays(hand: Hand) -> None:
    told = hand.tap("/room/faces/guest/", status=422, first_name="Rhea", last_name="Lane", until="08:00")
    assert "The end of the day is past already." in told
    assert 'value="Rhea"' in told
    assert not Adult.objects.of(hand.nursery.setting).filter(first_name="Rhea").exists()
