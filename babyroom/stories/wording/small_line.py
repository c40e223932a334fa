"""The one small line of practical care in the words of one language: how often and how much, and on what it rests. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from babyroom.stories.scene import Ate, Day, Measured, Slept
from babyroom.stories.wording.language import Language, fill, sentence
from babyroom.stories.wording.shape import Sentence

# When a meal is called lunch (minutes after midnight); any other is told by its time.
_LUNCH = (11 * 60, 13 * 60 + 30)


def small_line(day: Day, language: Language) -> Iterator[Sentence]:
    """Milk, food, sleep, nappies, each where it was written; one sentence that nothing of it was, where it was not."""
    said = [*_milk(day, language), *_food(day, language), *_slept(day, language), *_nappies(day, language), *_differently(day, language)]
    yield from said or [_sentence("none", {}, (), language)]


def _sentence(key: str, slots: dict[str, str], moments: tuple[UUID, ...], language: Language, *, health: bool = False) -> Sentence:
    return Sentence(
        text=sentence(fill(language.facts[key], slots, {}), language.stop),
        kind=f"facts_{key.partition('_')[0]}",
        moments=moments,
        reviewed=language.reviewed,
        health=health,
        phrases=(f"facts.{key}",),
    )


def _milk(day: Day, language: Language) -> Iterator[Sentence]:
    milk = day.practical.milk
    if milk is None:
        return
    amount = ""
    if milk.counted:
        key = "amount" if milk.counted == milk.times else "amount_of"
        amount = fill(language.facts[key], {"ml": str(milk.ml), "k": str(milk.counted)}, {})
    slots = {"n": str(milk.times), "amount": amount, "later": _counted(milk, language)}
    yield _sentence("milk_one" if milk.times == 1 else "milk_many", slots, milk.moments, language)


def _food(day: Day, language: Language) -> Iterator[Sentence]:
    for ate in day.practical.food:
        slots = {"foods": language.facts["between"].join(_eaten(food, language) for food in ate.foods), "later": _marked(ate, language)}
        first = any(tried for _name, _much, tried in ate.foods)
        if ate.at is None:
            yield _sentence("food_untimed", slots, (ate.moment,), language, health=first)
            continue
        local = ate.at.astimezone(day.zone)
        lunch = _LUNCH[0] <= local.hour * 60 + local.minute < _LUNCH[1]
        yield _sentence("lunch" if lunch else "food", {**slots, "time": f"{local:%H:%M}"}, (ate.moment,), language, health=first)


def _eaten(food: tuple[str, str, bool], language: Language) -> str:
    name, much, first = food
    said = language.name(name)
    if first:
        said = fill(language.facts["first"], {"food": said}, {})
    words = language.words["how_much"].get(much)
    return fill(language.facts["eaten"], {"food": said, "much": words}, {}) if words else said


def _slept(day: Day, language: Language) -> Iterator[Sentence]:
    naps = day.practical.slept
    if naps:
        spans = language.joined([_span(nap, day, language) for nap in naps])
        moments = tuple(moment for nap in naps for moment in nap.moments)
        yield _sentence("slept", {"spans": spans, "later": ""}, moments, language)


def _span(nap: Slept, day: Day, language: Language) -> str:
    slots = {"start": _clocks(nap.starts, day, language), "end": _clocks(nap.ends, day, language)}
    return fill(language.facts["span" if nap.ends else "span_open"], slots, {}) + _marked(nap, language)


def _clocks(instants: Sequence[datetime], day: Day, language: Language) -> str:
    return language.facts["or"].join(dict.fromkeys(f"{at.astimezone(day.zone):%H:%M}" for at in instants))


def _nappies(day: Day, language: Language) -> Iterator[Sentence]:
    nappies = day.practical.nappies
    if nappies is None:
        return
    slots = {"n": str(nappies.times), "later": _counted(nappies, language)}
    yield _sentence("nappies_one" if nappies.times == 1 else "nappies_many", slots, nappies.moments, language)
    if day.practical.cream:
        yield _sentence("cream", {}, day.practical.cream, language, health=True)


def _differently(day: Day, language: Language) -> Iterator[Sentence]:
    for one in day.practical.differently:
        what = language.facts.get(f"what_{one.kind}", language.facts["what_care"])
        slots = {
            "what": what,
            "time": f"{one.at.astimezone(day.zone):%H:%M}" if one.at else "",
            "adult": language.name(one.by.name) if one.by else language.one_of_us,
            "quote": language.quoted(one.words),
        }
        yield replace(_sentence("differently", slots, (one.moment,), language), quote=True)


def _counted(one: Measured, language: Language) -> str:
    said = [
        fill(language.facts[key], {"n": str(count)}, {})
        for key, count in (("written_later", one.late), ("put_right", one.corrected))
        if count
    ]
    return f" ({language.facts['also'].join(said)})" if said else ""


def _marked(one: Ate | Slept, language: Language) -> str:
    said = [language.facts[key] for key, so in (("late", one.late), ("corrected", one.corrected)) if so]
    return f" ({language.facts['also'].join(said)})" if said else ""
