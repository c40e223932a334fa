"""Every kind of sentence in English: the facts, and one of the sentences that tells them."""

from typing import Any

import pytest

from babyroom.stories.scene import HomeWay
from babyroom.stories.wording.shape import Sentence
from tests.stories.days import KIM, PRIYA, ROOM, SAM, SONG, row, told, ways, whom

OWN = [{"id": str(SONG), "words": "Sang “Row, row”"}]
SIGN = [{"id": str(ROOM), "words": "Grey cloth"}]

TABLE: list[tuple[str, str, dict[str, Any], str, str]] = [
    # kind of sentence, kind of moment, facts, pronouns, sentence
    (
        "arrival", "arrival", {"came_with": "Mum", "handed_to": str(PRIYA), "goodbye": "hard"}, "she",
        "Mum handed Ada to Priya at 08:05, and the goodbye was hard.",
    ),
    (
        "arrival", "arrival", {"came_with": "Dad", "handed_to": str(PRIYA), "goodbye": "slept_through"}, "he",
        "At 08:05 Ada went from Dad to Priya, and Ada slept through the goodbye.",
    ),
    ("arrival", "arrival", {}, "they", "At 08:05 Ada came in."),
    ("arrival_helped", "arrival", {"handed_to": str(PRIYA), "helped": ["held_their_way"]}, "she", "It helped that Priya held Ada in her favourite way."),
    ("arrival_helped", "arrival", {"handed_to": str(PRIYA), "helped": ["held_their_way"]}, "he", "It helped that Priya held Ada in his favourite way."),
    ("arrival_helped", "arrival", {"handed_to": str(PRIYA), "helped": ["held_their_way"]}, "they", "It helped that Priya held Ada in their favourite way."),
    (
        "goodbye", "goodbye", {"with": "Dad", "goodbye": "gentle", "helped": ["sang"], "near": str(SAM)}, "she",
        "Dad left at 08:05, and the goodbye was gentle; Sam sang to her.",
    ),
    ("reunion", "reunion", {"with": "Mum", "greeted": ["reaching"], "goes_home": True}, "she", "Mum was back at 08:05, and Ada reached out."),
    (
        "reunion", "reunion", {"with": "Mum", "greeted": ["cry"], "needed_time": True}, "he",
        "When Mum came at 08:05, Ada cried, and needed some time.",
    ),
    ("settling", "settling", {"step": "first_milk", "helped": ["sang"]}, "they", "Ada had their first milk with us, and Priya sang to them."),
    ("settling", "settling", {"step": "someone_familiar", "familiar": str(SAM)}, "she", "Sam is familiar now."),
    (
        "comfort", "comfort", {"seen": ["reached_up"], "we": ["held", "sang"], "then": "easier_now", "during": "nappy"}, "she",
        "When Ada reached up at a nappy change, Priya held her and sang to her, and then it was easier.",
    ),
    (
        "comfort", "comfort", {"seen": ["reached_up"], "we": ["held"], "then": "needed_us_again", "during": "nappy"}, "he",
        "At a nappy change Ada reached up; Priya held him, and it was easier, then he needed us again.",
    ),
    (
        "comfort", "comfort", {"seen": ["reached_up"], "we": ["held"], "then": "still_hard", "during": "meal"}, "they",
        "At a meal Ada reached up; Priya held them, and it was still hard, and we stayed.",
    ),
    ("comfort", "comfort", {"then": "known_took_over", "took_over": str(SAM), "we": ["rocked"]}, "she", "Early on Priya rocked Ada, and then Sam took over."),
    ("comfort", "comfort", {}, "she", "Early on Priya comforted Ada."),
    ("waited", "comfort", {"then": "had_to_wait", "we": ["held"]}, "she", "Early on Ada had to wait for us, and we held her."),
    ("waited", "comfort", {"then": "had_to_wait", "seen": ["called_out"]}, "he", "Early on Ada called out and had to wait for us."),
    ("missed", "comfort", {"then": "missed_then_found"}, "she", "Early on we and Ada missed each other, then found each other."),
    ("your_way", "comfort", {"we": ["held"], "own": OWN}, "she", "With Priya it was “Row, row, slowly”, the way you do."),
    ("own_way", "comfort", {"we": ["held"], "own": SIGN}, "she", "It was the way Ada likes: “Grey cloth”."),
    ("together", "together", {"together": ["copied"], "seen": ["laughed"]}, "she", "Early on Priya copied Ada’s sounds, and Ada laughed."),
    ("together", "together", {}, "he", "Early on Ada had time together with Priya."),
    (
        "exploring", "exploring", {"seen": ["went_off", "came_back_to"], "came_back_to": str(SAM), "during": "floor_play"}, "she",
        "At floor play Ada went off to explore and came back to Sam.",
    ),
    ("exploring", "exploring", {}, "they", "Early on Ada explored with Priya near."),
    ("care", "nappy", {"nappy": "wet", "together": ["sang", "smiled"]}, "she", "Priya sang to Ada and smiled with her at a nappy change."),
    ("care", "milk", {"taken_ml": 120, "together": ["held_close"]}, "he", "Priya held Ada close during milk."),
    ("sleep", "sleep", {"how": ["rocked", "comforter"]}, "they", "Priya rocked Ada, and they fell asleep with their comforter at 08:05."),
    ("moved", "moved", {"to_room": str(ROOM)}, "she", "Ada moved to Goslings at 08:05."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence_kind", "kind", "facts", "pronouns", "sentence"), TABLE)
def test_the_facts_are_told_so(sentence_kind: str, kind: str, facts: dict[str, Any], pronouns: str, sentence: str) -> None:
    assert sentence in ways("en", sentence_kind, row(kind, "08:05", facts=facts), of=whom(pronouns))


def test_a_note_is_quoted_as_the_words_of_whoever_wrote_it() -> None:
    note = row("note", "10:00", note="She found the drum", by=SAM)
    assert "Sam wrote: “She found the drum”." in ways("en", "note", note)
    typed = row("note", "10:00", note="She found the drum", by=SAM, tapped_by=PRIYA, known_by="sheet")
    assert "Sam wrote: “She found the drum”." in ways("en", "note", typed)
    nobody = row("note", "10:00", note="Is it “ours”? Yes", by=None)
    assert "One of us wrote: “Is it ‘ours’? Yes”." in ways("en", "note", nobody)


def test_whoever_saw_it_differently_is_quoted_beside_it() -> None:
    first = row("comfort", "10:00", facts={"we": ["held"]})
    other = row("differently", "10:20", 2, refers=first.id, note="To me it was tiredness.", by=SAM)
    story = told(first, other)
    assert [one.kind for one in story.sentences if first.id in one.moments] == ["comfort", "differently"]
    assert "Sam saw it differently: “To me it was tiredness.”" in ways("en", "differently", first, other)


def test_who_had_the_baby_is_said_once_with_everybody() -> None:
    rows = [row("nappy", "09:00", 1, by=SAM), row("milk", "10:00", 2), row("comfort", "11:00", 3, by=KIM), row("nappy", "12:00", 4)]
    assert "Over the day Ada was with Sam, Priya and Kim." in ways("en", "people", *rows)
    assert not [one for one in told(rows[1]).sentences if one.kind == "people"]


def test_a_long_line_from_home_is_told_by_the_chip_that_was_tapped() -> None:
    long = whom(ways={SONG: HomeWay("Row, row, row your boat. " * 6)})
    assert "With Priya it was “Sang ‘Row, row’”, the way you do." in ways(
        "en", "your_way", row("comfort", "09:00", facts={"own": OWN}), of=long
    )


def test_every_way_of_home_ends_with_the_way_you_do() -> None:
    found: list[Sentence] = []
    for hour in range(8, 17):
        story = told(row("comfort", f"{hour:02}:00", facts={"we": ["held"], "own": OWN}))
        found += [one for one in story.sentences if one.kind == "your_way"]
    assert len(found) == 9
    assert all(one.text.endswith("the way you do.") and "“Row, row, slowly”" in one.text for one in found)
