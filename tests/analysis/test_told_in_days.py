"""What is told in days: the shape of a day, and a change with its count."""

from datetime import date, datetime, time, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as some

from babyroom.analysis import cleaning
from babyroom.analysis.changes import SURE_DAYS, change
from babyroom.analysis.instants import Span
from babyroom.analysis.shape import shape
from tests.analysis import made_up
from tests.analysis.made_up import FIRST_DAY


def naps(minutes: list[int]) -> tuple[list[Span], list[date]]:
    """One nap a day that begins at these minutes of the day, and the days."""
    began = [FIRST_DAY + timedelta(days=n, minutes=minute) for n, minute in enumerate(minutes)]
    return cleaning.sleeps(made_up.spans([(at, at + timedelta(minutes=40)) for at in began])), [at.date() for at in began]


def test_the_shape_of_a_day_counts_days() -> None:
    slept, days = naps([600] * 6 + [720] * 4)
    drawn = shape(slept, days)
    assert drawn.days == 10 and len(drawn.asleep) == 96
    assert drawn.asleep[40] == drawn.asleep[41] == 6 and drawn.asleep[48] == 4 and drawn.asleep[44] == 0
    assert shape(slept, days[:3]).days == 3 and shape([], days).days == 0


def test_a_night_belongs_to_both_its_days() -> None:
    night = made_up.spans([(FIRST_DAY + timedelta(hours=20), FIRST_DAY + timedelta(hours=30))])
    drawn = shape(night, [FIRST_DAY.date(), FIRST_DAY.date() + timedelta(days=1)])
    assert drawn.days == 2 and drawn.asleep[80] == drawn.asleep[0] == drawn.asleep[23] == 1 and drawn.asleep[24] == 0


def by_day(values: list[float]) -> dict[date, float]:
    """One number a day."""
    return {(FIRST_DAY + timedelta(days=n)).date(): value for n, value in enumerate(values)}


def noisy(seed: int, parts: list[tuple[int, float]], spread: float = 8) -> dict[date, float]:
    """So many days about so much."""
    by = Random(seed)
    return by_day([level + by.gauss(0, spread) for days, level in parts for _ in range(days)])


def test_a_change_of_four_days_is_told_with_its_count_as_too_few() -> None:
    told = change(noisy(3, [(20, 570), (4, 600)]))
    assert told is not None and not told.sure
    assert 15 <= told.minutes <= 45 and told.minutes % 5 == 0 and told.days <= 6 < SURE_DAYS
    assert told.since_on >= (FIRST_DAY + timedelta(days=18)).date()


def test_a_change_between_regular_days_begins_on_its_own_day() -> None:
    told = change(by_day([640.0] * 10 + [670.0] * 4))
    assert told is not None and (told.minutes, told.days, told.days_before, told.sure) == (30, 4, 10, False)
    assert told.since_on == (FIRST_DAY + timedelta(days=10)).date()


def test_a_change_of_ten_days_is_sure() -> None:
    told = change(noisy(4, [(25, 570), (10, 530)]))
    assert told is not None and told.sure and told.minutes < -25 and told.days_before > 15


def test_a_small_or_a_noisy_difference_is_no_change() -> None:
    assert change(noisy(5, [(30, 570)])) is None
    assert change(noisy(6, [(20, 570), (6, 575)])) is None
    assert change(by_day([570.0] * 5)) is None
    told = [change(noisy(seed, [(30, 570)], spread=30)) for seed in range(60)]
    assert sum(one is not None for one in told) <= 6


def test_days_of_illness_make_no_change() -> None:
    values = noisy(7, [(20, 570), (5, 640)])
    ill = frozenset(sorted(values)[-5:])
    assert change(values) is not None and change(values, ill) is None


def test_days_that_nobody_wrote_are_not_in_it() -> None:
    values = noisy(8, [(20, 570), (10, 610)])
    for day in sorted(values)[8:15]:
        del values[day]
    told = change(values)
    assert told is not None and told.days + told.days_before == len(values)


@given(some.dictionaries(some.dates(date(2025, 1, 1), date(2025, 3, 1)), some.floats(0, 1439), max_size=50))
def test_whatever_the_days_say_nothing_breaks(values: dict[date, float]) -> None:
    told = change(values)
    assert told is None or abs(told.minutes) >= 10
    assert datetime.combine(told.since_on, time()) in [datetime.combine(day, time()) for day in values] if told else True
