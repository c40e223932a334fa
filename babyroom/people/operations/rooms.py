"""Rooms: added, changed, closed, opened again. A room is never taken away: its days stay."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries, sense
from babyroom.people.facts import RoomFacts
from babyroom.people.models import Placement, Room
from babyroom.people.operations.desk import Desk, desk, told

_COLUMNS = ("name", "from_months", "to_months", "position")


def add_room(facts: RoomFacts, *, by: Who, at: datetime) -> Room:
    """A new room, last in the order unless a place is given."""
    at_desk = desk(by, at)
    facts = sense.room(facts)
    with transaction.atomic():
        return put_room(at_desk, facts)


def put_room(at_desk: Desk, facts: RoomFacts) -> Room:
    """Write a room whose facts make sense; inside the caller's transaction."""
    rooms = Room.objects.of(at_desk.setting)
    _name_is_free(at_desk, facts.name)
    last = rooms.aggregate(last=Max("position"))["last"]
    position = facts.position if facts.position is not None else (0 if last is None else last + 1)
    room: Room = Room.objects.create(
        setting_id=at_desk.setting, name=facts.name, from_months=facts.from_months, to_months=facts.to_months, position=position
    )
    at_desk.tell("add_room", room, after=told(room, _COLUMNS))
    return room


def change_room(room: UUID, facts: RoomFacts, *, by: Who, at: datetime) -> Room:
    """Another name, other months, another place in the order."""
    at_desk = desk(by, at)
    facts = sense.room(facts)
    with transaction.atomic():
        found = at_desk.find(Room, room)
        _name_is_free(at_desk, facts.name, but=found.pk)
        position = found.position if facts.position is None else facts.position
        values = {"name": facts.name, "from_months": facts.from_months, "to_months": facts.to_months, "position": position}
        before = at_desk.alter(found, values)
        at_desk.tell("change_room", found, before=before, after=values)
    return found


def close_room(room: UUID, *, by: Who, at: datetime) -> Room:
    """The room closes from today. Refused while a baby's place is there, now or later."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.open_room(room)
        still = (
            Placement.objects.of(at_desk.setting).filter(room=found).exclude(until_on__lt=at_desk.today).values_list("baby_id", flat=True)
        )
        babies = sorted(baby.called for baby in queries.babies(at_desk.setting, still).values())
        if babies:
            raise Refusal(
                _("%(room)s is still the room of %(babies)s. Give them another room first.")
                % {"room": found.name, "babies": get_text_list(babies, _("and"))},
                code="not_empty",
            )
        before = at_desk.alter(found, {"closed_on": at_desk.today})
        at_desk.tell("close_room", found, before=before, after={"closed_on": at_desk.today})
    return found


def open_room(room: UUID, *, by: Who, at: datetime) -> Room:
    """A closed room opens again."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.find(Room, room)
        before = at_desk.alter(found, {"closed_on": None})
        at_desk.tell("open_room", found, before=before, after={"closed_on": None})
    return found


def _name_is_free(at_desk: Desk, name: str, but: UUID | None = None) -> None:
    for other in Room.objects.of(at_desk.setting).exclude(pk=but):
        if other.name.casefold() == name.casefold():
            again = _("There is a closed room with this name. Open that one again, or choose another name.")
            raise Refusal(
                again if other.closed_on else _("There is a room with this name already. Choose another name."),
                field="name",
                code="there_already",
            )
