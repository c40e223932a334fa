"""Names: of other children never, of anybody with marks in them as they are, and two babies of one family each by themselves."""

import pytest

from babyroom.stories.scene import HomeWay, Person
from babyroom.stories.unnamed import unnamed
from tests.stories.days import KIM, PRIYA, SAM, SONG, day, nursery, row, stories, told, whom

OTHERS = ("Ben", "Ben Kowalczyk", "May", "Isla", "Isla Rahman", "Grace", "Ana-Maria")


@pytest.mark.parametrize(
    ("typed", "fit"),
    [
        ("She gave Ben a brick.", "She gave another child a brick."),
        ("Ben’s brick, then ben and BEN KOWALCZYK.", "Another child’s brick, then another child and another child."),
        ("Benches and Benny stay.", "Benches and Benny stay."),
        ("She may like it. May likes it. With grace.", "She may like it. Another child likes it. With grace."),
        ("Played by Isla  Rahman and Isla.", "Played by another child and another child."),
        ("Ana Maria came. ANA-MARIA too.", "Another child came. Another child too."),
        ("Ada looked.", "Ada looked."),
        ("", ""),
    ],
)
def test_other_children_are_another_child(typed: str, fit: str) -> None:
    assert unnamed(typed, OTHERS, "Ada", "another child") == fit


def test_a_namesake_is_told_apart_by_the_last_name_alone() -> None:
    assert unnamed("Isla and Isla Rahman", ("Isla", "Isla Rahman"), "Isla", "another child") == "Isla and another child"


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
def test_no_word_people_typed_names_another_child(language: str) -> None:
    facts = {"own": [{"id": str(SONG), "words": "x"}], "we": ["held"]}
    rows = [
        row("arrival", "08:00", 1, facts={"came_with": "Mum and Ben", "handed_to": str(PRIYA)}),
        row("comfort", "09:00", 2, facts=facts, note="Ben came too."),
        row("note", "10:00", 3, note="With ben at the drum."),
        row("food", "11:00", 4, facts={"foods": [{"name": "Ben’s cake"}], "reaction": "Ben laughed."}),
        row("settling", "12:00", 5, facts={"learned": "Likes Ben."}),
        row("differently", "12:30", 6, refers=None, note="Ben was first."),
    ]
    rows.append(row("differently", "12:40", 7, refers=rows[1].id, by=SAM, note="Ben was first."))
    rows.append(row("reunion", "16:00", 8, facts={"with": "Dad, Ben", "goes_home": True}))
    story = told(*rows, of=whom(others=("Ben",), ways={SONG: HomeWay("Like Ben does")}), language=language)
    whole = f"{story.text} {story.facts_text} {' '.join(one.english for one in (*story.sentences, *story.facts))}"
    assert "ben" not in whole.casefold().replace("been", "") and whole.count("nother child") >= 6


def test_without_the_names_of_others_the_note_would_name_them() -> None:
    assert "Ben" in told(row("note", "10:00", note="With Ben at the drum.")).text


def test_simulated_stories_name_no_other_baby() -> None:
    cast = nursery()
    for baby in cast.babies[:6]:
        names = {other.first for other in cast.babies} - {baby.first} - {adult.first for adult in cast.adults}
        for _day, story in stories(cast, baby, cast.anchored_on, 5, "en"):
            assert not names & set(f"{story.text} {story.facts_text}".replace("’s", "").replace(",", "").split())


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
@pytest.mark.parametrize("name", ["<b>Ada</b>", "{baby}", "%(name)s", "{x|y}", "Ada\\1", "O’Neill"])
def test_a_name_with_markup_or_braces_stays_a_name(language: str, name: str) -> None:
    of = whom(adults={PRIYA: Person(name, "she"), SAM: Person(name, "he")})
    of = type(of)(**{**{field: getattr(of, field) for field in of.__dataclass_fields__}, "baby": Person(name, "they")})
    story = told(
        row("comfort", "10:00", facts={"we": ["held"], "seen": ["smiled"]}), row("milk", "11:00", 2, by=SAM), of=of, language=language
    )
    assert name in story.text and story.text.count(name) >= 3


def test_a_name_written_from_right_to_left_stands_apart() -> None:
    of = whom(adults={PRIYA: Person("پریا", "she")})
    assert "\u2068پریا\u2069" in told(row("comfort", "10:00"), of=of).text
    assert "\u2068" not in told(row("comfort", "10:00")).text


@pytest.mark.parametrize("language", ["en", "pl", "ur"])
@pytest.mark.parametrize("mark", ["\u202e", "\u2069", "\u2066", "\u200f"])
def test_a_mark_that_turns_the_direction_turns_nothing_else(language: str, mark: str) -> None:
    of = whom(adults={PRIYA: Person(f"Pri{mark}ya", "she")}, others=("Ben",))
    story = told(row("comfort", "10:00", note=f"A {mark}note with B{mark}en"), of=of, language=language)
    assert "Priya" in story.text and "Ben" not in story.text
    assert story.text.count("\u2068") == story.text.count("\u2069")
    assert mark == "\u2069" or mark not in story.text


def test_a_baby_whose_name_needs_telling_apart_and_a_key_person_of_that_name() -> None:
    of = whom(adults={PRIYA: Person("Ada", "she")})
    assert told(row("comfort", "10:00", facts={"we": ["sang"]}), of=of).sentences


def test_twins_have_a_story_each_and_neither_names_or_counts_the_other() -> None:
    cast = nursery()
    kofi, ama = (next(baby for baby in cast.babies if baby.first == first) for first in ("Kofi", "Ama"))
    assert kofi.family == ama.family
    kofis = {day.on: story for day, story in stories(cast, kofi, cast.anchored_on, 8, "en")}
    amas = {day.on: story for day, story in stories(cast, ama, cast.anchored_on, 8, "en")}
    assert len(kofis.keys() & amas.keys()) > 3
    for on in kofis.keys() & amas.keys():
        assert "Ama" not in kofis[on].text and "Kofi" not in amas[on].text
        assert not kofis[on].moments & amas[on].moments


def test_whoever_is_not_named_to_the_story_is_one_of_us() -> None:
    story = told(row("comfort", "10:00", by=KIM, facts={"we": ["sang"]}), of=whom(adults={}))
    assert "Kim" not in story.text and "we sang to Ada" in story.text.replace("We", "we")
    assert day(row("comfort", "10:00", by=KIM), of=whom(adults={})).scenes[0].by is None
