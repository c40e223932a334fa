"""The relational part of practical care: one optional tap, and now and then a moment of its own."""

from typing import Any

from babyroom.moments.vocabulary import SEEN
from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import between, one, some
from babyroom.records.simulate.distributions import QUIET_WRITES_REST, TOGETHER_MOMENTS_A_DAY, TOGETHER_ON_CARE
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.scenes import SEEN_TO

_FITS = {
    "milk": ("talked", "smiled", "watched", "held_close", "sang", "copied"),
    "food": ("talked", "smiled", "took_turns", "watched", "said_next", "followed", "put_into_words"),
    "nappy": ("sang", "talked", "smiled", "took_turns", "said_next", "copied"),
    "sleep": ("sang", "watched", "held_close", "said_next"),
    "woke": ("talked", "smiled", "held_close", "said_next", "put_into_words"),
    "outside": ("talked", "said_next", "followed", "sang", "took_turns"),
}
_SEEN_FROM = {phrase.id: phrase.from_months for phrase in SEEN}
_ALONE = ("sang", "took_turns", "watched", "copied", "followed", "held_close")
_SEEN = ("smiled", "chatted", "laughed", "looked_at_me", "copied_me", "showed_me", "turned_to_voice", "snuggled_in")


def together_on(pen: Pen, kind: str, facts: dict[str, Any]) -> None:
    """Add to the facts of a care moment what we did together, as often as the stated share for this kind says."""
    share = TOGETHER_ON_CARE[kind] * (QUIET_WRITES_REST if pen.baby.nature.quiet else 1.0)
    if pen.rng.random() < share:
        count = 2 if pen.rng.random() < 0.3 else 1
        facts["together"] = some(pen.rng, _FITS[kind], count, first=pen.own.together)


def seen_at(months: float, signs: tuple[str, ...]) -> list[str]:
    """Those of these signs that a baby of this corrected age may show."""
    return [sign for sign in signs if _SEEN_FROM[sign] <= months < SEEN_TO.get(sign, 99)]


def together_moments(pen: Pen, time: AwakeTime) -> None:
    """Now and then: a moment together that is not care."""
    rng = pen.rng
    if pen.baby.nature.quiet or rng.random() >= TOGETHER_MOMENTS_A_DAY:
        return
    at = time.take(between(rng, pen.shape.arrive + 20, pen.shape.leave - 20), 6, 60)
    if at is None:
        return
    facts: dict[str, Any] = {"together": some(rng, _ALONE, 1, first=pen.own.together)}
    if rng.random() < 0.6:
        facts["seen"] = some(rng, seen_at(pen.shape.months, _SEEN), 1, first=pen.own.signs)
    facts["during"] = one(rng, ("floor_play", "story_or_song", "watching", "floor_play"))
    pen.write("together", at + 4, facts, by=pen.who(at))
