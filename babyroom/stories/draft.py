"""A story drafted from a day: which scenes are told, each once and not as it was told lately. Pure; a person reads it before it is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

from babyroom.stories.chosen import chosen
from babyroom.stories.scene import Day, Scene
from babyroom.stories.wording import LANGUAGES
from babyroom.stories.wording.catalogue import read_as_they_are
from babyroom.stories.wording.language import Language
from babyroom.stories.wording.saying import ways_to_say
from babyroom.stories.wording.shape import Lately, Sentence, Story, apart, opening
from babyroom.stories.wording.small_line import small_line

# A sentence that tells less is not taken only because it says when in new words.
_TRIES = 12
# So many English sentences are looked at for the one beside it.
_TWINS = 5
_BEGINNING = frozenset({"arrival", "arrival_helped", "people"})


@dataclass
class _Told:
    """What is said already, in this story and in the last four."""

    lately: Lately
    said: set[str] = field(default_factory=set)
    whens: set[str] = field(default_factory=set)

    def first_new(self, ways: Iterable[tuple[Sentence, str]], begins: bool) -> Sentence | None:
        """The first of these sentences that nobody has read lately, rather one that says when in other words than those before it; None
        where all have been told."""
        second: tuple[Sentence, str] | None = None
        for tried, (one, when) in enumerate(ways):
            parts = apart(one.text)
            if any(part in self.said or part in self.lately.sentences for part in parts):
                continue
            if begins and opening(one.text) in self.lately.openings:
                continue
            if when not in self.whens:
                return self._tell(one, when)
            second = second or (one, when)
            if tried >= _TRIES:
                break
        return self._tell(*second) if second else None

    def _tell(self, one: Sentence, when: str) -> Sentence:
        self.said.update(apart(one.text))
        if when:
            self.whens.add(when)
        return one


def draft(day: Day, language: str = "en", lately: Lately | None = None, reviewed: Mapping[str, str] | None = None) -> Story:
    """A draft of this day in one language ("en", "pl", "ur"). `lately` is what the last four stories said in that language, `reviewed` the
    patterns that a native speaker has read, by key as they were then. Raises KeyError for a language there is no module for."""
    spoken = LANGUAGES[language]
    checked = read_as_they_are(language, reviewed) if reviewed else frozenset[str]()
    told = _Told(lately or Lately())
    scenes = chosen(day)
    beginning: list[Sentence] = []
    between: list[Sentence] = []
    end: list[Sentence] = []
    left = [moment for scene in day.scenes if scene not in scenes for moment in scene.moments]
    for scene in scenes:
        found = told.first_new(ways_to_say(scene, day, spoken), begins=not (beginning or between or end))
        if found is None:
            left.extend(scene.moments)
        else:
            place = end if scene.kind == "reunion" and not _more(scene, scenes) else between
            begins = scene.kind in _BEGINNING or (scene.moments and beginning and scene.moments == beginning[0].moments)
            (beginning if begins else place).append(_twin(found, scene, day, spoken, checked))
    if day.bare:
        ask = Scene("bare", (), None, day.ask, words={})
        found = told.first_new(ways_to_say(ask, day, spoken), begins=not (beginning or between or end))
        between.append(_twin(found or next(ways_to_say(ask, day, spoken))[0], ask, day, spoken, checked))
    paragraphs = tuple(tuple(one) for one in (beginning, *_halves(between), end) if one)
    facts = tuple(_checked(one, twin, spoken, checked) for one, twin in _facts(day, spoken))
    shown = {moment for one in chain(*paragraphs) for moment in one.moments}
    return Story(language, spoken.rtl, paragraphs, facts, day.bare, tuple(dict.fromkeys(one for one in left if one not in shown)))


def unwritten(day: Day, language: str = "en") -> Sentence:
    """That nobody has had time to write, and whom to ask. Raises KeyError for a language there is no module for."""
    spoken, scene = LANGUAGES[language], Scene("unwritten", (), None, day.ask)
    return _twin(next(iter(ways_to_say(scene, day, spoken)))[0], scene, day, spoken, frozenset())


def _more(scene: Scene, scenes: Sequence[Scene]) -> bool:
    """Whether the day went on after this meeting."""
    return scene is not scenes[-1]


def _halves(between: Sequence[Sentence]) -> Iterable[list[Sentence]]:
    """A long middle in two paragraphs, the second beginning with a sentence of its own, not with what belongs to the one before."""
    if len(between) < 5:
        return [list(between)]
    middle = len(between) // 2
    while middle < len(between) and between[middle].moments == between[middle - 1].moments:
        middle += 1
    return [list(between[:middle]), list(between[middle:])]


def _facts(day: Day, language: Language) -> Iterable[tuple[Sentence, str]]:
    english = LANGUAGES["en"]
    if language is english:
        return [(one, "") for one in small_line(day, language)]
    return [(one, twin.text) for one, twin in zip(small_line(day, language), small_line(day, english), strict=True)]


def _twin(one: Sentence, scene: Scene, day: Day, language: Language, checked: frozenset[str]) -> Sentence:
    """With its English beside it, from the same scene."""
    english = LANGUAGES["en"]
    if language is english:
        return _checked(one, "", language, checked)
    ways = [each for each, _when in islice(ways_to_say(scene, day, english), _TWINS)]
    # The English that says the same phrases, as far as there is one.
    twin = max(ways, key=lambda each: len(set(each.phrases).intersection(one.phrases)), default=None)
    return _checked(one, twin.text if twin else "", language, checked)


def _checked(one: Sentence, twin: str, language: Language, checked: frozenset[str]) -> Sentence:
    if language.reviewed:
        return one
    return replace(one, english=twin, reviewed=not one.health and checked.issuperset(one.phrases))
