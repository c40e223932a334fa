"""The office's first page: the rooms with their babies, the adults, and what is still to be written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.people import access, queries
from babyroom.people.models import Booked, Consent, Contact, FamilyTie, Job, KeyPerson, Policy, Room
from babyroom.people.pages.babies import BabyRow, baby_rows
from babyroom.people.pages.ground import full_name, wall
from babyroom.people.policies import GROUPS, RULES
from babyroom.people.stages import Stage

# Numbers change hands: after half a year somebody rings them again.
DANGER_HOLDS = timedelta(days=183)
_SOON = timedelta(days=60)
_FEWEST_CONTACTS = 2


@dataclass(frozen=True)
class Need:
    """Something still to be written down: a sentence or a name with what is missing there, and the route (with its key)
    of the page where to do it."""

    words: str
    route: str
    key: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Home:
    """The first page. `needs` speak of the setting, `of_people` of its babies and adults; empty for those who do not keep people."""

    rooms: tuple[tuple[Room, tuple[BabyRow, ...]], ...]
    coming: tuple[BabyRow, ...]
    staff: tuple[Job, ...]
    needs: tuple[Need, ...]
    of_people: tuple[Need, ...]


def home(who: Who, today: date) -> Home:
    """The first page of the office."""
    setting = wall(who, access.SEE_PEOPLE)
    every = baby_rows(setting, today)
    here = [row for row in every if row.stage in (Stage.SETTLING, Stage.HERE, Stage.LEAVING)]
    rooms = queries.rooms(setting)
    keeps = access.KEEP_PEOPLE.allows(who)
    staying = [row for row in every if row.stage != Stage.LEFT]
    return Home(
        tuple((room, tuple(row for row in here if row.room == room.name)) for room in rooms),
        tuple(sorted((row for row in every if row.stage == Stage.BEFORE), key=lambda row: row.starts_on)),
        tuple({job.adult_id: job for job in queries.staff(setting, today)}.values()),
        tuple(_of_setting(setting, today, bool(rooms), bool(every))) if keeps else (),
        (*_babies(setting, staying, today), *_adults(setting, today)) if keeps else (),
    )


def _of_setting(setting: UUID, today: date, rooms: bool, babies: bool) -> list[Need]:
    found = [*_danger(setting, today), *_rules(setting)]
    if not rooms:
        found.append(Need(_("There is no room yet. Add the first one."), "room_add"))
    elif not babies:
        found.append(Need(_("There is no baby yet. Add the first one, or bring in a list."), "baby_add"))
    return found


def _danger(setting: UUID, today: date) -> list[Need]:
    told = queries.policies(setting, today).danger()
    checked = told.pop("checked_on")
    # The panel has a word for social care where no name is given.
    told.pop("social_care_name")
    if not all(told.values()):
        return [Need(_("Help now: some of our own numbers are missing."), "policies_change", "danger")]
    if not isinstance(checked, date):
        return [Need(_("Help now: nobody has checked our numbers yet. Ring each one, then write the day."), "policies_change", "danger")]
    if today - checked > DANGER_HOLDS:
        words = _("Help now: our numbers were last checked on %(day)s. Please ring each one again.")
        return [Need(words % {"day": date_format(checked, "j F Y")}, "policies_change", "danger")]
    return []


def _rules(setting: UUID) -> list[Need]:
    written = set(Policy.objects.of(setting).values_list("name", flat=True))
    words = _("%(group)s: these are still our suggestions. Make them your own.")
    return [
        Need(words % {"group": heading}, "policies_change", group)
        for group, heading in GROUPS.items()
        if group != "danger" and not written & {rule.id for rule in RULES.values() if rule.group == group}
    ]


def _babies(setting: UUID, babies: list[BabyRow], today: date) -> list[Need]:
    ids = [row.id for row in babies]
    listed: dict[UUID, int] = {}
    for baby_id in Contact.objects.of(setting).filter(baby_id__in=ids, position__gt=0).values_list("baby_id", flat=True):
        listed[baby_id] = listed.get(baby_id, 0) + 1
    family = _ids(FamilyTie.objects.of(setting).exclude(until_on__lt=today).values_list("baby_id", flat=True))
    booked = _ids(Booked.objects.of(setting).filter(on=None).exclude(until_on__lt=today).values_list("baby_id", flat=True))
    named = KeyPerson.objects.of(setting).filter(place=KeyPerson.Place.FIRST).exclude(until_on__lt=today)
    working = _ids(Job.objects.of(setting).exclude(until_on__lt=today).values_list("adult_id", flat=True))
    first = {row.baby_id: row.adult for row in named.select_related("adult").order_by("-from_on")}
    again = _ids(Consent.objects.of(setting).on(today).filter(review_on__lte=today).values_list("baby_id", flat=True))
    told = []
    for baby in babies:
        adult = first.get(baby.id)
        missing = [
            (adult is None, _("a key person")),
            (adult is not None and adult.pk not in working, _("a new key person, as this one does not work here any more")),
            (not baby.room, _("a room")),
            (baby.id not in booked, _("the booked days")),
            (baby.id not in family, _("someone of the family")),
            (listed.get(baby.id, 0) < _FEWEST_CONTACTS, _("two people we can ring")),
            (baby.id in again, _("a new answer to something the family agreed to")),
        ]
        words = tuple(what for is_missing, what in missing if is_missing)
        if words:
            told.append(Need(baby.name, "baby", str(baby.id), words))
    return told


def _adults(setting: UUID, today: date) -> list[Need]:
    told = []
    for job in Job.objects.of(setting).on(today).exclude(sort=Job.Sort.COVER).select_related("adult"):
        name = full_name(job.adult)
        if job.level == Job.Level.UNKNOWN and job.counts:
            told.append(Need(_("We have not seen %(name)s’s level on paper yet.") % {"name": name}, "adult", str(job.adult_id)))
        if job.first_aid_until and job.first_aid_until < today:
            told.append(Need(_("%(name)s’s first aid paper has run out.") % {"name": name}, "adult", str(job.adult_id)))
        elif job.first_aid_until and job.first_aid_until - today <= _SOON:
            day = date_format(job.first_aid_until, "j F Y")
            told.append(Need(_("%(name)s’s first aid paper runs out on %(day)s.") % {"name": name, "day": day}, "adult", str(job.adult_id)))
    return told


def _ids(found: Iterable[UUID]) -> frozenset[UUID]:
    return frozenset(found)
