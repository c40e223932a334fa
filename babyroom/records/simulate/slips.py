"""Slips, as in every room: put right later, taken back, saved for the wrong baby, seen differently."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from babyroom.moments.record import Record
from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.cast import Baby, Cast
from babyroom.records.simulate.chance import between, one
from babyroom.records.simulate.distributions import CORRECTED, DIFFERENTLY, TWICE_A_DAY, UNDO_A_DAY, WRONG_BABY_A_ROOM_DAY
from babyroom.records.simulate.ids import MomentIds, stream
from babyroom.records.simulate.outline import outline
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.room_day import room_days
from babyroom.records.simulate.sayings import SAW_DIFFERENTLY

# Running numbers above those of an ordinary day, so that two babies' days can speak of one slip.
_RIGHT, _WRONG, _TAKEN_BACK = 9_001, 9_002, 9_003


def _other_nappy(rng: Random, facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "nappy": one(rng, [n for n in ("wet", "dirty", "both") if n != facts["nappy"]])}


def _other_amount(rng: Random, facts: dict[str, Any]) -> dict[str, Any]:
    if "taken_ml" not in facts:
        return {**facts, "seen": ["looked_at_me"]}
    taken = max(0, min(facts["offered_ml"], facts["taken_ml"] + one(rng, (-30, -20, 20))))
    return {**facts, "taken_ml": taken if taken != facts["taken_ml"] else max(0, taken - 10)}


def _other_food(rng: Random, facts: dict[str, Any]) -> dict[str, Any]:
    foods = [dict(food) for food in facts["foods"]]
    foods[-1]["how_much"] = one(rng, [h for h in ("taste", "some", "most", "all") if h != foods[-1]["how_much"]])
    return {**facts, "foods": foods}


def _other_ending(rng: Random, facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "then": one(rng, [t for t in ("easier_now", "needed_us_again", "exploring_again") if t != facts.get("then")])}


def _other_place(rng: Random, facts: dict[str, Any]) -> dict[str, Any]:
    return {**facts, "place": one(rng, [p for p in ("cot", "arms", "pram") if p != facts["place"]])}


_PUT_RIGHT: dict[str, Callable[[Random, dict[str, Any]], dict[str, Any]]] = {
    "nappy": _other_nappy,
    "milk": _other_amount,
    "food": _other_food,
    "comfort": _other_ending,
    "sleep": _other_place,
}
# About half of a day's moments are of these kinds.
_CORRECTED_DRAWN = CORRECTED * 1.75


def corrections(pen: Pen) -> None:
    """Put some moments right later: a new moment that holds the whole of what should have been said."""
    rng, closes = pen.rng, pen.cast.setting.closes
    for record in list(pen.records):
        change = _PUT_RIGHT.get(record.kind)
        if change is None or rng.random() >= _CORRECTED_DRAWN or record.received_at is None:
            continue
        seen_at = pen.minute_of(record.received_at) + between(rng, 3, 70)
        if seen_at >= closes:
            continue
        right = pen.write(
            record.kind, pen.minute_of(record.happened_at), change(rng, dict(record.facts)),
            by=record.did_by, group=record.group, received=seen_at, corrects=record.id, note=record.note,
        )  # fmt: skip
        pen.records[-1] = replace(right, ended_at=record.ended_at, about=record.about, time_from=record.time_from)


def seen_differently(pen: Pen) -> None:
    """A colleague adds what they saw; the first word stays."""
    rng = pen.rng
    for record in [r for r in pen.records if r.kind == "comfort" and r.corrects is None]:
        if rng.random() < DIFFERENTLY:
            at = pen.minute_of(record.happened_at) + between(rng, 15, 60)
            others = [a for a in pen.adults_at(at) if a != record.did_by]
            if others and at < pen.shape.leave:
                pen.write("differently", at, {}, by=one(rng, others), note=one(rng, SAW_DIFFERENTLY), refers=record.id, punctual=True)


def taken_back(pen: Pen, time: AwakeTime) -> None:
    """A slip of the finger, taken back within seconds; and a nappy that two people wrote down."""
    rng, shape = pen.rng, pen.shape
    if rng.random() < UNDO_A_DAY:
        at = time.take(between(rng, shape.arrive + 20, shape.leave - 20), 2, 90)
        if at is not None:
            facts = {} if rng.random() < 0.6 else {"nappy": "wet"}
            slip = pen.write("nappy" if facts else "comfort", at + 1, facts, by=pen.who(at), punctual=True)
            _withdraw(pen, slip, at + 1 + between(rng, 0.06, 0.15), "undo")
    nappies = [r for r in pen.records if r.kind == "nappy" and r.withdraws is None and r.received_at is not None]
    if nappies and rng.random() < TWICE_A_DAY:
        first = one(rng, nappies)
        at = pen.minute_of(first.happened_at)
        others = [a for a in pen.adults_at(at) if a != first.did_by]
        later = at + between(rng, 12, 50)
        if others and later < pen.cast.setting.closes - 1:
            # The colleague taps for whoever had the baby, and does not see that it is written.
            twice = pen.write("nappy", at + 0.4, {"nappy": first.facts["nappy"]}, by=first.did_by, received=at + 1)
            twice = pen.records[-1] = replace(twice, tapped_by=others[0])
            _withdraw(pen, twice, later, "mistake")


def _withdraw(pen: Pen, record: Record, at: float, why: str, moved_to: UUID | None = None, number: int | None = None) -> None:
    facts = {"why": why} if moved_to is None else {"why": why, "moved_to": str(moved_to)}
    here = pen.adults_at(at)
    by = record.tapped_by if record.tapped_by in here or not here else here[0]
    pen.write("withdrawal", at, facts, by=by, withdraws=record.id, punctual=True, number=number)


@dataclass(frozen=True)
class WrongBaby:
    """At this minute a nappy of `right` was saved for `wrong`, and moved `after` minutes later."""

    right: UUID
    wrong: UUID
    minute: float
    after: float
    nappy: str
    by: UUID


@lru_cache(maxsize=512)
def wrong_baby(cast: Cast, room: UUID, on: date, seed: int) -> WrongBaby | None:
    """The moment of that day in that room that was saved for the wrong baby, if there was one. Siblings and babies
    of one first name are mistaken for each other first."""
    rng = stream(seed, room, on.toordinal(), "wrong baby")
    if rng.random() >= WRONG_BABY_A_ROOM_DAY:
        return None
    minute = between(rng, 9 * 60 + 45, 15 * 60)
    here = [b for b in cast.babies_of(room, on) if _awake(cast, b, on, seed, minute)]
    pairs = [(a, b) for a in here for b in here if a is not b]
    alike = [(a, b) for a, b in pairs if a.family == b.family or a.first == b.first]
    if not pairs:
        return None
    right, wrong = one(rng, alike or pairs)
    adults = room_days(cast, on, seed)[room].adults_at(minute)
    if not adults:
        return None
    return WrongBaby(right.id, wrong.id, minute, between(rng, 0.7, 5), one(rng, ("wet", "both")), one(rng, adults))


def _awake(cast: Cast, baby: Baby, on: date, seed: int, minute: float) -> bool:
    shape = outline(cast, baby, on, seed)
    return shape is not None and shape.visit is None and shape.awake(minute - 12, minute + 12)


def moved_to_right_baby(pen: Pen, time: AwakeTime) -> None:
    """Write this baby's part of a moment saved for the wrong baby: the slip and its taking back, or the moment itself."""
    slip = wrong_baby(pen.cast, pen.home_room, pen.on, pen.seed)
    if slip is None or pen.baby.id not in (slip.right, slip.wrong):
        return
    facts = {"nappy": slip.nappy}
    if pen.baby.id == slip.right:
        time.reserve(slip.minute - 4, slip.minute + 1)
        received = slip.minute + slip.after + 0.05
        pen.write("nappy", slip.minute, facts, by=slip.by, received=received, number=_RIGHT)
    else:
        right = MomentIds(pen.seed, slip.right, pen.on.toordinal()).of(_RIGHT, int(pen.instant(slip.minute).timestamp()) * 1000)
        wrong = pen.write("nappy", slip.minute, facts, by=slip.by, received=slip.minute + 0.1, number=_WRONG)
        _withdraw(pen, wrong, slip.minute + slip.after, "wrong_baby", right, number=_TAKEN_BACK)
