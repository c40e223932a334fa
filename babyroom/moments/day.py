"""How one baby's day stands, worked out from settled moments: what the board and the ribbon are drawn from.

Pure: no database, no clock. Everything here is a fact that was written; what is not written is not there.
"""

from collections.abc import Sequence
from typing import Any

from babyroom.moments.kinds import RELATIONAL
from babyroom.moments.settle import Settled, shown

# Kinds after which the adult has the baby in their arms or hands; after the others they are near.
_WITH = frozenset({"arrival", "comfort", "together", "milk", "food", "nappy", "woke", "reunion", "settling", "goodbye", "outside"})
_NEAR = frozenset({"sleep", "exploring"})
# Never the line of now: what home told, and notes that may be private to the page.
_UNSAID = frozenset({"from_home", "note", "goodbye"})
# The times of a morning at home: a day’s rhythm begins with them.
_MORNING = ("woke_at", "last_milk_at", "last_food_at")


def day_of(settled: Sequence[Settled]) -> dict[str, Any]:
    """The day as plain values (instants as whole seconds since 1970, ids as text), ready to be kept as JSON."""
    told = shown(settled)
    wakings = [one for one in settled if one.kind == "woke" and one.stands]
    arrived, left = _presence(told)
    asleep = _asleep(told, left)
    held = _last([one for one in [*told, *wakings] if one.kind in _WITH | _NEAR and one.row.did_by])
    day: dict[str, Any] = {
        "arrived": arrived,
        "left": left,
        "here": arrived is not None and left is None,
        "marks": [[one.kind, _s(one), _end(one), str(one.id), _by(one)] for one in told],
        "line": _line(told, wakings),
    }
    if held is not None:
        day["by"], day["near"] = _by(held), held.kind in _NEAR
    if asleep is not None:
        day["asleep"] = asleep
    slept = [_nap(one) for one in told if one.kind == "sleep" and one.ended_at is not None and one.row.known_by != "import"]
    if slept:
        day["slept"] = slept
    for kind in ("milk", "nappy", "food", "from_home", "settling", "goodbye"):
        last = _last([one for one in told if one.kind == kind])
        if last is not None:
            day[kind] = {"at": _s(last), "id": str(last.id), **_kept(last)}
    home = [one for one in told if one.kind == "from_home" and set(_MORNING) & set(one.facts)]
    if home:
        # Two households may each tell a part of the morning: what was told last holds.
        told_times = {name: one.facts[name] for one in home for name in _MORNING if name in one.facts}
        day["home"] = {"at": _s(home[-1]), **told_times}
    moved = _last([one for one in told if one.kind == "moved"])
    if moved is not None:
        day["room"] = str(moved.facts["to_room"])
    asks = [[str(one.id), str(other)] for one in told for other in one.perhaps_same_as if str(one.id) < str(other)]
    if asks:
        day["same_nap"] = asks
    return day


def is_relational(kind: str) -> bool:
    """Whether a kind stands above the line."""
    return kind in RELATIONAL


def _presence(told: Sequence[Settled]) -> tuple[int | None, int | None]:
    """When the baby came today and, unless they came again, when they went home."""
    arrived = left = None
    for one in told:
        if one.kind == "arrival":
            arrived, left = (_s(one) if arrived is None else arrived), None
        elif one.kind == "reunion" and one.facts.get("goes_home"):
            left = _s(one)
    return arrived, left


def _asleep(told: Sequence[Settled], left: int | None) -> dict[str, Any] | None:
    """The sleep that is still open, with what its look-ins need."""
    if left is not None:
        return None
    still = [one for one in told if one.kind == "sleep" and one.ended_at is None]
    if not still:
        return None
    sleep = still[-1]
    return {"id": str(sleep.id), "at": _s(sleep), "by": _by(sleep), "looks": _looks(sleep), **_kept(sleep)}


def _nap(sleep: Settled) -> dict[str, Any]:
    """A sleep that is over, with what its look-ins need: one that is not written is asked about after waking too."""
    return {"id": str(sleep.id), "at": _s(sleep), "until": _end(sleep), "looks": _looks(sleep)}


def _looks(sleep: Settled) -> list[list[Any]]:
    return [[_s(look), look.facts.get("due_at", ""), look.facts.get("answer", "")] for look in sleep.look_ins]


def _line(told: Sequence[Settled], wakings: Sequence[Settled]) -> dict[str, Any] | None:
    last = _last([one for one in [*told, *wakings] if one.kind not in _UNSAID])
    if last is None:
        return None
    return {"kind": last.kind, "at": _s(last), "by": _by(last), "id": str(last.id), **_kept(last)}


def _kept(one: Settled) -> dict[str, Any]:
    return {"facts": dict(one.facts)} if one.facts else {}


def _last(found: Sequence[Settled]) -> Settled | None:
    return max(found, key=lambda one: (one.at, one.row.seq), default=None)


def _by(one: Settled) -> str:
    return str(one.row.did_by or "")


def _s(one: Settled) -> int:
    return int(one.at.timestamp())


def _end(one: Settled) -> int | None:
    if one.kind == "sleep" and one.ended_at is None:
        return 0
    return int(one.ended_at.timestamp()) if one.ended_at else None
