"""The day ribbon: where the marks stand, how it is drawn, and the same day in words."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from babyroom.moments.kinds import KINDS
from babyroom.moments.ribbon import Mark, Placed, Span, draw, in_words, lay_out
from tests.moments.ribbons import LONDON, MORNING, STEP, TUESDAY, WHOLE_DAY, belongs, clock, mark, shapes

CLOCKS_BACK = date(2026, 10, 25)
DRAWN = sorted(kind.id for kind in KINDS.values() if kind.lane != "none")
# A busy machine is no reason to fail.
unhurried = settings(deadline=None)
PLAIN = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn", "Co"]), min_size=1, max_size=20)


@st.composite
def days(draw_from: st.DrawFn) -> tuple[list[Mark], Span]:
    day = draw_from(st.sampled_from([TUESDAY, CLOCKS_BACK, date(2026, 3, 29)]))
    start = draw_from(st.floats(0, 9))
    end = start + draw_from(st.floats(1, 10))
    now = draw_from(st.none() | st.floats(start, end))
    # Crowds are the hard part, so most marks keep to one stretch.
    times = st.floats(start - 1, end + 1) | st.floats(start, start + 1)
    marks = []
    for number in range(draw_from(st.integers(0, 45))):
        at, kind = draw_from(times), draw_from(st.sampled_from(DRAWN))
        until = draw_from(st.none() | st.floats(at, at + 3)) if kind == "sleep" else None
        going_on = kind == "sleep" and until is None and draw_from(st.booleans())
        ended_at = None if until is None else clock(until, day)
        marks.append(Mark(clock(at, day), ended_at, kind, f"{number}# {draw_from(PLAIN)}", going_on))
    return marks, Span(clock(start, day), None if now is None else clock(now, day), clock(end, day))


def lanes(placed: list[Placed]) -> Iterator[list[Placed]]:
    for lane in ("above", "line", "below"):
        yield [mark for mark in placed if mark.lane == lane]


def edge(span: Span, width: float, lane: list[Placed]) -> float:
    """Where the last mark of a lane may stand at most: at now, unless a clock wrote ahead or the day has only begun."""
    if span.now is None:
        return width - 8
    elapsed = (span.now.astimezone(UTC) - span.start.astimezone(UTC)) / (span.end.astimezone(UTC) - span.start.astimezone(UTC))
    written = [mark for placed in lane for mark in placed.marks]
    ahead = max((belongs(Placed("above", "", 0, 0, (mark,)), span, width) for mark in written), default=0)
    return min(max(8 + elapsed * (width - 16), ahead, 8 + (len({placed.form for placed in lane}) - 1) * STEP), width - 8)


def runs(lane: list[Placed]) -> Iterator[list[Placed]]:
    """The marks of a lane in groups that touch each other."""
    run: list[Placed] = []
    for placed in lane:
        if run and placed.x - run[-1].x > STEP + 0.02:
            yield run
            run = []
        run.append(placed)
    if run:
        yield run


@unhurried
@given(days(), st.sampled_from([90, 246, 346, 700]))
def test_every_mark_is_inside_big_enough_in_order_and_clear_of_the_others(day: tuple[list[Mark], Span], width: int) -> None:
    for lane in lanes(lay_out(*day, width, size=16)):
        for placed in lane:
            assert placed.width > 15.999
            assert placed.x - placed.width / 2 > -0.001 and placed.x + placed.width / 2 < width + 0.001
        for left, right in pairwise(lane):
            assert left.marks[0].at.timestamp() <= right.marks[0].at.timestamp()
            assert left.x + left.width / 2 < right.x - right.width / 2


@unhurried
@given(days(), st.sampled_from([90, 246, 346, 700]))
def test_every_moment_is_in_one_mark_of_its_own_form(day: tuple[list[Mark], Span], width: int) -> None:
    marks, span = day
    placed = lay_out(marks, span, width, size=16)
    held = [mark for one in placed for mark in one.marks]
    missing = [mark for mark in marks if not any(mark is one for one in held)]
    assert len(held) + len(missing) == len(marks)
    for one in missing:
        assert one.kind == "sleep"
        assert one.at.timestamp() > span.end.timestamp() or (one.until or one.at).timestamp() < span.start.timestamp()
    for there in placed:
        assert {KINDS[mark.kind].lane for mark in there.marks} == {there.lane}
        assert len({mark.kind for mark in there.marks}) == 1 or there.form in ("people", "note")


@unhurried
@given(days(), st.sampled_from([246, 346, 700]))
def test_marks_are_nudged_no_further_than_they_need(day: tuple[list[Mark], Span], width: int) -> None:
    marks, span = day
    for lane in lanes([placed for placed in lay_out(marks, span, width, size=16) if placed.lane != "line"]):
        most = edge(span, width, lane)
        assert all(placed.x < most + 0.01 for placed in lane)
        for run in runs(lane):
            moved = [placed.x - belongs(placed, span, width) for placed in run]
            at_left, at_right = run[0].x < 8.01, run[-1].x > most - 0.01
            # Nothing moves unless pushed, and a crowd spreads evenly about its own middle unless an edge is in its way.
            assert at_left or sum(moved) < 0.01 * len(run)
            assert at_right or sum(moved) > -0.01 * len(run)
            if not at_left and not at_right:
                assert max(abs(px) for px in moved) < 2 * STEP + 0.1
                assert all(sum(moved[:count]) < 0.01 * len(run) for count in range(len(run)))


@unhurried
@given(days())
def test_the_text_equivalent_holds_the_words_of_every_mark_however_marks_are_merged(day: tuple[list[Mark], Span]) -> None:
    told = in_words(*day)
    for placed in lay_out(*day, 90, size=16):
        assert all(mark.words in told for mark in placed.marks)


@unhurried
@given(days(), PLAIN, st.booleans())
def test_the_drawing_is_well_formed_and_stays_inside_its_box(day: tuple[list[Mark], Span], title: str, hours: bool) -> None:
    svg = draw(*day, width=346, height=100 if hours else 56, title=title, described_by="ada-day", hours=hours)
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img" and root.get("aria-describedby") == "ada-day"
    assert root.findtext("title") == title
    assert root.find("desc[@id='ada-day']").text == in_words(*day)  # type: ignore[union-attr]
    for path in root.iter("path"):
        for x, y in re.findall(r"M([-\d.]+) ([-\d.]+)", path.get("d", "")):
            assert 0 <= float(x) <= 346 and 0 <= float(y) <= 80
    assert not re.search(r"(style|fill|stroke)=", svg)


def test_care_above_and_below_has_the_same_size_and_the_same_distance_from_the_line() -> None:
    above, below = lay_out([mark("comfort", 10), mark("milk", 10)], WHOLE_DAY, 346, size=16)
    assert above.width == below.width and above.x == below.x
    root = ElementTree.fromstring(draw([mark("comfort", 10), mark("milk", 10)], WHOLE_DAY, title="Ada", described_by="ada"))
    heights = {path.get("class"): float(re.match(r"M\d+ (\d+)", path.get("d", ""))[1]) for path in root.iter("path")}  # type: ignore[index]
    assert heights["rb-line"] - heights["rb-comfort"] == heights["rb-milk"] - heights["rb-line"]


def test_every_kind_that_has_a_lane_is_drawn_and_no_other() -> None:
    forms = {kind: [(one.lane, one.form) for one in lay_out([mark(kind, 10)], WHOLE_DAY, 346, size=16)] for kind in KINDS}
    for kind, placed in forms.items():
        assert [lane for lane, _ in placed] == ([] if KINDS[kind].lane == "none" else [KINDS[kind].lane])
    assert {kind for kind, placed in forms.items() if placed == [("above", "people")]} == {
        "arrival", "goodbye", "reunion", "settling", "moved",
    }  # fmt: skip
    assert len({placed[0][1] for placed in forms.values() if placed}) == 10


def test_every_form_differs_from_every_other_by_more_than_colour() -> None:
    drawn = {kind: re.sub(r"M\d+ \d+|.*rb-line[^>]*>|class=\S+", "", shapes([mark(kind, 10)], WHOLE_DAY)) for kind in DRAWN}
    assert len(set(drawn.values())) == 10


def test_a_nap_is_as_long_as_it_was() -> None:
    (nap,) = lay_out([mark("sleep", 10, 11)], WHOLE_DAY, 346, size=16)
    assert nap.x - nap.width / 2 == pytest.approx(8 + 66) and nap.width == pytest.approx(33)


def test_naps_that_meet_are_drawn_as_one_and_naps_apart_as_two() -> None:
    assert len(lay_out([mark("sleep", 10, 11), mark("sleep", 11, 12)], WHOLE_DAY, 346, size=16)) == 1
    assert len(lay_out([mark("sleep", 10, 11), mark("sleep", 11.5, 12.5)], WHOLE_DAY, 346, size=16)) == 2


def test_a_short_nap_drawn_wider_meets_every_bar_it_reaches() -> None:
    short, long, shorter = mark("sleep", 8, 8.02), mark("sleep", 8.1, 9.1), mark("sleep", 8.1, 8.12)
    (bar,) = lay_out([short, long, shorter], Span(clock(7), None, clock(8.5)), 246, size=16)
    assert bar.marks == (short, long, shorter)


def test_sleep_is_cut_at_the_ends_of_the_day_and_last_night_is_left_out() -> None:
    before, after = lay_out([mark("sleep", 7, 9), mark("sleep", 17, 19)], WHOLE_DAY, 346, size=16)
    assert before.x - before.width / 2 == 8 and after.x + after.width / 2 == 338
    night = mark("sleep", 2, 6)
    assert lay_out([night], WHOLE_DAY, 346, size=16) == []
    assert in_words([night], WHOLE_DAY) == "Nothing written yet."


def test_a_sleep_that_goes_on_reaches_to_now_and_shows_it() -> None:
    asleep = mark("sleep", 9, still=True)
    (bar,) = lay_out([asleep], MORNING, 346, size=16)
    assert bar.open and bar.x + bar.width / 2 == pytest.approx(8 + 330 * 2.5 / 4.5)
    assert shapes([asleep]) != shapes([mark("sleep", 9, 10.5)])
    assert in_words([asleep], MORNING) == "On the line: 09:00 Asleep, still asleep."
    assert in_words([asleep], WHOLE_DAY) == "On the line: 09:00 Asleep."


def test_a_sleep_whose_end_is_not_written_is_given_none() -> None:
    (bar,) = lay_out([mark("sleep", 9)], MORNING, 346, size=16)
    assert bar.width == 16 and not bar.open
    assert bar.x == pytest.approx(8 + 330 / 4.5)


def test_the_line_is_solid_to_now_and_dotted_after_and_all_solid_on_a_past_day() -> None:
    today, past = shapes([]), shapes([], WHOLE_DAY)
    assert '<path class="rb-line" d="M8 28H191"/><path class="rb-later" d="M191 28H338"/>' in today
    assert '<path class="rb-line" d="M8 28H338"/>' in past and "rb-later" not in past


def test_the_hour_that_comes_twice_stays_in_order() -> None:
    span = Span(clock(0, CLOCKS_BACK), None, clock(5, CLOCKS_BACK))
    early, late = (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON, fold=fold) for fold in (0, 1))
    marks = [Mark(late, None, "comfort", "01:30 Comfort"), Mark(early, None, "comfort", "01:30 Comfort")]
    first, second = lay_out(marks, span, 346, size=16)
    assert first.marks == (marks[1],) and second.x - first.x == pytest.approx(66)
    marks = [Mark(late, None, "comfort", "second"), Mark(early, None, "comfort", "first")]
    assert in_words(marks, span) == "Above the line: first; second."
    hours = re.findall(r">(\d\d:\d\d)</text>", draw([], span, width=700, height=96, title="A", described_by="a", hours=True))
    assert hours == ["01:00", "01:00", "02:00", "03:00"]


def test_an_arrival_that_a_wrong_clock_puts_after_the_end_is_drawn_all_the_same() -> None:
    for end in (12, 13):
        drawn = shapes([mark("arrival", 13)], Span(clock(13), clock(10), clock(end)))
        assert "rb-people" in drawn and 'class="rb-line" d="M8 28H8"' in drawn


def test_the_large_ribbon_has_hours_and_words_on_each_mark() -> None:
    svg = draw([mark("comfort", 9), mark("comfort", 9.05)], WHOLE_DAY, width=700, height=96, title="A", described_by="a", hours=True)
    assert "<title>09:00 Comfort; 09:03 Comfort</title>" in svg
    assert svg.count("rb-hour") == 9


def test_the_words_follow_the_lanes_and_then_the_day() -> None:
    marks = [mark("milk", 9), mark("sleep", 10.2, 10.75), mark("comfort", 9.3), mark("arrival", 8.1), mark("look_in", 10.4)]
    assert in_words(marks, WHOLE_DAY) == (
        "Above the line: 08:06 Arrived; 09:18 Comfort. On the line: 10:12 Asleep, until 10:45. Below the line: 09:00 Milk."
    )


def test_a_sleep_that_tells_its_end_is_not_told_twice() -> None:
    assert in_words([mark("sleep", 10, 10.75, words="asleep 10:00 to 10:45")], WHOLE_DAY) == "On the line: asleep 10:00 to 10:45."


def test_a_day_without_marks_says_only_that_nothing_is_written() -> None:
    assert in_words([], MORNING) == "Nothing written yet."


def test_a_drawing_too_small_for_its_marks_is_refused() -> None:
    with pytest.raises(ValueError, match="89 px wide"):
        lay_out([], MORNING, 89, size=16)
    with pytest.raises(ValueError, match="at least 16 px"):
        draw([], MORNING, height=55, title="Ada", described_by="ada")


def test_a_full_ribbon_is_small() -> None:
    kinds = ["comfort", "milk", "together", "nappy", "exploring", "food", "note", "outside"]
    marks = [mark(kinds[n % 8], 8.1 + n * 0.23, words=f"10:{n} Comfort, with Priya") for n in range(40)]
    assert len(draw(marks, WHOLE_DAY, title="Ada, Tuesday", described_by="ada-day")) < 4_000
