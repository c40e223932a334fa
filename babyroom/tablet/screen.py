"""Whose screen this is: a room's tablet, or an adult who works here and is signed in by name. Every page of the room begins here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments import access as moments_access
from babyroom.moments.queries import in_room, local_day
from babyroom.people import queries as people
from babyroom.people.access import LEADS
from babyroom.people.models import Baby
from babyroom.people.names import told_apart
from babyroom.signin.queries import Face, faces
from babyroom.tablet import access


@dataclass(frozen=True)
class Screen:
    """`who` looks at the room `room` at `at`; `babies` are in that room today: placed here, or moved here for now.
    `rooms` are the setting's rooms by id."""

    who: Who
    setting: UUID
    room: UUID
    at: datetime
    zone: ZoneInfo
    babies: frozenset[UUID]
    rooms: Mapping[UUID, str]

    @property
    def today(self) -> date:
        """The local day."""
        return local_day(self.at, self.zone.key)

    @property
    def room_name(self) -> str:
        """What the room is called."""
        return self.rooms[self.room]

    def clock(self, at: datetime) -> str:
        """An instant as the wall clock shows it."""
        return f"{at.astimezone(self.zone):%H:%M}"

    def faces(self) -> list[Face]:
        """The adults in the room now."""
        return faces(self.setting, self.room, self.at, self.zone.key)

    def may_write(self, baby: UUID) -> bool:
        """Whether moments of this baby can be written from here."""
        return moments_access.RECORD.allows(self.who, baby)


def screen(who: Who, at: datetime, room: str = "") -> Screen:
    """The screen of this request. A tablet has its own room; someone signed in by name looks at `room` (an id), or at the
    first one that is open to them: whoever leads into each, whoever works here into their own, a key person into their baby's.
    Raises NotYours where there is no room to look at."""
    setting = who.setting
    rooms = {found.pk: found.name for found in people.rooms(setting)}
    if who.tablet_id is None:
        theirs = rooms if LEADS.holds(who, None) else who.seen.get("works_in") or _of_key_person(who, at)
        wanted = next((pk for pk in rooms if str(pk) == room and pk in theirs), next((pk for pk in rooms if pk in theirs), None))
        if rooms and wanted is None:
            raise NotYours(_("This is not open from here. Ask your room lead or the office."))
        who = replace(who, room_id=wanted)
    chosen = who.room_id
    if chosen is None or chosen not in rooms:
        raise NotYours(_("This nursery has no room yet. The office can add one."))
    babies = in_room(who, at)
    who.seen["babies_in_room"] = babies
    return Screen(who, setting, chosen, at, ZoneInfo(who.zone), babies, rooms)


def baby_on(screen: Screen, baby_id: UUID) -> tuple[Baby, str]:
    """A baby who may be looked at from this screen, and the name that tells them apart from the others in the room.
    Raises NotYours."""
    access.BABY.check(screen.who, baby_id)
    around = people.babies(screen.setting, screen.babies | {baby_id})
    if baby_id not in around:
        raise NotYours(_("We cannot find this baby here."))
    return around[baby_id], names_of(around.values())[baby_id]


def _of_key_person(who: Who, at: datetime) -> frozenset[UUID]:
    babies = who.seen.get("key_person_of", frozenset())
    return frozenset(people.rooms_of(who.setting, babies, local_day(at, who.zone)).values()) if babies else frozenset()


def names_of(babies: Iterable[Baby]) -> Mapping[UUID, str]:
    """Short names, two babies with one first name told apart."""
    return told_apart([(baby.pk, baby.called, baby.last_name) for baby in babies])
