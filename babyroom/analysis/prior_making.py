"""Writing the file of what other babies teach, from logs whose licences allow it. Each log's first day is taken as the baby's first."""

import json
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles

from babyroom.analysis import logs, prior
from babyroom.analysis.events import TASKS, events, look
from babyroom.analysis.instants import MINUTES_A_DAY

FEWEST = 20


def write(paths: Sequence[Path]) -> dict[str, str]:
    """Deciles of each log, beside the package's code. Returns what of which file could not be read, in words. Raises OSError where a
    log cannot be opened."""
    read = {path: logs.read(path) for path in paths}
    told = {path.stem: made(log) for path, log in read.items()}
    prior.FILE.write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")
    return {path.name: log.said for path, log in read.items() if log.unread}


def made(log: logs.Log) -> dict[str, object]:
    """What one log teaches: its days' digests, and deciles (whole minutes) where at least FEWEST events are."""
    seen = look(log.sleeps, log.feeds)
    began = min((row.began.at for row in [*log.sleeps[:1], *log.feeds[:1]]), default=0.0)
    deciles: dict[str, dict[str, list[int]]] = {}
    for task in TASKS:
        by: dict[str, list[float]] = {}
        for event in events(task, seen):
            weeks = (event.question.asked.at - began) / MINUTES_A_DAY / 7
            age = max(age for age in prior.AGES if age <= weeks)
            by.setdefault(f"{age}/{event.question.asked.clock // 60 // prior.HOURS}", []).append(event.took)
        deciles[task] = {key: [round(one) for one in quantiles(by[key], n=10)] for key in sorted(by) if len(by[key]) >= FEWEST}
    return {"days": sorted(logs.fingerprint(log)), "deciles": deciles}
