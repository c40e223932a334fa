"""Whether somebody works here at this instant, and not only on this day: whoever left today has gone, and so has cover after its time."""

from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Job
from babyroom.signin.queries import local_today


def check_can_come(adult: UUID, who: Who, at: datetime) -> None:
    """Raise Refusal for somebody who has left today, or cover whose time is over; NotYours for an adult who does not work here today."""
    work_now(adult, who.setting, local_today(who, at), at)


def work_now(adult: UUID, setting: UUID, today: date, at: datetime) -> Job:
    """What they do here at this instant. Raises as `check_can_come`."""
    jobs: list[Job] = list(Job.objects.of(setting).on(today).filter(adult_id=adult))
    if not jobs:
        raise NotYours(_("We cannot find this adult among those who work here today. Ask the office."))
    for job in jobs:
        if job.until_at is None or at < job.until_at:
            return job
    if any(job.sort == Job.Sort.COVER for job in jobs):
        raise Refusal(_("Their day here is over. Write them down as cover again, with another time."), code="guest_over")
    raise Refusal(_("They do not work here any more. If that is wrong, ask the office."), code="has_left")
