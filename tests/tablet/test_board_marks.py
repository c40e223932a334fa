"""What stands beside a name on the wall, and what only the screens of one baby show."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from babyroom.people.models import FamilyTie, Mark
from babyroom.tablet.home_note import new_from_home
from tests.nursery import TODAY, Nursery, at
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    found = at_tablet(nursery, monkeypatch, now=at("10:24"))
    found.keep(nursery.record("Ada", "arrival", "08:00"))
    return found


def ada(hand: Hand) -> dict[str, Any]:
    found = re.search(r'<script id="state" type="application/json">(.*?)</script>', hand.page("/room/"), re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])["babies"][0]
    return told


def test_a_diet_is_for_the_screens_of_milk_and_food_and_never_for_the_wall(hand: Hand) -> None:
    for sort, words in (("allergy", "No egg"), ("diet", "Halal"), ("medical", "Inhaler")):
        Mark.objects.create(setting_id=hand.nursery.setting, baby_id=hand.nursery.babies["Ada"], sort=sort, words=words, from_on=TODAY)
    wall = read(hand.page("/room/").partition('data-live="room"')[2].partition('data-live="state"')[0])
    assert "No egg" in wall and "Halal" not in wall and "Inhaler" not in wall
    told = ada(hand)
    assert "Halal" in told["marks"]
    assert [(one["mark"], one["of"]) for one in told["without"]] == [("No egg", "egg")]


def test_the_tablet_knows_whom_the_family_calls_what(hand: Hand) -> None:
    called = set(FamilyTie.objects.of(hand.nursery.setting).filter(baby_id=hand.nursery.babies["Ada"]).values_list("called", flat=True))
    assert called and set(ada(hand)["family"]) == called


def test_a_word_from_home_in_the_middle_of_the_day_is_new_on_the_card(hand: Hand) -> None:
    assert "new from home" not in read(hand.page("/room/"))
    hand.keep(hand.nursery.record("Ada", "from_home", "10:00", facts={"news": ["tired"]}))
    assert "new from home" in read(hand.page("/room/"))


def test_what_was_said_at_the_door_or_long_ago_is_not_new() -> None:
    came, nine = at("08:00").timestamp(), at("09:00")
    day = {"arrived": came, "from_home": {"at": nine.timestamp()}}
    assert new_from_home(day, nine + timedelta(hours=1))
    assert not new_from_home(day, nine + timedelta(hours=4))
    assert not new_from_home({**day, "from_home": {"at": came + 120}}, nine)
    assert not new_from_home({"from_home": {"at": came}}, nine)


def test_the_door_is_one_tap_away_when_babies_come_and_go(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = {}
    for clock in ("08:10", "12:00", "17:10"):
        page = at_tablet(nursery, monkeypatch, now=at(clock)).page("/room/")
        shown[clock] = 'data-key="the-door"' in page
    assert shown == {"08:10": True, "12:00": False, "17:10": True}
