"""What is still to be written down: of the setting, of its babies, of its adults."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from babyroom.people import agreeing, queries
from babyroom.people.models import Booked, Consent, Contact, FamilyTie, Job, KeyPerson, Policy
from babyroom.people.pages.babies import BabyRow
from babyroom.people.pages.ground import full_name
from babyroom.people.policies import GROUPS, RULES

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


def of_setting(setting: UUID, today: date, rooms: bool, babies: bool) -> list[Need]:
    """Numbers, rules, the first room and the first baby."""
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


def of_babies(setting: UUID, babies: list[BabyRow], today: date) -> list[Need]:
    """Of each baby what is missing, in one line."""
    ids = [row.id for row in babies]
    listed: dict[UUID, int] = {}
    for baby_id in Contact.objects.of(setting).listed(today).filter(baby_id__in=ids).values_list("baby_id", flat=True):
        listed[baby_id] = listed.get(baby_id, 0) + 1
    family = _ids(FamilyTie.objects.of(setting).exclude(until_on__lt=today).values_list("baby_id", flat=True))
    booked = _ids(Booked.objects.of(setting).filter(on=None).exclude(until_on__lt=today).values_list("baby_id", flat=True))
    named = KeyPerson.objects.of(setting).filter(place=KeyPerson.Place.FIRST).exclude(until_on__lt=today)
    working = _ids(Job.objects.of(setting).exclude(until_on__lt=today).values_list("adult_id", flat=True))
    first = {row.baby_id: row.adult for row in named.select_related("adult").order_by("-from_on")}
    homes = _without_address(setting, ids, today)
    again = _to_ask_again(setting, today)
    treated = _ids(agreeing.counting(setting, today).filter(purpose=Consent.Purpose.FIRST_AID).values_list("baby_id", flat=True))
    told = []
    for baby in babies:
        adult = first.get(baby.id)
        missing = [
            (baby.id not in treated, _("an answer about emergency treatment")),
            (adult is None, _("a key person")),
            (adult is not None and adult.pk not in working, _("a new key person, as this one does not work here any more")),
            (not baby.room, _("a room")),
            (baby.id not in booked, _("the booked days")),
            (baby.id not in family, _("someone of the family")),
            (baby.id in homes, _("the address of %(names)s") % {"names": homes.get(baby.id, "")}),
            (listed.get(baby.id, 0) < _FEWEST_CONTACTS, _("two people we can ring")),
            (baby.id in again, _("ask the family again: %(what)s") % {"what": again.get(baby.id, "")}),
        ]
        words = tuple(what for is_missing, what in missing if is_missing)
        if words:
            told.append(Need(baby.name, "baby", str(baby.id), words))
    return told


def of_adults(setting: UUID, today: date) -> list[Need]:
    """Papers nobody has seen yet, and those that run out."""
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


def _without_address(setting: UUID, babies: list[UUID], today: date) -> dict[UUID, str]:
    """The parents and carers, by baby, whose address is not written: law asks for it."""
    told: dict[UUID, list[str]] = {}
    ties = FamilyTie.objects.of(setting).on(today).filter(Q(parental_responsibility=True) | Q(lives_with=True), baby_id__in=babies)
    for tie in ties.filter(adult__address="").select_related("adult").order_by("called"):
        told.setdefault(tie.baby_id, []).append(tie.adult.called)
    return {baby: get_text_list(names, _("and")) for baby, names in told.items()}


def _to_ask_again(setting: UUID, today: date) -> dict[UUID, str]:
    """What the family of each baby is to be asked again, in words."""
    told: dict[UUID, list[str]] = {}
    for row in Consent.objects.of(setting).on(today).filter(review_on__lte=today).order_by("purpose"):
        told.setdefault(row.baby_id, []).append(str(row.get_purpose_display()))
    return {baby: get_text_list(list(dict.fromkeys(words)), _("and")) for baby, words in told.items()}


def _ids(found: Iterable[UUID]) -> frozenset[UUID]:
    return frozenset(found)
