"""Since the last shift: what an adult did not see, in sentences and without counting comfort."""

from datetime import date

import pytest

from babyroom.signin.models import InRoom
from babyroom.ways.operations import Line, tell
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, words

MONDAY = date(2026, 11, 23)


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def _stay(hand: Hand, adult: str, start: str, end: str | None, on: date = MONDAY) -> None:
    nursery = hand.nursery
    until_at = at(end, on) if end else None
    InRoom.objects.create(
        setting_id=nursery.setting,
        room_id=nursery.rooms["Ducklings"],
        adult_id=nursery.adults[adult],
        from_at=at(start, on),
        until_at=until_at,
    )


def _since(hand: Hand, adult: str = "Priya") -> str:
    return words(hand.page("/room/since-last-shift/", adult=hand.face(adult)))


def test_it_begins_where_this_adult_left(hand: Hand) -> None:
    nursery = hand.nursery
    _stay(hand, "Priya", "07:30", "13:00")
    hand.keep(
        nursery.record("Ada", "comfort", "12:00", on=MONDAY, by="Sam", facts={"we": ["sang"]}),
        nursery.record("Ada", "comfort", "15:00", on=MONDAY, by="Sam", facts={"we": ["held"]}),
    )
    told = _since(hand)
    assert "What was written since Priya was last here: Monday 13:00." in told
    assert "15:00 Sam held her." in told and "sang" not in told


def test_a_stay_nobody_closed_lasted_until_the_nursery_closed(hand: Hand) -> None:
    _stay(hand, "Priya", "07:30", None)
    hand.keep(
        hand.nursery.record("Ada", "comfort", "17:00", on=MONDAY), hand.nursery.record("Ada", "note", "18:20", on=MONDAY, note="A tooth.")
    )
    told = _since(hand)
    assert "last here: Monday 18:00." in told and "A tooth." in told and "comforted" not in told


def test_somebody_who_was_never_here_reads_since_yesterday_closed(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "arrival", "08:00"))
    told = _since(hand, "Dana")
    assert "What was written since Monday 18:00." in told and "08:00 Ada arrived." in told


def test_after_a_break_only_the_break_is_told_with_everything_in_it(hand: Hand) -> None:
    nursery = hand.nursery
    InRoom.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_at=at("09:00"))
    _stay(hand, "Sam", "10:00", None, on=date(2026, 11, 24))
    hand.keep(nursery.record("Ada", "nappy", "08:30"), nursery.record("Ada", "nappy", "09:30", facts={"nappy": "wet"}))
    told = _since(hand, "Sam")
    assert "09:30 Priya changed Ada’s nappy. Wet." in told and "08:30" not in told


def test_of_an_earlier_day_it_tells_what_was_between_people_and_not_each_nappy(hand: Hand) -> None:
    nursery = hand.nursery
    _stay(hand, "Priya", "07:30", "09:00")
    hand.keep(
        nursery.record("Ada", "nappy", "15:00", on=MONDAY),
        nursery.record("Ada", "exploring", "15:10", on=MONDAY, facts={"seen": ["went_off"]}),
        nursery.record("Ada", "nappy", "09:00"),
    )
    told = _since(hand)
    assert "Monday 15:10 Ada went off to explore. Priya was near. Today 09:00 Priya changed Ada’s nappy." in told
    assert "15:00" not in told


def test_a_new_line_of_the_page_is_told_and_the_silent_ones_are_named_together(hand: Hand) -> None:
    nursery = hand.nursery
    tell(nursery.babies["Ada"], Line("helps", "“Row, row”, slowly"), by=nursery.parent(), at=at("07:00"))
    told = _since(hand)
    assert "new “Row, row”, slowly" in told
    assert told.endswith("Nothing is written for Ben, Chidi, Dilan, Esme, Femi and Grace.")


def test_comfort_is_told_and_never_counted(hand: Hand) -> None:
    hand.keep(*(hand.nursery.record("Ada", "comfort", f"09:{minute}0") for minute in range(4)))
    told = _since(hand)
    assert told.count("Priya comforted Ada.") == 4
    assert "4 " not in told and "times" not in told


def test_a_note_taken_back_is_not_told(hand: Hand) -> None:
    nursery = hand.nursery
    note = nursery.record("Ada", "note", "09:00", note="Not so.")
    hand.keep(note, nursery.record("Ada", "withdrawal", "09:01", withdraws=note.id))
    assert "Not so." not in _since(hand)
