"""Every phrase of the vocabulary, told: a sentence that somebody could say at the door."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from babyroom.common.ids import new_id
from babyroom.moments.kinds import KINDS
from babyroom.moments.telling import People, tell
from babyroom.moments.vocabulary import VOCABULARIES

PRIYA = new_id()
# Where nobody can say which it was, and people say it so.
EITHER = {"frowned", "hiccups", "warm_or_cool", "hurt_did_not_call", "milk_or_food", "wind_or_teeth", "warmer_cooler"}
BABIES = [People("Ada", "she", {PRIYA: "Priya"}), People("Ben", "they", {PRIYA: "Priya"})]


def every_phrase() -> Iterator[tuple[str, str, str]]:
    """(kind, fact, phrase) wherever a kind may say it."""
    for kind in KINDS.values():
        for fact in kind.facts.values():
            if fact.type in ("phrase", "phrases"):
                yield from ((kind.id, fact.name, phrase.id) for phrase in VOCABULARIES[fact.vocabulary])


def told(kind: str, fact: str, phrase: str, people: People, by: Any) -> str:
    value: Any = [phrase] if KINDS[kind].facts[fact].type == "phrases" else phrase
    return str(tell(kind, {fact: value}, people, by=by))


@pytest.mark.parametrize("by", [PRIYA, None])
@pytest.mark.parametrize("people", BABIES, ids=lambda people: people.name)
def test_no_chip_stands_in_a_sentence_as_it_stands_on_a_button(people: People, by: Any) -> None:
    odd = []
    for kind, fact, phrase in every_phrase():
        sentence = told(kind, fact, phrase, people, by)
        natural = not re.search(r"[/()']|%|\b(\w+) \1\b|\bthey (is|was|has|knows)\b", sentence)
        either = " or " in sentence and phrase not in EITHER
        if not natural or either or not re.fullmatch(r"[A-Z].*\.", sentence):
            odd.append((kind, fact, phrase, sentence))
    assert odd == []


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("comfort", {"we": ["stroked"], "during": "goodbye"}, "At goodbye time, Priya soothed her with a gentle hand."),
        ("together", {"seen": ["rubbed_eyes"]}, "Ada had time together with Priya. Ada rubbed at her face."),
        ("sleep", {"how": ["patted", "comforter"]}, "Ada fell asleep with her comforter. Priya soothed her with a gentle hand."),
        ("sleep", {"how": ["sung_to"], "together": ["sang"]}, "Ada fell asleep. Priya sang to her."),
        ("goodbye", {"goodbye": "slept_through"}, "Ada slept through the goodbye."),
        ("comfort", {"needed": ["sleep"], "during": "floor_play"}, "At floor play, perhaps she needed sleep. Priya comforted Ada."),
        (
            "arrival",
            {"helped": ["told_who_comes_back", "waited_and_watched"]},
            "Ada arrived. Priya told her who comes back and when, and waited and watched. That helped.",
        ),
        ("exploring", {"seen": ["content_with_us_near"]}, "Ada was content, with Priya near."),
        ("sleep", {"how": ["held"], "together": ["held_close"]}, "Ada fell asleep. Priya held her close."),
        ("goodbye", {"back_at": "10:53"}, "Ada said goodbye. Back about 10:55."),
        ("food", {"foods": [{"name": "yoghurt", "how_much": "said_no"}]}, "Priya offered Ada food. Yoghurt: said no to it."),
        ("food", {}, "Ada had something to eat. Priya was with her."),
        ("withdrawal", {"why": "undo"}, "Taken back. That was at once."),
        (
            "comfort",
            {"needed": ["milk_or_food", "sleep"], "we": ["fed"]},
            "Perhaps she needed milk or food, or sleep. Priya fed her.",
        ),
    ],
)
def test_it_reads_as_somebody_would_say_it(kind: str, facts: dict[str, Any], sentence: str) -> None:
    assert str(tell(kind, facts, BABIES[0], by=PRIYA)) == sentence
