"""What an adult says at the door in the evening: the goodbye first, then what helped, then what was found; the truth about food."""

from zoneinfo import ZoneInfo

import pytest

from babyroom.moments.telling import People
from babyroom.tablet.handover import handover
from tests.nursery import Nursery, at
from tests.tablet.hands import at_tablet


def test_the_goodbye_comes_first_and_food_said_no_to_is_not_told_as_eaten(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch, now=at("17:00"))
    foods = [{"name": "Pear", "how_much": "most"}, {"name": "Yoghurt", "how_much": "said_no"}]
    hand.keep(
        nursery.record("Ada", "arrival", "08:00", facts={"handed_to": hand.face("Priya"), "goodbye": "hard", "helped": ["sang"]}),
        nursery.record("Ada", "exploring", "09:00", facts={"seen": ["brought_it"]}),
        nursery.record("Ada", "comfort", "11:00", facts={"we": ["held"], "during": "waking"}),
        nursery.record("Ada", "food", "12:00", facts={"foods": foods}),
    )
    whom = People("Ada", "she", {pk: name for name, pk in nursery.adults.items()})
    told = handover(hand.day("Ada"), whom, ZoneInfo("Europe/London"))
    assert told.say == (
        "Ada began the day with Priya. The goodbye was hard. Priya sang to her. That helped.",
        "Just after waking, Priya held her.",
        "Ada brought us something. Priya was near.",
    )
    assert told.ask == ("What helps with goodbyes at home?",)
    assert told.facts == "Food: pear. Said no to yoghurt."
