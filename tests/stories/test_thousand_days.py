"""A thousand simulated days in each language: no word that judges or measures, nothing left of a pattern, nobody's gender guessed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

import pytest

from babyroom.stories.day import day_of
from babyroom.stories.draft import draft
from babyroom.stories.scene import Day
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.shape import Sentence, Story
from tests.house.reading import grade
from tests.house.words import skin_words, unfit
from tests.stories.days import LONDON, many, nursery, settled_days, whom_of

FIRST, A_THOUSAND = date(2026, 8, 3), 1000
CODES = ["en", "pl", "ur"]
# Beside minutes, no word of a hard time.
HARD = "cr(?:y|ied|ying)|sobb|grizzl|hard|upset|wait|płak|szloch|trudn|czeka|روئ|رویا|مشکل|انتظار"
MINUTES = r"\d+ ?(?:min|minut|hours?|godzin|منٹ|گھنٹ|times|razy|بار)"
NOT_OURS = re.compile(r"\{|\}|%\(|\||None|\b(?:UUID|they was|we was)\b| {2}| [,.;:]|\.\.|۔۔|\.۔|“”|„”")
# Urdu doubles a word on purpose ("by turns").
TWICE = re.compile(r"\b(\w+) \1\b")
PRAISE = re.compile(
    r"\b(?:great|lovely|wonderful|amazing|perfect|brave|clever|well done|proud|always|never|will|soon|happy|settled|well)\b"
    r"|upset for|\bshould\b",
    re.IGNORECASE,
)
QUOTED = re.compile("[“„].*?”")


@cache
def days(baby_pronouns: str = "", adults: str = "") -> tuple[Day, ...]:
    """So many days, of every baby of two nurseries in turn; fewer where the pronouns are chosen."""
    most = 150 if baby_pronouns else A_THOUSAND
    found: list[Day] = []
    for cast in (nursery(), many()):
        for baby in cast.babies:
            for on, settled in settled_days(cast, baby, FIRST, min(25, most - len(found))):
                found.append(day_of(settled, whom_of(cast, baby, on, pronouns=baby_pronouns, adults=adults), on, LONDON))
            if len(found) == most:
                return tuple(found)
    raise AssertionError(f"only {len(found)} days")


@cache
def thousand(code: str, baby_pronouns: str = "", adults: str = "") -> tuple[Story, ...]:
    """Their stories in one language."""
    return tuple(draft(day, code) for day in days(baby_pronouns, adults))


def ours(one: Sentence) -> str:
    """The sentence without what an adult or a family wrote in it."""
    return QUOTED.sub("“x”", one.text)


def sentences(code: str, *chosen: str) -> Iterator[Sentence]:
    """Every sentence of the thousand days."""
    return (one for story in thousand(code, *chosen) for one in (*story.sentences, *story.facts))


@pytest.mark.parametrize("code", CODES)
def test_nothing_of_a_pattern_is_left_over(code: str) -> None:
    assert [one.text for one in sentences(code) if NOT_OURS.search(ours(one))] == []
    assert [one.text for one in sentences(code) if code != "ur" and TWICE.search(ours(one))] == []


@pytest.mark.parametrize(
    "words", ["{baby} slept.", "Ada  slept.", "Ada slept .", "Ada slept..", "sang|sings", "they was", "snuggled in in"]
)
def test_what_is_left_over_would_be_found(words: str) -> None:
    assert NOT_OURS.search(words) or TWICE.search(words)


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_is_one_and_ends(code: str) -> None:
    stop = LANGUAGES[code].stop
    wrong = [one.text for one in sentences(code) if not one.text.endswith((stop, f"{stop}”", ".”", ".\u2069”", "?”", "?\u2069”"))]
    assert wrong == []
    assert [one.text for one in sentences(code) if one.text[:1].islower()] == []


def test_no_english_sentence_holds_a_banned_word() -> None:
    assert [(one.text, found) for one in sentences("en") if (found := [*unfit(ours(one)), *PRAISE.findall(ours(one))])] == []
    assert [one.text for one in sentences("en") if skin_words(ours(one))] == []
    assert PRAISE.search("was upset for 20 minutes") and PRAISE.search("She should nap") and PRAISE.search("She will sleep soon")


@pytest.mark.parametrize("code", CODES)
def test_no_minutes_and_no_count_stand_beside_a_hard_time(code: str) -> None:
    told = [one for story in thousand(code) for one in story.sentences]
    assert [one.text for one in told if re.search(MINUTES, ours(one)) and re.search(HARD, ours(one), re.IGNORECASE)] == []
    assert any(re.search(HARD, ours(one), re.IGNORECASE) for one in told)
    assert re.search(MINUTES, "She cried for 20 minutes") and re.search(HARD, "She cried for 20 minutes")


@pytest.mark.parametrize("code", CODES)
def test_practical_care_is_counted_in_the_small_line_only(code: str) -> None:
    told = [one for story in thousand(code) for one in story.sentences]
    assert [one.text for one in told if re.search(r"\bml\b|ملی لیٹر", ours(one))] == []
    assert all(story.facts for story in thousand(code))


def test_an_eleven_year_old_can_read_it() -> None:
    # A name is one short word to whoever knows who it is.
    people = {one.first for cast in (nursery(), many()) for one in cast.babies} | {one.first for one in (*nursery().adults, *many().adults)}
    names = re.compile(rf"\b(?:{'|'.join(people)})\b")
    texts = [names.sub("Sam", ours(one)) for one in sentences("en")]
    assert grade(texts) <= 6.0
    hard = [story.text for story in thousand("en") if grade(names.sub("Sam", ours(one)) for one in story.sentences) > 6.0]
    assert hard == []
    by_kind: dict[str, list[str]] = {}
    for story in thousand("en"):
        for one in story.sentences:
            by_kind.setdefault(one.kind, []).append(names.sub("Sam", ours(one)))
    assert {kind: round(grade(found), 1) for kind, found in by_kind.items() if grade(found) > 8.0} == {}
    assert grade(["Practitioners facilitated individualised co-regulation during transitional separations."]) > 12


@pytest.mark.parametrize("code", ["pl", "ur"])
def test_every_sentence_that_is_not_english_has_its_english(code: str) -> None:
    assert [one.text for one in sentences(code) if not one.english or one.reviewed] == []
    assert [one.text for one in sentences(code) if re.search(r"[\u0600-\u06ff]", one.english)] == []
    assert all(one.reviewed and not one.english for one in sentences("en"))


FORMS = re.compile(r"\{(?:(\w):)?([^{}]*\|[^{}]*)\}")


def gendered(code: str) -> Mapping[str, set[str]]:
    """By "she" and "he": forms that stand in that gender alone, whoever it is said of."""
    found: dict[str, set[str]] = {"she": set(), "he": set(), "they": set()}
    language = LANGUAGES[code]
    patterns = [one for words in language.words.values() for one in words.values()]
    patterns += [one for listed in language.sentences.values() for one in listed]
    for pattern in patterns:
        for _whose, listed in FORMS.findall(pattern):
            for key, form in zip(("she", "he", "they"), listed.split("|"), strict=False):
                found[key].add(form)
    for key, pronouns in language.pronouns.items():
        found[key].update(pronouns.values())
    # Words that stand in a pattern for everybody ("rodzic był w pobliżu") say nothing of this baby.
    fixed: set[str] = {word for pattern in patterns for word in re.findall(r"\w+", FORMS.sub(" ", pattern))}
    return {"she": found["she"] - found["he"] - found["they"] - fixed, "he": found["he"] - found["she"] - found["they"] - fixed}


def holds(text: str, forms: set[str]) -> bool:
    """Whether one of these forms stands in the text."""
    return any(re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in forms if form in text)


@pytest.mark.parametrize(
    ("code", "people", "wrong"), [(c, p, w) for c in ("pl", "ur") for p in ("she", "he", "they") for w in ("she", "he") if p != w]
)
def test_the_forms_are_those_of_the_baby_and_of_the_adults(code: str, people: str, wrong: str) -> None:
    forbidden = gendered(code)[wrong]
    assert forbidden
    some = [one for story in thousand(code, people, people) for one in story.sentences]
    assert [one.text for one in some if holds(ours(one), forbidden)] == []


def test_a_wrong_form_would_be_found() -> None:
    assert {"śpiewała", "przytuliła"} & gendered("pl")["she"] and {"śpiewał"} & gendered("pl")["he"] and "روئی" in gendered("ur")["she"]
    assert any(holds(one.text, gendered("pl")["she"]) for one in sentences("pl", "she", "she"))
    assert any(holds(one.text, gendered("ur")["he"]) for one in sentences("ur", "he", "he"))


def test_english_pronouns_are_the_babys() -> None:
    she, he = re.compile(r"\b(?:she|her)\b"), re.compile(r"\b(?:he|him|his)\b")
    assert not [one.text for one in sentences("en", "he", "they") if she.search(ours(one))]
    assert not [one.text for one in sentences("en", "she", "they") if he.search(ours(one))]
    assert not [one.text for one in sentences("en", "they", "they") if she.search(ours(one)) or he.search(ours(one))]


def test_the_days_are_a_thousand_and_of_many_weeks() -> None:
    assert len(thousand("en")) == A_THOUSAND and len({story.text for story in thousand("en")}) == A_THOUSAND
