"""Marks of the day ribbon that meet: which become one, and that none is pushed into what has not happened."""

import pytest

from babyroom.moments.ribbon import lay_out
from tests.moments.ribbons import MORNING, STEP, WHOLE_DAY, belongs, mark, shapes


def test_marks_of_one_form_that_meet_become_one_without_a_number() -> None:
    marks = [mark("comfort", 9), mark("comfort", 9.1), mark("comfort", 9.2), mark("comfort", 9.25)]
    first, later = lay_out(marks, MORNING, 346, size=16)
    assert len(first.marks) == 3 and later.marks == (marks[3],)
    assert first.width == later.width
    # Three touches in a row are drawn exactly as one is.
    assert shapes(marks) == shapes([marks[0], marks[3]])


def test_comfort_and_together_at_one_instant_both_stay_visible() -> None:
    heart, circle = lay_out([mark("comfort", 10), mark("together", 10)], WHOLE_DAY, 346, size=16)
    assert [heart.form, circle.form] == ["comfort", "together"]
    assert circle.x - heart.x == pytest.approx(STEP)
    assert (circle.x + heart.x) / 2 == pytest.approx(8 + 330 / 5)


def test_no_mark_is_pushed_past_now() -> None:
    marks = [mark(kind, 10.3 + n / 60) for n, kind in enumerate(("comfort", "together", "exploring", "comfort", "note", "exploring"))]
    placed = lay_out(marks, MORNING, 346, size=16)
    assert placed[-1].x == pytest.approx(8 + 330 * 2.5 / 4.5)
    assert [one.form for one in placed] == ["comfort", "together", "explore", "note"]


def test_a_word_from_home_does_not_look_like_an_arrival() -> None:
    arrived, told = lay_out([mark("arrival", 8.5), mark("from_home", 10)], MORNING, 346, size=16)
    assert (arrived.form, told.form) == ("people", "note")


def test_a_form_between_two_of_another_does_not_keep_them_apart() -> None:
    placed = lay_out([mark("milk", 10), mark("nappy", 10.05), mark("milk", 10.1)], WHOLE_DAY, 346, size=16)
    assert [(one.form, len(one.marks)) for one in placed] == [("milk", 2), ("nappy", 1)]


def test_in_a_crowd_marks_of_one_form_join_before_any_stands_far_from_its_time() -> None:
    hard_hour = [mark(kind, 12 + n * 0.6) for n in range(5) for kind in ("comfort", "together", "exploring", "note")]
    placed = lay_out(hard_hour, WHOLE_DAY, 346, size=16)
    assert max(abs(one.x - belongs(one, WHOLE_DAY, 346)) for one in placed) <= 2 * STEP
    assert {one.form for one in placed} == {"comfort", "together", "explore", "note"}
    assert sum(len(one.marks) for one in placed) == 20 and len(placed) >= 6
