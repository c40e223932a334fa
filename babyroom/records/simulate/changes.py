"""Nappies, and out of doors."""

from typing import Any

from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, about, between
from babyroom.records.simulate.distributions import NAPPIES, NAPPIES_MEAN, QUIET_WRITES_CARE
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.together import together_on

_NAPPY = Dice({"wet": 6.2, "both": 2.2, "dirty": 1.2, "dry": 0.4})


def outside(pen: Pen, time: AwakeTime) -> None:
    """Out with the room when awake; the little ones only when they are not in the middle of something."""
    rng = pen.rng
    for part in ("morning", "afternoon"):
        gathering = pen.rooms[pen.home_room].gatherings.get(part)
        if gathering is None or gathering.at < pen.shape.arrive + 25 or pen.room_at(gathering.at).room != pen.home_room:
            continue
        length = between(rng, 26, 42)
        at = gathering.at
        if not time.is_free(at - 1, at + length) or rng.random() < 0.15:
            continue
        time.reserve(at - 1, at + length)
        facts: dict[str, Any] = {"what": "dressing" if rng.random() < 0.2 else "outside"}
        together_on(pen, "outside", facts)
        ended = at + length - 1 if facts["what"] == "outside" and rng.random() < 0.4 else None
        pen.write("outside", at, facts, by=gathering.by, ended=ended, group=gathering.group)


def nappies(pen: Pen, time: AwakeTime) -> None:
    """Changes through the day, spread between arriving and going home."""
    rng, shape = pen.rng, pen.shape
    full = max(NAPPIES[0], min(NAPPIES[1], round(about(rng, NAPPIES_MEAN, 0.6, *NAPPIES))))
    hours = (shape.leave - shape.arrive) / 60
    count = full if hours >= 7.5 else round(full * hours / 8)
    first, last = shape.arrive + 55, shape.leave - 25
    for n in range(count):
        wanted = shape.waking((n + 0.5) / count, first, last) + between(rng, -12, 12)
        at = time.take(wanted, 5, 70, "nappy", 35)
        if at is None or (pen.baby.nature.quiet and rng.random() > QUIET_WRITES_CARE):
            continue
        facts: dict[str, Any] = {"nappy": _NAPPY.throw(rng)}
        if rng.random() < 0.05:
            facts["cream"] = True
        together_on(pen, "nappy", facts)
        pen.write("nappy", at + 4, facts, by=pen.who(at, intimate=True))
