"""A moment told in one plain sentence, with names, pronouns and "perhaps"."""

import random
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest

from babyroom.common.ids import new_id
from babyroom.moments.clauses import CLAUSES
from babyroom.moments.hints import hint
from babyroom.moments.kinds import KINDS, Fact
from babyroom.moments.telling import People, tell
from babyroom.moments.vocabulary import VOCABULARIES, phrase

PRIYA, SAM, GOSLINGS = new_id(), new_id(), new_id()
ADA = People("Ada", "she", {PRIYA: "Priya", SAM: "Sam"}, {GOSLINGS: "Goslings"})


def words(kind: str, facts: dict[str, Any], *, by: UUID | None = PRIYA, people: People = ADA, note: str = "") -> str:
    return str(tell(kind, facts, people, by=by, note=note))


@pytest.mark.parametrize(
    ("kind", "facts", "sentence"),
    [
        ("arrival", {}, "Ada arrived."),
        (
            "arrival",
            {"came_with": "Dad", "handed_to": str(PRIYA), "goodbye": "hard", "helped": ["sang"], "carried": "in_arms"},
            "Dad handed Ada to Priya. The goodbye was hard. Priya sang to her. That helped. Ada was carried in.",
        ),
        ("from_home", {}, "A word from home."),
        (
            "from_home",
            {"night": "woke_some", "woke_at": "06:10", "news": ["new_tooth", "tired"], "collects": "Gran", "back_at": "17:15"},
            "Ada woke a few times in the night. Up at 06:10. A new tooth. Tired this morning. Gran is back about 17:15.",
        ),
        (
            "goodbye",
            {"with": "Mum", "goodbye": "gentle", "separation": ["looked_for_home", "settled_near"], "near": str(SAM), "back_at": "12:00"},
            "Mum said goodbye to Ada. The goodbye was gentle. Ada looked for someone from home and settled near Sam. Back about 12:00.",
        ),
        (
            "reunion",
            {"with": "Dad", "greeted": ["smile", "reaching"], "needed_time": True, "goes_home": True},
            "Ada met Dad again, smiled and reached out. Ada needed time. Then she went home.",
        ),
        ("settling", {"step": "first_milk", "pace": "slower"}, "The first milk with us. The pace next time: slower."),
        ("settling", {"step": "someone_familiar", "familiar": str(SAM)}, "Sam is familiar now."),
        ("comfort", {}, "Priya comforted Ada."),
        (
            "comfort",
            {
                "seen": ["cried", "reached_up"],
                "needed": ["closeness", "sleep"],
                "we": ["held", "sang"],
                "own": [{"id": str(new_id()), "words": "left shoulder"}],
                "then": "easier_now",
                "during": "nappy",
            },
            "At a nappy change, Ada cried and reached up. Perhaps she needed closeness or sleep. "
            "Priya held her and sang to her, the way Ada likes: “left shoulder”. "
            "Then it was easier.",
        ),
        ("comfort", {"then": "known_took_over", "took_over": str(SAM)}, "Priya comforted Ada. Then Sam took over."),
        (
            "comfort",
            {"needed": ["not_sure_yet", "something_hurt"]},
            "We are not sure yet what it was. Perhaps something hurt. Priya comforted Ada.",
        ),
        ("together", {}, "Ada had time together with Priya."),
        ("together", {"together": ["sang", "watched"], "seen": ["smiled"]}, "Priya sang to her and watched her warmly. Ada smiled."),
        (
            "exploring",
            {"seen": ["went_off", "came_back_to"], "came_back_to": str(PRIYA)},
            "Ada went off to explore and came back to Priya.",
        ),
        ("exploring", {}, "Ada explored. Priya was near."),
        (
            "milk",
            {"milk": "breast", "how": "bottle", "offered_ml": 150, "taken_ml": 120, "together": ["smiled"]},
            "Priya gave Ada milk and smiled with her. Breast milk, bottle, 120 of 150 ml.",
        ),
        ("milk", {"how": "parent_fed"}, "Ada had milk at the breast."),
        (
            "food",
            {"foods": [{"name": "banana", "how_much": "most"}, {"name": "egg", "first": True}], "together": ["talked"]},
            "Priya gave Ada food and talked with her. Banana: most. Egg, a first taste.",
        ),
        (
            "nappy",
            {"nappy": "both", "cream": True, "together": ["sang"]},
            "Priya changed Ada’s nappy and sang to her. Wet and dirty. With cream.",
        ),
        (
            "sleep",
            {"place": "cot", "position": "back", "how": ["rocked", "sung_to"]},
            "Ada fell asleep. Priya rocked her and sang to her. Cot, on her back.",
        ),
        ("look_in", {"position": "back"}, "Priya looked in on Ada. On her back."),
        ("look_in", {"due_at": "2026-07-01T09:22:00+00:00", "answer": "not_sure"}, "Asked about 10:22: not sure."),
        ("woke", {"woke": "calm", "together": ["sang"]}, "Ada woke calm. Priya sang to her."),
        ("outside", {"what": "outside"}, "Ada was outside with Priya."),
        ("moved", {"to_room": str(GOSLINGS), "why": "visit"}, "Ada moved to Goslings. That was for a visit."),
        ("same_nap", {"answer": "same"}, "It was one nap."),
        ("withdrawal", {"why": "wrong_baby"}, "Taken back. Saved for the wrong baby."),
    ],
)
def test_a_moment_reads_as_a_plain_sentence(kind: str, facts: dict[str, Any], sentence: str) -> None:
    assert words(kind, facts) == sentence


def test_having_had_to_wait_is_told_without_an_adult() -> None:
    assert words("comfort", {"seen": ["cried"], "then": "had_to_wait"}, by=None) == "Ada cried. Ada had to wait for us."


def test_a_note_is_told_in_its_own_words() -> None:
    assert words("note", {}, note="Found both feet.") == "Found both feet."
    assert words("differently", {}, by=SAM, note="She turned away first.") == "Sam saw it differently. She turned away first."


def test_pronouns_are_the_babys_own() -> None:
    facts = {"we": ["held", "followed_lead"], "then": "fell_asleep"}
    assert (
        words("comfort", facts, people=People("Kit", "they", {PRIYA: "Priya"}))
        == "Priya held them and followed their lead. Then they fell asleep."
    )
    assert (
        words("comfort", facts, people=People("Ben", "he", {PRIYA: "Priya"}))
        == "Priya held him and followed his lead. Then he fell asleep."
    )


def test_an_adult_nobody_named_is_we() -> None:
    assert words("comfort", {"we": ["sang"]}, by=None) == "We sang to her."


def test_a_percent_sign_in_typed_words_is_only_a_sign() -> None:
    assert "100 % wool, 5%(who)s" in words("comfort", {"own": [{"id": str(new_id()), "words": "100 % wool, 5%(who)s"}]})


def _said(fact: Fact, dice: random.Random) -> Any:
    choices: dict[str, Any] = {
        "ml": 90,
        "yes": True,
        "adult": str(PRIYA),
        "room": str(GOSLINGS),
        "moment": str(new_id()),
        "words": "a few words",
        "clock": "07:45",
        "instant": "2026-11-24T09:22:00+00:00",
        "foods": [{"name": "pear", "how_much": "some", "first": True}],
        "ways": [{"id": str(new_id()), "words": "left shoulder"}],
    }
    if fact.type in ("phrase", "phrases"):
        ids = [one.id for one in VOCABULARIES[fact.vocabulary]]
        return dice.choice(ids) if fact.type == "phrase" else dice.sample(ids, min(fact.most, len(ids)))
    return choices[fact.type]


def _every_fact() -> Iterator[tuple[str, dict[str, Any]]]:
    dice = random.Random(20261124)
    for kind in KINDS.values():
        for fact in kind.facts.values():
            yield kind.id, {fact.name: _said(fact, dice)}
        for _turn in range(8):
            yield kind.id, {fact.name: _said(fact, dice) for fact in kind.facts.values()}


def test_every_kind_is_told_whatever_was_said_of_it() -> None:
    for kind, facts in _every_fact():
        told = tell(kind, facts, ADA, by=PRIYA, note="a note" if "note" in KINDS[kind].needs else "")
        assert str(told), kind
        for part in (told.words, told.detail):
            assert "%(" not in part, (kind, facts, part)
            assert "_" not in part, (kind, facts, part)
            assert not part or part[-1] in ".?" or kind == "settling", (kind, part)


def test_every_clause_belongs_to_a_phrase_that_exists() -> None:
    for vocabulary, clauses in CLAUSES.items():
        for phrase_id in clauses:
            assert phrase(vocabulary, phrase_id) is not None, f"{vocabulary}/{phrase_id}"


@pytest.mark.parametrize(
    "text",
    [
        "Seems insecure at drop off",
        "shows disorganised attachment",
        "Avoidant this morning",
        "such a clingy day",
        "she refused her lunch",
        "good girl",
        "Ada was so good today",
        "He’s been bad all morning",
        "good as gold",
        "such a difficult little boy",
        "Ada is very secure with Priya",
        "a secure child",
        "poor attachment to mum",
    ],
)
def test_a_word_that_names_a_kind_of_child_gets_a_hint(text: str) -> None:
    assert "Say what you saw" in hint(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Held on tight and looked for Mum.",
        "A good sleep, and a long one.",
        "The gate is secure again, and the bell is attached to it.",
        "Good morning from Mum, and a good night",
        "secure the strap of the sling",
        "Lunch was good. It was good to see her eat.",
        "She is good at rolling",
        "Ada had a good morning and a bad night",
        "Sam has a bad back",
        "a difficult goodbye, and bad weather",
        "the pump attachment is in the blue box",
        "manipulated the blocks, the water-resistant bib on",
    ],
)
def test_what_was_seen_gets_no_hint(text: str) -> None:
    assert hint(text) == ""
