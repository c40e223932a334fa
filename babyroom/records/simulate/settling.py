"""Settling in: a bit more each visit, at the baby's pace; nothing here is a stage to pass."""

from typing import Any

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, one, some
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.sayings import LEARNED, PARENT_FEELS
from babyroom.records.simulate.wall import clock

# What each visit is about [ours]; some have a second thing.
_STEPS: tuple[tuple[str, ...], ...] = (
    ("first_meeting", "parent_stays"),
    ("parent_stays",),
    ("parent_near",),
    ("short_goodbye",),
    ("short_goodbye", "first_milk"),
    ("longer", "first_comforted"),
    ("longer", "first_sleep"),
    ("longer",),
    ("someone_familiar",),
)
_FIRST_GOODBYE = 3
_FIRST_LONG_ONE = 5
_HELPED = ("held_their_way", "sang", "family_picture", "told_who_comes_back", "waited_and_watched", "followed_lead", "offered_comforter")
_PACE = Dice({"same": 4, "bit_more": 4, "slower": 1})


def goodbye_is_said(visit: int | None) -> bool:
    """Whether the one who brings the baby leaves at the door; on the first visits they stay, or go a little later."""
    return visit is None or visit >= _FIRST_LONG_ONE


def visits_with_parent_on_site(visit: int | None) -> bool:
    """Whether a parent is in the room or next door for all of this visit."""
    return visit is not None and visit < _FIRST_GOODBYE


def settling(pen: Pen, time: AwakeTime) -> None:
    """Write what this visit was; nothing on other days."""
    visit = pen.shape.visit
    if visit is None:
        return
    if visit in (_FIRST_GOODBYE, _FIRST_GOODBYE + 1):
        _short_goodbye(pen, time, visit)
    rng, shape = pen.rng, pen.shape
    for step in _STEPS[visit]:
        if step == "first_sleep" and not shape.naps:
            continue
        facts: dict[str, Any] = {"step": step}
        if rng.random() < 0.7:
            facts["helped"] = some(rng, _HELPED, 2, first=pen.own.we)
        if step == _STEPS[visit][-1]:
            facts["learned"], facts["pace"] = LEARNED[visit], _PACE.throw(rng)
            if rng.random() < 0.7:
                facts["parent_feels"] = PARENT_FEELS[visit]
        familiar = pen.baby.key_person_on(pen.on)
        if step == "someone_familiar" and familiar is not None:
            facts["familiar"] = str(familiar)
        wanted = shape.naps[0].end + 10 if step == "first_sleep" else shape.leave - 18
        at = time.take(wanted, 4, 90)
        if at is not None:
            pen.write("settling", at + 3, facts, by=pen.who(at))


def _short_goodbye(pen: Pen, time: AwakeTime, visit: int) -> None:
    rng, shape = pen.rng, pen.shape
    minutes = 20 if visit == _FIRST_GOODBYE else 40
    at = time.take(shape.arrive + 40, 4, 40)
    if at is None or shape.brought is None:
        return
    near = pen.who(at)
    parent = shape.brought.relation
    hard = rng.random() < pen.own.hard_goodbye + 0.2
    facts: dict[str, Any] = {"with": parent, "goodbye": "hard" if hard else "gentle", "back_at": clock(at + minutes)}
    if near is not None:
        facts["near"] = str(near)
    if hard:
        facts["separation"] = [one(rng, ("looked_for_home", "settled_near"))]
        facts["helped"] = some(rng, _HELPED, 2, first=pen.own.we)
    pen.write("goodbye", at + 1, facts, by=near, punctual=True)
    back = time.take(at + minutes, 4, 30)
    if back is not None:
        met = {"with": parent, "greeted": [one(rng, pen.own.greeted)], "goes_home": False}
        pen.write("reunion", back + 1, met, by=pen.who(back), punctual=True)
