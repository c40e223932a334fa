"""Who was where: adults by the tablet and by hand, a baby by what was written and, where that is missing, by the booked hours."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q

from babyroom.analysis.continuity import Span
from babyroom.moments.models import Moment
from babyroom.moments.queries import local_day
from babyroom.moments.reading import day_bounds, settled_between
from babyroom.moments.settle import Settled
from babyroom.people import queries as people
from babyroom.people.models import Booked, Placement
from babyroom.people.policies import InForce
from babyroom.rota.models import WasHere
from babyroom.rota.queries import span
from babyroom.signin.models import InRoom


@dataclass(frozen=True)
class Stay:
    """An adult was in a room."""

    adult: UUID
    room: UUID
    span: Span


@dataclass(frozen=True)
class Asked:
    """For which days it is asked, and when: `at` is now, `zone` the nursery's, `policy` says when it closes."""

    setting: UUID
    first: date
    last: date
    at: datetime
    zone: str
    policy: InForce

    @property
    def bounds(self) -> Span:
        """The first instant and the one after the last."""
        return (day_bounds(self.first, self.zone)[0].astimezone(UTC), day_bounds(self.last, self.zone)[1].astimezone(UTC))


def stays(asked: Asked, rooms: Iterable[UUID]) -> list[Stay]:
    """Which adults were in these rooms: as the tablet knows, and as somebody wrote by hand. A stay that nobody closed ends now, or on an
    earlier day when the nursery closed."""
    start, end = asked.bounds
    wanted = list(rooms)
    told = []
    by_tablet = InRoom.objects.of(asked.setting).filter(room_id__in=wanted, from_at__gte=start, from_at__lt=end)
    for adult, room, from_at, until_at in by_tablet.values_list("adult_id", "room_id", "from_at", "until_at"):
        told.append(Stay(adult, room, (from_at, min(until_at or _closing(asked, from_at), asked.at))))
    by_hand = WasHere.objects.of(asked.setting).filter(room_id__in=wanted, from_at__gte=start, from_at__lt=end, taken_back_at=None)
    for adult, room, from_at, until_at in by_hand.values_list("adult_id", "room_id", "from_at", "until_at"):
        told.append(Stay(adult, room, (from_at, until_at)))
    return [one for one in told if one.span[0] < one.span[1]]


def ever_in(asked: Asked, baby: UUID, until: date) -> frozenset[UUID]:
    """Who has been in a room that was this baby's then, on any day before one since the first of which anything is written."""
    first = Moment.objects.of(asked.setting).of_babies([baby]).order_by("happened_at").values_list("happened_at", flat=True).first()
    end = day_bounds(until, asked.zone)[0].astimezone(UTC)
    theirs = Q()
    for row in Placement.objects.of(asked.setting).filter(baby_id=baby, from_on__lt=until):
        begins = max(row.from_on, local_day(first, asked.zone)) if first else until
        last = min(end, day_bounds(row.until_on, asked.zone)[1].astimezone(UTC)) if row.until_on else end
        theirs |= Q(room_id=row.room_id, from_at__gte=day_bounds(begins, asked.zone)[0].astimezone(UTC), from_at__lt=last)
    if not theirs:
        return frozenset()
    by_tablet = InRoom.objects.of(asked.setting).filter(theirs).order_by().values_list("adult_id", flat=True)
    by_hand = WasHere.objects.of(asked.setting).filter(theirs, taken_back_at=None).order_by().values_list("adult_id", flat=True)
    return frozenset(by_tablet.distinct()) | frozenset(by_hand.distinct())


def _closing(asked: Asked, from_at: datetime) -> datetime:
    on = local_day(from_at, asked.zone)
    if on == local_day(asked.at, asked.zone):
        return asked.at
    opens, closes = asked.policy.clock("opens_at"), asked.policy.clock("closes_at")
    return max(span(on, opens, closes, asked.zone)[1], from_at)


@dataclass(frozen=True)
class BabyDay:
    """One day of a baby that something is written of: `spans` when they were here, `where` in which room; `moments` what stands.
    `by_booking` means that coming or going is not written, and the booked hour stands for it."""

    on: date
    spans: tuple[Span, ...]
    where: tuple[tuple[UUID, Span], ...]
    moments: tuple[Settled, ...]
    by_booking: bool


def days_of(asked: Asked, baby: UUID) -> list[BabyDay]:
    """The days of a baby, in order. A day without a word, or with neither a written nor a booked hour, is not in the answer."""
    start, end = asked.bounds
    found = [one for one in settled_between(asked.setting, [baby], start, end) if one.stands and one.kind != "from_home"]
    placed = list(Placement.objects.of(asked.setting).filter(baby_id=baby).order_by("from_on"))
    booked = _Booked.of(asked.setting, baby)
    told = []
    for on, group in groupby(found, key=lambda one: local_day(one.at, asked.zone)):
        moments = tuple(group)
        room = next((row.room_id for row in reversed(placed) if row.from_on <= on and (row.until_on is None or row.until_on >= on)), None)
        spans, by_booking = _here(moments, booked.hours(asked, on), asked, on)
        if spans:
            told.append(BabyDay(on, spans, _where(spans, moments, room), moments, by_booking))
    return told


@dataclass(frozen=True)
class _Booked:
    """Every booked row of a baby, asked once for all the days."""

    rows: tuple[Booked, ...]

    @classmethod
    def of(cls, setting: UUID, baby: UUID) -> "_Booked":
        return cls(tuple(Booked.objects.of(setting).filter(baby_id=baby, taken_back_at=None)))

    def hours(self, asked: Asked, on: date) -> Span | None:
        """The booked hours of a day as instants."""
        single = [row for row in self.rows if row.on == on]
        weekly = [row for row in self.rows if row.on is None and row.weekday == on.isoweekday() and _holds(row, on)]
        row = next(iter(single or weekly), None)
        return span(on, row.from_time, row.to_time, asked.zone) if row and row.from_time and row.to_time else None


def _holds(row: Booked, on: date) -> bool:
    return row.from_on is not None and row.from_on <= on and (row.until_on is None or on <= row.until_on)


def _here(moments: Iterable[Settled], booked: Span | None, asked: Asked, on: date) -> tuple[tuple[Span, ...], bool]:
    """From each coming to the going home after it. What is not written is as booked; a baby who is still here, until now."""
    told: list[Span] = []
    came: datetime | None = None
    by_booking, went_ever = False, False
    for one in moments:
        if one.kind == "arrival" and came is None:
            came = one.at
        elif one.kind == "reunion" and one.facts.get("goes_home"):
            start = came or (booked[0] if booked and not went_ever else None)
            by_booking = by_booking or came is None
            if start is not None and start < one.at:
                told.append((start, one.at))
            came, went_ever = None, True
    if came is not None or not (told or went_ever):
        start = came or (booked[0] if booked else None)
        end = asked.at if on == local_day(asked.at, asked.zone) else booked[1] if booked else None
        if start is not None and end is not None and start < end:
            told.append((start, end))
            by_booking = True
    return tuple(told), by_booking


def _where(spans: Iterable[Span], moments: Iterable[Settled], room: UUID | None) -> tuple[tuple[UUID, Span], ...]:
    """In which room a baby was when: the own one, until a move is written."""
    moved = [(one.at, _room(one.facts)) for one in moments if one.kind == "moved"]
    told: list[tuple[UUID, Span]] = []
    for start, end in spans:
        at, there = start, next((to for when, to in reversed(moved) if when <= start), room)
        for when, to in moved:
            if start < when < end:
                if there is not None:
                    told.append((there, (at, when)))
                at, there = when, to
        if there is not None:
            told.append((there, (at, end)))
    return tuple(told)


def _room(facts: Mapping[str, Any]) -> UUID | None:
    try:
        return UUID(str(facts.get("to_room", "")))
    except ValueError:
        return None


def beside(day: BabyDay, found: Iterable[Stay]) -> dict[UUID, list[Span]]:
    """By adult, when they were in the room the baby was in, on one day. Spans are those of the adult, cut to the baby's."""
    told: dict[UUID, list[Span]] = {}
    for stay in found:
        for room, (start, end) in day.where:
            if stay.room == room and stay.span[0] < end and stay.span[1] > start:
                told.setdefault(stay.adult, []).append((max(stay.span[0], start), min(stay.span[1], end)))
    return told


def booked_hours(setting: UUID, babies: Iterable[UUID], on: date, zone: str) -> dict[UUID, Span]:
    """When each of these babies is booked on a day, as instants. Away or not booked: not in the answer."""
    found = people.expected(setting, babies, on)
    return {
        baby: span(on, hours.from_time, hours.to_time, zone)
        for baby, hours in found.items()
        if not hours.away and hours.from_time is not None and hours.to_time is not None
    }


def week_begins(today: date) -> date:
    """The Monday of a day's week."""
    return today - timedelta(days=today.weekday())
