"""The door: three taps with a baby in arms, home's note beside it, and one card to say aloud in the evening."""

import re
from dataclasses import replace
from typing import Any

import pytest

from babyroom.moments.models import Moment
from babyroom.people.models import Booked
from babyroom.ways.operations import Line, tell
from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("08:10"))


def _door(hand: Hand, baby: str, rest: str = "") -> str:
    return f"/room/door/{hand.nursery.babies[baby]}/{rest}"


def test_the_door_shows_who_is_expected_and_who_is_here(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ben", "arrival", "08:00"))
    told = words(hand.page("/room/door/"))
    coming, going = told.index("Coming in"), told.index("Going home")
    assert coming < going
    assert coming < told.index("Ada 08:00") < going < told.index("Ben 17:30")
    assert "Hugo" not in told


def test_in_the_afternoon_those_who_go_home_stand_first(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    told = words(at_tablet(nursery, monkeypatch, now=at("16:00")).page("/room/door/"))
    assert told.index("Going home") < told.index("Coming in")


def test_who_is_away_today_is_not_expected_and_the_reason_stays_in_the_office(hand: Hand) -> None:
    Booked.objects.create(setting_id=hand.nursery.setting, baby_id=hand.nursery.babies["Ada"], on=TODAY, why="unwell")
    page = hand.page("/room/door/")
    assert "unwell" not in page
    coming = words(page).split("Going home")[0]
    assert "Ada" not in coming and "Ben" in coming
    assert f'href="{_door(hand, "Ada")}"' in page


def test_an_arrival_is_written_with_the_third_tap(hand: Hand) -> None:
    # First tap: the baby's name. Second: a face. Third: the goodbye, which saves.
    assert f'href="{_door(hand, "Ada")}"' in hand.page("/room/door/")
    page = hand.page(_door(hand, "Ada"))
    assert re.search(rf'<input type="radio" name="handed_to" value="{hand.face("Priya")}"', page)
    assert '<button class="chip" name="goodbye" value="hard">' in page
    hand.tap(_door(hand, "Ada"), handed_to=hand.face("Priya"), goodbye="hard")
    arrival = hand.one("Ada", "arrival")
    assert arrival.facts == {"handed_to": hand.face("Priya"), "goodbye": "hard"}
    assert (arrival.at, arrival.row.did_by, arrival.row.time_from) == (at("08:10"), hand.nursery.adults["Priya"], "tap")


def test_nobody_is_chosen_for_the_one_who_has_the_baby(hand: Hand) -> None:
    answer = hand.tap(_door(hand, "Ada"), status=422, goodbye="hard")
    assert "Tap who has the baby now." in answer
    assert not Moment.unscoped.exists()


def test_what_there_was_no_hand_for_is_added_to_the_same_arrival(hand: Hand) -> None:
    hand.tap(_door(hand, "Ada"), handed_to=hand.face("Priya"), goodbye="hard")
    page = hand.page(_door(hand, "Ada"))
    assert "Saved, 08:10" in page
    more: dict[str, Any] = {"came_with": "Mum", "carried": "in_arms", "helped": ["told_who_comes_back"], "note": "Waved from the window."}
    hand.tap(_door(hand, "Ada"), handed_to=hand.face("Priya"), goodbye="hard", **more)
    arrival = hand.one("Ada", "arrival")
    assert arrival.facts["came_with"] == "Mum" and arrival.facts["helped"] == ["told_who_comes_back"]
    assert arrival.row.note == "Waved from the window."
    assert len(arrival.history) == 2 and not arrival.corrected
    assert arrival.at == at("08:10")


def test_an_arrival_that_was_not_so_is_taken_back(hand: Hand) -> None:
    hand.tap(_door(hand, "Ada"), handed_to=hand.face("Priya"), goodbye="gentle")
    hand.tap(_door(hand, "Ada", "undo/"))
    assert [one.withdrawn is not None for one in hand.day("Ada")] == [True]
    assert "Good morning, Ada" in hand.page(_door(hand, "Ada"))


def test_homes_note_is_open_beside_the_arrival_and_new_lines_are_marked(hand: Hand) -> None:
    nursery = hand.nursery
    note = nursery.record("Ada", "from_home", "07:20", by="Ngozi", facts={"night": "broken_night", "collects": "Mum", "back_at": "17:15"})
    hand.keep(note)
    tell(nursery.babies["Ada"], Line("helps", "“Row, row”, slowly"), by=nursery.parent(), at=at("07:22"))
    told = words(hand.page(_door(hand, "Ada")))
    assert "It was a broken night. Mum is back about 17:15." in told
    assert re.search(r"new “Row, row”, slowly What helps Ada, Mum", told)
    assert "Tell her who comes back, and when: Mum, about 17:15." in told


def test_what_home_says_is_written_at_the_door(hand: Hand) -> None:
    hand.tap(_door(hand, "Ada", "note/"), night="woke_some", woke_at="05:40", news=["new_tooth"], collects="Mum", back_at="17:15")
    told = hand.one("Ada", "from_home")
    assert told.facts == {"night": "woke_some", "woke_at": "05:40", "news": ["new_tooth"], "collects": "Mum", "back_at": "17:15"}


def test_somebody_else_who_collects_is_typed(hand: Hand) -> None:
    hand.tap(_door(hand, "Ada", "note/"), collects="Mum", collects_else="Auntie Bisi")
    assert hand.one("Ada", "from_home").facts == {"collects": "Auntie Bisi"}


def test_an_empty_note_writes_nothing(hand: Hand) -> None:
    hand.tap(_door(hand, "Ada", "note/"), status=422)
    assert not Moment.unscoped.exists()


@pytest.fixture
def evening(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("17:20"))


def test_the_evening_card_says_what_was_between_people_first_and_facts_last(evening: Hand) -> None:
    nursery = evening.nursery
    evening.keep(
        nursery.record("Ada", "from_home", "07:20", facts={"news": ["new_tooth"]}),
        nursery.record("Ada", "milk", "09:00", facts={"taken_ml": 120, "together": ["smiled"]}),
        nursery.record("Ada", "comfort", "10:00", facts={"seen": ["cried"], "needed": ["closeness"], "we": ["held"], "then": "easier_now"}),
        nursery.record("Ada", "exploring", "11:00", facts={"seen": ["went_off"], "came_back_to": str(nursery.adults["Priya"])}),
        nursery.record("Ada", "sleep", "12:00", ended_at=at("13:10")),
    )
    told = words(evening.page(_door(evening, "Ada", "home/")))
    say, ask, milk = (
        told.index("Ada cried. Priya held her. Then it was easier."),
        told.index("How is the new tooth?"),
        told.index("Milk at 09:00, 120 ml."),
    )
    assert say < told.index("Ada went off to explore and came back to Priya.") < ask < milk
    assert "Slept 12:00 to 13:10." in told
    assert "Perhaps" not in told


def test_what_tells_how_it_was_is_said_first_and_a_bare_comfort_last(evening: Hand) -> None:
    nursery = evening.nursery
    evening.keep(
        nursery.record("Ada", "comfort", "09:00"),
        nursery.record("Ada", "nappy", "09:30", facts={"together": ["sang"]}),
        nursery.record("Ada", "exploring", "15:00", facts={"seen": ["went_off"]}, note="The treasure basket."),
    )
    told = words(evening.page(_door(evening, "Ada", "home/")))
    explored, sang, comforted = told.index("The treasure basket."), told.index("sang"), told.index("Priya comforted Ada.")
    assert explored < sang < comforted


def test_of_two_moments_of_a_kind_the_fuller_is_said(evening: Hand) -> None:
    nursery = evening.nursery
    evening.keep(
        nursery.record("Ada", "comfort", "10:00", facts={"seen": ["rubbed_eyes"], "we": ["held"], "then": "easier_now"}),
        nursery.record("Ada", "comfort", "16:00"),
    )
    told = words(evening.page(_door(evening, "Ada", "home/")))
    assert "Priya held her. Then it was easier." in told
    assert "Priya comforted Ada." not in told


def test_a_day_with_little_written_is_not_padded(evening: Hand) -> None:
    told = words(evening.page(_door(evening, "Ada", "home/")))
    assert "We did not write much today." in told


def test_the_way_home_is_written_with_the_third_tap_and_given_no_meaning(evening: Hand) -> None:
    evening.tap(_door(evening, "Ada", "home/"), greeted=["turning_away"], goes_home="yes")
    met = evening.one("Ada", "reunion")
    assert met.facts == {"greeted": ["turning_away"], "goes_home": True}
    told = words(evening.page(evening.baby("Ada", "day/")))
    assert "Ada met her family again and turned away. Then she went home." in told


def test_who_collects_is_chosen_beforehand_only_where_home_said_so(evening: Hand) -> None:
    chosen = re.compile(r'<input type="radio" name="with" value="Mum"[^>]*checked')
    assert not chosen.search(evening.page(_door(evening, "Ada", "home/")))
    evening.keep(evening.nursery.record("Ada", "from_home", "07:20", facts={"collects": "Mum"}))
    assert chosen.search(evening.page(_door(evening, "Ada", "home/")))


def test_a_parent_who_only_visits_leaves_the_baby_here(evening: Hand) -> None:
    evening.keep(evening.nursery.record("Ada", "arrival", "08:00"))
    said: dict[str, Any] = {"with": "Mum", "greeted": ["smile"], "goes_home": "no"}
    evening.tap(_door(evening, "Ada", "home/"), **said)
    assert "Ada" in words(evening.page("/room/door/")).split("Coming in")[0]


def test_a_baby_who_comes_again_gets_a_second_arrival(evening: Hand) -> None:
    nursery = evening.nursery
    evening.keep(nursery.record("Ada", "arrival", "08:00"), nursery.record("Ada", "reunion", "10:00", facts={"goes_home": True}))
    evening.tap(_door(evening, "Ada"), handed_to=evening.face("Sam"), goodbye="gentle")
    assert len([one for one in evening.day("Ada") if one.kind == "arrival"]) == 2


def test_the_door_of_another_room_or_setting_is_not_there(hand: Hand) -> None:
    for baby in (hand.nursery.babies["Hugo"], hand.nursery.elsewhere):
        hand.page(f"/room/door/{baby}/", status=404)
        hand.page(f"/room/door/{baby}/home/", status=404)


def test_signs_that_no_screen_shows_are_refused_and_what_was_typed_stays(hand: Hand) -> None:
    answer = hand.tap(_door(hand, "Ada"), status=422, handed_to=hand.face("Priya"), goodbye="hard", note="Waved\x07 long.")
    assert "signs in the text that cannot be shown" in answer and "long." in answer
    assert not Moment.unscoped.exists()


def test_a_moment_set_for_another_day_does_not_arrive_today(hand: Hand) -> None:
    hand.keep(replace(hand.nursery.record("Ada", "arrival", "08:00"), happened_at=at("08:00", TODAY.replace(day=23))))
    assert "Good morning, Ada" in hand.page(_door(hand, "Ada"))


def test_homes_news_is_tapped_beside_the_goodbye_and_saved_with_it(hand: Hand) -> None:
    news: dict[str, Any] = {"home-news": ["new_tooth"], "home-night": "broken_night"}
    answer = hand.tap(_door(hand, "Ada"), status=422, goodbye="hard", **news)
    assert re.search(r'name="home-news" value="new_tooth"[^>]* checked', answer)
    hand.tap(_door(hand, "Ada"), handed_to=hand.face("Priya"), goodbye="hard", **news)
    assert hand.one("Ada", "arrival").facts == {"handed_to": hand.face("Priya"), "goodbye": "hard"}
    assert hand.one("Ada", "from_home").facts == {"news": ["new_tooth"], "night": "broken_night"}
