"""Sentences in Polish: past tense in the gender of baby and adult, present tense where nobody has told us; names never declined."""

from typing import Any
from uuid import UUID

import pytest

from tests.stories.days import KIM, PRIYA, SAM, SONG, row, told, ways, whom

TABLE: list[tuple[str, str, dict[str, Any], str, UUID | None, str]] = [
    # kind of sentence, kind of moment, facts, the baby's pronouns, who did it (she, he, they), sentence
    (
        "arrival", "arrival", {"came_with": "Mum", "handed_to": str(PRIYA), "goodbye": "hard"}, "she", PRIYA,
        "O 08:05 w drzwiach: mama i Ada; ją przyjęła Priya, a pożegnanie było trudne.",
    ),
    (
        "arrival", "arrival", {"came_with": "Mum", "handed_to": str(SAM), "goodbye": "gentle"}, "he", SAM,
        "O 08:05 w drzwiach: mama i Ada; go przyjął Sam, a pożegnanie było łagodne.",
    ),
    (
        "arrival", "arrival", {"came_with": "Auntie Bea", "handed_to": str(KIM)}, "they", KIM,
        "O 08:05 w drzwiach: Auntie Bea i Ada; dziecko przyjmuje Kim.",
    ),
    ("comfort", "comfort", {"seen": ["smiled"], "we": ["held"], "during": "meal"}, "she", PRIYA, "Przy jedzeniu Ada uśmiechnęła się; Priya wzięła ją na ręce."),
    ("comfort", "comfort", {"seen": ["smiled"], "we": ["held"], "during": "meal"}, "he", SAM, "Przy jedzeniu Ada uśmiechnął się; Sam wziął go na ręce."),
    ("comfort", "comfort", {"seen": ["smiled"], "we": ["held"], "during": "meal"}, "they", KIM, "Przy jedzeniu Ada uśmiecha się; Kim bierze dziecko na ręce."),
    ("comfort", "comfort", {"we": ["sang"], "then": "fell_asleep"}, "she", None, "Wcześnie rano my śpiewamy jej, potem zasnęła."),
    ("comfort", "comfort", {"then": "known_took_over", "took_over": str(SAM), "we": ["rocked"]}, "she", PRIYA, "Wcześnie rano Priya kołysała ją, potem opiekę przejął Sam."),
    ("waited", "comfort", {"then": "had_to_wait"}, "he", PRIYA, "Wcześnie rano Ada musiał na nas poczekać."),
    ("your_way", "comfort", {"own": [{"id": str(SONG), "words": "x"}]}, "she", PRIYA, "Priya: „Row, row, slowly”, tak jak wy."),
    ("exploring", "exploring", {"seen": ["went_off"], "came_back_to": str(SAM)}, "she", PRIYA, "Wcześnie rano Ada ruszyła odkrywać i wróciła do kogoś z nas (Sam)."),
    ("care", "nappy", {"together": ["talked"]}, "they", SAM, "Sam rozmawiał z dzieckiem przy zmianie pieluszki."),
    ("sleep", "sleep", {"how": ["held"]}, "he", PRIYA, "O 08:05 Ada zasnął; Priya wzięła go na ręce."),
    ("reunion", "reunion", {"with": "Dad", "greeted": ["smile"], "needed_time": True}, "she", PRIYA, "O 08:05 w drzwiach: tata; Ada uśmiechnęła się i potrzebowała chwili."),
    ("moved", "moved", {"to_room": str(UUID(int=6))}, "she", PRIYA, "O 08:05 Ada zmienia salę: Goslings."),
]  # fmt: skip


@pytest.mark.parametrize(("sentence_kind", "kind", "facts", "pronouns", "by", "sentence"), TABLE)
def test_the_facts_are_told_so(sentence_kind: str, kind: str, facts: dict[str, Any], pronouns: str, by: UUID | None, sentence: str) -> None:
    assert sentence in ways("pl", sentence_kind, row(kind, "08:05", facts=facts, by=by), of=whom(pronouns))


def test_an_adults_note_stays_in_the_words_it_was_written_in() -> None:
    assert "Sam napisał: „She found the drum.”" in ways("pl", "note", row("note", "10:00", note="She found the drum.", by=SAM))


def test_a_quiet_word_of_one_and_of_several() -> None:
    once, often = told(row("milk", "09:00"), language="pl"), told(row("milk", "09:00"), row("milk", "10:00", 2), language="pl")
    assert once.facts_text == "Mleko: raz." and often.facts_text == "Mleko: 2 razy."
