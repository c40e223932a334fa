"""The move at two: from 22 months somebody plans the new room and the new key person, and until then this asks for it. Of a baby who
leaves us about then it asks that what the baby likes, and who knows them, is handed on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from babyroom.common.access import Who
from babyroom.people import access, queries
from babyroom.people.models import Baby, Job, KeyPerson, Placement
from babyroom.people.pages.ground import wall
from babyroom.people.stages import LEAVING_FOR, PLANNING_MONTHS, TWO_MONTHS, Stage, first_day, months_old_on, stage

# A room that begins here and goes beyond two is one for older children: who is in it has moved.
_OLDER_FROM = 12


@dataclass(frozen=True)
class NearTwo:
    """A baby of 22 months or more whose move nobody has planned yet, or who `leaves_on` a day about then. `is_two` once the second birthday
    has come."""

    id: UUID
    called: str
    two_on: date
    is_two: bool
    leaves_on: date | None = None


def moves(setting: UUID, babies: Iterable[Baby], today: date) -> Mapping[UUID, date]:
    """The first day in the room for older children, by baby, for those who have moved at two or are going to."""
    by_id = {baby.pk: baby for baby in babies}
    rows = Placement.objects.of(setting).filter(baby_id__in=list(by_id)).exclude(until_on__lt=today).select_related("room")
    found: dict[UUID, date] = {}
    for row in rows.order_by("from_on"):
        baby = by_id[row.baby_id]
        changes = row.from_on > first_day(baby.settling_from, baby.starts_on)
        older = row.room.from_months >= _OLDER_FROM and row.room.to_months > TWO_MONTHS
        if older or (changes and row.from_on >= months_old_on(baby.born_on, PLANNING_MONTHS)):
            found.setdefault(baby.pk, row.from_on)
    return found


def unplanned(setting: UUID, babies: Iterable[Baby], today: date) -> list[NearTwo]:
    """Those among the babies who are near two and have no other room and no new key person from 22 months on; and those who leave about
    then, until they have. A last day long after two is no plan for the move."""
    near = [baby for baby in babies if baby.leaves_on is None or baby.leaves_on >= today]
    near = [baby for baby in near if months_old_on(baby.born_on, PLANNING_MONTHS) <= today]
    near = [baby for baby in near if first_day(baby.settling_from, baby.starts_on) <= today]
    if not near:
        return []
    moving = moves(setting, near, today)
    follow: set[UUID] = set()
    named = KeyPerson.objects.of(setting).filter(baby_id__in=[baby.pk for baby in near]).exclude(until_on__lt=today)
    for baby_id, from_on in named.values_list("baby_id", "from_on"):
        if any(baby.pk == baby_id and from_on >= months_old_on(baby.born_on, PLANNING_MONTHS) for baby in near):
            follow.add(baby_id)
    told = []
    for baby in near:
        two_on = months_old_on(baby.born_on, TWO_MONTHS)
        leaves_on = baby.leaves_on if baby.leaves_on and baby.leaves_on <= two_on + LEAVING_FOR else None
        if leaves_on or (baby.pk not in moving and baby.pk not in follow):
            told.append(NearTwo(baby.pk, baby.called, two_on, two_on <= today, leaves_on))
    return sorted(told, key=lambda one: (one.two_on, one.called))


def asked_of(who: Who, today: date) -> tuple[NearTwo, ...]:
    """Whose move this adult is asked to plan: whoever keeps people of every baby, a room lead of their room's, a key person of
    their own."""
    setting = wall(who, access.SEE_PEOPLE)
    told = unplanned(setting, Baby.objects.of(setting).exclude(leaves_on__lt=today), today)
    if access.KEEP_PEOPLE.allows(who) or not told:
        return tuple(told)
    mine = set(KeyPerson.objects.of(setting).on(today).filter(adult_id=who.adult_id).values_list("baby_id", flat=True))
    led = set(Job.objects.of(setting).on(today).filter(adult_id=who.adult_id, sort=Job.Sort.LEAD).values_list("room_id", flat=True))
    rooms = queries.rooms_of(setting, [one.id for one in told], today)
    # A lead without a room of their own leads all of them.
    return tuple(one for one in told if one.id in mine or None in led or rooms.get(one.id) in led)


def stands(baby: Baby, moving: Mapping[UUID, date], on: date) -> Stage:
    """The stage of a baby on a day, with `moves` known."""
    return stage(baby.settling_from, baby.starts_on, baby.leaves_on, on, born_on=baby.born_on, moves_on=moving.get(baby.pk))
