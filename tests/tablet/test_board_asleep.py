"""The sleeping strip: the next look-in first, one button a baby, one question at a time."""

import re
from typing import Any

import pytest

from tests.nursery import Nursery, at
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("10:24"))


def fall_asleep(hand: Hand, baby: str, clock: str, *looks: str) -> Any:
    sleep = hand.nursery.record(baby, "sleep", clock, by="Sam")
    hand.keep(sleep, *(hand.nursery.record(baby, "look_in", look, refers=sleep.id) for look in looks))
    return sleep


def strip(hand: Hand) -> str:
    return read(hand.page("/room/").partition('data-live="room"')[0].partition('data-live="asleep"')[2])


def test_the_next_look_in_stands_first_and_each_baby_has_a_button(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "10:02", "10:12", "10:21")
    fall_asleep(hand, "Ben", "10:05", "10:15")
    told = strip(hand)
    assert told.index("Ben look in by 10:25 Looked in") < told.index("Ada look in by 10:31 Looked in")
    assert told.count("Looked in") == 2


def test_a_look_in_that_is_not_written_is_asked_about_one_at_a_time(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "09:50")
    fall_asleep(hand, "Ben", "10:02")
    told = strip(hand)
    assert told.count("not written: did it happen?") == 1
    assert "Ada 10:00 not written: did it happen? Yes, we looked in No Not sure" in told


def test_an_answer_leads_to_the_next_question_and_fills_in_no_other(hand: Hand) -> None:
    sleep = fall_asleep(hand, "Ada", "09:50")
    due = re.search(r'data-due="([^"]+)"', hand.page("/room/"))
    assert due is not None
    hand.keep(
        hand.nursery.record("Ada", "look_in", "10:00", refers=sleep.id, time_from="typed", facts={"due_at": due[1], "answer": "not_sure"})
    )
    assert "Ada 10:10 not written" in strip(hand)


def test_a_baby_who_woke_is_asked_about_no_more(hand: Hand) -> None:
    sleep = fall_asleep(hand, "Ada", "09:50")
    hand.keep(hand.nursery.record("Ada", "woke", "10:20", refers=sleep.id))
    assert "Ada" not in strip(hand)


def test_two_sleeps_over_each_other_are_a_question_on_the_card(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "10:00", "10:10")
    fall_asleep(hand, "Ada", "10:05", "10:10")
    page = hand.page("/room/")
    assert "same nap?" in page
    assert "10:00 and 10:05: same nap?" in page
