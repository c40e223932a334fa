"""An apprentice on the first day can read every screen: grade 6 at most, which is about age 11."""

import sys
from collections.abc import Callable

import pytest

from tests.house.findings import assert_none
from tests.house.reading import grade, syllables, words_in
from tests.house.texts import Text, all_texts

HIGHEST = 6.0
# A single text of this many words is long enough for the formula to mean something by itself.
LONG = 12
HIGHEST_ALONE = 9.0
# The formula needs some text to go by; a page of fewer words is measured with its room.
ENOUGH = 30
A_SENTENCE = 6


def grouped(by: Callable[[Text], str]) -> dict[str, list[str]]:
    """Different texts by file (a page, or a module that speaks) or by room."""
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(all_texts()):
        group = found.setdefault(by(text), [])
        if text.words not in group:
            group.append(text.words)
    return found


def hardest(most: int = 15) -> list[tuple[float, Text]]:
    """The texts that are hardest to read, of those long enough to tell."""
    long = [(grade([text.words]), text) for text in all_texts() if len(words_in(text.words)) >= LONG]
    return sorted(long, key=lambda one: -one[0])[:most]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("baby", 2), ("babies", 2), ("milk", 1), ("nappy", 2), ("nappies", 2), ("comfort", 2), ("together", 3), ("asleep", 2), ("goodbye", 2),
        ("tablet", 2), ("nursery", 3), ("bottle", 2), ("bottles", 2), ("settled", 2), ("cuddled", 2), ("called", 1), ("crawled", 1), ("looked", 1),
        ("wanted", 2), ("needed", 2), ("changed", 1), ("changes", 2), ("quiet", 2), ("quieter", 3), ("smiled", 1), ("playing", 2), ("being", 2),
        ("area", 3), ("diary", 3), ("station", 2), ("special", 2), ("safeguarding", 3), ("people", 2), ("family", 3), ("minutes", 2),
        ("didn't", 2), ("baby's", 2), ("watched", 1), ("noses", 2), ("places", 2), ("wake", 1), ("the", 1), ("see", 1), ("tired", 1),
        ("exploring", 3), ("question", 2), ("answer", 2), ("allergy", 3), ("address", 2), ("999", 1), ("radio", 3), ("idea", 3), ("used", 1),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    # 2 sentences, 10 words, 11 syllables by hand: 0.39 * 5 + 11.8 * 1.1 - 15.59.
    assert grade(["The cat sat on the mat. It was a tabby."]) == pytest.approx(-0.66, abs=0.01)


def test_names_and_placeholders_weigh_nothing_extra() -> None:
    assert grade(["%(name)s slept well."]) == grade(["Priya slept well."]) == grade(["Sam slept well."])


def test_hard_words_are_found_to_be_hard() -> None:
    assert grade(["Practitioners administer individualised regulatory interventions following documented dysregulation."]) > 15


def hard(groups: dict[str, list[str]], least: int) -> dict[str, float]:
    """Groups of at least this many words that are above the highest grade."""
    return {name: round(grade(t), 1) for name, t in groups.items() if sum(len(words_in(one)) for one in t) >= least and grade(t) > HIGHEST}


def test_every_page_can_be_read_at_eleven() -> None:
    found = hard(grouped(lambda text: text.where), ENOUGH)
    assert found == {}, "\n".join(["too hard to read; their hardest texts are:", *(f"{g:5.1f}  {t}" for g, t in hardest(200) if t.where in found)])


def test_every_room_can_be_read_at_eleven() -> None:
    assert hard(grouped(lambda text: "/".join(text.where.split("/")[:2])), 1) == {}


def test_the_interface_as_a_whole_can_be_read_at_eleven() -> None:
    sentences = [text.words for text in all_texts() if len(words_in(text.words)) >= A_SENTENCE]
    whole, alone = grade([text.words for text in all_texts()]), grade(sentences)
    sys.stdout.write(f"\nThe interface: grade {whole:.1f} in {len(all_texts())} texts, {alone:.1f} in its {len(sentences)} sentences. The hardest:\n")
    for mark, text in hardest():
        sys.stdout.write(f"  {mark:4.1f}  {text}\n")
    assert whole <= HIGHEST
    # Labels of one or two words make a whole look easy: its sentences alone must be easy too.
    assert alone <= HIGHEST


def test_no_long_text_is_far_harder_than_its_page() -> None:
    assert_none(f"{mark:.1f}  {text}" for mark, text in hardest(10_000) if mark > HIGHEST_ALONE)
