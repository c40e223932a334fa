"""The first line of the family's page: what was written last, gently, and nothing that was not written."""

from datetime import time
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


def now(hand: Hand, clock: str = "13:00") -> Lately | None:
    names: dict[UUID, str] = {pk: name for name, pk in hand.nursery.adults.items()}
    whom = People("Ada", "she", names)
    return lately(shown(hand.day("Ada")), whom, ZoneInfo("Europe/London"), at=at(clock), closes=time(18))


def keep(hand: Hand, kind: str, clock: str, **more: Any) -> Any:
    record = hand.nursery.record("Ada", kind, clock, **more)
    hand.keep(record)
    return record


def test_before_the_room_has_written_there_is_nothing_to_say(hand: Hand) -> None:
    assert now(hand) is None
    keep(hand, "from_home", "07:40", facts={"night": "broken_night"})
    assert now(hand) is None


def test_while_the_baby_is_here_the_line_says_with_whom_and_nothing_of_how_it_is(hand: Hand) -> None:
    keep(hand, "arrival", "08:05", facts={"came_with": "Mum", "handed_to": hand.face("Sam"), "goodbye": "hard"})
    assert now(hand, "08:20") == Lately("Ada is with Sam.")
    keep(hand, "milk", "09:10", facts={"together": ["sang"], "taken_ml": 120})
    assert now(hand, "09:20") == Lately("Ada is with Priya.")
    keep(hand, "comfort", "10:10", by="Sam", facts={"seen": ["sobbed"], "we": ["held"], "then": "still_hard"})
    assert now(hand, "10:20") == Lately("Ada is with Sam.")


def test_when_nothing_was_written_for_long_nobody_is_named(hand: Hand) -> None:
    keep(hand, "milk", "09:10")
    assert now(hand, "12:00") == Lately("Ada is here with us.")


def test_a_nap_that_goes_on_is_told_with_its_beginning(hand: Hand) -> None:
    sleep = keep(hand, "sleep", "10:20", facts={"place": "cot"})
    assert now(hand) == Lately("Ada is asleep, since 10:20.")
    keep(hand, "woke", "11:40", refers=sleep.id)
    assert now(hand) == Lately("Ada is with Priya.")


def test_when_the_baby_went_home_the_day_may_be_told(hand: Hand) -> None:
    keep(hand, "arrival", "08:05")
    keep(hand, "reunion", "17:10", facts={"with": "Mum", "greeted": ["smile"], "goes_home": True})
    assert now(hand, "17:20") == Lately("Ada went home at 17:10.", "Ada met Mum again and smiled.", over=True)


def test_when_the_nursery_has_closed_the_day_may_be_told_though_nobody_wrote_of_going_home(hand: Hand) -> None:
    keep(hand, "arrival", "08:05")
    assert now(hand, "17:59") == Lately("Ada is here with us.")
    assert now(hand, "18:00") == Lately("We have closed for today.", over=True)
