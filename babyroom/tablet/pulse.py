"""The room's pulse: has anything changed since a tablet last drew its board? Asked every two seconds by every tablet."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import DateTimeField, OuterRef, QuerySet, Subquery, UUIDField

from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.moments.models import ArmsFull, Head
from babyroom.moments.queries import CALL_LASTS
from babyroom.people.models import Room
from babyroom.signin.models import InRoom


@dataclass(frozen=True)
class Call:
    """Arms are full in a room, and nobody has said yet that they are coming."""

    id: UUID
    room_id: UUID
    room: str


@dataclass(frozen=True)
class Pulse:
    """`seq` is the last number the log gave in this setting, `rooms` the open rooms by id, `calls` the open calls of all of them."""

    seq: int
    rooms: dict[UUID, str]
    calls: tuple[Call, ...]


def pulse(setting: UUID, at: datetime) -> Pulse:
    """One query, whatever has been written."""
    rows = _rooms(setting=setting, calls_since=at - CALL_LASTS)
    calling = tuple(Call(call, pk, name) for pk, name, call, _seq in rows if call is not None)
    return Pulse(max((seq or 0 for *_rest, seq in rows), default=0), {pk: name for pk, name, *_rest in rows}, calling)


@prepared(setting=UUIDField(), calls_since=DateTimeField())
def _rooms(setting: UUID, calls_since: datetime) -> QuerySet[Any, Any]:
    calls = ArmsFull.objects.of(setting).filter(room_id=OuterRef("pk"), answered_at=None, at__gt=calls_since).order_by("-at")
    head = Head.objects.of(setting).values("seq")[:1]
    rooms = Room.objects.of(setting).filter(closed_on=None).order_by("position", "name")
    rows: QuerySet[Any, Any] = rooms.annotate(call=Subquery(calls.values("pk")[:1]), seq=Subquery(head)).values_list(
        "pk", "name", "call", "seq"
    )
    return rows


def adults_here(setting: UUID, room: UUID, at: datetime, zone: str) -> frozenset[UUID]:
    """The ids of those `signin.queries.faces` would show, without their names."""
    midnight = at.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return frozenset(adult for (adult,) in _adults(setting=setting, room=room, at=at, midnight=midnight))


@prepared(setting=UUIDField(), room=UUIDField(), at=DateTimeField(), midnight=DateTimeField())
def _adults(setting: UUID, room: UUID, at: datetime, midnight: datetime) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = InRoom.objects.of(setting).at(at).filter(room_id=room, from_at__gte=midnight).values_list("adult_id")
    return rows


def stamp_now(who: Who, at: datetime) -> str:
    """The stamp of this tablet's room now, in two queries."""
    if who.setting_id is None or who.room_id is None:
        return ""
    return stamp(pulse(who.setting_id, at), adults_here(who.setting_id, who.room_id, at, who.zone), at)


def stamp(found: Pulse, adults: Iterable[UUID], at: datetime) -> str:
    """A short text that differs when the board would look different. The minute is in it: a look-in may have come due,
    the line of the day has grown, and what the office or a family changed shows within a minute."""
    told = [found.seq, *(call.id for call in found.calls), *sorted(map(str, adults)), int(at.timestamp()) // 60]
    return f"{found.seq}.{hashlib.sha256('|'.join(map(str, told)).encode()).hexdigest()[:12]}"
