"""A new setting's first rows: itself, its rooms, its first manager."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.people.models import Adult, Job, Room, Setting


def lay(made: UUID, *, name: str, rooms: Sequence[str], first_name: str, last_name: str, email: str, at: datetime) -> Adult:
    """Write them; inside the caller's transaction and the new setting's wall. Returns the manager."""
    setting = Setting.objects.create(id=made, name=name, made_at=at)
    for position, room in enumerate(rooms):
        Room.objects.create(setting=setting, name=room, position=position)
    adult: Adult = Adult.objects.create(setting=setting, first_name=first_name, last_name=last_name, email=email)
    today = at.astimezone(ZoneInfo(setting.zone)).date()
    Job.objects.create(setting=setting, adult=adult, sort=Job.Sort.MANAGER, counts=False, from_on=today)
    return adult
