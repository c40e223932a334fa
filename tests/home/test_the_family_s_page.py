"""The family's own page: warm, true, and their own baby's only."""

import pytest

from babyroom.common import clock
from babyroom.people.models import Baby, Booked
from babyroom.ways.operations import Line, tell
from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, signed_in, words


@pytest.fixture
def mum(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return signed_in(nursery, monkeypatch, "Ngozi")


def address(hand: Hand, rest: str = "", baby: str = "Ada") -> str:
    return f"/home/{hand.nursery.babies[baby]}/{rest}"


def test_the_first_line_says_how_it_is_now_and_the_list_what_was_written(mum: Hand) -> None:
    nursery = mum.nursery
    mum.keep(
        nursery.record("Ada", "arrival", "08:05", facts={"came_with": "Mum", "handed_to": mum.face("Priya"), "goodbye": "gentle"}),
        nursery.record("Ada", "milk", "09:10", facts={"together": ["sang"], "taken_ml": 120}),
    )
    told = words(mum.page(address(mum)))
    assert told.index("Ada was last seen with Priya, at 09:10.") < told.index("Priya is Ada’s key person.")
    assert told.index("Priya is Ada’s key person.") < told.index("Today, as it was written")
    assert "09:10 Priya gave Ada milk and sang to her. 120 ml." in told
    assert "The day as a line" in told


def test_before_anything_is_written_the_page_looks_forward_and_offers_the_morning_note(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("07:10"))
    told = words(mum.page(address(mum)))
    assert "We look forward to Ada, from 08:00." in told
    assert "How was the night?" in told and "Morning note" in told
    assert "Today, as it was written" not in told


def test_on_a_day_without_hours_nothing_is_made_up(mum: Hand) -> None:
    Booked.objects.create(setting_id=mum.nursery.setting, baby_id=mum.nursery.babies["Ada"], on=TODAY, why="holiday")
    told = words(mum.page(address(mum)))
    assert "Nothing is written for today yet." in told
    assert "holiday" not in told and "look forward" not in told


def test_the_morning_note_is_a_few_taps_and_stands_on_the_page_once(mum: Hand) -> None:
    mum.tap(address(mum, "morning/"), night="broken_night", woke_at="05:40", collects="Mum")
    told = words(mum.page(address(mum)))
    assert told.count("Up at 05:40.") == 1
    assert "From home this morning" in told and "Tell us more" in told


def test_an_empty_morning_note_is_asked_about_and_writes_nothing(mum: Hand) -> None:
    assert "Choose or write one thing first." in mum.tap(address(mum, "morning/"), status=422)
    assert mum.day("Ada") == []


def test_who_told_a_line_stands_under_it_as_this_family_says_it(mum: Hand) -> None:
    nursery = mum.nursery
    tell(nursery.babies["Ada"], Line(part="helps", words="Row, row, slowly."), by=nursery.parent(), at=at("09:00"))
    told = words(mum.page(address(mum)))
    assert "Row, row, slowly. You, 24 November Change" in told
    assert told.index("Tell us about") > told.index("Row, row, slowly.")
    assert "My comforter" in told


def test_a_name_is_said_the_way_the_family_says_it(mum: Hand) -> None:
    Baby.objects.of(mum.nursery.setting).filter(pk=mum.nursery.babies["Ada"]).update(say_it="AY-da")
    assert "say “AY-da”," in words(mum.page(address(mum)))


def test_another_family_s_baby_is_not_there(mum: Hand) -> None:
    mum.page(address(mum, baby="Ben"), status=404)
    mum.page(address(mum, "morning/", baby="Ben"), status=404)
