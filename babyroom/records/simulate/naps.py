"""Asleep, looked in on, awake."""

from typing import Any
from uuid import UUID

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, between, some
from babyroom.records.simulate.distributions import LOOK_IN_ANSWERED, LOOK_IN_MISSED, NAPS_ON_THE_SHEET
from babyroom.records.simulate.outline import Nap
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.together import together_on

_WOKE = Dice({"calm": 5, "called": 2.2, "cried": 1.2, "unsure": 1.4})
_WOKE_QUIET = Dice({"calm": 8, "unsure": 1})
_ANSWER = Dice({"yes": 5, "not_sure": 2, "no": 1})


def naps(pen: Pen, time: AwakeTime) -> None:
    """Write this day's naps: start, look-ins about as often as the policy says, waking; never an end."""
    for nap in pen.shape.naps:
        time.reserve(nap.start - 0.5, nap.end + 1.5)
        asleep = _fell_asleep(pen, nap)
        if nap.start in pen.milk_before:
            time.reserve(nap.start - 18, nap.start, "milk")
        _look_ins(pen, nap, asleep)
        _woke(pen, nap, asleep)


def _fell_asleep(pen: Pen, nap: Nap) -> UUID:
    rng, months, own = pen.rng, pen.shape.months, pen.own
    carried = pen.shape.asleep_on_arrival and nap.start < pen.shape.arrive + 4
    places = {"cot": 8.0, "pram": 6.0 if carried else 0.7, "arms": 0.4, "outside_cot": 0.3}
    if months >= 13:
        places["mat"] = 14.0
    facts: dict[str, Any] = {"place": Dice(places).throw(rng), "position": "back"}
    if carried:
        facts["how"] = ["walked"]
    else:
        ways = own.sleep_how + (("with_milk",) if _milk_fits(pen, nap) else ())
        facts["how"] = some(rng, ways, 1 if rng.random() < 0.7 else 2)
        if "with_milk" in facts["how"]:
            pen.milk_before.append(nap.start)
        if own.comforter and months >= 12 and rng.random() < 0.6:
            facts["how"].append("comforter")
        together_on(pen, "sleep", facts)
    by = pen.who(nap.start)
    pen.fell_asleep_by[nap.start] = facts["how"], by
    return pen.write("sleep", nap.start, facts, by=by).id


def _milk_fits(pen: Pen, nap: Nap) -> bool:
    """Whether this nap may begin during milk: a young baby, here for a while, and nobody coming to feed at noon."""
    at_noon = pen.baby.nature.fed_by_parent and 11 * 60 < nap.start < 14 * 60
    return pen.shape.months < 8 and nap.start > pen.shape.arrive + 40 and not at_noon


def _look_ins(pen: Pen, nap: Nap, asleep: UUID) -> None:
    rng, setting = pen.rng, pen.cast.setting
    young = pen.shape.months < setting.young_months
    interval = setting.look_in_minutes_young if young else setting.look_in_minutes
    copied_at = nap.end + between(rng, 5, 35) if rng.random() < NAPS_ON_THE_SHEET else None
    if copied_at is not None and copied_at >= setting.closes:
        copied_at = None
    seen = nap.start
    at = seen + interval * between(rng, 0.8, 1.0)
    while at < nap.end - 0.5:
        if rng.random() < LOOK_IN_MISSED:
            _answer_later(pen, seen + interval, asleep)
        else:
            facts = {"position": _position(pen)} if rng.random() < 0.2 else {}
            if copied_at is None:
                pen.write("look_in", at, facts, by=pen.who(at), refers=asleep, punctual=True)
            else:
                by = pen.who(at)
                pen.write("look_in", at, facts, by=by, refers=asleep, received=copied_at, known_by="sheet", time_from="sheet")
            seen = at
        at += interval * between(rng, 0.8, 1.0)


def _position(pen: Pen) -> str:
    if pen.shape.months < 6:
        return "back"
    return Dice({"back": 6.0, "side": 5.0 if pen.own.side_sleeper else 1.5, "front": 1.0}).throw(pen.rng)


def _answer_later(pen: Pen, due: float, asleep: UUID) -> None:
    """An unanswered look-in stays open, or a person says afterwards what happened."""
    rng = pen.rng
    answered = due + between(rng, 15, 60)
    if rng.random() >= LOOK_IN_ANSWERED or answered >= pen.cast.setting.closes:
        return
    facts = {"due_at": pen.instant(due).isoformat(), "answer": _ANSWER.throw(rng)}
    pen.write("look_in", due, facts, by=pen.who(answered), refers=asleep, received=answered, time_from="typed")


def _woke(pen: Pen, nap: Nap, asleep: UUID) -> None:
    rng = pen.rng
    short_before_home = pen.shape.leave - nap.end < 20
    woke = "we_woke" if short_before_home and rng.random() < 0.7 else (_WOKE_QUIET if pen.baby.nature.quiet else _WOKE).throw(rng)
    facts: dict[str, Any] = {"woke": woke}
    together_on(pen, "woke", facts)
    pen.write("woke", nap.end, facts, by=pen.who(nap.end), refers=asleep, punctual=True)
