"""The stated distributions, measured again from records: what `distributions` says, the days must show."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from statistics import fmean, median, pstdev
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.kinds import KINDS
from babyroom.moments.record import Record
from babyroom.records.simulate.cast import Cast
from babyroom.records.simulate.distributions import LATE_MINUTES

BabyDay = tuple[UUID, date]


def settled(records: Iterable[Record]) -> list[Record]:
    """What holds in the end: without what was taken back, corrections in place of what they correct."""
    every = list(records)
    gone = {r.withdraws for r in every if r.withdraws} | {r.corrects for r in every if r.corrects}
    return [r for r in every if r.id not in gone and r.kind != "withdrawal"]


def counts(records: Iterable[Record], kind: str) -> dict[BabyDay, int]:
    """How many settled moments of a kind each baby had on each day here; a day without one counts as 0."""
    every = settled(records)
    found = Counter((r.baby, r.happened_at.date()) for r in every if r.kind == kind)
    return {day: found[day] for day in {(r.baby, r.happened_at.date()) for r in every}}


def _written(records: Iterable[Record]) -> list[Record]:
    return [r for r in records if r.kind not in ("look_in", "withdrawal", "differently") and r.corrects is None]


def late_share(records: Iterable[Record]) -> float:
    """Of all moments but look-ins, the share written 20 minutes or more after they were over."""
    every = _written(records)
    late = timedelta(minutes=LATE_MINUTES[0])
    return fmean(r.received_at is not None and r.received_at - (r.ended_at or r.happened_at) >= late for r in every)


def corrected_share(records: Sequence[Record]) -> float:
    """Corrections to a hundredth part of all moments but look-ins."""
    return sum(1 for r in records if r.corrects) / len(_written(records))


def withdrawn_share(records: Sequence[Record]) -> float:
    """Moments taken back, as a share of all moments but look-ins."""
    return sum(1 for r in records if r.withdraws) / len(_written(records))


def hard_goodbyes(records: Iterable[Record]) -> dict[UUID, tuple[int, int]]:
    """For each baby: goodbyes at the door found hard, and goodbyes at the door that were written."""
    found: dict[UUID, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for r in settled(records):
        if r.kind == "arrival" and "goodbye" in r.facts:
            hard, every = found[r.baby]
            found[r.baby] = (hard + (r.facts["goodbye"] == "hard"), every + 1)
    return dict(found)


def together_on_care_share(records: Iterable[Record]) -> float:
    """Of all together tags, the share that sits on a care moment."""
    tags = Counter[bool]()
    for r in settled(records):
        tags[KINDS[r.kind].care] += len(r.facts.get("together", ()))
    return tags[True] / max(1, tags.total())


def sleeps(records: Iterable[Record]) -> list[tuple[Record, datetime | None]]:
    """The settled sleeps, each with the instant of waking, or None while asleep. A moment that corrects a sleep
    stands for it; its waking still speaks of the first."""
    every = list(records)
    woke = {r.refers: r.happened_at for r in every if r.kind == "woke"}
    return [(r, woke.get(r.corrects or r.id)) for r in settled(every) if r.kind == "sleep"]


def nap_start_sd(records: Iterable[Record]) -> float:
    """How far naps begin from the baby's own habit, in minutes: the spread around a baby's mean start of the n-th nap,
    over days with the same number of naps; the middle one, since a nap already slept at home shifts the count."""
    days: dict[BabyDay, list[float]] = defaultdict(list)
    for r, _woke in sleeps(records):
        wall = r.happened_at.astimezone(ZoneInfo(r.zone))
        days[r.baby, wall.date()].append(wall.hour * 60 + wall.minute)
    habits: dict[tuple[UUID, int, int], list[float]] = defaultdict(list)
    for (baby, _on), starts in days.items():
        for n, start in enumerate(sorted(starts)):
            habits[baby, len(starts), n].append(start)
    return median(pstdev(starts) for starts in habits.values() if len(starts) >= 5)


def look_ins_missed_share(cast: Cast, records: Sequence[Record]) -> float:
    """Of the look-ins due by policy, the share that nobody made (or wrote)."""
    babies = {b.id: b for b in cast.babies}
    seen: dict[UUID | None, list[datetime]] = defaultdict(list)
    for r in records:
        if r.kind == "look_in" and "answer" not in r.facts:
            seen[r.refers].append(r.happened_at)
    missed, made = 0, 0
    for sleep, woke in sleeps(records):
        young = babies[sleep.baby].months(sleep.happened_at.date()) < cast.setting.young_months
        interval = cast.setting.look_in_minutes_young if young else cast.setting.look_in_minutes
        looks = sorted(seen[sleep.corrects or sleep.id])
        points = [sleep.happened_at, *looks, *([woke] if woke else [])]
        gaps = [(b - a) / timedelta(minutes=interval) for a, b in pairwise(points)]
        made += len(looks)
        missed += sum(max(0, round(gap / 0.9 + 0.05) - 1) for gap in gaps if gap > 1.05)
    return missed / max(1, missed + made)


def naps_by_age(cast: Cast, records: Iterable[Record]) -> dict[int, float]:
    """The mean count of naps on days of eight hours or more, by corrected age in whole months."""
    every = list(records)
    babies = {b.id: b for b in cast.babies}
    came = {(r.baby, r.happened_at.date()): r.happened_at for r in every if r.kind == "arrival"}
    went = {(r.baby, r.happened_at.date()): r.happened_at for r in every if r.kind == "reunion" and r.facts["goes_home"]}
    naps: dict[int, list[int]] = defaultdict(list)
    for (baby, on), count in counts(every, "sleep").items():
        if went[baby, on] - came[baby, on] >= timedelta(hours=8):
            naps[int(babies[baby].months(on))].append(count)
    return {months: fmean(found) for months, found in sorted(naps.items())}
