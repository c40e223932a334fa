"""Ages in weeks, then months; corrected for babies born early, until two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.people.ages import age

BORN = date(2026, 1, 10)


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 1, 10), "0 weeks"), (date(2026, 1, 17), "1 week"), (date(2026, 1, 30), "2 weeks"), (date(2026, 5, 1), "15 weeks"),
        (date(2026, 5, 2), "3 months"), (date(2026, 5, 10), "4 months"), (date(2026, 11, 9), "9 months"), (date(2026, 11, 10), "10 months"),
        (date(2028, 1, 10), "24 months"),
    ],
)  # fmt: skip
def test_weeks_at_first_then_months(on: date, words: str) -> None:
    assert age(BORN, 0, on).in_words() == words


def test_a_baby_born_ten_weeks_early_has_both_ages() -> None:
    # Story 2 and S4: a baby born at 30 weeks shows both.
    told = age(BORN, 10, date(2026, 11, 24))
    assert (told.months, told.corrected_months, told.band_months) == (10, 8, 8)
    assert told.in_words() == "10 months (8 months corrected)"


def test_a_corrected_age_may_still_be_told_in_weeks() -> None:
    assert age(BORN, 10, date(2026, 6, 10)).in_words() == "5 months (11 weeks corrected)"


def test_before_the_day_a_baby_was_expected_the_corrected_age_is_nothing() -> None:
    told = age(BORN, 10, date(2026, 2, 1))
    assert (told.weeks, told.corrected_weeks, told.corrected_months) == (3, 0, 0)


def test_from_the_second_birthday_nothing_is_corrected() -> None:
    assert age(BORN, 10, date(2028, 1, 9)).corrected_months is not None
    after = age(BORN, 10, date(2028, 1, 10))
    assert (after.corrected_months, after.corrected_weeks, after.band_months) == (None, None, 24)


def test_a_baby_who_is_not_born_yet_is_nothing_old() -> None:
    told = age(BORN, 0, BORN - timedelta(days=40))
    assert (told.months, told.weeks, told.in_words()) == (0, 0, "0 weeks")


def test_a_baby_born_on_the_last_of_a_month_turns_a_month_older_after_a_shorter_one() -> None:
    born = date(2026, 1, 31)
    assert [age(born, 0, on).months for on in (date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31))] == [0, 1, 2]


@given(st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.integers(0, 18), st.integers(0, 900))
def test_an_age_never_goes_back_and_the_corrected_one_is_never_more(born: date, weeks_early: int, days: int) -> None:
    on = born + timedelta(days=days)
    today, tomorrow = age(born, weeks_early, on), age(born, weeks_early, on + timedelta(days=1))
    assert tomorrow.months >= today.months and tomorrow.weeks >= today.weeks
    if today.corrected_months is not None and today.corrected_weeks is not None:
        assert 0 <= today.corrected_months <= today.months
        assert max(0, today.weeks - weeks_early) == today.corrected_weeks
