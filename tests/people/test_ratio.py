"""How the number of adults stands, in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.people.policies import InForce
from babyroom.people.ratio import Counted, stand

OFFERED = InForce({})
PRIYA, SAM, DANA = Counted("Priya", True, "3"), Counted("Sam", True, "3"), Counted("Dana", True, "2")


@pytest.mark.parametrize(
    ("under_two", "twos", "needed"),
    # 1 to 3 under two, 1 to 5 at two; babies of both ages share an adult.
    [(0, 0, 0), (1, 0, 1), (3, 0, 1), (4, 0, 2), (9, 0, 3), (10, 0, 4), (0, 5, 1), (0, 6, 2), (3, 5, 2), (2, 1, 1), (2, 2, 2), (6, 4, 3)],
)
def test_how_many_adults_are_needed(under_two: int, twos: int, needed: int) -> None:
    assert stand([8] * under_two + [26] * twos, [], OFFERED).needed == needed


def test_a_baby_counts_as_two_from_the_second_birthday() -> None:
    assert [stand([months] * 5, [], OFFERED).needed for months in (23, 24)] == [2, 1]


def test_enough_adults_are_said_to_be_enough() -> None:
    told = stand([8] * 6, [PRIYA, SAM], OFFERED)
    assert (told.needed, told.counted, told.words, told.notes, told.enough) == (2, 2, "enough adults", (), True)


@pytest.mark.parametrize(("babies", "words"), [(7, "1 more adult is needed"), (10, "2 more adults are needed")])
def test_too_few_are_told_in_words(babies: int, words: str) -> None:
    told = stand([8] * babies, [PRIYA, SAM], OFFERED)
    assert (told.words, told.enough) == (words, False)


def test_an_empty_room_needs_nobody_and_says_nothing() -> None:
    told = stand([], [], OFFERED)
    assert (told.needed, told.words, told.notes, told.enough) == (0, "", (), True)


def test_cover_whose_level_nobody_has_seen_is_named() -> None:
    # Story 3: the level is unknown, so the number warns.
    told = stand([8] * 6, [PRIYA, Counted("Rhea", True, "")], OFFERED)
    assert told.counted == 2
    assert (told.words, told.by_level) == ("enough by number. Rhea’s level is not seen", False)
    two = stand([8] * 6, [Counted("Rhea", True, ""), Counted("Jo", True, "")], OFFERED)
    assert two.words == "enough by number. 2 levels are not seen"
    assert stand([8], [DANA], OFFERED).words == "enough by number. Nobody here has level 3 on paper"
    assert told.notes == ("We have not seen Rhea’s level on paper yet.",)


def test_somebody_who_does_not_count_yet_is_named_and_not_counted() -> None:
    told = stand([8] * 4, [PRIYA, Counted("Jo", False, "")], OFFERED)
    assert (told.counted, told.words) == (1, "1 more adult is needed")
    assert told.notes == ("Jo is here and does not count yet.",)


def test_a_room_without_level_three_says_so() -> None:
    assert stand([8], [DANA], OFFERED).notes == ("Nobody here has level 3 on paper.",)
    assert stand([8], [DANA, Counted("Helen", True, "6")], OFFERED).notes == ()
    assert stand([8], [DANA, Counted("Jo", False, "3")], OFFERED).notes[-1] == "Nobody here has level 3 on paper."
    assert stand([], [DANA], OFFERED).notes == ()


def test_the_settings_own_numbers_are_used() -> None:
    assert stand([8] * 4, [], InForce({"babies_per_adult": "2"})).needed == 2
    assert stand([26] * 4, [], InForce({"twos_per_adult": "4"})).needed == 1


@given(st.integers(0, 30), st.integers(0, 30))
def test_one_more_baby_never_needs_fewer_adults(under_two: int, twos: int) -> None:
    now = stand([8] * under_two + [26] * twos, [], OFFERED).needed
    assert stand([8] * (under_two + 1) + [26] * twos, [], OFFERED).needed >= now
    assert stand([8] * under_two + [26] * (twos + 1), [], OFFERED).needed >= now
    # By hand: a whole number of adults, each with room for fifteen fifteenths (5 a baby, 3 a two-year-old).
    assert now == -(-(5 * under_two + 3 * twos) // 15)
