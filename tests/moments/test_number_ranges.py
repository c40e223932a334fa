"""Ranges of numbers, laid beside plain sets of numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from babyroom.moments.numbers import Ranges, count, in_words, single, stand, tidy, united, without

NUMBERS = st.frozensets(st.integers(1, 30), max_size=30)


def numbers(ranges: Ranges) -> set[int]:
    return {n for first, last in ranges for n in range(first, last + 1)}


def is_tidy(ranges: Ranges) -> bool:
    apart = all(one[1] + 1 < other[0] for one, other in pairwise(ranges))
    return apart and all(first <= last for first, last in ranges)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30)), max_size=8))
def test_tidied_ranges_hold_the_same_numbers_and_neither_meet_nor_touch(given_: list[tuple[int, int]]) -> None:
    found = tidy(given_)
    assert numbers(found) == numbers(tuple(given_)) and is_tidy(found)


@given(NUMBERS, NUMBERS)
def test_ranges_unite_and_are_taken_away_like_sets(one: frozenset[int], other: frozenset[int]) -> None:
    both, left = united(single(one), single(other)), without(single(one), single(other))
    assert numbers(both) == one | other and is_tidy(both)
    assert numbers(left) == one - other and is_tidy(left)
    assert count(left) == len(one - other)


@given(NUMBERS, NUMBERS, st.integers(0, 30))
def test_an_outbox_stands_as_its_numbers_say(arrived: frozenset[int], holds: frozenset[int], last: int) -> None:
    found = stand(single(arrived), holds=single(holds), last=last)
    through = next(n for n in range(32) if n + 1 not in arrived)
    assert found.through == through
    assert numbers(found.beyond) == {n for n in arrived if n > through}
    assert numbers(found.wants) == holds - arrived
    gone = set(range(1, last + 1)) - arrived - holds
    assert numbers(found.gone) == gone
    assert found.reaches == next(n for n in range(32) if n + 1 not in arrived | gone)


def test_a_number_below_the_first_is_no_reason_to_begin_later() -> None:
    assert stand(((0, 3),), holds=(), last=3).through == 3
    assert stand(((0, 3),), holds=(), last=3).reaches == 3
    assert stand((), holds=(), last=0) == stand((), holds=(), last=-1)


def test_ranges_are_said_with_an_ellipsis_where_there_are_more() -> None:
    assert in_words(((3, 3), (7, 9))) == "3, 7–9"
    assert in_words(()) == ""
    many = single(range(1, 20, 2))
    assert in_words(many) == "1, 3, 5, 7, 9, …"
    assert in_words(many[:5]) == "1, 3, 5, 7, 9"
    assert in_words(many, most=2) == "1, 3, …"
