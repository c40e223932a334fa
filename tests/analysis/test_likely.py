"""Weighted outcomes: where their quantiles lie, and what is done with those that were cut short."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from babyroom.analysis.likely import Likely, redistributed

TOOK = some.lists(some.floats(1, 900), min_size=1, max_size=60).map(sorted)


def test_the_middle_of_equal_weights_is_the_middle() -> None:
    assert Likely([10, 20, 30, 40, 50], [1] * 5).quantiles((0.5,)) == [30]
    assert Likely([10, 20], [1, 1]).quantiles((0.25, 0.5, 0.75)) == [10, 15, 20]


def test_what_weighs_more_draws_the_middle() -> None:
    assert Likely([10, 100], [9, 1]).quantiles((0.5,))[0] < 20 < 90 < Likely([10, 100], [1, 9]).quantiles((0.5,))[0]


@given(TOOK, some.floats(0, 900))
def test_quantiles_rise_and_stay_within_what_has_been(took: list[float], beyond: float) -> None:
    likely = Likely(took, [1.0] * len(took))
    if not likely.still(beyond):
        with pytest.raises(ValueError, match="lasted"):
            likely.quantiles((0.5,), beyond)
        return
    low, middle, high = likely.quantiles((0.1, 0.5, 0.9), beyond)
    assert (
        max(took[0], min(one for one in took if one > beyond or beyond == 0)) - 1e-6
        <= low
        <= middle + 1e-6
        <= high + 2e-6
        <= took[-1] + 1e-5
    )


def test_an_outcome_knows_its_place() -> None:
    likely = Likely([10, 20, 30, 40], [1] * 4)
    assert [likely.position(one) for one in (5, 10, 25, 40, 50)] == [0, 0.125, 0.5, 0.875, 1]
    assert likely.position(35, beyond=25) == 0.5
    assert likely.position(99, beyond=99) == 0.5


def test_what_was_cut_short_gives_its_weight_to_what_lasted_longer() -> None:
    weights, left = redistributed([1, 1, 1, 1], frozenset({1}))
    assert weights == pytest.approx([1, 0, 1.5, 1.5]) and left == 0
    seen = Likely([30, 60, 60, 90], [1] * 4)
    cut = Likely([30, 60, 60, 90], [1] * 4, frozenset({1}))
    assert cut.quantiles((0.5,))[0] > seen.quantiles((0.5,))[0]


def test_a_window_is_open_where_nothing_lasted_longer_than_what_was_cut() -> None:
    weights, left = redistributed([1, 1, 2], frozenset({2}))
    assert weights == pytest.approx([1, 1, 2]) and left == pytest.approx(0.5)


@given(some.lists(some.tuples(some.floats(0.01, 5), some.booleans()), min_size=1, max_size=40))
def test_no_weight_is_lost_in_giving_it_on(rows: list[tuple[float, bool]]) -> None:
    cut = frozenset(n for n, row in enumerate(rows) if row[1])
    weights, left = redistributed([row[0] for row in rows], cut)
    assert sum(weights) == pytest.approx(sum(row[0] for row in rows))
    assert -1e-9 <= left <= 1 + 1e-9
