"""Untidy rows become sleeps and feeds that can be learned from."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as some

from babyroom.analysis import cleaning
from babyroom.analysis.instants import Span, datetime_of, span
from tests.analysis import made_up
from tests.analysis.made_up import FIRST_DAY, Pair


def at(hours: float, day: int = 0) -> datetime:
    """So many hours into a day."""
    return FIRST_DAY + timedelta(days=day, hours=hours)


def tidy(rows: list[Pair]) -> list[Pair]:
    """Cleaned sleeps, as datetimes."""
    return [
        (datetime_of(row.began.at, None), datetime_of(row.ended.at, None) if row.ended else None)
        for row in cleaning.sleeps(made_up.spans(rows))
    ]


def test_a_night_cut_at_midnight_is_one_sleep() -> None:
    assert tidy([(at(19), at(23.99)), (at(0, 1), at(6, 1))]) == [(at(19), at(6, 1))]


def test_a_nap_that_two_households_wrote_is_one_sleep() -> None:
    assert tidy([(at(10), at(11)), (at(10), at(11)), (at(10.2), at(11.3))]) == [(at(10), at(11.3))]


def test_a_timer_left_running_is_no_sleep() -> None:
    assert tidy([(at(9), None), (at(10), at(10)), (at(12), at(11)), (at(13), at(13, 3)), (at(15), at(16))]) == [(at(15), at(16))]


def test_a_sleep_of_four_minutes_is_none_and_a_waking_of_six_is_one() -> None:
    assert tidy([(at(9), at(9) + timedelta(minutes=4))]) == []
    assert len(tidy([(at(9), at(10)), (at(10) + timedelta(minutes=6), at(11))])) == 2


def test_the_two_sides_of_a_feed_are_one_feed() -> None:
    rows = [(at(9), at(9.2)), (at(9.4), at(9.5)), (at(12), None)]
    fed = cleaning.feeds(made_up.spans(rows))
    assert [datetime_of(row.began.at, None) for row in fed] == [at(9), at(12)]


MOMENTS = some.datetimes(datetime(2024, 1, 1), datetime(2024, 2, 1))  # noqa: DTZ001 - a wall clock
ROWS = some.lists(some.tuples(MOMENTS, some.none() | MOMENTS), max_size=40)


@given(ROWS)
def test_whatever_is_written_comes_out_in_order_without_overlap(rows: list[Pair]) -> None:
    slept = cleaning.sleeps(span(*row) for row in rows)
    for row in slept:
        assert row.ended is not None
        assert cleaning.SHORTEST_SLEEP <= row.ended.at - row.began.at <= cleaning.LONGEST_SLEEP
    assert all(one.ended is not None and one.ended.at < two.began.at for one, two in pairwise(slept))


@given(ROWS)
def test_what_is_clean_stays_as_it_is(rows: list[Pair]) -> None:
    once: list[Span] = cleaning.sleeps(span(*row) for row in rows)
    assert cleaning.sleeps(once) == once
    fed = cleaning.feeds(span(*row) for row in rows)
    assert [row.began for row in cleaning.feeds(fed)] == [row.began for row in fed]
