"""Adults: the list, one adult's page, and what the forms about them begin with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import access
from babyroom.people.models import Adult, FamilyTie, Job, KeyPerson
from babyroom.people.names import told_apart
from babyroom.people.pages.ground import Choices, Rows, full_name, room_choices, rows, wall


@dataclass(frozen=True)
class AdultRow:
    """One adult in a list. `work` is what they do here, `of` how they belong to babies ("Mum of Ada")."""

    id: UUID
    name: str
    say_it: str
    work: tuple[Job, ...]
    of: tuple[str, ...]
    phone: str
    email: str


@dataclass(frozen=True)
class AdultList:
    """Those who work here, those of a family, and the others. Numbers and addresses are there for those who keep people."""

    staff: tuple[AdultRow, ...]
    family: tuple[AdultRow, ...]
    others: tuple[AdultRow, ...]

    @property
    def numbers(self) -> bool:
        """Whether the number of anyone who works here is written."""
        return any(row.phone for row in self.staff)


def adult_list(who: Who, today: date) -> AdultList:
    """Every adult of the setting. Families are told to those who keep people only."""
    setting = wall(who, access.SEE_PEOPLE)
    keeps = access.KEEP_PEOPLE.allows(who)
    jobs: dict[UUID, list[Job]] = {}
    for job in Job.objects.of(setting).exclude(until_on__lt=today).select_related("room"):
        jobs.setdefault(job.adult_id, []).append(job)
    ties: dict[UUID, list[str]] = {}
    found = list(FamilyTie.objects.of(setting).exclude(until_on__lt=today).select_related("baby").order_by("baby__first_name"))
    called = told_apart([*{tie.baby_id: (tie.baby_id, tie.baby.called, tie.baby.last_name) for tie in found}.values()])
    for tie in found:
        ties.setdefault(tie.adult_id, []).append(_("%(called)s of %(baby)s") % {"called": tie.called, "baby": called[tie.baby_id]})
    told = [
        AdultRow(
            adult.pk,
            full_name(adult),
            adult.say_it,
            tuple(jobs.get(adult.pk, ())),
            tuple(ties.get(adult.pk, ())) if keeps else (),
            adult.phone if keeps else "",
            adult.email if keeps else "",
        )
        for adult in Adult.objects.of(setting).order_by("first_name", "last_name")
    ]
    staff = tuple(row for row in told if row.work)
    if not keeps:
        return AdultList(staff, (), ())
    family = tuple(row for row in told if row.of and not row.work)
    return AdultList(staff, family, tuple(row for row in told if not row.of and not row.work))


@dataclass(frozen=True)
class AdultPage:
    """Everything the office keeps about one adult: their work, their babies, and whose key person they are."""

    adult: Adult
    name: str
    jobs: Rows
    ties: Rows
    key_babies: Rows


def adult_page(who: Who, adult: UUID, today: date) -> AdultPage:
    """The page. Raises NotYours."""
    setting = wall(who)
    found = found_adult(setting, adult)
    return AdultPage(
        found,
        full_name(found),
        rows(Job.objects.of(setting).filter(adult=found).select_related("room").order_by("from_on"), today),
        rows(FamilyTie.objects.of(setting).filter(adult=found).select_related("baby").order_by("from_on"), today),
        rows(KeyPerson.objects.of(setting).filter(adult=found).select_related("baby").order_by("from_on"), today),
    )


@dataclass(frozen=True)
class AdultSheet:
    """What the forms about an adult begin with."""

    adult: Adult | None
    rooms: Choices
    job: Job | None = None


def adult_sheet(who: Who, adult: UUID | None = None, job: UUID | None = None) -> AdultSheet:
    """A new adult, one we know, or one piece of their work. Raises NotYours."""
    setting = wall(who)
    found = found_adult(setting, adult) if adult else None
    row = Job.objects.of(setting).filter(pk=job, adult=found).select_related("room").first() if job else None
    if job and row is None:
        raise NotYours(_("We cannot find this here any more."))
    return AdultSheet(found, room_choices(setting), row)


def found_adult(setting: UUID, adult: UUID) -> Adult:
    """An adult of this setting. Raises NotYours."""
    found: Adult | None = Adult.objects.of(setting).filter(pk=adult).first()
    if found is None:
        raise NotYours(_("We cannot find this person here."))
    return found
