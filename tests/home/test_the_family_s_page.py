"""The family's own page: warm, true, and their own baby's only."""

from datetime import date

import pytest

from babyroom.common import clock
from babyroom.people.models import Baby, Booked
from babyroom.ways.operations import Line, tell
from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, at_tablet, signed_in, words


@pytest.fixture
def mum(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return signed_in(nursery, monkeypatch, "Ngozi")


def address(hand: Hand, rest: str = "", baby: str = "Ada") -> str:
    return f"/home/{hand.nursery.babies[baby]}/{rest}"


def test_while_the_baby_is_here_the_page_says_one_calm_line_and_not_the_day(mum: Hand) -> None:
    nursery = mum.nursery
    mum.keep(
        nursery.record("Ada", "arrival", "08:05", facts={"came_with": "Mum", "handed_to": mum.face("Priya"), "goodbye": "hard"}),
        nursery.record("Ada", "comfort", "10:10", facts={"seen": ["sobbed"], "then": "still_hard"}),
    )
    told = words(mum.page(address(mum)))
    assert told.index("Ada is with Priya.") < told.index("Priya is Ada’s key person.")
    assert "Today is told here when Ada has gone home" in told
    for harder in ("sobbed", "hard", "08:05", "10:10"):
        assert harder not in told
    mum.page(address(mum, "day/2026-11-24/"), status=404)


def test_when_the_baby_has_gone_home_the_day_stands_as_it_was_written(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = mum.nursery
    mum.now = at("17:30")
    monkeypatch.setattr(clock, "now", lambda: mum.now)
    mum.keep(
        nursery.record("Ada", "milk", "09:10", facts={"together": ["sang"], "taken_ml": 120}),
        nursery.record("Ada", "reunion", "17:10", facts={"with": "Mum", "goes_home": True}),
    )
    told = words(mum.page(address(mum)))
    assert told.index("Ada went home at 17:10.") < told.index("Today, as it was written")
    assert "09:10 Priya gave Ada milk and sang to her. 120 ml." in told
    assert "The day as a line" in told


def test_the_days_before_can_be_read_and_days_to_come_cannot(mum: Hand) -> None:
    nursery = mum.nursery
    mum.keep(nursery.record("Ada", "milk", "09:10", on=date(2026, 11, 23)))
    assert "Mon 23 Nov" in words(mum.page(address(mum)))
    assert "09:10 Priya gave Ada milk." in words(mum.page(address(mum, "day/2026-11-23/")))
    for day in ("2026-11-25", "2026-02-30"):
        mum.page(address(mum, f"day/{day}/"), status=404)
    mum.page(address(mum, "day/2026-11-23/", baby="Ben"), status=404)


def test_after_noon_the_note_is_for_the_next_morning_and_the_door_shows_it_then(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("17:40"))
    assert "Tomorrow morning’s note" in words(mum.page(address(mum)))
    form = words(mum.page(address(mum, "morning/")))
    assert "How was the night?" not in form and "collects" not in form
    mum.tap(address(mum, "morning/"), note="A tooth is coming.")
    assert "For the next morning" in words(mum.page(address(mum)))
    tablet = at_tablet(mum.nursery, monkeypatch, now=at("08:00", date(2026, 11, 25)))
    assert "A tooth is coming." in words(tablet.page(f"/room/door/{mum.nursery.babies['Ada']}/"))


def test_who_collects_is_chosen_from_the_family_or_typed(mum: Hand) -> None:
    assert 'value="Mum"' in mum.page(address(mum, "morning/"))
    mum.tap(address(mum, "morning/"), collects="Mum")
    mum.tap(address(mum, "morning/"), collects="Mum", collects_else="Aunt Kemi", last_food_at="06:50")
    told = words(mum.page(address(mum)))
    assert "Mum collects Ada." in told and "Last food at 06:50." in told and "Aunt Kemi collects Ada." in told


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
    assert "Told by you on 24 November." in told and "Row, row, slowly. Change" in told
    assert told.index("Tell us about") > told.index("Row, row, slowly.")
    assert "Ada’s comforter" in told


def test_a_name_is_said_the_way_the_family_says_it(mum: Hand) -> None:
    Baby.objects.of(mum.nursery.setting).filter(pk=mum.nursery.babies["Ada"]).update(say_it="AY-da")
    assert "say “AY-da”," in words(mum.page(address(mum)))


def test_another_family_s_baby_is_not_there(mum: Hand) -> None:
    mum.page(address(mum, baby="Ben"), status=404)
    mum.page(address(mum, "morning/", baby="Ben"), status=404)
