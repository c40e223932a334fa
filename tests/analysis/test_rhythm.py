"""What is usual for one baby: windows, not enough yet, what the nursery never sees, and untidy pasts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from babyroom.analysis import cleaning, rhythm
from babyroom.analysis.course import Course
from babyroom.analysis.events import look
from babyroom.analysis.instants import Span, date_of, instant, span
from babyroom.analysis.nursery_hours import CLOSES, Hours, events, seen
from babyroom.analysis.rhythm import Learnt, NotEnough, Usual
from tests.analysis import made_up
from tests.analysis.made_up import FIRST_DAY, Pair

LONDON = ZoneInfo("Europe/London")
DAYS = 30


def learnt(slept: list[Pair], fed: list[Pair] | None = None, *, quick: bool = True) -> Learnt:
    """Learned from some rows."""
    return rhythm.learn(made_up.spans(slept), made_up.spans(fed or []), with_trees=not quick)


def rest_after(slept: list[Pair], *, minutes: int = 0, quick: bool = True) -> Usual | NotEnough | None:
    """The window for the next rest, asked so long after the last sleep that ended."""
    until = max(ended for _began, ended in slept if ended)
    return rhythm.next_rest(learnt(slept, quick=quick), rhythm.lately(made_up.spans(slept[-12:]), []), until + timedelta(minutes=minutes))


def width(told: Usual | NotEnough | None) -> timedelta:
    """How wide a window is."""
    assert isinstance(told, Usual)
    assert told.early <= told.middle <= told.late
    return told.late - told.early


@pytest.mark.parametrize("quick", [True, False])
def test_the_next_rest_of_a_steady_baby_is_near_its_usual_time(quick: bool) -> None:
    told = rest_after(made_up.sleeps(DAYS, spread=10), quick=quick)
    assert isinstance(told, Usual)
    # Up at six, first nap about half past nine.
    assert abs(told.middle - datetime.combine(told.middle.date(), datetime.min.time()) - timedelta(hours=9.5)) < timedelta(minutes=40)
    assert told.days > 20 and len(told.leans_on) == rhythm.LEANT_ON_DAYS


def test_this_rest_and_the_next_feed_have_windows_too() -> None:
    slept, fed = made_up.sleeps(DAYS), made_up.feeds(DAYS)
    known = learnt(slept, fed)
    now = rhythm.lately(made_up.spans(slept[-8:]), made_up.spans(fed[-8:]))
    began = fed[-1][0] + timedelta(minutes=30)
    feed = rhythm.next_feed(known, now, began)
    assert isinstance(feed, Usual) and timedelta(0) < feed.middle - fed[-1][0] < timedelta(hours=6)
    nap = FIRST_DAY + timedelta(days=DAYS, hours=9.5)
    rest = rhythm.this_rest(known, now, nap, nap)
    assert isinstance(rest, Usual) and timedelta(minutes=20) < rest.middle - nap < timedelta(minutes=100)
    later = rhythm.this_rest(known, now, nap, nap + timedelta(minutes=60))
    assert isinstance(later, Usual) and later.early >= nap + timedelta(minutes=60)


def test_below_a_stated_amount_it_says_not_enough_yet() -> None:
    told = rest_after(made_up.sleeps(3))
    assert isinstance(told, NotEnough) and told.days <= 3
    assert rhythm.next_rest(learnt([]), look([], []), FIRST_DAY) is None


def test_a_past_that_is_long_gone_is_not_enough() -> None:
    slept = made_up.sleeps(DAYS)
    again = FIRST_DAY + timedelta(days=DAYS + 40, hours=9)
    now = rhythm.lately([span(again, again + timedelta(hours=1))], [])
    assert isinstance(rhythm.next_rest(learnt(slept), now, again + timedelta(hours=1)), NotEnough)


def test_after_a_missing_week_the_window_is_wider() -> None:
    slept = made_up.sleeps(DAYS)
    windows = []
    for away in (0, 8):
        nap = FIRST_DAY + timedelta(days=DAYS + away, hours=9.5)
        now = rhythm.lately([span(nap, nap + timedelta(hours=1))], [])
        windows.append(width(rhythm.next_rest(learnt(slept), now, nap + timedelta(hours=1))))
    assert windows[1] > windows[0]


def test_a_window_passes_and_nothing_is_late() -> None:
    told = rest_after(made_up.sleeps(DAYS))
    assert isinstance(told, Usual)
    assert not told.passed(told.late) and told.passed(told.late + timedelta(minutes=1))
    assert rest_after(made_up.sleeps(DAYS), minutes=601) is None


def test_a_timer_that_still_runs_in_the_evening_has_no_window() -> None:
    slept = made_up.sleeps(DAYS)
    began = FIRST_DAY + timedelta(days=DAYS, hours=9)
    assert rhythm.this_rest(learnt(slept), look([], []), began, began + timedelta(hours=17)) is None
    assert rhythm.this_rest(learnt(slept), look([], []), began, began - timedelta(hours=1)) is None


def test_entries_to_the_quarter_hour_never_make_a_window_of_a_minute() -> None:
    same = [
        (FIRST_DAY + timedelta(days=n, hours=h), FIRST_DAY + timedelta(days=n, hours=h + 1)) for n in range(DAYS) for h in (9, 12, 15, 18)
    ]
    assert width(rest_after(list(same))) >= timedelta(minutes=2 * rhythm.NEAREST_EDGE)


def test_one_entry_a_day_is_not_enough_for_the_next_rest() -> None:
    told = rest_after([row for row in made_up.sleeps(DAYS) if row[0].hour in range(8, 11)])
    assert isinstance(told, NotEnough) and told.events == 0


def test_repeats_and_a_second_household_change_nothing() -> None:
    slept = made_up.sleeps(DAYS)
    both = slept + slept[::3] + [(began + timedelta(minutes=2), ended) for began, ended in slept[1::4]]
    assert rest_after(slept) == rest_after(sorted(both, key=lambda row: row[0]))


def test_timers_left_running_do_not_move_the_window() -> None:
    slept = made_up.sleeps(DAYS)
    left: list[Pair] = [(began, None) for began, _ended in slept[::5]] + [(slept[3][0], slept[3][0] + timedelta(hours=75))]
    assert rest_after(slept) == rest_after(sorted(slept + left, key=lambda row: row[0]))


def test_days_of_illness_are_left_out() -> None:
    slept = made_up.sleeps(DAYS, spread=10)
    ill = {(FIRST_DAY + timedelta(days=n)).date() for n in range(20, 27)}
    odd = [(b, e) if b.date() not in ill else (b + timedelta(hours=1.5), e + timedelta(hours=1.5)) for b, e in slept if e]
    now = rhythm.lately(made_up.spans(slept[-8:]), [])
    at = slept[-1][1]
    assert at is not None
    with_them, without = (
        rhythm.next_rest(rhythm.learn(made_up.spans(list(odd)), [], left_out=frozenset(left), with_trees=False), now, at)
        for left in ((), ill)
    )
    assert isinstance(without, Usual) and isinstance(with_them, Usual)
    assert not set(without.leans_on) & ill
    assert without.days == with_them.days - len(ill)
    assert without.middle != with_them.middle


def test_a_clock_change_inside_a_nap_adds_no_hour() -> None:
    night = span(datetime(2025, 3, 29, 23, tzinfo=LONDON), datetime(2025, 3, 30, 6, tzinfo=LONDON))
    assert night.ended is not None and night.ended.at - night.began.at == 6 * 60
    back = span(datetime(2025, 10, 25, 23, tzinfo=LONDON), datetime(2025, 10, 26, 6, tzinfo=LONDON))
    assert back.ended is not None and back.ended.at - back.began.at == 8 * 60
    assert (back.ended.clock, date_of(back.ended.day).isoformat()) == (6 * 60, "2025-10-26")


def test_windows_are_told_in_the_zone_that_was_asked_for() -> None:
    slept = [(b.replace(tzinfo=LONDON), e.replace(tzinfo=LONDON)) for b, e in made_up.sleeps(40) if e]
    known = rhythm.learn([span(*row) for row in slept], [], zone=LONDON, with_trees=False)
    told = rhythm.next_rest(known, rhythm.lately([span(*row) for row in slept[-8:]], []), slept[-1][1])
    assert isinstance(told, Usual) and told.early.tzinfo is LONDON
    # Clocks went forward on day 27: the nap is at half past nine on the wall.
    assert abs(told.middle.hour * 60 + told.middle.minute - 570) < 45


def test_what_the_nursery_never_sees_opens_the_window() -> None:
    rows = [row for row in made_up.sleeps(60, naps=(600, 1040), spread=45) if row[0].hour < 18]
    slept = cleaning.sleeps(made_up.spans(rows))
    past = list(events("wake", seen(slept, [])))
    assert {event.cut for event in past} == {True, False}
    assert all(event.took <= CLOSES - event.question.asked.clock for event in past)
    known = rhythm.learn(slept, [], hours=Hours(), with_trees=False)
    assert known.courses["wake"].cut
    at = FIRST_DAY + timedelta(days=60 + 3, hours=10)
    now = rhythm.lately([span(at, at + timedelta(hours=1))], [])
    told = rhythm.next_rest(known, now, at + timedelta(hours=1))
    blind = rhythm.learn(slept, [], hours=Hours(), with_trees=False)
    for task in blind.courses:
        course = Course(task, with_trees=False)
        for event in events(task, seen(slept, [])):
            if not event.cut:
                course.learn(event)
        blind = replace(blind, courses={**blind.courses, task: course})
    unaware = rhythm.next_rest(blind, now, at + timedelta(hours=1))
    assert isinstance(told, Usual) and isinstance(unaware, Usual)
    assert told.late > unaware.late


def test_a_window_that_ends_with_the_day_here_says_at_least() -> None:
    rows: list[Pair] = []
    for n in range(40):
        day = FIRST_DAY + timedelta(days=n)
        rows += [(day + timedelta(hours=10), day + timedelta(hours=11)), (day + timedelta(hours=19), day + timedelta(hours=30))]
        if n % 2:
            rows.append((day + timedelta(hours=15), day + timedelta(hours=16)))
    known = rhythm.learn(made_up.spans(rows), [], hours=Hours(), with_trees=False)
    at = FIRST_DAY + timedelta(days=42, hours=11)
    now = rhythm.lately([span(at - timedelta(hours=1), at)], [])
    told = rhythm.next_rest(known, now, at)
    assert isinstance(told, Usual) and told.at_least


def test_the_first_two_weeks_say_that_they_lean_on_others() -> None:
    early, late = rest_after(made_up.sleeps(8)), rest_after(made_up.sleeps(30))
    assert isinstance(early, Usual) and early.with_others
    assert isinstance(late, Usual) and not late.with_others


def test_others_move_the_window_of_the_first_two_weeks_also_where_days_end_before_the_last_waking_does() -> None:
    slept, fed = made_up.sleeps(9), made_up.feeds(9)
    known = rhythm.learn(made_up.spans(slept), made_up.spans(fed), hours=Hours(), with_trees=False)
    alone = rhythm.learn(made_up.spans(slept), made_up.spans(fed), hours=Hours(), with_trees=False)
    for asking in alone.courses.values():
        asking.others = {}
    now, soon = rhythm.lately(made_up.spans(slept[-8:]), made_up.spans(fed[-14:])), FIRST_DAY + timedelta(days=9, hours=6)
    with_others, without = rhythm.next_rest(known, now, soon), rhythm.next_rest(alone, now, soon)
    assert isinstance(with_others, Usual) and isinstance(without, Usual)
    assert with_others.with_others and not without.with_others
    assert (with_others.early, with_others.late) != (without.early, without.late)


def test_what_was_learned_at_night_can_be_kept() -> None:
    for days, hours in (
        (9, None),
        (70, None),
        (
            70,
            Hours(),
        ),
    ):
        slept, fed = made_up.sleeps(days), made_up.feeds(days)
        known = rhythm.learn(made_up.spans(slept), made_up.spans(fed), hours=hours)
        again = rhythm.of_kept(rhythm.kept_of(known), None)
        assert again is not None
        now = rhythm.lately(made_up.spans(slept[-8:]), made_up.spans(fed[-14:]))
        nap = FIRST_DAY + timedelta(days=days, hours=9.5)
        for ask in (rhythm.next_rest, rhythm.next_feed):
            assert isinstance(ask(again, now, nap), Usual) and ask(again, now, nap) == ask(known, now, nap)
        assert rhythm.this_rest(again, now, nap, nap) == rhythm.this_rest(known, now, nap, nap)


def test_bytes_that_are_not_whole_are_as_if_nothing_was_learned() -> None:
    told = rhythm.kept_of(learnt(made_up.sleeps(20), made_up.feeds(20), quick=False))
    head = told.index(b"\n")
    for bad in (
        b"",
        b"x",
        told[:-1],
        told + b"x",
        told[: head + 9],
        told[head:],
        told.replace(b'"version":1', b'"version":0', 1),
        b"[]\n",
        b"{}\n",
    ):
        assert rhythm.of_kept(bad, None) is None
    with pytest.raises(TypeError):
        rhythm.kept_of(rhythm.of_kept(told, None) or learnt([]))
    assert rhythm.of_kept(rhythm.kept_of(learnt([])), None) is not None


def test_hours_are_those_of_the_days_on_which_the_baby_is_there() -> None:
    saturdays = frozenset(FIRST_DAY.date() + timedelta(days=n) for n in range(5, 60, 7))
    slept = made_up.spans(made_up.sleeps(60))
    past = list(events("wake", seen(slept, [], Hours(days=saturdays)), Hours(days=saturdays)))
    assert {date_of(event.question.asked.day) for event in past} == saturdays


INSTANTS = some.datetimes(datetime(2025, 1, 1), datetime(2025, 2, 15))  # noqa: DTZ001 - zones come beside it
ROWS = some.lists(some.tuples(INSTANTS, some.none() | some.integers(-200, 6000)), max_size=60)


@settings(max_examples=40)
@given(ROWS, ROWS, INSTANTS, some.booleans())
def test_whatever_is_written_nothing_breaks_and_no_window_is_upside_down(
    slept: list[tuple[datetime, int | None]], fed: list[tuple[datetime, int | None]], at: datetime, nursery: bool
) -> None:
    def told(rows: list[tuple[datetime, int | None]]) -> list[Span]:
        return [span(b.replace(tzinfo=UTC), None if m is None else b.replace(tzinfo=UTC) + timedelta(minutes=m)) for b, m in rows]

    now = at.replace(tzinfo=UTC)
    known = rhythm.learn(told(slept), told(fed), zone=LONDON, hours=Hours() if nursery else None)
    lately = rhythm.lately(told(slept), told(fed))
    for window in (rhythm.next_rest(known, lately, now), rhythm.this_rest(known, lately, now, now), rhythm.next_feed(known, lately, now)):
        if isinstance(window, Usual):
            assert instant(window.early).at <= instant(window.middle).at <= instant(window.late).at
            assert window.days >= rhythm.ENOUGH_DAYS
