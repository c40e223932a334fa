"""The first line of the family's page: what was written last, gently, and nothing that was not written."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from babyroom.home.lately import Lately, lately
from babyroom.moments.settle import shown
from babyroom.moments.telling import People
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("17:30"))


def now(hand: Hand) -> Lately | None:
    names: dict[UUID, str] = {pk: name for name, pk in hand.nursery.adults.items()}
    return lately(shown(hand.day("Ada")), People("Ada", "she", names), ZoneInfo("Europe/London"))


def keep(hand: Hand, kind: str, clock: str, **more: Any) -> Any:
    record = hand.nursery.record("Ada", kind, clock, **more)
    hand.keep(record)
    return record


def test_before_the_room_has_written_there_is_nothing_to_say(hand: Hand) -> None:
    assert now(hand) is None
    keep(hand, "from_home", "07:40", facts={"night": "broken_night"})
    assert now(hand) is None


def test_who_had_the_baby_when_something_was_last_written(hand: Hand) -> None:
    keep(hand, "arrival", "08:05", facts={"came_with": "Mum", "handed_to": hand.face("Priya"), "goodbye": "hard"})
    assert now(hand) == Lately("Ada was last seen with Priya, at 08:05.", "Mum handed Ada to Priya.")
    keep(hand, "milk", "09:10", by="Sam", facts={"together": ["sang"], "taken_ml": 120})
    assert now(hand) == Lately("Ada was last seen with Sam, at 09:10.", "Sam gave Ada milk and sang to her.")


def test_a_nap_that_goes_on_is_told_with_its_beginning_and_one_that_is_over_with_its_end(hand: Hand) -> None:
    sleep = keep(hand, "sleep", "10:20", facts={"place": "cot"})
    assert now(hand) == Lately("Ada is asleep, since 10:20.", "Ada fell asleep. Priya was with her.")
    keep(hand, "woke", "11:40", refers=sleep.id)
    assert now(hand) == Lately("Ada woke at 11:40.")


def test_what_was_harder_is_told_in_its_place_and_not_as_the_first_line(hand: Hand) -> None:
    keep(hand, "exploring", "10:00", facts={"seen": ["went_off"]})
    first = now(hand)
    assert first is not None and first.now == "Ada was last seen with Priya, at 10:00."
    keep(hand, "comfort", "10:10", facts={"seen": ["sobbed"], "we": ["held"]})
    keep(hand, "comfort", "10:20", facts={"we": ["held"], "then": "still_hard"})
    assert now(hand) == first
    keep(hand, "comfort", "10:30", facts={"seen": ["rubbed_eyes"], "needed": ["sleep"], "we": ["held"], "then": "easier_now"})
    told = now(hand)
    assert told is not None and told.now.endswith("at 10:30.") and "Perhaps" not in told.more


def test_when_the_baby_went_home_the_page_says_so(hand: Hand) -> None:
    keep(hand, "arrival", "08:05")
    keep(hand, "reunion", "17:10", facts={"with": "Mum", "greeted": ["smile"], "goes_home": True})
    told = now(hand)
    assert told is not None and told.now == "Ada went home at 17:10."
    assert told.more.startswith("Ada met Mum again")
