"""A paper sheet typed in afterwards: what can be kept is kept and shows as copied, the rest stays with a sentence."""

from typing import Any

import pytest

from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("16:00"))


def typed(hand: Hand, *lines: dict[str, Any], by: str = "Priya") -> dict[str, Any]:
    """The form with these lines."""
    data: dict[str, Any] = {"form-TOTAL_FORMS": "12", "form-INITIAL_FORMS": "0", "by": hand.face(by)}
    for number, line in enumerate(lines):
        data |= {f"form-{number}-{name}": value for name, value in line.items()}
    return data


def address(hand: Hand, baby: str = "Ada") -> str:
    return hand.baby(baby, f"day/{TODAY.isoformat()}/sheet/")


def test_a_sheet_is_copied_at_once_with_the_times_that_stand_on_it(hand: Hand) -> None:
    sam = hand.face("Sam")
    lines = (
        {"clock": "09:10", "what": "milk_bottle", "ml": "120", "did_by": sam},
        {"clock": "10:05", "what": "sleep", "until": "10:50", "did_by": sam},
        {"clock": "10:15", "what": "look_in", "did_by": sam},
        {"clock": "11:00", "what": "nappy_wet"},
        {"clock": "11:20", "what": "note", "note": "Laughed at the rain"},
    )
    hand.tap(address(hand), **typed(hand, *lines))
    told = words(hand.page(hand.baby("Ada", "day/")))
    assert "120 ml" in told and "Laughed at the rain" in told and told.count("copied from the sheet") >= 4
    kept = {one.kind: one for one in hand.day("Ada")}
    assert {one.row.known_by for one in kept.values()} == {"sheet"}
    assert kept["look_in"].row.refers == kept["sleep"].id
    assert kept["milk"].row.did_by == hand.nursery.adults["Sam"] and kept["milk"].row.tapped_by == hand.nursery.adults["Priya"]


def test_what_cannot_be_kept_stays_with_its_sentence_and_the_rest_is_kept_once(hand: Hand) -> None:
    lines = (
        {"clock": "09:00", "what": "look_in"},
        {"clock": "09:10", "what": "nappy_wet"},
        {"clock": "11:00", "what": "sleep", "until": "10:00"},
    )
    page = hand.tap(address(hand), status=422, **typed(hand, *lines))
    assert "Which sleep? Write first when the baby fell asleep." in page and "1 line is copied." in page
    assert [one.kind for one in hand.day("Ada")] == ["nappy"]
    assert 'value="09:10"' not in page and 'value="11:00"' in page and 'value="10:00"' in page
    hand.tap(address(hand), **typed(hand, {"clock": "09:00", "what": "sleep", "until": "10:00"}))
    assert sorted(one.kind for one in hand.day("Ada")) == ["nappy", "sleep"]


def test_a_line_without_its_time_is_asked_about_and_nothing_is_lost(hand: Hand) -> None:
    page = hand.tap(
        address(hand), status=422, **typed(hand, {"what": "note", "note": "Sang with us"}, {"clock": "09:10", "what": "nappy_wet"})
    )
    assert "Write the time that stands there." in page and "Sang with us" in page and 'value="09:10"' in page
    assert hand.day("Ada") == []


def test_an_empty_sheet_is_nothing(hand: Hand) -> None:
    hand.tap(address(hand), **typed(hand))
    assert hand.day("Ada") == []


def test_a_baby_of_another_room_is_not_there(hand: Hand) -> None:
    hand.tap(address(hand, "Hugo"), status=404, **typed(hand, {"clock": "09:10", "what": "nappy_wet"}))
    hand.page(f"/room/baby/{hand.nursery.elsewhere}/day/{TODAY.isoformat()}/sheet/", status=404)
