"""The door: the note from home, arriving, going home."""

from typing import Any

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, between, one, some
from babyroom.records.simulate.distributions import FROM_HOME, FROM_HOME_BY_PARENT, QUIET_WRITES_CARE
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.settling import goodbye_is_said, visits_with_parent_on_site
from babyroom.records.simulate.wall import clock

_NIGHT = Dice({"slept_as_usual": 6, "woke_some": 3, "broken_night": 1})
_NEWS = Dice(
    {"new_tooth": 1, "runny_nose": 1.4, "tired": 1.6, "hungry": 1, "wants_holding": 1.2, "chatty": 2, "new_food": 1, "someone_away": 0.5}
)
_NEWS_FROM = {"new_tooth": 4, "new_food": 6}
_SOFT = Dice({"gentle": 5.5, "curious": 3, "one_more_cuddle": 1.5})
_SOFT_SMALL = Dice({"gentle": 7, "curious": 2.5})
_HELPED = (
    "held", "held_their_way", "hummed", "sang", "told_who_comes_back", "offered_comforter", "family_picture", "spoke_softly",
    "put_into_words", "walked", "stayed",
)  # fmt: skip


def arriving(pen: Pen, time: AwakeTime) -> bool:
    """Write the note from home and the arrival. True where the goodbye was hard."""
    rng, shape = pen.rng, pen.shape
    at = shape.arrive
    time.reserve(at, at + 4)
    facts: dict[str, Any] = {"carried": _carried(pen)}
    if shape.brought is not None:
        facts["came_with"] = shape.brought.relation
    by = pen.who(at, at_the_door=True)
    if by is not None:
        facts["handed_to"] = str(by)
    hard = False
    if goodbye_is_said(shape.visit):
        facts["goodbye"] = goodbye = how_it_went(pen)
        hard = goodbye == "hard"
    if hard:
        facts["helped"] = some(rng, _HELPED, 1 if rng.random() < 0.5 else 2, first=pen.own.we)
        own = pen.own_chip(homely=False)
        if own is not None:
            facts["own"] = [own]
    elif facts.get("goodbye") == "one_more_cuddle":
        facts["helped"] = ["held"]
    pen.write("arrival", at + 0.5, facts, by=by)
    _from_home(pen)
    return hard


def how_it_went(pen: Pen) -> str:
    """How this morning's goodbye went: as hard as this baby's share says, and a little harder in the first weeks."""
    rng, shape = pen.rng, pen.shape
    if shape.asleep_on_arrival:
        return "slept_through"
    settling = 0.0 if shape.visit is None or pen.baby.nature.quiet else 0.15
    if rng.random() < pen.own.hard_goodbye + settling:
        return "hard"
    return (_SOFT if shape.months >= 8 else _SOFT_SMALL).throw(rng)


def _carried(pen: Pen) -> str:
    if pen.shape.asleep_on_arrival:
        return "asleep"
    return "walking" if pen.shape.months >= 14 and pen.rng.random() < 0.55 else "in_arms"


def _from_home(pen: Pen) -> None:
    rng, shape = pen.rng, pen.shape
    if rng.random() >= FROM_HOME * (QUIET_WRITES_CARE if pen.baby.nature.quiet else 1.0):
        return
    woke = between(rng, 5 * 60 + 40, min(7 * 60 + 10, shape.arrive - 40))
    facts: dict[str, Any] = {"night": _NIGHT.throw(rng), "woke_at": clock(5 * round(woke / 5))}
    if shape.months < 13 or rng.random() < 0.4:
        facts["last_milk_at"] = clock(5 * round(between(rng, woke + 10, shape.arrive - 20) / 5))
    if shape.months >= 8 and rng.random() < 0.5:
        facts["last_food_at"] = clock(5 * round(between(rng, woke + 15, shape.arrive - 15) / 5))
    news = _NEWS.throw(rng)
    if rng.random() < 0.35 and shape.months >= _NEWS_FROM.get(news, 0):
        facts["news"] = [news]
    if shape.fetched is not None and rng.random() < 0.8:
        facts["collects"] = shape.fetched.relation
        booked = pen.baby.booked(pen.on)
        if booked is not None and shape.visit is None:
            facts["back_at"] = clock(booked.end)
    before = shape.arrive - between(rng, 2, 9)
    if shape.brought is not None and rng.random() < FROM_HOME_BY_PARENT and before > pen.cast.setting.opens:
        pen.write("from_home", before, facts, by=shape.brought.adult, known_by="login", punctual=True)
    else:
        pen.write("from_home", shape.arrive + 2, facts, by=pen.who(shape.arrive + 2))


def greeted(pen: Pen) -> list[str]:
    """How this baby greets the one who comes: mostly in one of two ways of its own."""
    return [one(pen.rng, pen.own.greeted) if pen.rng.random() < 0.8 else one(pen.rng, ("smile", "reaching", "carried_on"))]


def going_home(pen: Pen, time: AwakeTime) -> None:
    """Write that they met again and went home."""
    rng, shape = pen.rng, pen.shape
    at = shape.leave - 3
    time.reserve(at - 2, shape.leave)
    facts: dict[str, Any] = {"goes_home": True}
    if not visits_with_parent_on_site(shape.visit):
        facts["greeted"] = greeted(pen)
    if shape.fetched is not None:
        facts["with"] = shape.fetched.relation
    if rng.random() < (0.3 if facts.get("greeted") in (["cry"], ["turning_away"]) else 0.08):
        facts["needed_time"] = True
    if rng.random() < 0.55:
        facts["shared_words"] = True
    # The one who hands over writes it before turning to the next: never hours later, or the board keeps a place.
    pen.write("reunion", at, facts, by=pen.who(at, at_the_door=True), punctual=True)


def fed_at_noon(pen: Pen, time: AwakeTime) -> None:
    """A parent comes at noon to feed: met again, milk, goodbye."""
    if not pen.baby.nature.fed_by_parent or pen.shape.visit is not None or not pen.baby.ties:
        return
    rng = pen.rng
    at = time.take(11 * 60 + 30 + between(rng, -10, 20), 30, 60, "milk")
    if at is None:
        return
    parent = pen.baby.ties[0].relation
    by = pen.who(at)
    pen.write("reunion", at, {"with": parent, "greeted": ["reaching"], "goes_home": False}, by=by, punctual=True)
    facts: dict[str, Any] = {"milk": "breast", "how": "parent_fed", "seen": ["held_on"]}
    pen.write("milk", at + 20, facts, by=pen.who(at + 20))
    goodbye: dict[str, Any] = {"with": parent, "goodbye": _SOFT_SMALL.throw(rng)}
    booked = pen.baby.booked(pen.on)
    if booked is not None:
        goodbye["back_at"] = clock(booked.end)
    near = pen.who(at + 27)
    if near is not None:
        goodbye["near"] = str(near)
    pen.write("goodbye", at + 27, goodbye, by=near, punctual=True)
