"""A baby's days as sleep and milk alone: what the nursery wrote and what home told of the morning. Pure.

Instants are whole seconds since 1970: a clock change neither adds nor takes any.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.settle import Settled

# What a rhythm is made of, and what is needed to know how it stands.
KINDS = ("sleep", "woke", "same_nap", "milk", "food", "from_home", "arrival", "reunion", "withdrawal")
FEEDS = frozenset({"milk", "food"})
# A clock that home told and that lies further ahead than this was yesterday's.
_AHEAD = timedelta(minutes=10)


@dataclass(frozen=True)
class Day:
    """One day of one baby. `sleeps` are (began, ended or None), `feeds` (at, kind), both with us; `woke` and `fed` are what home told of
    the morning. `notes` is how many notes it is told from."""

    on: date
    came: int | None = None
    left: int | None = None
    sleeps: tuple[tuple[int, int | None], ...] = ()
    feeds: tuple[tuple[int, str], ...] = ()
    woke: int | None = None
    fed: tuple[int, ...] = ()
    notes: int = 0

    @property
    def here(self) -> bool:
        """Whether the baby was with us: closed days and days away are none."""
        return self.came is not None or bool(self.sleeps or self.feeds)


@dataclass(frozen=True)
class Past:
    """A baby's days before today, in order, and what they taught as it was kept (empty: not learned yet). Two are the same that have
    one version."""

    baby: UUID
    version: str
    days: tuple[Day, ...]
    learnt: bytes = b""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Past) and (self.baby, self.version) == (other.baby, other.version)

    def __hash__(self) -> int:
        return hash((self.baby, self.version))

    @property
    def here(self) -> tuple[Day, ...]:
        """The days with us."""
        return tuple(day for day in self.days if day.here)


def days_of(settled: Iterable[Settled], zone: ZoneInfo) -> dict[UUID, tuple[Day, ...]]:
    """By baby their days in order, from settled moments in the order they happened. What was taken back is not in them."""
    found: dict[UUID, dict[date, list[Settled]]] = {}
    for one in settled:
        if one.stands and one.kind in KINDS:
            found.setdefault(one.row.baby, {}).setdefault(one.at.astimezone(zone).date(), []).append(one)
    return {baby: tuple(_day(on, told, zone) for on, told in sorted(days.items())) for baby, days in found.items()}


def today_of(day: Mapping[str, Any], on: date, zone: ZoneInfo) -> Day:
    """Today from the projection of it (`moments.day`)."""
    marks = day.get("marks", ())
    home = day.get("home", {})
    told_at = datetime.fromtimestamp(home.get("at", 0), zone)
    return Day(
        on,
        day.get("arrived"),
        day.get("left"),
        tuple((began, until or None) for kind, began, until, *_rest in marks if kind == "sleep"),
        tuple((at, kind) for kind, at, *_rest in marks if kind in FEEDS),
        _told(home.get("woke_at"), told_at),
        _fed(home, told_at),
        sum(1 for mark in marks if mark[0] in FEEDS | {"sleep", "from_home"}),
    )


def as_json(days: Sequence[Day]) -> list[list[Any]]:
    """To be kept."""
    return [[day.on.isoformat(), *astuple(day)[1:]] for day in days]


def from_json(kept: Iterable[Sequence[Any]]) -> tuple[Day, ...]:
    """As they were."""
    return tuple(
        Day(
            date.fromisoformat(on),
            came,
            left,
            tuple((began, ended) for began, ended in sleeps),
            tuple((at, kind) for at, kind in feeds),
            woke,
            tuple(fed),
            notes,
        )
        for on, came, left, sleeps, feeds, woke, fed, notes in kept
    )


def _day(on: date, told: Sequence[Settled], zone: ZoneInfo) -> Day:
    came = left = woke = None
    fed: tuple[int, ...] = ()
    for one in told:
        if one.kind == "arrival":
            came, left = (_s(one.at) if came is None else came), None
        elif one.kind == "reunion" and one.facts.get("goes_home"):
            left = _s(one.at)
        elif one.kind == "from_home":
            at = one.at.astimezone(zone)
            woke, fed = _told(one.facts.get("woke_at"), at) or woke, _fed(one.facts, at) or fed
    sleeps = tuple((_s(one.at), _s(one.ended_at) if one.ended_at else None) for one in told if one.kind == "sleep")
    feeds = tuple((_s(one.at), one.kind) for one in told if one.kind in FEEDS)
    notes = len(sleeps) + len(feeds) + sum(1 for one in told if one.kind == "from_home")
    return Day(on, came, left, sleeps, feeds, woke, fed, notes)


def _told(clock: str | None, at: datetime) -> int | None:
    """A clock that home told at `at`, as an instant: the last time the wall showed it."""
    if not clock:
        return None
    said = datetime.combine(at.date(), time.fromisoformat(clock), at.tzinfo)
    if said.timestamp() > (at + _AHEAD).timestamp():
        said = datetime.combine(at.date() - timedelta(days=1), time.fromisoformat(clock), at.tzinfo)
    return _s(said)


def _fed(home: Mapping[str, Any], at: datetime) -> tuple[int, ...]:
    told = (_told(home.get(name), at) for name in ("last_milk_at", "last_food_at"))
    return tuple(sorted({one for one in told if one is not None}))


def _s(at: datetime) -> int:
    return int(at.timestamp())
