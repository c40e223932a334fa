"""Every question a page asks of the log, answered as plain or frozen values.

What takes a `Who` asks access itself and raises NotYours. What takes a setting is asked by those who have: with the babies that
`in_room` gave a tablet, or behind an action of their own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import DateField, DateTimeField, QuerySet, UUIDField

from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.common.refusals import NotYours
from babyroom.moments import access
from babyroom.moments.models import ArmsFull, Aside, Head, Moment, Now
from babyroom.moments.reading import day_bounds, settled_between
from babyroom.moments.settle import Settled
from babyroom.people import queries as people

# A call of "arms full" leaves the screens by itself; the note stays.
CALL_LASTS = timedelta(minutes=10)


def in_room(who: Who, at: datetime) -> frozenset[UUID]:
    """The babies of this tablet's room today: placed here, or moved here for now."""
    if who.setting_id is None or who.room_id is None:
        return frozenset()
    today = local_day(at, who.zone)
    moved = {baby for (baby,) in _now_in(setting=who.setting_id, room=who.room_id, on=today)}
    return people.babies_placed(who.setting_id, who.room_id, today) | moved


@prepared(setting=UUIDField(), room=UUIDField(), on=DateField())
def _now_in(setting: UUID, room: UUID, on: date) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Now.objects.of(setting).filter(room_id=room, on=on).values_list("baby_id")
    return rows


def days_now(setting: UUID, babies: Iterable[UUID], on: date) -> dict[UUID, dict[str, Any]]:
    """How these babies' day stands (`moments.day`), for those with anything written on `on`."""
    return dict(Now.objects.of(setting).filter(baby_id__in=list(babies), on=on).values_list("baby_id", "day"))


def day(who: Who, baby: UUID, on: date) -> list[Settled]:
    """One baby's day as it stands, look-ins and taken-back moments included. Raises NotYours."""
    return settled(who, [baby], on, on)


def settled(who: Who, babies: Iterable[UUID], first: date, last: date) -> list[Settled]:
    """The moments of these babies that stand from one local day to another, both included. Raises NotYours."""
    wanted = list(babies)
    for baby in wanted:
        access.READ.check(who, baby)
    if who.setting_id is None:
        raise NotYours("")
    return settled_between(who.setting_id, wanted, day_bounds(first, who.zone)[0], day_bounds(last, who.zone)[1])


def seq_of(setting: UUID) -> int:
    """The last number given in this setting: nothing new was written while it stays the same."""
    return Head.objects.of(setting).values_list("seq", flat=True).first() or 0


@dataclass(frozen=True)
class Since:
    """What was written for one baby since an adult was last in the room."""

    baby: UUID
    moments: tuple[Settled, ...]


def since(who: Who, babies: Iterable[UUID], start: datetime, end: datetime) -> list[Since]:
    """Per baby what happened from `start` to `end`, for the adult who comes in. Raises NotYours."""
    wanted = list(babies)
    for baby in wanted:
        access.READ.check(who, baby)
    if who.setting_id is None:
        raise NotYours("")
    found: dict[UUID, list[Settled]] = {baby: [] for baby in wanted}
    for one in settled_between(who.setting_id, wanted, start, end):
        if one.stands:
            found[one.row.baby].append(one)
    return [Since(baby, tuple(moments)) for baby, moments in found.items()]


def brought_in(setting: UUID, baby: UUID, source: str) -> list[tuple[UUID, str, datetime, datetime | None]]:
    """What earlier imports from this source brought for a baby: (id, kind, happened_at, ended_at)."""
    found = Moment.objects.of(setting).filter(baby_id=baby, source=source)
    return list(found.order_by("seq").values_list("id", "kind", "happened_at", "ended_at"))


def days_written(setting: UUID, baby: UUID) -> tuple[datetime, datetime] | None:
    """The first and the last instant anything is written for a baby."""
    times = Moment.objects.of(setting).filter(baby_id=baby).order_by("happened_at").values_list("happened_at", flat=True)
    first, last = times.first(), times.last()
    return (first, last) if first is not None and last is not None else None


def days_beside(setting: UUID, baby: UUID, on: date, zone: str) -> tuple[date | None, date | None]:
    """The nearest local days before and after `on` of which anything is written for this baby."""
    start, end = day_bounds(on, zone)
    before = _last_before(setting=setting, baby=baby, start=start)
    after = _first_from(setting=setting, baby=baby, end=end)
    return (local_day(before[0][0], zone) if before else None, local_day(after[0][0], zone) if after else None)


@prepared(setting=UUIDField(), baby=UUIDField(), start=DateTimeField())
def _last_before(setting: UUID, baby: UUID, start: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Moment.objects.of(setting).filter(baby_id=baby, happened_at__lt=start).values_list("happened_at")
    return rows.order_by("-happened_at")[:1]


@prepared(setting=UUIDField(), baby=UUIDField(), end=DateTimeField())
def _first_from(setting: UUID, baby: UUID, end: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Moment.objects.of(setting).filter(baby_id=baby, happened_at__gte=end).values_list("happened_at")
    return rows.order_by("happened_at")[:1]


def calls(setting: UUID, at: datetime, room: UUID | None = None) -> list[tuple[UUID, UUID, datetime]]:
    """Open calls of "arms full": (call, room, when)."""
    found = ArmsFull.objects.of(setting).filter(at__gt=at - CALL_LASTS, answered_at=None)
    if room is not None:
        found = found.filter(room_id=room)
    return list(found.order_by("at").values_list("id", "room_id", "at"))


def set_aside(setting: UUID) -> int:
    """How many records wait for a person to look at."""
    return int(Aside.objects.of(setting).filter(settled_at=None).count())


def local_day(at: datetime, zone: str) -> date:
    """The calendar day of an instant where the nursery is."""
    return at.astimezone(ZoneInfo(zone)).date()
