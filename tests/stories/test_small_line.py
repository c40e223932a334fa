"""The one small line of practical care: an honest base, and nothing that is not written."""

from typing import Any

import pytest

from babyroom.moments.settle import Row
from tests.stories.days import row, told


def milk(*amounts: int | None) -> list[Row]:
    """Feeds with these amounts."""
    facts: list[dict[str, Any]] = [{} if ml is None else {"taken_ml": ml} for ml in amounts]
    return [row("milk", f"{8 + number:02}:00", number, facts=one) for number, one in enumerate(facts)]


FOODS = [{"name": "pear", "how_much": "most"}, {"name": "lentils", "how_much": "taste", "first": True}, {"name": "rice"}]


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ([], "Milk, food, sleep and nappies are not written."),
        (milk(None), "Milk once."),
        (milk(0), "Milk once, 0 ml."),
        (milk(120, 150, 140), "Milk 3 times, 410 ml."),
        (milk(120, None, 140), "Milk 3 times, 260 ml in the 2 with an amount."),
        ([row("food", "11:40", facts={"foods": FOODS})], "Lunch: pear, most; lentils (a first taste), a taste; rice."),
        ([row("food", "09:40", facts={"foods": [{"name": "pear", "how_much": "said_no"}]})], "Food at 09:40: pear, no."),
        ([row("food", "09:40")], "Milk, food, sleep and nappies are not written."),
        (
            [row("sleep", "10:52", 1, ended="12:05"), row("sleep", "14:36", 2, ended="15:21")],
            "Slept 10:52 to 12:05 and 14:36 to 15:21.",
        ),
        ([row("sleep", "14:36")], "Slept from 14:36 (when it ended is not written)."),
        ([row("sleep", "10:52", ended="12:05", received="13:00")], "Slept 10:52 to 12:05 (written later)."),
        ([row("nappy", "09:00"), row("nappy", "11:00", 2, received="12:00")], "Nappies 2 (1 written later)."),
        ([row("nappy", "09:00", facts={"cream": True})], "Nappies 1. Nappy cream was used."),
    ],
)
def test_the_line_says_what_was_written(rows: list[Row], line: str) -> None:
    assert told(*rows).facts_text == line


def test_a_waking_ends_the_sleep_it_belongs_to() -> None:
    nap = row("sleep", "10:52", 1)
    assert told(nap, row("woke", "12:05", 2, refers=nap.id)).facts_text == "Slept 10:52 to 12:05."


def test_cream_and_a_first_taste_are_facts_about_health() -> None:
    story = told(row("nappy", "09:00", facts={"cream": True}), row("food", "11:40", 2, facts={"foods": FOODS}), language="pl")
    assert {one.kind for one in story.facts if one.health} == {"facts_cream", "facts_lunch"}
    assert all(one.english and not one.reviewed for one in story.facts)


@pytest.mark.parametrize("language", ["pl", "ur"])
def test_the_english_beside_each_piece_is_of_the_same_moments(language: str) -> None:
    rows = [*milk(120, None), row("nappy", "12:00", 9), row("sleep", "13:00", 10)]
    english = told(*rows).facts
    assert [one.english for one in told(*rows, language=language).facts] == [one.text for one in english]
