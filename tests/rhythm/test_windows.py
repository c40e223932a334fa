"""Windows in words and as outlines: what has no end that anybody saw is neither told nor drawn with one."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babyroom.analysis.rhythm import NotEnough, Usual
from babyroom.moments.ribbon_ahead import Ahead, outlines
from babyroom.moments.ribbon_text import Span
from babyroom.rhythm import wording
from babyroom.rhythm.windows import Window, _told
from tests.nursery import at

LONDON = ZoneInfo("Europe/London")
SPAN = Span(start=at("08:00"), end=at("18:00"), now=at("11:00"))


def x_of(stamp: float) -> float:
    """A pixel a minute."""
    return (stamp - SPAN.start.timestamp()) / 60


def drawn(form: str, early: str, late: str, *, open_: bool = False) -> str:
    (path,) = outlines([Ahead(form, at(early), at(late), "", open=open_)], SPAN, x_of, 28, 16)  # type: ignore[arg-type]
    found = re.search(r' d="([^"]+)"', path)
    assert found is not None and f"rb-usual-{form}" in path
    return found[1]


def usual(*, at_least: bool = False, with_others: bool = False) -> Usual:
    noon = datetime(2026, 11, 24, 12, tzinfo=LONDON)
    return Usual(noon, noon + timedelta(hours=1), noon + timedelta(hours=2), 9, (), at_least, with_others)


def test_what_the_model_knows_of_a_window_comes_with_it() -> None:
    found = _told(rest=usual(at_least=True, with_others=True), feed=NotEnough(3, 2), waking=None)
    assert found.rest is not None and found.rest.at_least and found.rest.with_others
    assert found.feed is None and found.waking is None and found.too_little == {"feed"}


def test_a_window_nobody_saw_the_end_of_is_told_without_an_end() -> None:
    window = Window(at("12:00"), at("14:00"), at_least=True)
    assert wording.usually_asleep(window) == "Usually asleep from 12:00 on. How late, we do not know: the days here end before."
    assert "14:00" not in wording.usually_wakes(window) + wording.usually_fed(window)


def test_what_is_partly_from_others_says_so() -> None:
    told = wording.usually_asleep(Window(at("12:00"), at("14:00"), with_others=True))
    assert told == "Usually asleep between 12:00 and 14:00. This is partly from other babies: we have few days yet."


def test_an_outline_is_round_at_both_ends_and_open_where_no_end_was_seen() -> None:
    closed, open_ = drawn("sleep", "12:00", "14:00"), drawn("sleep", "12:00", "14:00", open_=True)
    assert closed.count("a6 6") == 2 and open_.count("a6 6") == 1
    # It goes on to the end of the drawing.
    assert "M600 34h-354" in open_


def test_the_usual_waking_is_the_dashed_end_of_the_bar_and_no_window_of_its_own() -> None:
    path = drawn("waking", "11:30", "12:10")
    # From now on, straight where the bar was cut, as high as the bar, with the earliest usual waking marked.
    assert path.startswith("M180 20h") and path.count("a8 8") == 1 and "M210 20v16" in path
    assert "M210" not in drawn("waking", "10:30", "12:10")
