"""An apprentice on the first day can read every screen: grade 6 at most, which is about age 11."""

import sys
from collections.abc import Callable

import pytest

from tests.house.findings import assert_none
from tests.house.reading import grade, syllables, words_in
from tests.house.texts import Text, all_texts

HIGHEST = 6.0
# A single text of so many words is long enough for the formula to mean something by itself; the longer, the more.
HIGHEST_ALONE = {8: 12.0, 12: 9.0}
LONG = min(HIGHEST_ALONE)
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


SPOKEN = {
    1: """
        milk called crawled looked changed smiled watched wake the see tired 999 used
    """,
    2: """
        baby babies nappy nappies comfort asleep goodbye tablet bottle bottles settled cuddled wanted needed changes quiet playing
        being station special people minutes didn't baby's noses places question answer address
    """,
    3: """
        together nursery quieter area diary safeguarding family exploring allergy radio idea
    """,
}


@pytest.mark.parametrize(("word", "count"), [(word, count) for count, words in SPOKEN.items() for word in words.split()])
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
    assert found == {}, "\n".join(
        ["too hard to read; their hardest texts are:", *(f"{g:5.1f}  {t}" for g, t in hardest(200) if t.where in found)]
    )


def test_every_room_can_be_read_at_eleven() -> None:
    assert hard(grouped(lambda text: "/".join(text.where.split("/")[:2])), 1) == {}


def test_the_interface_as_a_whole_can_be_read_at_eleven() -> None:
    sentences = [text.words for text in all_texts() if len(words_in(text.words)) >= A_SENTENCE]
    whole, alone = grade([text.words for text in all_texts()]), grade(sentences)
    sys.stdout.write(
        f"\nThe interface: grade {whole:.1f} in {len(all_texts())} texts, {alone:.1f} in its {len(sentences)} sentences. The hardest:\n"
    )
    for mark, text in hardest():
        sys.stdout.write(f"  {mark:4.1f}  {text}\n")
    assert whole <= HIGHEST
    # Labels of one or two words make a whole look easy: its sentences alone must be easy too.
    assert alone <= HIGHEST


def too_hard_alone(words: str) -> bool:
    """Whether a text by itself is harder than one of its length may be."""
    long = len(words_in(words))
    return any(long >= least and grade([words]) > highest for least, highest in HIGHEST_ALONE.items())


def test_no_long_text_is_far_harder_than_its_page() -> None:
    assert_none(f"{grade([text.words]):.1f}  {text}" for text in all_texts() if too_hard_alone(text.words))
    assert too_hard_alone("Administrators subsequently necessitate comprehensive documentation regarding individual authentication.")
    assert not too_hard_alone("Write down what you saw and heard, and when it was.")
