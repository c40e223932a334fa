"""Since the last shift: what an adult did not see, in sentences and without counting comfort."""

from datetime import date, time

import pytest

from babyroom.people.models import Booked, ClosedDays
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
        hand.nursery.record("Ada", "comfort", "17:00", on=MONDAY),
        hand.nursery.record("Ada", "note", "18:20", on=MONDAY, by="Sam", note="A tooth."),
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
        nursery.record("Ada", "nappy", "15:00", on=MONDAY, by="Sam"),
        nursery.record("Ada", "exploring", "15:10", on=MONDAY, by="Sam", facts={"seen": ["went_off"]}),
        nursery.record("Ada", "nappy", "09:00", by="Sam"),
    )
    told = _since(hand)
    assert "Monday 15:10 Ada went off to explore. Sam was near. Today 09:00 Sam changed Ada’s nappy." in told
    assert "15:00" not in told


def test_a_new_line_of_the_page_is_told_and_the_silent_ones_are_named_together(hand: Hand) -> None:
    nursery = hand.nursery
    tell(nursery.babies["Ada"], Line("helps", "“Row, row”, slowly"), by=nursery.parent(), at=at("07:00"))
    told = _since(hand)
    assert "new “Row, row”, slowly" in told
    assert told.endswith("Nothing is written for Ben, Chidi, Dilan, Esme, Femi and Grace.")


def test_comfort_is_told_and_never_counted(hand: Hand) -> None:
    hand.keep(*(hand.nursery.record("Ada", "comfort", f"09:{minute}0", by="Sam") for minute in range(3)))
    told = _since(hand)
    assert told.count("Sam comforted Ada.") == 3
    assert "3 " not in told and "times" not in told


def test_a_note_taken_back_is_not_told(hand: Hand) -> None:
    nursery = hand.nursery
    note = nursery.record("Ada", "note", "09:00", note="Not so.")
    hand.keep(note, nursery.record("Ada", "withdrawal", "09:01", withdraws=note.id))
    assert "Not so." not in _since(hand)


def test_what_an_adult_wrote_is_no_news_to_them(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "comfort", "09:00"), hand.nursery.record("Ben", "comfort", "09:10", by="Sam"))
    told = _since(hand)
    assert "Sam comforted Ben." in told and "Priya comforted Ada." not in told


def test_three_lines_for_a_baby_and_everything_for_whoever_opens_it(hand: Hand) -> None:
    nappies = (hand.nursery.record("Ada", "nappy", f"09:{minute}", by="Sam") for minute in (20, 30, 40, 50))
    hand.keep(hand.nursery.record("Ada", "comfort", "09:00", by="Sam"), *nappies)
    told = _since(hand)
    few, _opens, everything = told.partition("Everything")
    assert "09:00 Sam comforted Ada." in few and "09:40" in few and "09:50" in few and "09:20" not in few
    assert "09:20" in everything and "09:50" in everything


def test_it_begins_when_the_nursery_was_last_open(hand: Hand) -> None:
    nursery = hand.nursery
    friday = date(2026, 11, 20)
    Booked.objects.create(setting_id=nursery.setting, baby_id=nursery.babies["Ada"], on=friday, from_time=time(8), to_time=time(17))
    ClosedDays.objects.create(setting_id=nursery.setting, from_on=date(2026, 11, 23), until_on=date(2026, 11, 23), why="Training")
    assert "What was written since Friday 18:00." in _since(hand, "Dana")
