"""Who is on the board as a card, and who is told in a line: later, away, in another room, gone home. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from babyroom.people.queries import Expected

Place = Literal["card", "later", "away", "elsewhere", "home", "unsaid"]


@dataclass(frozen=True)
class Told:
    """A baby in one of the quiet lists. `when` is a wall clock for "later", `where` a room's name for "elsewhere"."""

    baby_id: UUID
    name: str
    when: str = ""
    where: str = ""


def place_of(day: Mapping[str, Any], expected: Expected | None, *, elsewhere: bool) -> Place:
    """Where a baby belongs on the board. A moment in the room without a written arrival still means: here."""
    if elsewhere:
        return "elsewhere"
    if day.get("here") or (day.get("arrived") is None and day.get("left") is None and day.get("line")):
        return "card"
    if day.get("left") is not None:
        return "home"
    if expected is None:
        return "unsaid"
    return "away" if expected.away else "later"


def by_time(told: Iterable[Told]) -> tuple[Told, ...]:
    """Those who come later in the order they come."""
    return tuple(sorted(told, key=lambda one: (one.when, one.name)))
