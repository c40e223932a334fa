"""Nobody reads the same sentence twice in five days, and no two of five stories begin alike."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from babyroom.stories.chosen import chosen
from babyroom.stories.draft import draft
from babyroom.stories.wording.shape import Lately, Story, apart, opening
from tests.stories.days import many, nursery, stories

FIRST, DAYS = date(2026, 9, 1), 20
LANGUAGES = ["en", "pl", "ur"]


def repeated(told: Sequence[Story]) -> Iterator[str]:
    """Sentences and beginnings that come twice within any five stories in a row."""
    for at in range(len(told)):
        window = told[at : at + 5]
        said = [part for story in window for one in story.sentences for part in apart(one.text)]
        yield from {part for part in said if said.count(part) > 1}
        begun = [opening(story.text) for story in window]
        yield from {" ".join(words) for words in begun if begun.count(words) > 1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_any_five_days_in_a_row_no_sentence_and_no_beginning_comes_twice(language: str) -> None:
    for cast in (nursery(), many()):
        for baby in cast.babies[:8]:
            told = [story for _day, story in stories(cast, baby, FIRST, DAYS, language)]
            assert list(repeated(told)) == [], baby.first


def test_a_repeated_sentence_and_a_repeated_beginning_would_be_found() -> None:
    (_day, story), *_more = stories(nursery(), nursery().babies[0], FIRST, 1, "en")
    found = list(repeated([story, story]))
    assert apart(story.sentences[0].text)[0] in found and " ".join(opening(story.text)) in found


def test_without_knowing_the_last_stories_sentences_would_come_back() -> None:
    baby = nursery().babies[0]
    told = [draft(day, "en") for day, _story in stories(nursery(), baby, FIRST, DAYS, "en")]
    assert list(repeated(told))


@pytest.mark.parametrize("language", LANGUAGES)
def test_hardly_anything_is_left_out_because_it_would_repeat(language: str) -> None:
    wanted = left = 0
    for baby in nursery().babies[:8]:
        for day, story in stories(nursery(), baby, FIRST, DAYS, language):
            said = {(one.kind, one.moments) for one in story.sentences}
            wanted += len(chosen(day))
            left += sum((scene.kind, scene.moments) not in said for scene in chosen(day))
    assert left / wanted < 0.02


def test_every_story_begins_with_the_coming_where_one_is_written() -> None:
    for baby in nursery().babies:
        for day, story in stories(nursery(), baby, FIRST, 10, "en"):
            assert (day.scenes[0].kind == "arrival") == (story.sentences[0].kind == "arrival")


def test_a_sentence_told_lately_is_said_in_other_words() -> None:
    (day, story), *_more = stories(nursery(), nursery().babies[0], FIRST, 1, "en")
    again = draft(day, "en", Lately.of([[one.text for one in story.sentences]]))
    assert not {part for one in again.sentences for part in apart(one.text)} & {part for one in story.sentences for part in apart(one.text)}
    assert draft(day, "en") == draft(day, "en") == story


def test_the_stop_inside_a_quotation_ends_no_sentence() -> None:
    assert apart("Priya did it with “Her cloth. The label”, the way you do. Then it was “fine.” Ada slept.") == [
        "priya did it with “her cloth. the label”, the way you do.",
        "then it was “fine.”",
        "ada slept.",
    ]
