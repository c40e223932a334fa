"""The babies of a room, each with how their day stands: one question, put into SQL once, because every tablet asks it all day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import DateField, Q, QuerySet, UUIDField

from babyroom.common.prepared import prepared
from babyroom.people.models import Baby, Placement


@dataclass(frozen=True)
class Placed:
    """A baby of a room. `day` is the projection of their day (`moments.day`); empty while nothing is written of it."""

    pk: UUID
    called: str
    day: Mapping[str, Any]
    last_name: str
    pronouns: str
    peg: str
    born_on: date
    weeks_early: int
    settling_from: date | None
    starts_on: date


_PLAIN = ("last_name", "pronouns", "peg", "born_on", "weeks_early", "settling_from", "starts_on")


def placed(setting: UUID, room: UUID, on: date) -> list[Placed]:
    """Babies placed in the room or moved there for now, by name. One query."""
    return [
        Placed(pk, known_as or first_name, day if written_on == on else {}, *plain)
        for pk, known_as, first_name, written_on, day, *plain in _rows(setting=setting, room=room, on=on)
    ]


@prepared(setting=UUIDField(), room=UUIDField(), on=DateField())
def _rows(setting: UUID, room: UUID, on: date) -> QuerySet[Any, Any]:
    here = Placement.objects.of(setting).on(on).filter(room_id=room).order_by().values("baby_id")
    babies = Baby.objects.of(setting).filter(Q(pk__in=here) | Q(now__room_id=room, now__on=on))
    rows: QuerySet[Any, Any] = babies.values_list("pk", "known_as", "first_name", "now__on", "now__day", *_PLAIN)
    return rows
