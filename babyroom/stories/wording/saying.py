"""A scene in the words of one language: every way to say it that says all it can, in an order given by the day. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

from babyroom.stories.scene import Day, Scene
from babyroom.stories.wording.language import WE, Language, fill, form, sentence, slots_of
from babyroom.stories.wording.shape import Sentence

# What a sentence tells, beside where and when; of two patterns the one that tells more comes first.
_TELLS = frozenset(
    {"home", "adult", "goodbye", "did", "did1", "greeted", "slow", "step", "seen", "then", "waited", "explored", "how", "quote", "room"}
)
# Until which minute of the day each part of it lasts.
_PARTS = (9 * 60 + 30, 11 * 60, 12 * 60, 13 * 60 + 30, 15 * 60, 16 * 60 + 15, 24 * 60)
_BY_BABY = ("seen", "exploring", "goodbye", "greeted", "slow", "settling_step", "sleep_how", "then")
_PRONOUN = re.compile(r"\{(them|their)\}")
# Sentences about what is not written: whom to ask.
_ASKS = frozenset({"bare", "unwritten"})
# The name of each list inside a pattern.
_SLOT_OF = {"exploring": "explored", "sleep_how": "how", "settling_step": "step"}


@dataclass(frozen=True)
class _Words:
    """What there is to fill a pattern with: `slots`, of which some can be said in two ways (`when`), the forms, our phrases."""

    slots: Mapping[str, str]
    whens: Sequence[str]
    forms: Mapping[str, int]
    phrases: Mapping[str, tuple[str, ...]]


def ways_to_say(scene: Scene, day: Day, language: Language) -> Iterator[tuple[Sentence, str]]:
    """Every sentence this scene can be told in and the words for when in it, those that tell most first; among equals the day and
    the moment choose where to begin."""
    patterns = language.sentences.get(scene.kind, ())
    words = _words(scene, day, language)
    told: dict[int, list[tuple[str, str, str]]] = {}
    for number, pattern in enumerate(patterns):
        slots = slots_of(pattern)
        whens = words.whens if "when" in slots else ("",)
        if slots <= words.slots.keys() | {"when"}:
            for when in whens:
                told.setdefault(-_telling(slots, words), []).append((f"sentence.{scene.kind}.{number}", pattern, when))
    for _rank, listed in sorted(told.items()):
        # A bare day says it in the same words first.
        start = (
            0 if scene.kind in _ASKS else crc32(f"{day.on} {scene.moments[0] if scene.moments else ''} {scene.kind}".encode()) % len(listed)
        )
        for key, pattern, when in (*listed[start:], *listed[:start]):
            yield _sentence(scene, key, fill(pattern, {**words.slots, "when": when}, words.forms), pattern, words, language), when


def _telling(slots: frozenset[str], words: _Words) -> int:
    """How much a pattern tells: who did it counts for less than what was done."""
    said = {"did" if name == "did1" else name for name in slots & _TELLS}
    return sum(1 if name == "adult" and "did" not in said else 2 for name in said if name in words.slots or name == "did")


def _sentence(scene: Scene, key: str, text: str, pattern: str, words: _Words, language: Language) -> Sentence:
    used = tuple(phrase for slot in slots_of(pattern) for phrase in words.phrases.get(slot, ()))
    return Sentence(
        text=sentence(text, language.stop),
        kind=scene.kind,
        moments=scene.moments,
        reviewed=language.reviewed,
        health=scene.health,
        quote="quote" in scene.words,
        phrases=(key, *sorted(set(used))),
    )


def _words(scene: Scene, day: Day, language: Language) -> _Words:
    pronouns = language.pronouns.get(day.baby.pronouns, language.pronouns["they"])
    baby, adult = language.name(day.baby.name), language.name(scene.by.name) if scene.by else ""
    forms = {"b": form(day.baby.pronouns), "a": form(scene.by.pronouns) if scene.by else WE}
    forms["t"] = form(scene.people[0].pronouns) if scene.people else form("they")
    slots: dict[str, str] = {**pronouns, "baby": baby, "whom": adult or language.us, "weekday": language.weekdays[day.on.weekday()]}
    for key in ("took", "known", "back", "room"):
        if scene.words.get(key):
            slots[key] = language.name(scene.words[key])
    if scene.words.get("home"):
        slots["home"] = language.home(scene.words["home"])
    if scene.words.get("quote"):
        slots["quote"] = language.quoted(scene.words["quote"], within=scene.kind in ("your_way", "own_way"))
        slots["adult"] = adult or language.one_of_us
    elif adult or scene.kind not in ("arrival", "moved", "reunion"):
        slots["adult"] = adult or language.we
    if scene.kind in _ASKS:
        slots["asked"], slots["asked_who"] = adult or language.us, adult or language.we.capitalize()
    if scene.people and scene.kind == "people":
        slots["names"] = language.joined([language.name(one.name) for one in scene.people])
    if adult and "content_with_us_near" not in scene.said.get("exploring", ()) and not scene.words.get("back"):
        slots["near"] = adult
    phrases: dict[str, tuple[str, ...]] = {}
    _clauses(scene, language, slots, forms, phrases)
    whens = _whens(scene, day, language, slots, phrases)
    if not whens:
        slots.pop("when", None)
    return _Words(slots, whens, forms, phrases)


def _clauses(
    scene: Scene, language: Language, slots: dict[str, str], forms: Mapping[str, int], phrases: dict[str, tuple[str, ...]]
) -> None:
    """Each list of phrases as one clause."""
    for vocabulary, listed in scene.said.items():
        clauses = language.words.get(vocabulary, {})
        found = [(one, clauses[one]) for one in listed if one in clauses]
        if not found:
            continue
        own = forms["b" if vocabulary in _BY_BABY else "a"]
        slot = "did" if vocabulary in ("we", "together") else _SLOT_OF.get(vocabulary, vocabulary)
        slots[slot] = language.joined(_said_once([fill(clause, slots, {**forms, "": own}) for _one, clause in found]))
        phrases[slot] = tuple(f"{vocabulary}.{one}" for one, _clause in found)
        if slot == "did":
            first, *more = _said_once([clause for _one, clause in found])
            heard = [_by_name(first, language), *more]
            slots["did1"] = language.joined(_said_once([fill(clause, slots, {**forms, "": own}) for clause in heard]))
            phrases["did1"] = phrases["did"]
        if slot == "then" and scene.kind == "waited":
            slots["waited"], phrases["waited"] = slots.pop("then"), phrases.pop("then")
    if scene.kind in ("comfort", "arrival_helped") and "did" not in slots:
        comforted = language.words["we"]["comforted"]
        slots["did"] = fill(comforted, slots, {**forms, "": forms["a"]})
        slots["did1"] = fill(_by_name(comforted, language), slots, {**forms, "": forms["a"]})
        phrases["did"] = phrases["did1"] = ("we.comforted",)


def _said_once(clauses: Sequence[str]) -> list[str]:
    """What another clause says already is left out: "held her close" says "held her"."""
    return [one for one in dict.fromkeys(clauses) if not any(other.startswith(f"{one} ") for other in clauses)]


def _by_name(clause: str, language: Language) -> str:
    """The clause with the baby's name where it first speaks of them: "sang to Ada and held her"."""
    if not language.by_name or "{baby}" in clause:
        return clause
    return _PRONOUN.sub(lambda found: "{baby}" if found[1] == "them" else "{baby}’s", clause, count=1)


def _whens(scene: Scene, day: Day, language: Language, slots: dict[str, str], phrases: dict[str, tuple[str, ...]]) -> list[str]:
    """When it was, in the two ways it may be said: by what went on, and by the part of the day."""
    whens: list[str] = []
    if scene.at is not None:
        local = scene.at.astimezone(day.zone)
        slots["time"] = f"{local:%H:%M}"
        minute = local.hour * 60 + local.minute
        parts = language.parts[next(number for number, until in enumerate(_PARTS) if minute < until)]
        slots["part"] = parts[day.on.toordinal() % len(parts)]
        whens.extend(parts)
    during = language.words["during"].get(scene.during)
    if during:
        slots["during"] = during
        whens.insert(0, during)
        phrases["when"] = phrases["during"] = (f"during.{scene.during}",)
    return whens
