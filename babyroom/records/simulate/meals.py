"""Milk and food."""

from typing import Any
from uuid import UUID

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, about, between, one, shared, some
from babyroom.records.simulate.distributions import (
    BREAKFAST,
    BREAKFAST_FROM,
    BREAKFAST_IF_HERE_BY,
    LUNCH,
    LUNCH_FROM,
    TEA,
    TEA_FROM,
    milk_at_age,
)
from babyroom.records.simulate.menus import FIRST_TASTES, meal
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.sayings import REACTIONS
from babyroom.records.simulate.together import together_on

_HOW_MUCH = Dice({"all": 3, "most": 4, "some": 2.4, "taste": 0.9, "said_no": 0.5})
_HOW_MUCH_FIRST = Dice({"taste": 6, "some": 2.5, "said_no": 1})
_SEEN_AT_MILK = ("looked_at_me", "slowed_sucking", "turned_from_spoon", "rooting", "snuggled_in", "held_on")
_SEEN_AT_FOOD = ("turned_from_spoon", "chatted", "looked_at_me", "hands_to_mouth", "pushed_away")


def meals(pen: Pen, time: AwakeTime) -> None:
    """Breakfast, lunch and tea, from the ages at which babies join in."""
    months, shape = pen.shape.months, pen.shape
    if months >= BREAKFAST_FROM and shape.arrive < BREAKFAST_IF_HERE_BY:
        _meal(pen, time, "breakfast", BREAKFAST, 30)
    if months >= LUNCH_FROM:
        _meal(pen, time, "lunch", LUNCH, 75)
    if months >= TEA_FROM:
        _meal(pen, time, "tea", TEA, 45)


def _meal(pen: Pen, time: AwakeTime, name: str, usual: float, slack: float) -> None:
    rng, months = pen.rng, pen.shape.months
    gathering = pen.room_at(usual).gatherings.get(name)
    by, group = None, None
    if gathering is not None and time.is_free(gathering.at - 3, gathering.at + 19):
        at, by, group = gathering.at, gathering.by, gathering.group
        time.reserve(at - 3, at + 19)
    else:
        found = time.take(usual + between(rng, -6, 6), 20, slack)
        if found is None:
            return
        at = found + 2
    foods = _foods(pen, name)
    if not foods:
        return
    facts: dict[str, Any] = {"foods": foods}
    if any(f["first"] for f in foods) and rng.random() < 0.5:
        facts["reaction"] = one(rng, REACTIONS)
    together_on(pen, "food", facts)
    if rng.random() < 0.12:
        facts["seen"] = some(rng, _SEEN_AT_FOOD, 1)
    # One adult ate with several babies: one record each, the minute the table was cleared.
    pen.write("food", at + 16, facts, by=by if by is not None else pen.who(at), group=group)
    if months >= 10 and name == "lunch" and rng.random() < 0.1:
        washing: dict[str, Any] = {"what": "washing"}
        together_on(pen, "outside", washing)
        pen.write("outside", at + 18, washing, by=by if by is not None else pen.who(at + 18))


def _foods(pen: Pen, name: str) -> list[dict[str, Any]]:
    rng, months = pen.rng, pen.shape.months
    kept_out = frozenset[str]().union(*(mark.keeps_out for mark in pen.baby.marks))
    if months < 7:
        if name != "lunch":
            return []
        first = rng.random() < 0.25
        how = _HOW_MUCH_FIRST if first else _HOW_MUCH
        return [{"name": one(rng, FIRST_TASTES), "how_much": how.throw(rng), "first": first}]
    names = meal(name, pen.on, months, kept_out)
    return [
        {"name": n, "how_much": (_HOW_MUCH_FIRST if first else _HOW_MUCH).throw(rng), "first": first}
        for n in names
        for first in (months < 9 and rng.random() < 0.06,)
    ]


def milk(pen: Pen, time: AwakeTime) -> None:
    """Milk feeds through the day: offered and taken in ml, who held, together."""
    rng, shape = pen.rng, pen.shape
    mean, _range = milk_at_age(shape.months)
    count = shared(rng, mean * min(1.0, (shape.leave - shape.arrive) / 60 / 8.5))
    for nap_start in pen.milk_before:
        _feed(pen, nap_start - 17, pen.fell_asleep_by[nap_start][1])
    first, last = shape.arrive + 35, shape.leave - 30
    for n in range(count - len(pen.milk_before)):
        wanted = shape.waking((n + 0.5) / count, first, last) + between(rng, -12, 12)
        at = time.take(wanted, 17, 60, "milk", 80)
        if at is not None:
            _feed(pen, at)


def _feed(pen: Pen, at: float, by: UUID | None = None) -> None:
    rng, months = pen.rng, pen.shape.months
    _mean, offered_range = milk_at_age(months)
    offered = 10 * round(between(rng, *offered_range) / 10)
    taken = min(offered, 5 * round(offered * about(rng, pen.own.appetite, 0.14, 0.1, 1.0) / 5))
    cup = months >= 6 and rng.random() < (0.85 if months >= 12 else 0.12)
    facts: dict[str, Any] = {"how": "cup" if cup else "bottle", "offered_ml": offered, "taken_ml": taken}
    if months < 13:
        # After the first birthday it is mostly cow's milk, for which nobody picks a kind.
        facts["milk"] = pen.baby.milk if pen.baby.milk != "mixed" else one(rng, ("breast", "formula"))
    together_on(pen, "milk", facts)
    if rng.random() < 0.2:
        facts["seen"] = some(rng, _SEEN_AT_MILK, 1)
    pen.write("milk", at + 15, facts, by=by if by in pen.adults_at(at) else pen.who(at))
