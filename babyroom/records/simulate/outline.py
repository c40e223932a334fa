"""The bones of one baby's day: here or not, from when to when, and the naps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from babyroom.records.simulate.cast import Baby, Cast, Minute, Tie
from babyroom.records.simulate.chance import about, one
from babyroom.records.simulate.distributions import (
    BABY_UNWELL,
    NAP_HABITS,
    NAP_LENGTH_SD,
    NAP_LENGTHS,
    NAP_START_SD,
    NAPS_BY_AGE,
    at_age,
    least_awake,
)
from babyroom.records.simulate.ids import stream
from babyroom.records.simulate.open_days import is_open
from babyroom.records.simulate.temperament import Temperament, temperament

# How long the first visits last (minutes) [ours]: the baby's pace, a bit more each time.
SETTLING_VISITS = (60, 75, 120, 150, 165, 210, 270, 330, 360)

# A baby who comes asleep is in the cot after three minutes; one who comes tired falls asleep after twenty at the earliest.
_LAID_DOWN, _ARRIVED = 3, 20


@dataclass(frozen=True)
class Nap:
    """From when to when, in minutes after midnight."""

    start: Minute
    end: Minute


@dataclass(frozen=True)
class Outline:
    """One baby's day. `months` is the corrected age, `visit` the number of the settling-in visit (0 is the first)
    or None. `brought` and `fetched` are the ties that come with and for the baby."""

    months: float
    arrive: Minute
    leave: Minute
    naps: tuple[Nap, ...]
    asleep_on_arrival: bool
    brought: Tie | None
    fetched: Tie | None
    visit: int | None

    def waking(self, share: float, first: Minute, last: Minute) -> Minute:
        """The minute by which this share (0 to 1) of the time awake between `first` and `last` has gone by."""
        spans = [(max(first, n.start), min(last, n.end)) for n in self.naps if n.end > first and n.start < last]
        at = first + share * (last - first - sum(end - start for start, end in spans))
        for start, end in spans:
            if start < at:
                at += end - start
        return at

    def awake(self, start: Minute, end: Minute) -> bool:
        """Whether the baby is here and awake all through."""
        return self.arrive <= start and end <= self.leave and not any(n.start < end and start < n.end for n in self.naps)


def _visit(baby: Baby, on: date) -> int | None:
    if (on - baby.start_on).days > 6 * len(SETTLING_VISITS):
        return None
    days = (baby.start_on + timedelta(n) for n in range((on - baby.start_on).days))
    before = sum(1 for day in days if is_open(day) and baby.booked(day))
    return before if before < len(SETTLING_VISITS) else None


def _naps(rng: Random, own: Temperament, months: float, arrive: Minute, leave: Minute) -> Iterator[Nap]:
    count = at_age(NAPS_BY_AGE, months + own.months_ahead).throw(rng)
    earliest = 0.0
    for usual, length in NAP_HABITS[count]:
        start = max(rng.gauss(usual + own.nap_shift, NAP_START_SD), earliest)
        end = start + about(rng, length * own.nap_length, NAP_LENGTH_SD, *NAP_LENGTHS)
        earliest = end + least_awake(months)
        # Asleep on the way here, and laid down at once; tired soon after, and given time to arrive; a nap well before
        # the door is home's.
        shift = _LAID_DOWN if arrive - 25 <= start < arrive else _ARRIVED if arrive <= start < arrive + _ARRIVED else None
        if shift is not None:
            start, end = arrive + shift, arrive + shift + (end - start)
        end = min(end, leave - 14)
        if start >= arrive and end - start >= NAP_LENGTHS[0]:
            yield Nap(start, end)


def _companion(rng: Random, baby: Baby) -> Tie | None:
    ties = [t for t in baby.ties if t.collects]
    return None if not ties else ties[0] if rng.random() < 0.25 else one(rng, ties)


@lru_cache(maxsize=4096)
def outline(cast: Cast, baby: Baby, on: date, seed: int) -> Outline | None:
    """The bones of this baby's day, or None where the baby is not here that day."""
    booked = baby.booked(on)
    if booked is None or not is_open(on):
        return None
    rng = stream(seed, baby.id, on.toordinal(), "outline")
    family = stream(seed, baby.family, on.toordinal(), "family")
    if rng.random() < BABY_UNWELL:
        return None
    own = temperament(baby, seed)
    opens, closes = cast.setting.opens, cast.setting.closes
    visit = _visit(baby, on)
    months = baby.months(on)
    arrive = about(family, booked.start + own.arrives_after, 6, opens + 2, booked.end - 60)
    leave = about(family, booked.end - own.leaves_before, 7, arrive + 60, closes - 6)
    if visit is not None:
        leave = min(leave, arrive + SETTLING_VISITS[visit])
    brought, fetched = _companion(family, baby), _companion(family, baby)
    naps = tuple(_naps(rng, own, months, arrive, leave))
    asleep = bool(naps) and naps[0].start <= arrive + _LAID_DOWN
    return Outline(months, arrive, leave, naps, asleep, brought, fetched, visit)
