"""Who was there: facts about the same few people around one baby, and three measures of continuity that no screen shows.

Every span is a pair of instants (from, until) that can be compared and subtracted: aware datetimes in UTC, so that a clock change inside a
day counts as it was lived. People and rooms are whatever can be told apart (ids). Nothing here knows what they are called.

The measures are those of health services (`upc`, `coc`, `secon`). They rise and fall with how much is written and say nothing of warmth;
a single day's is mostly noise. They are for tests and for a research export, never for a page.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Generic, Literal, TypeVar

Span = tuple[datetime, datetime]
Key = TypeVar("Key", bound=Hashable)
Person = TypeVar("Person", bound=Hashable)
HowLong = Literal["all", "part", "none", "not_written"]
Met = Literal["yes", "no", "not_written"]

_NOTHING = timedelta(0)


def upc(sequence: Sequence[Hashable]) -> float | None:
    """Usual provider of care: the share of moments that are with the one adult who has most of them. None where there is no moment."""
    return max(Counter(sequence).values()) / len(sequence) if sequence else None


def coc(sequence: Sequence[Hashable]) -> float | None:
    """Continuity of care (Bice and Boxerman): 1 with one adult, 0 where each moment is with another. None below two moments."""
    many = len(sequence)
    if many < 2:
        return None
    return (sum(n * n for n in Counter(sequence).values()) - many) / (many * (many - 1))


def secon(sequence: Sequence[Hashable]) -> float | None:
    """Sequential continuity: the share of moments that are with the same adult as the one before. None below two moments."""
    if len(sequence) < 2:
        return None
    return sum(before == after for before, after in pairwise(sequence)) / (len(sequence) - 1)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as spans that do not touch, in order. A span that ends before it begins is none."""
    found: list[Span] = []
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def shared(one: Iterable[Span], other: Iterable[Span]) -> tuple[Span, ...]:
    """The time that is in both."""
    mine, theirs = merged(one), merged(other)
    return merged((max(a, c), min(b, d)) for a, b in mine for c, d in theirs)


def without(hours: Iterable[Span], here: Iterable[Span]) -> tuple[Span, ...]:
    """The time of `hours` in which nobody is `here`."""
    left: list[Span] = []
    theirs = merged(here)
    for start, end in merged(hours):
        at = start
        for came, went in theirs:
            if went <= at or came >= end:
                continue
            if came > at:
                left.append((at, came))
            at = max(at, went)
        if at < end:
            left.append((at, end))
    return tuple(left)


def lasting(spans: Iterable[Span]) -> timedelta:
    """How long it is all together, time that is there twice counted once."""
    return sum((end - start for start, end in merged(spans)), _NOTHING)


@dataclass(frozen=True)
class Here:
    """How much of a baby's hours a familiar adult was (or is to be) here: `minutes` of `of` minutes. `gaps` are the hours without."""

    how: HowLong
    minutes: int
    of: int
    gaps: tuple[Span, ...] = ()


def familiar_here(hours: Iterable[Span], familiar: Iterable[Span], *, but: timedelta = _NOTHING) -> Here:
    """For all, for part or for none of the baby's hours; "not_written" where the baby has none. Gaps shorter than `but` are none: hands
    are washed before a tablet is touched."""
    booked = merged(hours)
    if not booked:
        return Here("not_written", 0, 0)
    gaps = tuple(gap for gap in without(booked, familiar) if gap[1] - gap[0] >= but)
    of, away = lasting(booked), lasting(gaps)
    how: HowLong = "all" if not gaps else "none" if away == of else "part"
    return Here(how, _minutes(of - away), _minutes(of), gaps)


def met_on_arrival(handed_to: Hashable | None, known: Collection[Hashable]) -> Met:
    """Whether the adult a baby was handed to is one the baby knows. Where nobody wrote who it was, that is what is said."""
    if handed_to is None:
        return "not_written"
    return "yes" if handed_to in known else "no"


@dataclass(frozen=True)
class Deeds(Generic[Person]):
    """Who did something for one baby: how often each is named, in `written` moments; in `nameless` of them nobody is."""

    by: Mapping[Person, int]
    written: int
    nameless: int


def who_did(moments: Iterable[tuple[Key, Person | None]]) -> dict[Key, Deeds[Person]]:
    """By what was done (fed, changed, settled to sleep), who did it."""
    named: dict[Key, Counter[Person]] = {}
    nameless: Counter[Key] = Counter()
    for what, person in moments:
        counts = named.setdefault(what, Counter())
        if person is None:
            nameless[what] += 1
        else:
            counts[person] += 1
    return {what: Deeds(dict(counts), counts.total() + nameless[what], nameless[what]) for what, counts in named.items()}


def by_known(deeds: Deeds[Person], known: Collection[Person]) -> tuple[int, int]:
    """Of the moments in which somebody is named, how many were with an adult the baby knows: (with one they know, named)."""
    return sum(n for person, n in deeds.by.items() if person in known), deeds.written - deeds.nameless


def new_faces(week: Iterable[Person], before: Collection[Person]) -> tuple[Person, ...]:
    """Those around the baby this week who never were before, each once, in the order they came."""
    return tuple(person for person in dict.fromkeys(week) if person not in before)


@dataclass(frozen=True)
class Handover(Generic[Person]):
    """The adult who has a baby changes at an instant. None stands for nobody the baby knows."""

    at: datetime
    gone: Person | None
    come: Person | None


def handovers(order: Sequence[Person], stays: Iterable[tuple[Person, Span]], hours: Iterable[Span]) -> tuple[Handover[Person], ...]:
    """When, within a baby's hours, the first of `order` who is here becomes another. `order` is as the key person and the family set it."""
    here: dict[Person, tuple[Span, ...]] = {}
    for person, span in stays:
        here[person] = merged([*here.get(person, ()), span])
    told: list[Handover[Person]] = []
    for start, end in merged(hours):
        edges = sorted({at for spans in here.values() for span in spans for at in span if start < at < end})
        has = _has(order, here, start)
        for at in edges:
            after = _has(order, here, at)
            if after != has:
                told.append(Handover(at, has, after))
            has = after
    return tuple(told)


def _has(order: Sequence[Person], here: Mapping[Person, tuple[Span, ...]], at: datetime) -> Person | None:
    return next((person for person in order if any(start <= at < end for start, end in here.get(person, ()))), None)


def room_moves(rooms: Iterable[Hashable]) -> int:
    """How often a baby changed rooms, told by the rooms in the order they were in them."""
    return sum(before != after for before, after in pairwise(rooms))


@dataclass(frozen=True)
class Together:
    """Time of a baby and an adult in one room: on `days` days, the first of them `since`; `time` is as long as both were there."""

    time: timedelta
    days: int
    since: date | None

    @property
    def hours(self) -> int:
        """Whole hours, the nearest; half an hour and more is one."""
        return int((self.time + timedelta(minutes=30)) // timedelta(hours=1))


def together(days: Iterable[tuple[date, Iterable[Span], Iterable[Span]]]) -> Together:
    """Out of (day, when the baby was there, when the adult was there): how long both were, and on how many days."""
    time, met = _NOTHING, set()
    for on, baby, adult in days:
        both = lasting(shared(baby, adult))
        if both:
            time += both
            met.add(on)
    return Together(time, len(met), min(met, default=None))


def _minutes(time: timedelta) -> int:
    return int(time // timedelta(minutes=1))
