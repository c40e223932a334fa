"""Milk, food, sleep and nappies of one day with their base: what was written, how much of it with an amount, what later. Pure."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from uuid import UUID

from babyroom.moments.settle import Settled
from babyroom.stories.agreed import Agreed, agreed
from babyroom.stories.scene import Ate, Measured, Practical, SawDifferently, Slept, Whom

# Kinds whose own telling is the small line.
CARE = ("sleep", "milk", "food", "nappy", "outside", "woke")


def practical(standing: Sequence[Settled], whom: Whom) -> Practical:
    """The practical facts of the moments that stand."""
    by_kind: dict[str, list[Agreed]] = {}
    for one in standing:
        by_kind.setdefault(one.kind, []).append(agreed(one))
    nappies = by_kind.get("nappy", [])
    return Practical(
        milk=_milk(by_kind.get("milk", [])),
        food=tuple(ate for one in by_kind.get("food", []) if (ate := _ate(one, whom)) is not None),
        slept=tuple(_naps([one for one in standing if one.kind == "sleep"])),
        nappies=_measured(nappies) if nappies else None,
        differently=tuple(chain.from_iterable(_differently(one, whom) for kind in CARE for one in by_kind.get(kind, []))),
        cream=tuple(one.id for one in nappies if one.facts.get("cream")),
    )


def _differently(one: Agreed, whom: Whom) -> Iterable[SawDifferently]:
    return (SawDifferently(one.id, one.kind, one.at, whom.adult(author), whom.typed(words)) for author, words in one.differently)


def _measured(found: Sequence[Agreed], ml: Sequence[int] = ()) -> Measured:
    return Measured(
        tuple(one.id for one in found),
        len(found),
        len(ml),
        sum(ml),
        sum(one.late for one in found),
        sum(one.corrected for one in found),
    )


def _milk(found: Sequence[Agreed]) -> Measured | None:
    if not found:
        return None
    return _measured(found, [int(one.facts["taken_ml"]) for one in found if one.facts.get("taken_ml") is not None])


def _ate(one: Agreed, whom: Whom) -> Ate | None:
    foods = tuple(
        (whom.typed(food.get("name")), str(food.get("how_much") or ""), bool(food.get("first")))
        for food in one.facts.get("foods", ())
        if food.get("name")
    )
    return Ate(one.id, one.at, foods, one.late, one.corrected) if foods else None


def _naps(sleeps: Sequence[Settled]) -> Iterable[Slept]:
    """One line a nap; records that lie over each other and that nobody has answered for are told together, with all their times."""
    left = {one.id: one for one in sleeps}
    for one in sleeps:
        if one.id not in left:
            continue
        together = _reached(one.id, left)
        for nap in together:
            left.pop(nap.id)
        yield _slept(together)


def _reached(first: UUID, sleeps: dict[UUID, Settled]) -> list[Settled]:
    found: dict[UUID, Settled] = {}
    waiting = [first]
    while waiting:
        moment = waiting.pop()
        if moment in sleeps and moment not in found:
            found[moment] = sleeps[moment]
            waiting.extend(sleeps[moment].perhaps_same_as)
    return sorted(found.values(), key=lambda one: one.at)


def _slept(together: Sequence[Settled]) -> Slept:
    # Where versions stand against each other, every start and every end that somebody wrote is said.
    starts = {at for one in together for at in (one.at, *(row.happened_at for row in one.against))}
    ends = {end for one in together for end in (one.ended_at, *(row.ended_at for row in one.against)) if end is not None}
    return Slept(
        tuple(one.id for one in together),
        _minutes(starts),
        _minutes(ends),
        any(one.ended_at is None for one in together),
        any(one.late for one in together),
        any(one.corrected for one in together),
    )


def _minutes(instants: Iterable[datetime]) -> tuple[datetime, ...]:
    """Each minute once."""
    return tuple(sorted({at.replace(second=0, microsecond=0) for at in instants}))
