"""Numbers of an outbox as ranges: held against plain sets."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from babyroom.moments.numbers import count, in_words, single, stand, tidy, united, without

PAIRS = st.lists(st.tuples(st.integers(1, 60), st.integers(1, 60)), max_size=12)
NUMBERS = st.sets(st.integers(1, 60))


def spread(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    return {one for first, last in ranges for one in range(first, last + 1)}


@given(PAIRS)
def test_tidy_holds_the_same_numbers_in_few_ranges_that_do_not_touch(pairs: list[tuple[int, int]]) -> None:
    found = tidy(pairs)
    assert spread(found) == {one for first, last in pairs for one in range(first, last + 1)}
    assert all(before[1] + 1 < after[0] for before, after in pairwise(found))
    assert tidy(found) == found


@given(NUMBERS, NUMBERS)
def test_laid_together_and_taken_away_they_are_sets(some: set[int], others: set[int]) -> None:
    one, other = single(some), single(others)
    assert spread(one) == some and count(one) == len(some)
    assert spread(united(one, other)) == some | others
    assert spread(without(one, other)) == some - others
    assert without(one, other) == single(some - others)


@given(NUMBERS, NUMBERS, st.integers(0, 60))
def test_where_an_outbox_stands(arrived: set[int], held: set[int], last: int) -> None:
    found = stand(single(arrived), holds=single(held), last=last)
    assert all(n in arrived for n in range(1, found.through + 1)) and found.through + 1 not in arrived
    assert spread(found.beyond) == {n for n in arrived if n > found.through}
    assert spread(found.wants) == held - arrived
    assert spread(found.gone) == set(range(1, last + 1)) - arrived - held


def test_they_are_said_shortly() -> None:
    assert in_words(((3, 3), (7, 9))) == "3, 7–9"
    assert in_words(single(range(1, 30, 2))) == "1, 3, 5, 7, 9, …"
    assert in_words(()) == ""
