"""Every question asked about the setting's people, answered as frozen values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateField, IntegerField, QuerySet, UUIDField

from babyroom.common import walls
from babyroom.common.prepared import prepared
from babyroom.people.models import (
    Adult,
    Baby,
    Booked,
    ClosedDays,
    Contact,
    FamilyTie,
    Job,
    KeyPerson,
    Mark,
    Placement,
    Policy,
    Room,
    Setting,
)
from babyroom.people.policies import InForce


def setting(setting_id: UUID) -> Setting | None:
    """The setting itself."""
    return Setting.objects.filter(pk=setting_id).first()


def any_setting() -> bool:
    """Whether this installation has a setting at all (else the first-run page shows)."""
    return walls.founded() if connection.vendor == "postgresql" else Setting.objects.exists()


def policies(setting_id: UUID, on: date) -> InForce:
    """The policies in force on a day: of each rule the newest row that has begun."""
    return InForce(dict(_policies(setting=setting_id, on=on)))


@prepared(setting=UUIDField(), on=DateField())
def _policies(setting: UUID, on: date) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Policy.objects.of(setting).filter(from_on__lte=on).order_by("from_on", "id").values_list("name", "value")
    return rows


def born(setting_id: UUID, babies: Iterable[UUID]) -> dict[UUID, date]:
    """Dates of birth of those among `babies` that are this setting's."""
    return dict(_born(setting=setting_id, babies=babies))


@prepared("babies", setting=UUIDField())
def _born(setting: UUID, babies: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Baby.objects.of(setting).filter(pk__in=babies).values_list("pk", "born_on")
    return rows


def adult_ids(setting_id: UUID, among: Iterable[UUID]) -> frozenset[UUID]:
    """Those among these ids that are adults of this setting."""
    return frozenset(adult for (adult,) in _adult_ids(setting=setting_id, among=among))


@prepared("among", setting=UUIDField())
def _adult_ids(setting: UUID, among: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Adult.objects.of(setting).filter(pk__in=among).order_by().values_list("pk")
    return rows


def room_ids(setting_id: UUID) -> frozenset[UUID]:
    """All rooms of the setting."""
    return frozenset(room for (room,) in _room_ids(setting=setting_id))


@prepared(setting=UUIDField())
def _room_ids(setting: UUID) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Room.objects.of(setting).order_by().values_list("pk")
    return rows


def rooms(setting_id: UUID) -> list[Room]:
    """The rooms that are open, in the setting's order."""
    return list(Room.objects.of(setting_id).filter(closed_on=None).order_by("position", "name"))


def babies_placed(setting_id: UUID, room_id: UUID, on: date) -> frozenset[UUID]:
    """Babies whose room this is on a day."""
    return frozenset(baby for (baby,) in _placed(setting=setting_id, room=room_id, on=on))


@prepared(setting=UUIDField(), room=UUIDField(), on=DateField())
def _placed(setting: UUID, room: UUID, on: date) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Placement.objects.of(setting).on(on).filter(room_id=room).order_by().values_list("baby_id")
    return rows


def rooms_of(setting_id: UUID, babies: Iterable[UUID], on: date) -> dict[UUID, UUID]:
    """The room each of these babies is placed in on a day."""
    return dict(_rooms_of(setting=setting_id, babies=babies, on=on))


@prepared("babies", setting=UUIDField(), on=DateField())
def _rooms_of(setting: UUID, babies: Sequence[UUID], on: date) -> QuerySet[Any, Any]:
    placed = Placement.objects.of(setting).on(on).filter(baby_id__in=babies)
    rows: QuerySet[Any, Any] = placed.order_by("from_on").values_list("baby_id", "room_id")
    return rows


def standing(setting_id: UUID, adult_id: UUID, on: date, at: datetime) -> dict[str, Any]:
    """How an adult stands to the babies here at an instant of a day, as `Who.seen` holds it for the relations."""
    jobs = Job.objects.of(setting_id).on(on).not_over(at).filter(adult_id=adult_id).values_list("sort", "room_id", "safeguarding")
    told = list(jobs)
    keys = KeyPerson.objects.of(setting_id).on(on).filter(adult_id=adult_id) if told else KeyPerson.objects.of(setting_id).none()
    return {
        "on": on,
        "jobs": frozenset(sort for sort, _room, _lead in told),
        "works_in": frozenset(room for _sort, room, _lead in told if room is not None),
        "safeguarding": any(lead for _sort, _room, lead in told),
        "key_person_of": frozenset(keys.values_list("baby_id", flat=True)),
        **_family(setting_id, adult_id, on),
    }


def family_babies(setting_id: UUID, adult_id: UUID, on: date) -> frozenset[UUID]:
    """Babies this adult has a family tie to that holds today, may see the day and is not blocked. Where two lines about the same baby
    hold at once, the one that lets see less counts."""
    return _family(setting_id, adult_id, on)["family_of"]


def _family(setting_id: UUID, adult_id: UUID, on: date) -> dict[str, frozenset[UUID]]:
    """Babies whose day an adult may see as family, those whose stories, and those an order keeps from them, which no work here opens
    either."""
    ties = list(FamilyTie.objects.of(setting_id).on(on).filter(adult_id=adult_id).values_list("baby_id", "sees", "blocked"))
    less = {baby for baby, sees, blocked in ties if sees != FamilyTie.Sees.ALL or blocked}
    nothing = {baby for baby, sees, blocked in ties if sees == FamilyTie.Sees.NOTHING or blocked}
    return {
        "family_of": frozenset(baby for baby, _sees, _blocked in ties) - less,
        "stories_of": frozenset(baby for baby, _sees, _blocked in ties) - nothing,
        "kept_from": frozenset(baby for baby, _sees, blocked in ties if blocked),
    }


def ever_staff(setting_id: UUID) -> frozenset[UUID]:
    """Adults who work here or did."""
    return frozenset(Job.objects.of(setting_id).values_list("adult_id", flat=True))


def ever_family(setting_id: UUID, baby_id: UUID) -> frozenset[UUID]:
    """Adults who are family of this baby or were."""
    return frozenset(FamilyTie.objects.of(setting_id).filter(baby_id=baby_id).values_list("adult_id", flat=True))


def leaders_addresses(setting_id: UUID, on: date) -> list[str]:
    """The e-mail addresses of those who lead on a day."""
    leading = Job.objects.of(setting_id).on(on).filter(sort__in=[Job.Sort.MANAGER, Job.Sort.DEPUTY]).exclude(adult__email="")
    return sorted(set(leading.values_list("adult__email", flat=True)))


def jobs_of(setting_id: UUID, adult_id: UUID, on: date) -> frozenset[str]:
    """What this adult does here on a day."""
    return frozenset(Job.objects.of(setting_id).on(on).filter(adult_id=adult_id).values_list("sort", flat=True))


def babies(setting_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Baby]:
    """These babies, by id."""
    return {baby.pk: baby for baby in Baby.objects.of(setting_id).filter(pk__in=list(ids))}


def baby(setting_id: UUID, baby_id: UUID) -> Baby | None:
    """One baby of this setting."""
    found: Baby | None = Baby.objects.of(setting_id).filter(pk=baby_id).first()
    return found


def marks(setting_id: UUID, baby_ids: Iterable[UUID], on: date) -> dict[UUID, list[Mark]]:
    """Allergies and diet in force, by baby."""
    found: dict[UUID, list[Mark]] = {}
    for mark in Mark.objects.of(setting_id).on(on).filter(baby_id__in=list(baby_ids)):
        found.setdefault(mark.baby_id, []).append(mark)
    return found


@dataclass(frozen=True)
class Expected:
    """A baby's booked hours on one day. `away` is an exception without hours; the reason stays in the office."""

    from_time: time | None
    to_time: time | None
    away: bool


def expected(setting_id: UUID, baby_ids: Iterable[UUID], on: date) -> Mapping[UUID, Expected]:
    """Who is booked on a day and when. An exception for the day wins over the week. Not booked: not in the answer.
    On a day the nursery is closed nobody is."""
    found: dict[UUID, Expected] = {}
    rows = _booked(setting=setting_id, babies=baby_ids, on=on, weekday=on.isoweekday())
    for baby_id, day, from_time, to_time in sorted(rows, key=lambda row: row[1] is not None):
        found[baby_id] = Expected(from_time, to_time, away=day is not None and from_time is None)
    return found


@prepared("babies", setting=UUIDField(), on=DateField(), weekday=IntegerField())
def _booked(setting: UUID, babies: Sequence[UUID], on: date, weekday: int) -> QuerySet[Any, Any]:
    booked = Booked.objects.of(setting).for_day(on, weekday).filter(baby_id__in=babies)
    rows: QuerySet[Any, Any] = booked.values_list("baby_id", "on", "from_time", "to_time")
    return rows


def unusual_days(setting_id: UUID, baby_id: UUID, first: date, last: date) -> frozenset[date]:
    """The days in the book on which a baby was unwell or travelled, whether they were here for a part of it or not at all."""
    rows = Booked.objects.of(setting_id).filter(baby_id=baby_id, on__range=(first, last), taken_back_at=None)
    return frozenset(rows.filter(why__in=(Booked.Why.UNWELL, Booked.Why.HOLIDAY)).values_list("on", flat=True))


def closed(setting_id: UUID, first: date, last: date) -> list[ClosedDays]:
    """What closes the nursery on any of these days, both ends included, in order."""
    return list(ClosedDays.objects.of(setting_id).between(first, last))


def key_people(setting_id: UUID, baby_ids: Iterable[UUID], on: date) -> dict[UUID, list[KeyPerson]]:
    """First and second key person by baby, first one first, with the adult loaded."""
    found: dict[UUID, list[KeyPerson]] = {}
    for row in (
        KeyPerson.objects.of(setting_id).on(on).filter(baby_id__in=list(baby_ids)).select_related("adult").order_by("place", "-from_on")
    ):
        found.setdefault(row.baby_id, []).append(row)
    return found


def family(setting_id: UUID, baby_id: UUID, on: date) -> list[FamilyTie]:
    """The family ties of one baby that hold on a day, with the adult loaded."""
    return list(FamilyTie.objects.of(setting_id).on(on).filter(baby_id=baby_id).select_related("adult"))


def staff(setting_id: UUID, on: date, at: datetime | None = None) -> list[Job]:
    """Everyone with work here on a day, with the adult loaded; with `at`, only those whose work is not over at that instant of it."""
    jobs = Job.objects.of(setting_id).on(on).select_related("adult", "room").order_by("adult__first_name")
    return list(jobs if at is None else jobs.not_over(at))


def adults(setting_id: UUID, ids: Iterable[UUID]) -> dict[UUID, Adult]:
    """These adults, by id."""
    return {adult.pk: adult for adult in Adult.objects.of(setting_id).filter(pk__in=list(ids))}


def adult_names(setting_id: UUID, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The names the room uses, by id."""
    return {pk: adult.called for pk, adult in adults(setting_id, ids).items()}


def babies_called(setting_id: UUID, name: str) -> list[Baby]:
    """Babies that answer to a name as typed: first name, name in the room, or first and last name, in any case."""
    wanted = " ".join(name.split()).casefold()
    return [
        baby
        for baby in Baby.objects.of(setting_id).all()
        if wanted in {baby.first_name.casefold(), baby.called.casefold(), f"{baby.first_name} {baby.last_name}".strip().casefold()}
    ]


def settings() -> list[Setting]:
    """Every setting of this installation. For the command line only."""
    return list(Setting.objects.order_by("made_at"))


def all_babies(setting_id: UUID) -> list[Baby]:
    """Every baby of the setting, by name."""
    return list(Baby.objects.of(setting_id).order_by("first_name", "last_name"))


def pegs_taken(setting_id: UUID, room_id: UUID, on: date, *, but: UUID | None = None) -> dict[str, str]:
    """Peg pictures that babies of a room have on a day or after it, with the name of the baby who has it."""
    rows = Placement.objects.of(setting_id).filter(room_id=room_id).exclude(until_on__lt=on).exclude(baby_id=but).select_related("baby")
    return {row.baby.peg: row.baby.called for row in rows.order_by("-from_on")}


def contacts(setting_id: UUID, baby_ids: Iterable[UUID], on: date) -> dict[UUID, list[Contact]]:
    """Whom to ring on a day, by baby, in order."""
    found: dict[UUID, list[Contact]] = {}
    for contact in Contact.objects.of(setting_id).listed(on).filter(baby_id__in=list(baby_ids)).order_by("position", "name"):
        found.setdefault(contact.baby_id, []).append(contact)
    return found
