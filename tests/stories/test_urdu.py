"""Sentences in Urdu: what an adult did needs nobody's gender; a baby's does where a verb has it; every name stands apart."""

from typing import Any
from uuid import UUID

import pytest

from babyroom.stories.wording import LANGUAGES
from tests.stories.days import KIM, PRIYA, SAM, SONG, row, told, ways, whom


def apart(name: str) -> str:
    """A name between the marks that keep it apart."""
    return f"\u2068{name}\u2069"


ADA_, PRIYA_, SAM_ = apart("Ada"), apart("Priya"), apart("Sam")
TABLE: list[tuple[str, str, dict[str, Any], str, UUID | None, str]] = [
    (
        "arrival", "arrival", {"came_with": "Mum", "handed_to": str(PRIYA), "goodbye": "hard"}, "she", PRIYA,
        f"08:05 پر امی نے {ADA_} کو {PRIYA_} کے حوالے کیا، اور رخصت مشکل تھی۔",
    ),
    ("comfort", "comfort", {"seen": ["cried"], "we": ["held"], "then": "easier_now"}, "she", PRIYA, f"صبح سویرے {ADA_} روئی؛ {PRIYA_} نے اسے گود میں لیا، پھر آسانی ہوئی۔"),
    ("comfort", "comfort", {"seen": ["cried"], "we": ["held"], "then": "easier_now"}, "he", SAM, f"صبح سویرے {ADA_} رویا؛ {SAM_} نے اسے گود میں لیا، پھر آسانی ہوئی۔"),
    ("comfort", "comfort", {"seen": ["cried"], "we": ["held"], "then": "easier_now"}, "they", KIM, f"صبح سویرے {ADA_} نے رو کر بتایا؛ {apart('Kim')} نے اسے گود میں لیا، پھر آسانی ہوئی۔"),
    ("together", "together", {"together": ["sang"], "seen": ["yawned"]}, "she", PRIYA, f"صبح سویرے {PRIYA_} نے {ADA_} کو گانا سنایا، اور {ADA_} نے جمائی لی۔"),
    ("care", "nappy", {"together": ["sang", "smiled"]}, "she", None, f"ہم نے نیپی بدلتے وقت {ADA_} کو گانا سنایا اور مسکرا کر دیکھا۔"),
    ("your_way", "comfort", {"own": [{"id": str(SONG), "words": "x"}]}, "she", PRIYA, f"{PRIYA_} نے اپنایا “{apart('Row, row, slowly')}”، جیسے آپ کرتے ہیں۔"),
    ("sleep", "sleep", {"how": ["rocked"]}, "they", SAM, f"{SAM_} نے {ADA_} کو جھلایا، اور 08:05 پر نیند آ گئی۔"),
    ("reunion", "reunion", {"with": "Uncle Jo", "greeted": ["cry"]}, "he", PRIYA, f"08:05 پر {apart('Uncle Jo')} سے ملاقات ہوئی، اور {ADA_} رویا۔"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence_kind", "kind", "facts", "pronouns", "by", "sentence"), TABLE)
def test_the_facts_are_told_so(sentence_kind: str, kind: str, facts: dict[str, Any], pronouns: str, by: UUID | None, sentence: str) -> None:
    assert sentence in ways("ur", sentence_kind, row(kind, "08:05", facts=facts, by=by), of=whom(pronouns))


def test_two_signs_of_one_baby_say_who_once_or_with_a_pronoun() -> None:
    joined = LANGUAGES["ur"].joined
    assert joined(["نے جمائی لی", "نے منہ موڑ لیا"]) == "نے جمائی لی اور منہ موڑ لیا"
    assert joined(["روئی", "نے جمائی لی"]) == "روئی اور اس نے جمائی لی"
    assert joined(["نے جمائی لی", "روئی"]) == "نے جمائی لی اور وہ روئی"


def test_it_is_read_from_right_to_left_and_its_english_is_beside_it() -> None:
    story = told(row("comfort", "10:00", facts={"we": ["held"]}), language="ur")
    assert story.rtl and not told(language="pl").rtl
    (one,) = [one for one in story.sentences if one.kind == "comfort"]
    assert not one.reviewed and "Priya" in one.english and "held Ada" in one.english
