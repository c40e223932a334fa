"""A baby's day: everything told, nothing gone, every mistake put right in the open."""

import re
from datetime import date
from typing import Any

import pytest

from babyroom.moments.moving import taken_back
from tests.nursery import ZONE, Nursery
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def test_a_day_without_anything_says_that_nothing_is_written(hand: Hand) -> None:
    told = words(hand.page(hand.baby("Ada", "day/2026-11-20/")))
    assert "Nothing is written for this day." in told
    assert "0" not in told.replace("20", "")


def test_the_day_leads_to_the_days_beside_it_and_never_to_tomorrow(hand: Hand) -> None:
    assert "2026-11-23" not in hand.page(hand.baby("Ada", "day/")), "nothing was written before"
    friday = date(2026, 11, 20)
    hand.keep(
        hand.nursery.record("Ada", "comfort", "09:00", on=friday), hand.nursery.record("Ben", "comfort", "09:00", on=date(2026, 11, 23))
    )
    page = hand.page(hand.baby("Ada", "day/"))
    assert hand.baby("Ada", "day/2026-11-20/") in page and "2026-11-23" not in page and "2026-11-25" not in page
    assert hand.baby("Ada", "day/2026-11-24/") in hand.page(hand.baby("Ada", "day/2026-11-20/"))
    hand.page(hand.baby("Ada", "day/2026-13-41/"), status=404)


def test_a_moment_is_told_with_who_did_it_who_wrote_it_and_when(hand: Hand) -> None:
    nappy = hand.nursery.record(
        "Ada", "nappy", "09:00", tapped_by=hand.nursery.adults["Sam"], about=True, facts={"nappy": "wet", "together": ["sang"]}
    )
    hand.keep(nappy)
    told = words(hand.page(hand.baby("Ada", "day/")))
    assert "09:00 about Nappy Priya changed Ada’s nappy and sang to her. Wet. Priya, written by Sam written later, 10:30" in told


def test_what_happened_to_a_moment_stays_to_be_read(hand: Hand) -> None:
    nursery = hand.nursery
    milk, comfort = nursery.record("Ada", "milk", "10:20", facts={"taken_ml": 300}), nursery.record("Ada", "comfort", "10:25")
    hand.keep(
        milk,
        nursery.record("Ada", "milk", "10:20", corrects=milk.id, facts={"taken_ml": 30}),
        comfort,
        nursery.record("Ada", "differently", "10:25", by="Sam", refers=comfort.id, note="She turned to the window first."),
    )
    told = words(hand.page(hand.baby("Ada", "day/")))
    assert "Priya gave Ada milk. 30 ml. Put right by Priya" in told, "the one who did it is named once"
    assert "Put right by Priya, 10:30. Before: Priya gave Ada milk. 300 ml." in told
    assert "10:30 Sam saw it differently. She turned to the window first." in told


def test_a_tap_taken_back_at_once_stands_apart_and_a_mistake_stands_struck_in_its_place(hand: Hand) -> None:
    nursery = hand.nursery
    slip, mistake = nursery.record("Ada", "comfort", "10:20"), nursery.record("Ada", "nappy", "10:22")
    for record, why in ((slip, "undo"), (mistake, "mistake")):
        hand.keep(record, taken_back(record.id, record.baby, at=hand.now, zone=ZONE, why=why, tapped_by=nursery.adults["Sam"]))
    page = hand.page(hand.baby("Ada", "day/"))
    listed, apart = page.split("Taken back at once")[0], page.split("Taken back at once")[1]
    assert "Priya changed Ada’s nappy" in listed and "Priya comforted Ada" not in listed
    assert "Priya comforted Ada" in apart
    assert "Taken back by Sam, 10:30. Written by mistake." in words(page)


def test_a_time_a_clock_put_in_the_future_is_shown_as_not_certain(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "nappy", "13:30"))
    assert "time not certain" in hand.page(hand.baby("Ada", "day/"))


def test_the_line_has_its_words_and_two_drawings_with_ids_of_their_own(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "comfort", "10:00"))
    page = hand.page(hand.baby("Ada", "day/"))
    described = re.findall(r'aria-describedby="(rb-[^"]+)"', page)
    assert len(described) == 2 and len(set(described)) == 2
    assert all(page.count(f'id="{one}"') == 1 for one in described)
    assert "Above the line: 10:00 Comfort, with Priya." in page


def test_pages_of_a_baby_elsewhere_are_not_there(hand: Hand) -> None:
    nap = hand.nursery.record("Hugo", "sleep")
    for baby in (hand.nursery.babies["Hugo"], hand.nursery.elsewhere):
        for rest in ("", "day/", "write/", "ways/", f"day/2026-11-24/{nap.id}/"):
            hand.page(f"/room/baby/{baby}/{rest}", status=404)


@pytest.mark.sqlite
def test_a_day_page_asks_as_many_questions_of_the_database_on_a_full_day_as_on_a_short_one(
    hand: Hand, django_assert_max_num_queries: Any
) -> None:
    for minute in range(30):
        hand.keep(hand.nursery.record("Ada", "nappy", f"09:{minute:02}"))
    with django_assert_max_num_queries(16):
        hand.page(hand.baby("Ada", "day/"))
