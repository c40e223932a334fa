"""What a course has learned: neighbours on the clock, honest levels, and never anything of the future."""

from datetime import timedelta
from random import Random

import pytest

from babyroom.analysis import cleaning, trees
from babyroom.analysis.asking import is_by_day
from babyroom.analysis.course import Course
from babyroom.analysis.events import TASKS, Event, Task, events, look
from babyroom.analysis.instants import span
from babyroom.analysis.levels import Levels
from tests.analysis import made_up
from tests.analysis.made_up import Pair


def past(task: Task, slept: list[Pair], fed: list[Pair] | None = None) -> list[Event]:
    """The events of some rows."""
    return list(events(task, look(cleaning.sleeps(made_up.spans(slept)), cleaning.feeds(made_up.spans(fed or [])))))


def learned(found: list[Event], task: Task = "wake") -> Course:
    """A course that was walked over some events."""
    course = Course(task)
    for event in found:
        course.learn(event, course.ask(event.question) if course.enough() else None)
    return course


def test_the_middle_of_a_steady_baby_is_what_the_baby_does() -> None:
    found = past("wake", made_up.sleeps(40, spread=5))
    course = learned(found[:-10])
    for event in found[-10:]:
        _low, middle, _high = course.window(event.question, course.ask(event.question))
        assert abs(middle - event.took) < 30


def test_eight_in_ten_windows_hold_what_came() -> None:
    inside = asked = 0
    course = Course("length")
    for event in past("length", made_up.sleeps(150, spread=25)):
        if course.enough():
            likely = course.ask(event.question)
            low, _middle, high = course.window(event.question, likely)
            asked += 1
            inside += low <= event.took <= high
            course.learn(event, likely)
        else:
            course.learn(event)
    assert 0.74 < inside / asked < 0.86


@pytest.mark.parametrize("task", TASKS)
def test_a_forecast_is_the_same_whatever_the_future_holds(task: Task) -> None:
    days = 30
    one = past(task, made_up.sleeps(days), made_up.feeds(days))
    cut = len(one) // 2
    at = one[cut].question.asked.at

    def other(rows: list[Pair]) -> list[Pair]:
        """The same up to then; what goes on then lasts longer, and what comes is another life."""
        kept: list[Pair] = []
        coming: list[Pair] = []
        for began, ended in rows:
            of = span(began, ended)
            if of.began.at > at + 300:
                coming.append((began, ended))
            elif of.began.at <= at and of.ended and ended:
                kept.append((began, ended if of.ended.at <= at else ended + timedelta(minutes=25)))
        return kept + made_up.rounded(coming, 45)

    two = past(task, other(made_up.sleeps(days)), other(made_up.feeds(days)))
    mine = next(event for event in two if event.question.asked.at == at)
    assert mine.question == one[cut].question
    before = [event for event in one if event.known_at <= at]
    assert before == [event for event in two if event.known_at <= at]
    courses = [learned([event for event in found if event.known_at <= at], task) for found in (one, two)]
    windows = [course.window(one[cut].question, course.ask(one[cut].question)) for course in courses]
    assert windows[0] == windows[1]


def test_asked_again_it_looks_only_at_what_lasted_so_long() -> None:
    found = past("wake", made_up.sleeps(40))
    course = learned(found)
    question = found[-3].question
    likely = course.ask(question)
    at_first, later = course.window(question, likely), course.window(question, likely, 150.0)
    assert later[0] >= 150 and later[1] > at_first[1]


def test_beyond_anything_that_has_been_the_window_is_wide() -> None:
    found = past("wake", made_up.sleeps(30))
    course = learned(found)
    low, middle, high = course.window(found[-1].question, course.ask(found[-1].question), 590.0)
    assert 590 < low < middle < high and high - low > 60


def test_it_says_which_days_it_leans_on_and_those_are_recent() -> None:
    found = past("wake", made_up.sleeps(50))
    course = learned(found)
    shares = course.leans_on(course.weights(found[-1].question))
    assert sum(shares.values()) == pytest.approx(1)
    days = list(shares)
    assert sum(days[:10]) / 10 > sum(days) / len(days)


def test_nothing_is_said_before_anything_is_learned() -> None:
    course = Course("wake")
    assert not course.enough()
    with pytest.raises(ValueError, match="Nothing"):
        course.ask(past("wake", made_up.sleeps(3))[0].question)


def test_what_is_older_than_sixty_days_is_forgotten() -> None:
    course = learned(past("wake", made_up.sleeps(100)))
    assert 55 <= course.days() <= 61


def test_a_baby_who_changes_is_followed() -> None:
    early, late = made_up.sleeps(40, naps=(540, 780), spread=10), made_up.sleeps(70, naps=(620, 860), spread=10)
    found = past("wake", early + [row for row in late if row[0] > early[-1][0]])
    course = learned(found[:-6])
    errors = [abs(course.window(event.question, course.ask(event.question))[1] - event.took) for event in found[-6:]]
    assert sum(errors) / len(errors) < 40


def test_levels_move_out_after_misses_and_back_after_hits() -> None:
    levels = Levels()
    start = levels.at(0, by_day=True)
    for _ in range(20):
        levels.learn(0, by_day=True, below=1, above=0)
    out = levels.at(0, by_day=True)
    assert out[0] < start[0] and levels.at(0, by_day=False) == start
    for _ in range(200):
        levels.learn(0, by_day=True, below=0, above=0)
    assert levels.at(0, by_day=True)[0] > out[0]
    for _ in range(10000):
        levels.learn(0, by_day=True, below=0, above=0)
    low, _middle, high = levels.at(0, by_day=True)
    assert low <= 0.25 + 1e-9 and high >= 0.75 - 1e-9


def test_what_was_cut_short_does_not_draw_the_window_in() -> None:
    found = past("wake", made_up.sleeps(60))
    closes = [event if event.took < 150 else Event(event.question, 150.0, cut=True) for event in found]
    assert sum(event.cut for event in closes) > 20
    upper = learned(closes).levels.at(0, by_day=True)[2]
    assert abs(upper - learned(found).levels.at(0, by_day=True)[2]) < 0.06


@pytest.mark.parametrize("year", [1970, 1996, 2062, 9000])
def test_a_past_that_spans_decades_can_be_learned(year: int) -> None:
    slept, fed = made_up.sleeps(25), made_up.feeds(25)
    odd = slept[0][0].replace(year=year)
    for task in TASKS:
        found = sorted(
            past(task, [*slept, (odd, odd + timedelta(hours=1))], [*fed, (odd, None)]) + past(task, slept, fed),
            key=lambda one: one.known_at,
        )
        course = learned(found, task)
        assert sum(course.weights(found[-1].question)) == pytest.approx(1)


def test_ages_counted_anew_leave_the_windows_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    found = past("wake", made_up.sleeps(60))
    question = found[-1].question
    before = [Course("wake", with_trees=False) for _ in range(2)]
    for number, course in enumerate(before):
        monkeypatch.setattr("babyroom.analysis.course.FURTHEST", (1e9, 12.0)[number])
        for event in found:
            course.learn(event)
    one, two = (course.window(question, course.ask(question)) for course in before)
    assert one == pytest.approx(two)


def test_the_same_past_grows_the_same_trees() -> None:
    found = past("length", made_up.sleeps(25))
    question = found[-1].question
    assert learned(found, "length").ask(question).weights == learned(found, "length").ask(question).weights


def test_a_tree_parts_what_differs() -> None:
    column = [float(n) for n in range(40)]
    tree = trees.grow(range(40), [column], [0.0] * 20 + [1.0] * 20, [1.0] * 40, Random(1))
    assert set(trees.leaf_of(tree, [3.0]).events).isdisjoint(trees.leaf_of(tree, [36.0]).events)
    assert len(trees.leaf_of(tree, [3.0]).events) >= trees.LEAF
    same = trees.grow(range(40), [[1.0] * 40], column, [1.0] * 40, Random(1))
    assert trees.leaf_of(same, [1.0]).events == list(range(40))


def test_day_is_from_seven_to_seven() -> None:
    assert [is_by_day(minute) for minute in (419, 420, 1139, 1140)] == [False, True, True, False]
