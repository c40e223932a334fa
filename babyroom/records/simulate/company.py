"""Comfort, exploring and coming back, and notes."""

from typing import Any

from babyroom.moments.vocabulary import SEEN_EXPLORING
from babyroom.records.simulate.awake_time import AwakeTime
from babyroom.records.simulate.chance import Dice, about, between, one, shared, some
from babyroom.records.simulate.distributions import (
    BARE_HEARTS,
    COMFORT,
    EXPLORING,
    EXPLORING_ENDED,
    EXPLORING_TOGETHER,
    NOTES_A_DAY,
    QUIET_WRITES_REST,
)
from babyroom.records.simulate.pen import Pen
from babyroom.records.simulate.sayings import COMFORT_NOTES, EXPLORED, NOTES, fitting
from babyroom.records.simulate.scenes import GOODBYE, NEW_FACE, QUIET, SCENES, WE_FOR_SLEEP, Scene
from babyroom.records.simulate.settling import visits_with_parent_on_site
from babyroom.records.simulate.together import seen_at

_LEAST_FOR_A_FULL_DAY = 6 * 60
# When comfort is asked for more often (minutes after midnight, weight) [ours].
_HOURS = Dice({520: 2.0, 580: 1.0, 640: 1.5, 680: 1.6, 820: 1.0, 890: 1.2, 970: 2.0, 1020: 1.4})
_BY_WHEN = {scene.when: scene for scene in SCENES if scene.when != "free"}
_SEEN_EXPLORING = {"went_off": 8.0, "brought_it": 9.0, "came_back_to": 8.0, "looked_back": 6.0}
_WAYS = ("held", "held_their_way")


def comfort_in_its_places(pen: Pen, time: AwakeTime, hard_goodbye: bool) -> int:
    """Write the comfort that belongs to a goodbye, to going to sleep, to waking, to the end of the day; how much it was."""
    written = 0
    for scene, at, slack in _in_their_places(pen, hard_goodbye):
        written += _scene(pen, time, scene, at, slack)
    return written


def comfort(pen: Pen, time: AwakeTime, written: int) -> None:
    """Write the rest of this day's comfort."""
    wanted = _how_often(pen)
    free = Dice({s: s.weight for s in SCENES if s.when == "free" and s.months[0] <= pen.shape.months < s.months[1]})
    for _attempt in range(2 * wanted):
        if written < wanted:
            scene = QUIET if pen.baby.nature.quiet else free.throw(pen.rng)
            written += _scene(pen, time, scene, about(pen.rng, _HOURS.throw(pen.rng), 25, pen.shape.arrive, pen.shape.leave), 90)


def _how_often(pen: Pen) -> int:
    rng, stay = pen.rng, pen.shape.leave - pen.shape.arrive
    if pen.baby.nature.quiet:
        return shared(rng, pen.own.comfort_mean)
    full = max(COMFORT[0], min(COMFORT[1], round(rng.gauss(pen.own.comfort_mean, 0.9))))
    if stay >= _LEAST_FOR_A_FULL_DAY:
        return full
    return 0 if visits_with_parent_on_site(pen.shape.visit) and rng.random() < 0.5 else max(1, round(full * stay / 480))


def _in_their_places(pen: Pen, hard_goodbye: bool) -> list[tuple[Scene, float, float]]:
    rng, shape = pen.rng, pen.shape
    found: list[tuple[Scene, float, float]] = []
    if hard_goodbye:
        found.append((GOODBYE, shape.arrive + between(rng, 5, 12), 15))
    if pen.baby.nature.quiet:
        return found
    cover = pen.rooms[pen.home_room].cover
    if cover and NEW_FACE.months[0] <= shape.months and rng.random() < 0.3:
        found.append((NEW_FACE, between(rng, 9 * 60, 11 * 60 + 30), 40))
    others: list[tuple[Scene, float, float]] = []
    for nap in shape.naps:
        if nap.start > shape.arrive + 20 and rng.random() < 0.5:
            others.append((_BY_WHEN["before_nap"], nap.start - 7, 1))
        if rng.random() < 0.25:
            others.append((_BY_WHEN["after_nap"], nap.end + 2, 6))
    if shape.leave > 16 * 60 + 30 and rng.random() < 0.35:
        others.append((_BY_WHEN["late"], shape.leave - between(rng, 15, 50), 15))
    rng.shuffle(others)
    # A place stays free for what the day itself brings.
    return found + others[: 1 if found else 2]


def _scene(pen: Pen, time: AwakeTime, scene: Scene, wanted: float, slack: float) -> int:
    rng = pen.rng
    at = time.take(wanted, 6, slack, "comfort", 15)
    if at is None:
        return 0
    hows, beside = pen.fell_asleep_by.get(_next_nap(pen, at), ([], None)) if scene.when == "before_nap" else ([], None)
    at += 4.5 if beside else 1
    by = beside if beside in pen.adults_at(at) else pen.who(at)
    if rng.random() < BARE_HEARTS:
        pen.write("comfort", at, {}, by=by)
        return 1
    facts: dict[str, Any] = {"seen": some(rng, seen_at(pen.shape.months, scene.seen), 1 if rng.random() < 0.55 else 2, first=pen.own.signs)}
    if rng.random() < 0.7:
        facts["needed"] = some(rng, scene.needed, 1 if rng.random() < 0.75 else 2)
    we = some(rng, scene.we, 1 if rng.random() < 0.45 else 2, first=pen.own.we)
    then = scene.then.throw(rng)
    if then == "fell_asleep":
        we = [WE_FOR_SLEEP[how] for how in hows] or we
    own = pen.own_chip(homely=scene.when == "before_nap")
    if own is not None:
        facts["own"] = [own]
        we = [w for w in we if not _says_the_same(own["words"], w)]
    if we:
        facts["we"] = we
    if rng.random() < 0.85:
        facts["then"] = then
    _swap(pen, facts, at, by)
    if rng.random() < 0.75:
        facts["during"] = one(rng, scene.during)
    fits = fitting(COMFORT_NOTES, pen.shape.months)
    note = one(rng, fits) if scene.when == "free" and rng.random() < 0.04 else ""
    pen.write("comfort", at, facts, by=by, note=note)
    return 1


def _next_nap(pen: Pen, at: float) -> float:
    return next((nap.start for nap in pen.shape.naps if nap.start >= at), -1.0)


def _says_the_same(chip: str, we: str) -> bool:
    """Whether the baby's own chip ("Sang “Row, row”") already says this."""
    first = chip.split()[0].strip(",").lower()
    return we.split("_")[0] == first or (first == "held" and we in _WAYS) or ("picture" in chip and we == "family_picture")


def _swap(pen: Pen, facts: dict[str, Any], at: float, by: object) -> None:
    """Someone they know took over only where somebody they know was there, and another had begun."""
    swapped = facts.get("then") == "known_took_over"
    known = [a for a in pen.adults_at(at) if pen.is_familiar(a) and a != by]
    if swapped and known:
        facts["took_over"] = str(known[0])
    elif swapped:
        facts["then"] = "easier_now"
    elif "swapped_to_known" in facts.get("we", ()):
        facts["we"] = ["stayed"]


def exploring(pen: Pen, time: AwakeTime) -> None:
    """Write the exploring and watching of this day."""
    rng, shape = pen.rng, pen.shape
    stay = (shape.leave - shape.arrive) / 60
    if pen.baby.nature.quiet:
        count = shared(rng, pen.own.exploring_mean)
    else:
        count = max(EXPLORING[0], min(EXPLORING[1], round(rng.gauss(pen.own.exploring_mean, 0.8))))
        count = count if stay >= 6 else max(1, round(count * stay / 8))
    for n in range(count):
        length = between(rng, 7, 20)
        wanted = shape.waking((n + 0.5) / count, shape.arrive + 20, shape.leave - 20) + between(rng, -15, 15)
        at = time.take(wanted, length, 80)
        if at is not None:
            _explored(pen, n, at, length)


def _explored(pen: Pen, n: int, at: float, length: float) -> None:
    rng, months = pen.rng, pen.shape.months
    signs = ("watched_others", "content_with_us_near") if pen.baby.nature.quiet else tuple(signs_at(months))
    facts: dict[str, Any] = {"seen": some(rng, signs, 1 if rng.random() < 0.6 else 2)}
    by = pen.who(at)
    if "came_back_to" in facts["seen"] and by is not None:
        facts["came_back_to"] = str(by)
    if not pen.baby.nature.quiet and rng.random() < EXPLORING_TOGETHER:
        facts["together"] = some(rng, ("watched", "followed"), 1, first=pen.own.together)
    if rng.random() < 0.6:
        facts["during"] = "watching" if facts["seen"] == ["watched_others"] else "floor_play"
    things = fitting(EXPLORED, months)
    note = things[(pen.on.toordinal() + n) % len(things)] if not pen.baby.nature.quiet and rng.random() < 0.2 else ""
    ended = at + length - 0.5 if rng.random() < EXPLORING_ENDED else None
    pen.write("exploring", at + 0.5, facts, by=by, ended=ended, note=note)


def signs_at(months: float) -> list[str]:
    """What exploring may look like at this corrected age."""
    return [phrase.id for phrase in SEEN_EXPLORING if months >= _SEEN_EXPLORING.get(phrase.id, 0)]


def notes(pen: Pen, time: AwakeTime) -> None:
    """Now and then a note in words."""
    rng, shape = pen.rng, pen.shape
    share = NOTES_A_DAY * (QUIET_WRITES_REST if pen.baby.nature.quiet else 1.0)
    if rng.random() >= share or visits_with_parent_on_site(shape.visit):
        return
    at = time.take(between(rng, shape.arrive + 40, shape.leave - 30), 3, 60)
    words = fitting(NOTES, shape.months)
    if pen.baby.nature.quiet:
        words = words[-1:]
    if at is not None and words:
        # Words go round, so that the same ones do not come back for this baby, or to the next cot, on one day.
        turn = pen.on.toordinal() * 3 + pen.cast.babies.index(pen.baby)
        pen.write("note", at + 2, {}, by=pen.who(at), note=words[turn % len(words)])
