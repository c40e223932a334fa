"""An adult who leaves: whose key person they are, who knows them, and the goodbye that is planned for each of these babies."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.people.models import Adult, Baby, Job, KeyPerson
from babyroom.people.pages.ground import full_name, wall
from babyroom.rota import access, queries
from babyroom.rota.models import KnowsToo, Plan
from babyroom.ways.models import Familiar


@dataclass(frozen=True)
class Affected:
    """A baby who knows the adult: `how` says in which ways. `plan` is the goodbye that is planned, if any."""

    baby: Baby
    how: tuple[str, ...]
    plan: Plan | None


@dataclass(frozen=True)
class LeavingPage:
    """`last_on` is the last day of their work, where one is written. `planned` are the babies with a goodbye, `open` those without."""

    adult: Adult
    name: str
    last_on: date | None
    babies: tuple[Affected, ...]

    @property
    def open(self) -> tuple[Affected, ...]:
        """Babies for whom no goodbye is planned yet."""
        return tuple(one for one in self.babies if one.plan is None)


def leaving_page(who: Who, adult: UUID, today: date) -> LeavingPage:
    """The page of an adult who leaves, or might. Raises NotYours for somebody who never worked here."""
    setting = wall(who, access.LEAVERS)
    jobs = list(Job.objects.of(setting).filter(adult_id=adult).select_related("adult"))
    if not jobs:
        raise NotYours(_("We cannot find this person here."))
    found = jobs[0].adult
    how: dict[UUID, list[str]] = {}
    # Whoever has left already stays in the lists of those days; a goodbye can still be said.
    on = min([today, *(job.until_on for job in jobs if job.until_on)]) if all(job.until_on for job in jobs) else today
    for row in KeyPerson.objects.of(setting).on(on).filter(adult_id=adult).order_by("place"):
        how.setdefault(row.baby_id, []).append(str(row.get_place_display()))
    for baby in Familiar.objects.of(setting).filter(adult_id=adult, until_on=None).values_list("baby_id", flat=True):
        how.setdefault(baby, []).append(_("named as familiar"))
    for baby in KnowsToo.objects.of(setting).filter(adult_id=adult, until_on=None).values_list("baby_id", flat=True):
        how.setdefault(baby, []).append(_("has the baby when the key person is away"))
    plans = {plan.baby_id: plan for plan in queries.plans(setting, adult=adult)}
    babies = people.babies(setting, {*how, *plans})
    staying = {pk: baby for pk, baby in babies.items() if not baby.leaves_on or baby.leaves_on >= today}
    told = [Affected(baby, tuple(how.get(pk, ())), plans.get(pk)) for pk, baby in staying.items()]
    ends = [job.until_on for job in jobs]
    last_on = None if None in ends else max(day for day in ends if day)
    return LeavingPage(found, full_name(found), last_on, tuple(sorted(told, key=lambda one: one.baby.called.casefold())))
