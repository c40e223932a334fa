"""Before, settling in, here, leaving, left: one stage on every day."""

from datetime import date, timedelta

import pytest

from babyroom.people.stages import WORDS, Stage, first_day, stage

SETTLING, STARTS, LEAVES = date(2026, 9, 1), date(2026, 9, 14), date(2027, 7, 30)


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
    assert stage(SETTLING, STARTS, LEAVES, on) == stands


def test_without_settling_in_a_baby_is_here_from_the_start() -> None:
    assert [stage(None, STARTS, None, STARTS - timedelta(days=1)), stage(None, STARTS, None, STARTS)] == [Stage.BEFORE, Stage.HERE]
    assert first_day(None, STARTS) == STARTS


def test_without_a_last_day_nobody_is_leaving() -> None:
    assert stage(None, STARTS, None, STARTS + timedelta(days=900)) == Stage.HERE


def test_every_stage_has_words() -> None:
    assert set(WORDS) == set(Stage)
