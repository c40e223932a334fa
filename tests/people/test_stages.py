"""Before, settling in, here, leaving, left: one stage on every day."""

from datetime import date, timedelta

import pytest

from babyroom.people.stages import WORDS, Stage, first_day, months_old_on, stage

SETTLING, STARTS, LEAVES = date(2026, 9, 1), date(2026, 9, 14), date(2027, 7, 30)
BORN = date(2026, 1, 31)
PLANNING, TWO = date(2027, 12, 1), date(2028, 1, 31)


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 8, 31), Stage.BEFORE),
        (SETTLING, Stage.SETTLING),
        (date(2026, 9, 13), Stage.SETTLING),
        (STARTS, Stage.HERE),
        (LEAVES - timedelta(days=57), Stage.HERE),
        (LEAVES - timedelta(days=56), Stage.LEAVING),
        (LEAVES, Stage.LEAVING),
        (LEAVES + timedelta(days=1), Stage.LEFT),
    ],
)
def test_each_day_of_a_stay_has_its_stage(on: date, stands: Stage) -> None:
    assert stage(SETTLING, STARTS, LEAVES, on, born_on=BORN) == stands


def test_without_settling_in_a_baby_is_here_from_the_start() -> None:
    told = [stage(None, STARTS, None, day, born_on=BORN) for day in (STARTS - timedelta(days=1), STARTS)]
    assert told == [Stage.BEFORE, Stage.HERE]
    assert first_day(None, STARTS) == STARTS


def test_without_a_last_day_leaving_begins_at_22_months_and_lasts_until_the_move() -> None:
    days = [PLANNING - timedelta(days=1), PLANNING, TWO, TWO + timedelta(days=60)]
    assert [stage(None, STARTS, None, day, born_on=BORN) for day in days] == [Stage.HERE, *[Stage.LEAVING] * 3]
    assert [stage(None, STARTS, None, day, born_on=BORN, moves_on=TWO) for day in days] == [
        Stage.HERE, Stage.LEAVING, Stage.HERE, Stage.HERE,
    ]  # fmt: skip


def test_a_last_day_long_after_two_is_not_leaving_yet() -> None:
    assert stage(None, STARTS, TWO + timedelta(days=200), PLANNING, born_on=BORN) == Stage.HERE


@pytest.mark.parametrize(
    ("born_on", "months", "day"),
    [
        (BORN, 22, PLANNING),
        (date(2026, 2, 1), 22, date(2027, 12, 1)),
        (date(2024, 2, 29), 24, date(2026, 3, 1)),
        (date(2026, 3, 4), 24, date(2028, 3, 4)),
        (date(2026, 4, 30), 22, date(2028, 3, 1)),
    ],
)
def test_months_are_counted_from_the_birthday(born_on: date, months: int, day: date) -> None:
    assert months_old_on(born_on, months) == day


def test_every_stage_has_words() -> None:
    assert set(WORDS) == set(Stage)
