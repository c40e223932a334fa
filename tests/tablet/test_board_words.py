"""The words of a card, from what was written: a table, so that every kind has its sentence."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from babyroom.moments.kinds import KINDS
from babyroom.people.names import FORMS
from babyroom.tablet.cards import Around, Subject, words
from babyroom.tablet.said import listed, personal

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 24, 10, 24, tzinfo=UTC)
TEN = int(datetime(2026, 11, 24, 10, tzinfo=UTC).timestamp())
HERE = {"p": "Priya", "s": "Sam", "d": "Dana"}
AROUND = Around(HERE, HERE | {"j": "Jo"}, NOW, ZONE)


def card(day: dict[str, Any], **about: Any) -> tuple[str, str]:
    """(who, now) as they read from the wall."""
    told = words(day, Subject(**{"name": "Ada", "forms": FORMS["she"], **about}), AROUND)
    return told.who.text, " ".join(part for part in (told.strong, told.now.text, told.also) if part)


def seen(kind: str, by: str = "p", **facts: Any) -> str:
    return card({"by": by, "line": {"kind": kind, "at": TEN, "by": by, "facts": facts}})[1]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (seen("arrival", handed_to="p", goodbye="hard"), "Came to Priya, 10:00"),
        (seen("comfort"), "Comfort with Priya, 10:00"),
        (seen("comfort", seen=["rubbed_eyes"]), "Rubbed at her face, 10:00"),
        (seen("comfort", seen=["rubbed_eyes"], then="easier_now"), "Easier now, with Priya, 10:00"),
        (seen("comfort", seen=["sobbed"]), "Comfort with Priya, 10:00"),
        (seen("comfort", seen=["stared_ahead"]), "Comfort with Priya, 10:00"),
        (seen("comfort", then="still_hard"), "Still hard, Priya stayed, 10:00"),
        (seen("comfort", by="", then="still_hard"), "Still hard, we stayed, 10:00"),
        (seen("comfort", by="", then="had_to_wait"), "Comfort, 10:00"),
        (seen("comfort", own=[{"id": "1", "words": "Held, left shoulder"}]), "Held, left shoulder, 10:00"),
        (seen("together"), "Together with Priya, 10:00"),
        (seen("together", together=["copied"]), "Priya copied her sounds, 10:00"),
        (seen("exploring", seen=["went_off", "came_back_to"]), "Off exploring, and back to Priya, 10:00"),
        (seen("exploring", seen=["content_with_us_near"]), "Content on her own, with us near, 10:00"),
        (seen("exploring"), "Exploring, near Priya, 10:00"),
        (seen("milk", taken_ml=120), "Milk with Priya, 10:00"),
        (seen("milk", together=["smiled"]), "Smiled with Priya at milk time, 10:00"),
        (seen("food", foods=[{"name": "Egg"}]), "A meal with Priya, 10:00"),
        (seen("nappy", nappy="dirty"), "Clean nappy, with Priya, 10:00"),
        (seen("nappy", nappy="wet", together=["sang"]), "Sang with Priya at the nappy change, 10:00"),
        (seen("nappy", by=""), "Clean nappy, 10:00"),
        (seen("woke", woke="cried"), "Woke 10:00, with Priya"),
        (seen("sleep"), "Asleep from 10:00"),
        (seen("outside", what="washing"), "Washing hands/face, 10:00"),
        (seen("outside"), "Outside with Priya, 10:00"),
        (seen("reunion", **{"with": "Mum"}), "Met Mum again, 10:00"),
        (seen("moved"), "Came to this room, 10:00"),
        (seen("comfort", by="j"), "Comfort with Jo, 10:00"),
    ],
)
def test_the_last_thing_seen_in_words(told: str, expected: str) -> None:
    assert told == expected


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"withdrawal", "differently", "same_nap", "look_in", "from_home", "note", "goodbye"}))
def test_every_kind_that_can_be_last_has_words(kind: str) -> None:
    assert "10:00" in seen(kind)


def test_who_has_the_baby() -> None:
    assert card({"by": "p"})[0] == "with Priya"
    assert card({"by": "s", "near": True})[0] == "near Sam"
    assert card({"by": "j"})[0] == "was with Jo"
    assert card({})[0] == "here with us"
    assert card({"asleep": {"at": TEN, "by": "j", "looks": []}})[0] == "asleep, Jo was near"
    assert card({"asleep": {"at": TEN, "by": "s", "looks": []}})[0] == "asleep, near Sam"
    assert card({"asleep": {"at": TEN, "by": "", "looks": []}})[0] == "asleep"


def test_a_sleeping_baby_s_card_says_since_when_and_how() -> None:
    asleep = {"at": TEN, "by": "s", "looks": [], "facts": {"place": "cot", "position": "back"}}
    assert card({"asleep": asleep})[1] == "Since 10:00, on her back"
    assert card({"asleep": {**asleep, "facts": {"place": "pram"}}})[1] == "Since 10:00, pram"


def test_on_priya_s_own_screen_it_reads_with_you() -> None:
    told = words({"by": "p", "line": {"kind": "milk", "at": TEN, "by": "p"}}, Subject("Ada", FORMS["she"]), AROUND)
    assert (told.who.adult, told.who.you) == ("p", "with you")
    assert (told.now.adult, told.now.you) == ("p", "Milk with you, 10:00")


def test_a_new_face_is_said_only_where_familiar_people_were_named() -> None:
    day = {"by": "d", "line": {"kind": "milk", "at": TEN, "by": "d"}}

    def meets(*familiar: tuple[str, str]) -> str:
        told = words(day, Subject("Ada", FORMS["she"], familiar=familiar), AROUND)
        assert told.now.text == "Milk with Dana, 10:00", "the last thing seen stays on the card"
        return told.meets.text

    assert meets() == ""
    assert meets(("s", "Sam"), ("d", "Dana")) == ""
    assert meets(("s", "Sam")) == "Dana is getting to know Ada. Sam is near."
    assert meets(("j", "Jo")) == "Dana is getting to know Ada. Jo is not in the room just now."


def known(day: dict[str, Any], around: Around = AROUND, **about: Any) -> tuple[tuple[str, ...], str]:
    told = words(day, Subject(**{"name": "Ada", "forms": FORMS["she"], **about}), around)
    return told.knows, told.away


def test_the_card_says_who_of_those_here_the_baby_knows_in_the_order_of_the_family() -> None:
    with_priya = {"by": "p", "line": {"kind": "milk", "at": TEN, "by": "p"}}
    assert known(with_priya) == ((), "")
    assert known(with_priya, familiar=[("s", "Sam"), ("j", "Jo"), ("p", "Priya"), ("d", "Dana")]) == (("Sam", "Priya"), "")
    assert known({"asleep": {"at": TEN, "by": "d", "looks": []}}, familiar=[("s", "Sam")]) == (("Sam",), "")
    assert known({"by": "p"}, settling=True, familiar=[("p", "Priya")]) == (("Priya",), "")


def test_where_nobody_the_baby_knows_is_here_the_card_says_who_it_would_be() -> None:
    familiar = [("j", "Jo"), ("m", "Marek")]
    assert known({"asleep": {"at": TEN, "by": "p", "looks": []}}, familiar=familiar) == ((), "Knows Jo, not in the room")
    assert known({"by": "p", "line": {"kind": "milk", "at": TEN, "by": "p"}}, familiar=familiar) == ((), "")
    nobody_said_so = Around({}, HERE, NOW, ZONE)
    assert known({}, nobody_said_so, familiar=familiar) == ((), "")


def test_a_short_stay_says_who_is_back_and_about_when_until_then() -> None:
    back = {"goodbye": {"at": TEN, "id": "1", "facts": {"with": "mum", "back_at": "12:00"}}}
    assert card({"by": "p", **back}, settling=True)[1] == "Getting to know us. Mum back about 12:00"
    late = {"goodbye": {"at": TEN, "id": "1", "facts": {"with": "mum", "back_at": "10:10"}}}
    assert card({"by": "p", **late}, settling=True)[1] == "Getting to know us."


def test_what_is_not_written_is_not_said() -> None:
    assert card({})[1] == ""


def test_phrases_take_the_baby_s_pronouns_unless_a_verb_would_have_to_change() -> None:
    assert personal("on their back", FORMS["he"]) == "on his back"
    assert personal("someone they know", FORMS["he"]) == "someone they know"
    assert personal("held in their favourite way", FORMS["they"]) == "held in their favourite way"


def test_names_in_a_row() -> None:
    assert [listed(names) for names in ([], ["Priya"], ["Priya", "Sam"], ["Priya", "Sam", "Dana"])] == [
        "", "Priya", "Priya and Sam", "Priya, Sam and Dana",
    ]  # fmt: skip
