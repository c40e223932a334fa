"""Who may collect: the list of today, and whether a word said aloud is the right one."""

from dataclasses import dataclass
from uuid import UUID

from babyroom.people.collecting import Collector, collectors, word_fits
from babyroom.people.models import Baby
from babyroom.tablet.screen import Screen, baby_on


@dataclass(frozen=True)
class Collecting:
    """The page. `fits` is the answer about what was said: None where nothing was said yet; `has_word` whether there is one."""

    baby: Baby
    name: str
    today: tuple[Collector, ...]
    other_days: tuple[Collector, ...]
    has_word: bool
    fits: bool | None


def collecting(screen: Screen, baby: UUID, said: str | None) -> Collecting:
    """The list for today. Raises NotYours."""
    found, name = baby_on(screen, baby)
    every = collectors(screen.setting, baby, screen.today)
    today = tuple(one for one in every if one.today)
    other = tuple(one for one in every if not one.today)
    return Collecting(found, name, today, other, bool(found.collect_word), word_fits(found, said) if said else None)
