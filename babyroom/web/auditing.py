"""Whether anybody has touched what was written, in every setting, and the day's end of each chain to print or send."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings

from babyroom.common import audit as chain
from babyroom.common import heads, walls
from babyroom.people import queries as people


@dataclass(frozen=True)
class Verdict:
    """What was found in one setting: the first row that does not fit, and the first kept day whose end is not there any more."""

    setting: UUID
    name: str
    rows: int
    broken: int | None
    cut: date | None

    @property
    def sound(self) -> bool:
        """Whether everything fits."""
        return self.broken is None and self.cut is None


def kept_at() -> Path:
    """Where the days' ends are kept."""
    return Path(settings.DATA) / "state" / "heads.json"


def verify(kept: Path) -> list[Verdict]:
    """Look through the chain of every setting, and at every end that was kept."""
    earlier = heads.load(kept)
    found = []
    known = walls.settings()
    # A setting that was wiped out altogether is still among the kept ends.
    for setting in [*known, *dict.fromkeys(one.setting for _day, one in earlier if one.setting not in known)]:
        with walls.within(setting):
            cut = next((on for on, one in earlier if one.setting == setting and not chain.still_holds(one)), None)
            found.append(Verdict(setting, name_of(setting), chain.head(setting).seq, chain.first_broken(setting), cut))
    return found


def keep_heads(kept: Path, on: date) -> list[chain.HeadOfDay]:
    """Keep the end of every setting's chain for a day, and return them. The tick does it, and so does `babyroom audit head`."""
    now = []
    for setting in walls.settings():
        with walls.within(setting):
            now.append(chain.head(setting))
    heads.keep(kept, on, now)
    return now


def name_of(setting: UUID) -> str:
    """What a setting is called; its id where it is gone."""
    with walls.within(setting):
        found = people.setting(setting)
        return found.name if found else str(setting)
