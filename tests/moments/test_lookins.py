"""Looking in on a sleeping baby: what is written, what is asked about, what is never filled in."""

from datetime import datetime, timedelta

import pytest

from babyroom.moments.lookins import MOST_ASKED, Look, look_ins
from tests.nursery import at

TEN = timedelta(minutes=10)


def looks(*clocks: str) -> list[Look]:
    return [Look(at(clock)) for clock in clocks]


def clocks(times: tuple[datetime, ...]) -> list[str]:
    return [f"{time:%H:%M}" for time in times]


def test_the_first_look_in_is_due_one_interval_after_falling_asleep() -> None:
    stand = look_ins(at("10:12"), [], until=at("10:13"), awake=False, every=TEN)
    assert stand.next_by == at("10:22") and stand.not_written == ()


def test_the_next_one_counts_from_the_look_in_that_was_made() -> None:
    stand = look_ins(at("10:12"), looks("10:20"), until=at("10:21"), awake=False, every=TEN)
    assert stand.next_by == at("10:30")


@pytest.mark.parametrize("clock", ["10:22", "10:24"])
def test_a_look_in_is_written_if_it_came_within_two_minutes_of_its_time(clock: str) -> None:
    assert look_ins(at("10:12"), looks(clock), until=at("10:25"), awake=False, every=TEN).not_written == ()


def test_a_look_in_that_is_not_written_is_asked_about_and_stays_due() -> None:
    stand = look_ins(at("10:12"), [], until=at("10:45"), awake=False, every=TEN)
    assert clocks(stand.not_written) == ["10:22", "10:32", "10:42"]
    assert (stand.next_by, stand.seen_at) == (at("10:22"), None)


def test_looking_in_late_begins_a_new_interval_and_leaves_the_question() -> None:
    stand = look_ins(at("10:12"), looks("10:27"), until=at("10:28"), awake=False, every=TEN)
    assert clocks(stand.not_written) == ["10:22"]
    assert (stand.next_by, stand.seen_at) == (at("10:37"), at("10:27"))


def test_an_answer_of_yes_is_a_look_in_at_its_time() -> None:
    answer = Look(at("10:26"), due_at=at("10:22"), answer="yes")
    stand = look_ins(at("10:12"), [answer], until=at("10:26"), awake=False, every=TEN)
    assert (stand.not_written, stand.next_by, stand.seen_at) == ((), at("10:32"), at("10:22"))


def test_an_answer_names_its_time_again_whichever_screen_asked() -> None:
    began = at("10:12") + timedelta(milliseconds=456)
    asked = look_ins(began, [], until=at("10:26"), awake=False, every=TEN).not_written
    assert asked == (at("10:22"),)
    answer = Look(at("10:26"), due_at=asked[0], answer="no")
    assert look_ins(began, [answer], until=at("10:26"), awake=False, every=TEN).not_written == ()


def test_an_answer_settles_its_own_time_and_no_other() -> None:
    answer = Look(at("10:40"), due_at=at("10:22"), answer="yes")
    stand = look_ins(at("10:12"), [answer], until=at("10:45"), awake=False, every=TEN)
    assert clocks(stand.not_written) == ["10:32", "10:42"]


@pytest.mark.parametrize("answer", ["no", "not_sure"])
def test_an_answer_of_no_settles_the_question_and_is_not_a_look_in(answer: str) -> None:
    stand = look_ins(at("10:12"), [Look(at("10:26"), due_at=at("10:22"), answer=answer)], until=at("10:26"), awake=False, every=TEN)
    assert stand.not_written == ()
    assert stand.next_by == at("10:22")


def test_once_awake_nothing_is_due_and_what_was_not_written_is_still_asked() -> None:
    stand = look_ins(at("10:12"), looks("10:22"), until=at("10:50"), awake=True, every=TEN)
    assert stand.next_by is None
    assert clocks(stand.not_written) == ["10:32", "10:42"]


def test_a_nap_shorter_than_the_interval_asks_nothing() -> None:
    assert look_ins(at("10:12"), [], until=at("10:20"), awake=True, every=TEN).not_written == ()


def test_a_long_silence_is_asked_about_twelve_times_at_most() -> None:
    assert len(look_ins(at("08:00"), [], until=at("18:00"), awake=False, every=TEN).not_written) == MOST_ASKED


def test_babies_under_six_months_have_their_own_interval() -> None:
    stand = look_ins(at("10:00"), [], until=at("10:04"), awake=False, every=timedelta(minutes=5))
    assert stand.next_by == at("10:05")


def test_look_ins_out_of_order_are_told_in_order() -> None:
    assert look_ins(at("10:00"), looks("10:20", "10:10"), until=at("10:21"), awake=False, every=TEN).not_written == ()
