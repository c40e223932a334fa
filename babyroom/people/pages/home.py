"""The office's first page: the rooms with their babies, the adults, and what is still to be written down."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from babyroom.common.access import Who
from babyroom.people import access, queries
from babyroom.people.models import ClosedDays, Job, KeyPerson, Room
from babyroom.people.pages.at_two import NearTwo, asked_of
from babyroom.people.pages.babies import BabyRow, baby_rows
from babyroom.people.pages.ground import wall
from babyroom.people.pages.needs import Need, of_adults, of_babies, of_setting
from babyroom.people.pages.notices import Told, told
from babyroom.people.stages import Stage

# How far ahead closed days are told of on the first page.
_AHEAD = timedelta(days=21)
# They have every baby on this page already.
_NOT_IN_A_ROOM = (Job.Sort.MANAGER, Job.Sort.DEPUTY)


@dataclass(frozen=True)
class Home:
    """The first page. `needs` speak of the setting, `of_people` of its babies and adults; empty for those who do not keep people.
    `mine` are the babies of this adult: those whose key person they are, then those of their room. `near_two` are the babies whose
    move at two this adult is asked to plan, `closed` the closed days of the next three weeks."""

    rooms: tuple[tuple[Room, tuple[BabyRow, ...]], ...]
    coming: tuple[BabyRow, ...]
    staff: tuple[Job, ...]
    mine: tuple[BabyRow, ...]
    near_two: tuple[NearTwo, ...]
    closed: tuple[ClosedDays, ...]
    needs: tuple[Need, ...]
    of_people: tuple[Need, ...]
    notices: tuple[Told, ...]


def home(who: Who, today: date) -> Home:
    """The first page of the office."""
    setting = wall(who, access.SEE_PEOPLE)
    every = baby_rows(setting, today, access.SEE_BABIES.which(who))
    here = [row for row in every if row.stage in (Stage.SETTLING, Stage.HERE, Stage.LEAVING)]
    rooms = queries.rooms(setting)
    keeps = access.KEEP_PEOPLE.allows(who)
    staying = [row for row in every if row.stage != Stage.LEFT]
    mine = _mine(setting, who, here, today)
    # Who does not keep people finds their own babies above the others, and once.
    listed = here if keeps else [row for row in here if row not in mine]
    by_room = [(room, tuple(row for row in listed if row.room == room.name)) for room in rooms]
    return Home(
        tuple((room, found) for room, found in by_room if keeps or found),
        tuple(sorted((row for row in every if row.stage == Stage.BEFORE), key=lambda row: row.starts_on)),
        tuple({job.adult_id: job for job in queries.staff(setting, today)}.values()),
        mine,
        asked_of(who, today),
        tuple(queries.closed(setting, today, today + _AHEAD)),
        tuple(of_setting(setting, today, bool(rooms), bool(every))) if keeps else (),
        (*of_babies(setting, staying, today), *of_adults(setting, today)) if keeps else (),
        told(who) if access.READ_NOTICES.allows(who) else (),
    )


def _mine(setting: UUID, who: Who, here: list[BabyRow], today: date) -> tuple[BabyRow, ...]:
    key = set(KeyPerson.objects.of(setting).on(today).filter(adult_id=who.adult_id).values_list("baby_id", flat=True))
    led = Job.objects.of(setting).on(today).filter(adult_id=who.adult_id).exclude(sort__in=_NOT_IN_A_ROOM).exclude(room=None)
    rooms = set(led.values_list("room__name", flat=True))
    mine = [row for row in here if row.id in key or row.room in rooms]
    return tuple(sorted(mine, key=lambda row: row.id not in key))
