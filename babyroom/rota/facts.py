"""What is written down about shifts and plans, as plain values: from a form or from a line of a file."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True)
class DayFacts:
    """Days on which an adult's shift is another, both ends included. Without hours: a day off. Without a room: their usual one."""

    first: date
    last: date
    hours: tuple[time, time] | None = None
    room: UUID | None = None


@dataclass(frozen=True)
class WasHereFacts:
    """An adult was in a room on a day, from and until a time of the wall clock."""

    on: date
    from_time: time
    to_time: time
    room: UUID


@dataclass(frozen=True)
class PlanFacts:
    """A plan as typed. `on` is the day it is for (the last day together, the first day in the other room), where it is known."""

    words: str = ""
    on: date | None = None
    adult: UUID | None = None
    takes_over: UUID | None = None
    room: UUID | None = None
    note_agreed: bool = False


@dataclass(frozen=True)
class StandFacts:
    """Where a baby is in a plan, as somebody saw it."""

    step: UUID
    on: date
    how: str = ""
    helped: str = ""
