"""What the office writes down about a person or a room, as plain values: from a form or from a line of a file."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID


@dataclass(frozen=True)
class BabyFacts:
    """A baby as typed. `weeks_early` counts back from 40 weeks; `peg` is an id of `pegs.PEGS`."""

    first_name: str
    born_on: date
    starts_on: date
    peg: str = ""
    last_name: str = ""
    known_as: str = ""
    say_it: str = ""
    pronouns: str = "they"
    weeks_early: int = 0
    settling_from: date | None = None
    leaves_on: date | None = None


@dataclass(frozen=True)
class AdultFacts:
    """A grown-up as typed. `address` is where they live, in one line."""

    first_name: str
    last_name: str = ""
    known_as: str = ""
    say_it: str = ""
    pronouns: str = "they"
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True)
class JobFacts:
    """Work here from a day until a day. `first_aid_until` is the last day of the paediatric first aid certificate we saw."""

    sort: str
    from_on: date
    room: UUID | None = None
    level: str = ""
    counts: bool = True
    safeguarding: bool = False
    first_aid_until: date | None = None
    until_on: date | None = None


@dataclass(frozen=True)
class RoomFacts:
    """A room as typed; months are the ages it is meant for."""

    name: str
    from_months: int = 0
    to_months: int = 24
    position: int | None = None


@dataclass(frozen=True)
class MarkFacts:
    """An allergy or a way of eating. `words` stand on every milk and food screen."""

    sort: str
    words: str
    from_on: date
    detail: str = ""
    what_to_do: str = ""
    until_on: date | None = None


@dataclass(frozen=True)
class ContactFacts:
    """Whom to ring."""

    name: str
    relation: str
    phone: str
    may_collect: bool = False


@dataclass(frozen=True)
class TieFacts:
    """How an adult belongs to a baby from a day on. `evidence` is the paper a limit rests on, seen by `seen_by` on
    `seen_on`. `collect_days` are weekdays ("13": Monday and Wednesday; empty: any day)."""

    called: str
    from_on: date
    parental_responsibility: bool = False
    lives_with: bool = False
    sees: str = "all"
    may_collect: bool = False
    collect_days: str = ""
    blocked: bool = False
    evidence: str = ""
    seen_on: date | None = None
    seen_by: str = ""


@dataclass(frozen=True)
class ConsentFacts:
    """One family answer for one purpose."""

    purpose: str
    agreed: bool
    from_on: date
    review_on: date | None = None
    note: str = ""


# Hours of a week: weekday 1 (Monday) to 7, from and to.
Week = dict[int, tuple[time, time]]
