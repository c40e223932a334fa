"""Writing a baby's page in the room, with the family."""

import re
from typing import Any

import pytest

from babyroom.ways.models import Familiar, Way
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def _said(hand: Hand, **more: str) -> dict[str, Any]:
    said = {"part": "held", "words": "On your left shoulder.", "chip": "left shoulder", "stands_for": "held", "by": hand.face("Priya")}
    return said | more


def _tell(hand: Hand, **more: str) -> Way:
    said = _said(hand, **more)
    hand.tap(hand.baby("Ada", "ways/"), **said)
    found: Way = Way.objects.of(hand.nursery.setting).get(until_at=None, words=said["words"])
    return found


def test_a_line_goes_on_the_page_with_its_chip_and_its_author(hand: Hand) -> None:
    way = _tell(hand)
    assert (way.part, way.chip, way.stands_for, way.told_by_id, way.from_home) == (
        "held",
        "left shoulder",
        "held",
        hand.nursery.adults["Priya"],
        False,
    )
    assert "On your left shoulder." in hand.page(hand.baby("Ada"))


def test_a_changed_line_is_a_new_line_and_the_old_one_keeps_its_dates(hand: Hand) -> None:
    way = _tell(hand)
    page = hand.page(hand.baby("Ada", f"ways/{way.pk}/"))
    assert "Change this line" in page and "On your left shoulder." in page
    said = _said(hand, words="On your right shoulder.", chip="", by=hand.face("Sam"))
    hand.tap(hand.baby("Ada", f"ways/{way.pk}/"), **said)
    old = Way.objects.of(hand.nursery.setting).get(pk=way.pk)
    assert old.until_at == hand.now and old.words == "On your left shoulder."
    told = words(hand.page(hand.baby("Ada")))
    assert "On your right shoulder." in told and "On your left shoulder." not in told


def test_a_line_is_taken_off_and_stays_in_the_past(hand: Hand) -> None:
    way = _tell(hand)
    hand.tap(hand.baby("Ada", f"ways/{way.pk}/off/"))
    assert Way.objects.of(hand.nursery.setting).get(pk=way.pk).until_at == hand.now
    assert "On your left shoulder." not in hand.page(hand.baby("Ada"))


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"words": "  "}, "Write a few words first."),
        ({"words": "a" * 201}, "200"),
        ({"chip": "a" * 29}, "28"),
        ({"words": "Left\x07shoulder"}, "signs in the text that cannot be shown"),
        ({"part": "nowhere"}, "nowhere"),
        ({"stands_for": "nonsense"}, "nonsense"),
        ({"by": ""}, "Tap your face first."),
    ],
)
def test_a_line_that_cannot_be_is_said_beside_it_and_keeps_what_was_typed(hand: Hand, more: dict[str, str], sentence: str) -> None:
    answer = hand.tap(hand.baby("Ada", "ways/"), 422, **_said(hand, **more))
    assert sentence in answer
    if "chip" not in more:
        assert 'value="left shoulder"' in answer
    assert not Way.objects.of(hand.nursery.setting).exists()


def test_somebody_familiar_is_named_by_people_with_the_family(hand: Hand) -> None:
    hand.tap(hand.baby("Ada", "familiar/"), adult=hand.face("Sam"), with_family="on", by=hand.face("Priya"))
    row = Familiar.objects.of(hand.nursery.setting).get()
    assert (row.adult_id, row.named_by_id, row.with_family) == (hand.nursery.adults["Sam"], hand.nursery.adults["Priya"], True)
    page = hand.page(hand.baby("Ada", "ways/"))
    assert not re.search(rf'<option value="{hand.face("Sam")}"', page) and re.search(rf'<option value="{hand.face("Dana")}"', page)
    hand.tap(hand.baby("Ada", f"familiar/{row.pk}/off/"))
    assert Familiar.objects.of(hand.nursery.setting).get().until_on is not None


def test_nobody_is_familiar_because_they_were_often_there(hand: Hand) -> None:
    hand.keep(*(hand.nursery.record("Ada", "comfort", f"09:{minute}0") for minute in range(5)))
    assert "Nobody is named yet." in words(hand.page(hand.baby("Ada")))
    assert not Familiar.objects.of(hand.nursery.setting).exists()


def test_a_line_of_another_baby_cannot_be_reached_from_this_page(hand: Hand) -> None:
    way = _tell(hand)
    hand.page(hand.baby("Ben", f"ways/{way.pk}/"), status=404)
    hand.tap(hand.baby("Ben", f"ways/{way.pk}/off/"), status=404)
    hand.tap(f"/room/baby/{hand.nursery.babies['Hugo']}/ways/", status=404, part="held", words="x", by=hand.face("Priya"))
    assert Way.objects.of(hand.nursery.setting).get(pk=way.pk).until_at is None


def test_a_chip_written_in_the_room_is_offered_where_the_day_is_written(hand: Hand) -> None:
    way = _tell(hand)
    page = hand.page(hand.baby("Ada", "write/?kind=comfort"))
    assert re.search(rf'name="own" value="{way.pk}"', page)
    said: dict[str, Any] = {
        "on": "2026-11-24",
        "clock": "10:00",
        "own": [str(way.pk)],
        "by": hand.face("Sam"),
        "did_by": hand.face("Priya"),
    }
    hand.tap(hand.baby("Ada", "write/?kind=comfort"), **said)
    one = hand.one("Ada", "comfort")
    assert one.facts == {"own": [{"id": str(way.pk), "words": "left shoulder"}]} and one.at == at("10:00")
    assert "Priya gave comfort the way Ada likes: “left shoulder”." in words(hand.page(hand.baby("Ada", "day/")))
