"""One thing a story can tell, before it has words. Pure: who, when, which phrases of the vocabulary, which words of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.stories.agreed import Agreed
from babyroom.stories.unnamed import unnamed, without_turning

_NOTHING: Mapping[str, Any] = MappingProxyType({})
# A quotation of home's own words stays short enough to be read as one.
_QUOTED_AT_MOST = 90


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a story names; `pronouns` are "she", "he" or "they" (they also where nobody has told us)."""

    name: str
    pronouns: str = "they"


@dataclass(frozen=True, slots=True)
class HomeWay:
    """A line from home as it stood on that day, in the family's words."""

    words: str


@dataclass(frozen=True)
class Whom:
    """Whom the story of one baby may speak of.

    `adults` by id, those of the family as this family calls them. `others` are names of other babies, in every form in which they may be
    written ("Ben", "Ben K", "Ben Kowalczyk"). `ways` are home's own lines by id, `rooms` names by id. `here` are the adults who were here
    that day.
    """

    baby: Person
    adults: Mapping[UUID, Person] = field(default_factory=dict)
    key_person: UUID | None = None
    here: frozenset[UUID] = frozenset()
    ways: Mapping[UUID, HomeWay] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    rooms: Mapping[UUID, str] = field(default_factory=dict)
    another_child: str = "another child"

    def adult(self, value: object) -> Person | None:
        """An adult by id, or None where it is not among those given."""
        found = self.adults.get(as_id(value))
        return Person(without_turning(found.name), found.pronouns) if found else None

    def typed(self, words: object) -> str:
        """What people typed, without other children's names."""
        return unnamed(without_turning(str(words or "")), self.others, self.baby.name, self.another_child)


@dataclass(frozen=True, slots=True)
class Scene:
    """`kind` is the kind of sentence; `said` phrase ids by vocabulary, `words` what people typed or a name, `by` who did it (None: we).
    `at` is None where it is not agreed. `health` marks what is also a fact about health. `weight` grows with how much it says."""

    kind: str
    moments: tuple[UUID, ...]
    at: datetime | None
    by: Person | None = None
    said: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    people: tuple[Person, ...] = ()
    during: str = ""
    health: bool = False
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Measured:
    """How often, and what of it has an amount: `times` records, `counted` of them with millilitres, `ml` together. `late` and
    `corrected` say how many were written later or put right."""

    moments: tuple[UUID, ...]
    times: int
    counted: int = 0
    ml: int = 0
    late: int = 0
    corrected: int = 0


@dataclass(frozen=True, slots=True)
class Ate:
    """One meal: foods as (name, how much or empty, whether a first taste)."""

    moment: UUID
    at: datetime | None
    foods: tuple[tuple[str, str, bool], ...]
    late: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class Slept:
    """One nap, or several records that may be one: every start and every end somebody wrote; no end where one is not written."""

    moments: tuple[UUID, ...]
    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    open: bool
    late: bool
    corrected: bool


@dataclass(frozen=True, slots=True)
class SawDifferently:
    """What another adult saw of a moment that stands among the facts, in their own words."""

    moment: UUID
    kind: str
    at: datetime | None
    by: Person | None
    words: str


@dataclass(frozen=True, slots=True)
class Practical:
    """Practical care of the day as it was written. None and nothing mean "not written"."""

    milk: Measured | None = None
    food: tuple[Ate, ...] = ()
    slept: tuple[Slept, ...] = ()
    nappies: Measured | None = None
    cream: tuple[UUID, ...] = ()
    differently: tuple[SawDifferently, ...] = ()


@dataclass(frozen=True)
class Day:
    """One baby's day as facts, in the order of telling: the goodbye and who had the baby, the day as it went, the meeting again.
    `ask` is whom to ask about a bare day (None: us). `written` is how many moments stand."""

    on: date
    zone: ZoneInfo
    baby: Person
    scenes: tuple[Scene, ...]
    practical: Practical
    ask: Person | None
    written: int

    @property
    def bare(self) -> bool:
        """Whether nothing between coming and going was written about being together."""
        return not any(scene.kind not in AROUND for scene in self.scenes)


# Coming, going and where; they alone are no story.
AROUND = frozenset({"arrival", "people", "reunion", "moved"})


def as_id(value: object) -> UUID:
    """An id out of the facts; the nil id for anything else."""
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return UUID(int=0)


def phrase_ids(facts: Mapping[str, Any], name: str, most: int = 4) -> tuple[str, ...]:
    """The phrase ids of one fact, at most so many; none where it was not said."""
    value = facts.get(name)
    listed: Sequence[Any] = value if isinstance(value, list) else [value] if value else []
    return tuple(str(one) for one in listed)[:most]


def own_chips(one: Agreed, whom: Whom) -> tuple[tuple[str, str], ...]:
    """The baby's own chips of a moment as (kind of sentence, words): from home in the family's own words, else as they were tapped."""
    found = []
    for chip in one.facts.get("own", ()):
        words = chip.get("words", "") if isinstance(chip, Mapping) else ""
        home = whom.ways.get(as_id(chip.get("id"))) if isinstance(chip, Mapping) else None
        if home is not None:
            found.append(("your_way", whom.typed(home.words if len(home.words) <= _QUOTED_AT_MOST else words or home.words)))
        elif words:
            found.append(("own_way", whom.typed(words)))
    return tuple((kind, words) for kind, words in found if words)
