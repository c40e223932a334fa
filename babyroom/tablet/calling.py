"""Arms full: the rooms that ask for one more pair of hands now, for the pages of the office."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from babyroom.common.access import Who
from babyroom.moments import access
from babyroom.moments.queries import calls
from babyroom.people import queries as people


@dataclass(frozen=True)
class Asking:
    """A room where arms are full: the call to answer, and since when (aware)."""

    call: UUID
    room: str
    since: datetime


def asking(who: Who, at: datetime) -> tuple[Asking, ...]:
    """The rooms that ask, the first to ask first; a room that asked twice is told once. Nothing for those who may not answer."""
    if who.setting_id is None or not access.ANSWER_ARMS_FULL.allows(who):
        return ()
    found = calls(who.setting_id, at)
    if not found:
        return ()
    names = {room.pk: room.name for room in people.rooms(who.setting_id)}
    first: dict[UUID, Asking] = {}
    for call, room, since in found:
        if room in names:
            first.setdefault(room, Asking(call, names[room], since))
    return tuple(first.values())
