"""The door's page says what is so at this hour, has a plain way to be done, and tells no refused food as eaten."""

import pytest

from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, words


def door(hand: Hand, baby: str, more: str = "") -> str:
    return f"/room/door/{hand.nursery.babies[baby]}/{more}"


def test_it_greets_by_the_hour_and_asks_when_a_baby_comes_back(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Good morning, Ada" in at_tablet(nursery, monkeypatch, now=at("08:10")).page(door(at_tablet(nursery, monkeypatch), "Ada"))
    hand = at_tablet(nursery, monkeypatch, now=at("12:56"))
    assert "Hello, Ada" in hand.page(door(hand, "Ada"))
    hand.keep(nursery.record("Ada", "arrival", "08:00"), nursery.record("Ada", "reunion", "12:15", facts={"goes_home": True}))
    assert "Ada went home at 12:15. Is she back?" in words(hand.page(door(hand, "Ada")))


def test_done_keeps_an_arrival_without_a_goodbye_and_then_leads_to_the_room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch, now=at("08:10"))
    hand.tap(door(hand, "Ada"), handed_to=hand.face("Priya"))
    assert hand.one("Ada", "arrival").facts == {"handed_to": hand.face("Priya")}
    written = len(hand.one("Ada", "arrival").history)
    answer = hand.client.post(door(hand, "Ada"), {"handed_to": hand.face("Priya"), "done": "yes"})
    assert answer.headers["Location"] == "/room/"
    assert len(hand.one("Ada", "arrival").history) == written, "nothing more was said, so nothing more is written"


def test_a_food_that_was_refused_is_not_told_as_eaten(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch, now=at("17:10"))
    foods = [{"name": "Peas", "how_much": "all"}, {"name": "Yoghurt", "how_much": "said_no"}]
    hand.keep(nursery.record("Ada", "arrival", "08:00"), nursery.record("Ada", "food", "12:00", facts={"foods": foods}))
    assert "Food: peas. Said no to yoghurt." in words(hand.page(door(hand, "Ada", "home/")))
