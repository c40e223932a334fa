"""The ends of the settings' chains as they were kept day by day, in a file beside the database (`DATA/state/heads.json`).

Who can change the database may reach this file too: printing it or mailing it to the manager is what puts it out of reach.
"""

import json
import os
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from uuid import UUID

from babyroom.common.audit import HeadOfDay

_RESTORED = "restored.json"
Kept = dict[str, dict[str, list[int | str]]]


def load(path: Path) -> list[tuple[date, HeadOfDay]]:
    """Every end that was kept, oldest first; none where the file is not there yet. Raises ValueError for a file that cannot be read."""
    if not path.exists():
        return []
    kept: Kept = json.loads(path.read_text())
    return [
        (date.fromisoformat(day), HeadOfDay(UUID(setting), int(seq), str(digest)))
        for day, settings in sorted(kept.items())
        for setting, (seq, digest) in settings.items()
    ]


def keep(path: Path, on: date, heads: Iterable[HeadOfDay]) -> None:
    """Add a day's ends to the file, whole or not at all. A day that is kept already stays as it was first kept."""
    kept: Kept = {}
    for day, one in load(path):
        kept.setdefault(day.isoformat(), {})[str(one.setting)] = [one.seq, one.digest]
    for one in heads:
        kept.setdefault(on.isoformat(), {}).setdefault(str(one.setting), [one.seq, one.digest])
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".new")
    with beside.open("w") as file:
        json.dump(kept, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def restored(path: Path) -> list[tuple[date, HeadOfDay]]:
    """The ends as they stood in the copy that was restored last, dated the day of that; none where nothing was restored."""
    try:
        told = json.loads(path.with_name(_RESTORED).read_text())
        on, ends = datetime.fromisoformat(told["at"]).date(), told["audit"]
    except (OSError, ValueError, KeyError):
        return []
    return [(on, HeadOfDay(UUID(setting), int(seq), str(digest))) for setting, (seq, digest) in ends.items()]


def carry_over(path: Path, aside: Path, ends: Iterable[HeadOfDay], made_on: date) -> None:
    """After a restore: the file goes `aside` whole, as a witness. The ends from before the day the copy was made, which must still hold in
    it, go on being kept; those from after it are not in the copy."""
    if not path.exists():
        return
    reach = {one.setting: one.seq for one in ends}
    earlier = [(day, one) for day, one in load(path) if day < made_on and one.seq <= reach.get(one.setting, 0)]
    path.rename(aside)
    for day in dict.fromkeys(day for day, _one in earlier):
        keep(path, day, [one for on, one in earlier if on == day])
