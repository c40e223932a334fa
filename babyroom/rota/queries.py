"""Questions about shifts, who else knows a baby, and plans, answered as plain or frozen values. Whoever asks has asked access."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q

from babyroom.analysis.continuity import Span
from babyroom.people import queries as people
from babyroom.people.models import Job
from babyroom.rota.models import KnowsToo, Plan, Shift, Stand, Step


@dataclass(frozen=True)
class Planned:
    """An adult is to be in a room on a day, from and until a time of the wall clock."""

    adult: UUID
    room: UUID
    start: time
    end: time


def planned(setting: UUID, on: date) -> list[Planned]:
    """Who is to work on a day, by the hour they come. An exception for the day stands for all of an adult's day; nobody is planned whose
    work here is over, and nobody while the nursery is closed."""
    if people.closed(setting, on, on):
        return []
    works = set(Job.objects.of(setting).on(on).values_list("adult_id", flat=True))
    rows = list(Shift.objects.of(setting).for_day(on).filter(adult_id__in=works))
    differs = {row.adult_id for row in rows if row.on is not None}
    told = [
        Planned(row.adult_id, row.room_id, row.from_time, row.to_time)
        for row in rows
        if row.room_id and row.from_time and row.to_time and (row.on is not None or row.adult_id not in differs)
    ]
    return sorted(told, key=lambda one: (one.start, one.end))


def span(on: date, start: time, end: time, zone: str) -> Span:
    """Hours of a day's wall clock as instants: so long as they are lived, whatever the clocks do in between."""
    there = ZoneInfo(zone)
    return (datetime.combine(on, start, tzinfo=there).astimezone(UTC), datetime.combine(on, end, tzinfo=there).astimezone(UTC))


@dataclass(frozen=True)
class Week:
    """The shifts of one adult: what holds each week (now or from a day to come), and single days that differ from today on."""

    weekly: tuple[Shift, ...]
    days: tuple[Shift, ...]


def weeks(setting: UUID, today: date, adults: Collection[UUID] | None = None) -> dict[UUID, Week]:
    """The shifts that hold or are to come, by adult."""
    rows = Shift.objects.of(setting).filter(
        Q(on__gte=today, taken_back_at=None) | (Q(on=None) & (Q(until_on=None) | Q(until_on__gte=today))), taken_back_at=None
    )
    if adults is not None:
        rows = rows.filter(adult_id__in=adults)
    found: dict[UUID, tuple[list[Shift], list[Shift]]] = {}
    for row in rows.select_related("room").order_by("from_on", "weekday", "on", "from_time"):
        if row.on is None and row.until_on is not None and row.from_on is not None and row.until_on < row.from_on:
            continue
        found.setdefault(row.adult_id, ([], []))[row.on is not None].append(row)
    return {adult: Week(tuple(weekly), tuple(days)) for adult, (weekly, days) in found.items()}


def known_too(setting: UUID, babies: Iterable[UUID], on: date) -> dict[UUID, list[KnowsToo]]:
    """Who has each baby when the key person is away, in the order the key person and the family set. Where nobody wrote one: not in the
    answer."""
    rows = KnowsToo.objects.of(setting).filter(Q(until_on=None) | Q(until_on__gte=on), baby_id__in=list(babies), from_on__lte=on)
    # Whoever does not work here any more has nobody.
    rows = rows.filter(adult_id__in=Job.objects.of(setting).on(on).values("adult_id"))
    found: dict[UUID, list[KnowsToo]] = {}
    for row in rows.select_related("adult").order_by("position", "from_on", "id"):
        found.setdefault(row.baby_id, []).append(row)
    return found


def plans(setting: UUID, *, baby: UUID | None = None, adult: UUID | None = None, ended: bool = False) -> list[Plan]:
    """Plans that go on (or have ended), newest last, with their steps and where each stands."""
    rows = Plan.objects.of(setting).filter(ended_at__isnull=not ended)
    if baby is not None:
        rows = rows.filter(baby_id=baby)
    if adult is not None:
        rows = rows.filter(adult_id=adult)
    # Within the wall: they belong to plans that were found in it.
    steps = Prefetch("steps", Step.objects.of(setting).select_related("adult").order_by("position"))
    stands = Prefetch("stands", Stand.objects.of(setting).select_related("step").order_by("-on", "-said_at", "-id"))
    return list(rows.select_related("baby", "adult", "takes_over", "room").prefetch_related(steps, stands).order_by("made_at", "id"))
