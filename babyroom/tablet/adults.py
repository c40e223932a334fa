"""Who is in the room, and who works here and could come in."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.people.names import initials, told_apart
from babyroom.signin.queries import Face, faces, guests_until


@dataclass(frozen=True)
class Comer:
    """An adult who works here today and is not in this room now."""

    id: UUID
    name: str
    short: str
    usually_here: bool


@dataclass(frozen=True)
class Adults:
    """`here` in the order they came; `could_come` with those whose room this is first."""

    here: tuple[Face, ...]
    could_come: tuple[Comer, ...]


def adults(who: Who, at: datetime) -> Adults:
    """The adults of this tablet's room. Raises NotYours where there is no tablet."""
    if who.room_id is None:
        raise NotYours("")
    here = faces(who.setting, who.room_id, at, who.zone)
    jobs = {job.adult_id: job for job in people.staff(who.setting, local_day(at, who.zone), at)}
    names = told_apart([(pk, job.adult.called, job.adult.last_name) for pk, job in jobs.items()])
    gone = {adult for adult, until in guests_until(who.setting, local_day(at, who.zone), who.zone).items() if until <= at}
    inside = {face.adult_id for face in here} | gone
    could = [Comer(pk, names[pk], initials(names[pk]), job.room_id == who.room_id) for pk, job in jobs.items() if pk not in inside]
    return Adults(tuple(here), tuple(sorted(could, key=lambda one: (not one.usually_here, one.name))))
