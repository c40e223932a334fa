"""Every sentence comes from named moments and from nothing else."""

import re
from collections.abc import Iterable
from functools import cache
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from babyroom.moments.settle import Settled, settle
from babyroom.moments.vocabulary import VOCABULARIES
from babyroom.records.simulate import day_of as simulated
from babyroom.records.simulate import open_days
from babyroom.stories.day import TOLD_BY_A_PERSON, day_of
from babyroom.stories.draft import draft
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.shape import Sentence, Story
from tests.stories.days import LONDON, as_rows, nursery, settled_days, whom_of

# Words of ours whose ids begin with the name of a list of the vocabulary; what a scene says of itself is in no fact.
FACTS = {
    "seen": ("seen",),
    "exploring": ("seen",),
    "we": ("we", "helped", "how"),
    "together": ("together",),
    "then": ("then",),
    "greeted": ("greeted",),
}
FROM_ELSEWHERE = {"came_back_to_adult": "came_back_to", "stroked": "patted", "sang": "sung_to", "comforted": ""}
CODES = ["en", "pl", "ur"]


def everything(story: Story) -> Iterable[Sentence]:
    """Sentences and facts."""
    return (*story.sentences, *story.facts)


@pytest.mark.parametrize("code", CODES)
def test_every_sentence_names_moments_that_stand_that_day(code: str) -> None:
    cast = nursery()
    for baby in cast.babies[:6]:
        for on, found in settled_days(cast, baby, cast.anchored_on, 6):
            standing = {one.id for one in found if one.stands}
            story = draft(day_of(found, whom_of(cast, baby, on), on, LONDON), code)
            for one in everything(story):
                assert set(one.moments) <= standing
                assert one.moments or one.kind in ("bare", "facts_none")


def facts_behind(one: Sentence, by_id: dict[UUID, Settled]) -> set[str]:
    """Every phrase id said in the moments of a sentence."""
    found: set[str] = set()
    for moment in one.moments:
        for value in by_id[moment].facts.values():
            found.update(str(each) for each in value) if isinstance(value, list) else found.add(str(value))
    return found


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_and_every_name_in_a_sentence_stands_in_its_moments(code: str) -> None:
    cast, checked = nursery(), 0
    for baby in cast.babies[:8]:
        for on, found in settled_days(cast, baby, cast.anchored_on, 6):
            by_id = {one.id: one for one in found}
            for one in draft(day_of(found, whom_of(cast, baby, on), on, LONDON), code).sentences:
                if one.kind == "bare":
                    continue
                said = facts_behind(one, by_id)
                for words, _dot, phrase in (name.partition(".") for name in one.phrases):
                    if words in FACTS:
                        assert {phrase, FROM_ELSEWHERE.get(phrase, phrase)} & {*said, ""}, (one.text, phrase)
                        checked += 1
                did = {cast.adult[row.did_by].first for m in one.moments for row in by_id[m].history if row.did_by}
                did |= {
                    cast.adult[row.tapped_by].first
                    for m in one.moments
                    for row in (*by_id[m].history, *by_id[m].differently)
                    if row.tapped_by
                }
                did |= {cast.adult[UUID(each)].first for each in said if re.fullmatch(r"[0-9a-f-]{36}", each) and UUID(each) in cast.adult}
                ours = re.sub("[“„].*?”", "", one.text)
                named = {adult.first for adult in cast.team if re.search(rf"\b{adult.first}\b", ours)} - {baby.first}
                assert named <= did, one.text
    assert checked > 300


@cache
def _days() -> list[tuple[int, int]]:
    return [(number, at) for number in range(6) for at in range(4)]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(data=st.data())
def test_without_a_moment_no_sentence_stands_that_named_it_alone(data: st.DataObject) -> None:
    number, at = data.draw(st.sampled_from(_days()))
    code = data.draw(st.sampled_from(CODES))
    cast = nursery()
    baby = cast.babies[number]
    on = list(open_days(cast.anchored_on, cast.anchored_on.replace(day=30)))[at]
    rows = list(as_rows(simulated(cast, baby, on, 3)))
    whom = whom_of(cast, baby, on)
    story = draft(day_of(settle(rows), whom, on, LONDON), code)
    told = [one for one in everything(story) if len(one.moments) == 1]
    if not told:
        return
    gone = data.draw(st.sampled_from(told)).moments[0]
    roots = {one.id: {row.id for row in one.history} for one in settle(rows)}
    left = [row for row in rows if row.id not in roots[gone]]
    again = draft(day_of(settle(left), whom, on, LONDON), code)
    assert gone not in again.moments


@pytest.mark.parametrize("code", CODES)
def test_every_phrase_of_the_vocabulary_has_its_words(code: str) -> None:
    language = LANGUAGES[code]
    for words in ("seen", "exploring", "we", "together", "during", "goodbye", "greeted", "settling_step", "how_much"):
        wanted = {phrase.id for phrase in VOCABULARIES[words]} - TOLD_BY_A_PERSON
        assert wanted - set(language.words[words]) == set(), words
    assert {phrase.id for phrase in VOCABULARIES["then"]} - set(language.words["then"]) == {"missed_then_found"}
    assert set(language.sentences) == set(LANGUAGES["en"].sentences) and set(language.facts) == set(LANGUAGES["en"].facts)
