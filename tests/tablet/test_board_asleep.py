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
    assert told.index("Ben Look in by 10:25 Looked in") < told.index("Ada Look in by 10:31 Looked in")
    assert told.count("Looked in") == 2


def test_a_look_in_that_is_not_written_is_asked_about_one_at_a_time(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "09:50")
    fall_asleep(hand, "Ben", "10:02")
    told = strip(hand)
    assert told.count("not written: did it happen?") == 1
    assert "Ada Look in now Looked in 10:00 not written: did it happen? Yes, we looked in No Not sure" in told
    assert "Ben Look in now Asleep since 10:02. Not written:" in told


def test_an_answer_leads_to_the_next_question_and_fills_in_no_other(hand: Hand) -> None:
    sleep = fall_asleep(hand, "Ada", "09:50")
    due = re.search(r'data-due="([^"]+)"', hand.page("/room/"))
    assert due is not None
    hand.keep(
        hand.nursery.record("Ada", "look_in", "10:00", refers=sleep.id, time_from="typed", facts={"due_at": due[1], "answer": "not_sure"})
    )
    assert "Ada Look in now Looked in 10:10 not written" in strip(hand)


def test_a_missed_look_in_stays_due_and_is_told_once_by_its_question(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "09:50", "10:00")
    told = strip(hand)
    assert "Ada Look in now Looked in 10:10 not written: did it happen?" in told
    assert told.count("10:10") == 1


def test_looking_in_begins_the_next_interval_and_what_is_open_still_shows(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "09:50", "10:23")
    assert "Ada Look in by 10:33 Looked in 10:00 not written: did it happen?" in strip(hand)


def test_after_waking_the_question_stays_until_it_is_answered(hand: Hand) -> None:
    sleep = fall_asleep(hand, "Ada", "10:00", "10:10")
    hand.keep(hand.nursery.record("Ada", "woke", "10:23", refers=sleep.id))
    assert "Ada" in strip(hand)
    assert "After a nap Ada Awake since 10:23. 10:20 not written: did it happen? Yes, we looked in No Not sure" in strip(hand)
    due = re.search(r'data-due="([^"]+)"', hand.page("/room/"))
    assert due is not None
    hand.keep(hand.nursery.record("Ada", "look_in", "10:20", refers=sleep.id, time_from="typed", facts={"due_at": due[1], "answer": "yes"}))
    assert "Ada" not in strip(hand)


def test_a_nap_with_every_look_in_written_is_asked_about_no_more(hand: Hand) -> None:
    sleep = fall_asleep(hand, "Ada", "10:00", "10:10", "10:20")
    hand.keep(hand.nursery.record("Ada", "woke", "10:22", refers=sleep.id))
    assert "Ada" not in strip(hand)


def test_board_and_sleep_room_say_the_same_in_the_same_words(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "10:00", "10:10")
    fall_asleep(hand, "Ben", "10:20")
    board, cots = strip(hand), read(hand.page("/room/cots/"))
    for words in ("Look in now", "Look in by 10:30", "10:20 not written: did it happen? Yes, we looked in No Not sure"):
        assert words in board and words in cots, words


def test_two_sleeps_over_each_other_are_a_question_on_the_card(hand: Hand) -> None:
    fall_asleep(hand, "Ada", "10:00", "10:10")
    fall_asleep(hand, "Ada", "10:05", "10:10")
    page = hand.page("/room/")
    assert "same nap?" in page
    assert "10:00 and 10:05: same nap?" in page
