"""The work adults do here: begun, put right, ended. Somebody always leads the setting."""

from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense
from babyroom.people.facts import JobFacts
from babyroom.people.models import Adult, Job
from babyroom.people.operations.desk import Desk, desk, end

_LEADING = (Job.Sort.MANAGER, Job.Sort.DEPUTY)


def add_job(adult: UUID, facts: JobFacts, *, by: Who, at: datetime) -> Job:
    """Work from a day on."""
    at_desk = desk(by, at)
    facts = sense.job(facts)
    with transaction.atomic():
        return put_job(at_desk, at_desk.adult(adult), facts)


def put_job(at_desk: Desk, adult: Adult, facts: JobFacts) -> Job:
    """Write work whose facts make sense; inside the caller's transaction."""
    _check(at_desk, adult, facts)
    job: Job = Job.objects.create(setting_id=at_desk.setting, adult=adult, **_columns(facts))
    at_desk.tell("add_job", adult, after={"row": job.pk, **_columns(facts)})
    return job


def change_job(adult: UUID, job: UUID, facts: JobFacts, *, by: Who, at: datetime) -> Job:
    """What is known of this work is put right: the level seen, the first aid paper, the room."""
    at_desk = desk(by, at)
    facts = sense.job(facts)
    with transaction.atomic():
        found = at_desk.adult(adult)
        row = at_desk.find(Job, job, adult=found)
        _check(at_desk, found, facts, but=row.pk)
        if row.sort in _LEADING and (facts.sort not in _LEADING or facts.until_on or facts.from_on > at_desk.today):
            _somebody_leads(at_desk, row, facts.until_on)
        # Another last day is a whole one: the instant belonged to the day that stood there.
        columns = _columns(facts) | ({} if facts.until_on == row.until_on else {"until_at": None})
        before = at_desk.alter(row, columns)
        at_desk.tell("change_job", found, before={"row": None, **before}, after={"row": row.pk, **columns})
    return row


def end_job(adult: UUID, job: UUID, *, on: date, by: Who, at: datetime, until_at: datetime | None = None) -> None:
    """The last day of this work, to its end or to an instant of it. The name stays on everything written."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.adult(adult)
        row = at_desk.find(Job, job, adult=found)
        if row.sort in _LEADING:
            _somebody_leads(at_desk, row, on)
        end(at_desk, "end_job", row, on, about=found, more={"until_at": until_at})


def _columns(facts: JobFacts) -> dict[str, Any]:
    values = asdict(facts)
    return {"room_id": values.pop("room"), **values}


def _check(at_desk: Desk, adult: Adult, facts: JobFacts, but: UUID | None = None) -> None:
    if facts.sort not in Job.Sort.values:
        raise Refusal(_("Choose what they do here."), field="sort")
    if facts.level not in Job.Level.values:
        raise Refusal(_("Choose a level."), field="level")
    if facts.room is not None:
        at_desk.open_room(facts.room)
    same = Job.objects.of(at_desk.setting).filter(adult=adult, sort=facts.sort).exclude(pk=but).exclude(until_on__lt=facts.from_on)
    if facts.until_on is not None:
        same = same.filter(from_on__lte=facts.until_on)
    if same.exists():
        words = _("%(adult)s is %(sort)s in those days already. Change that line, or choose other days.")
        raise Refusal(words % {"adult": adult.called, "sort": Job.Sort(facts.sort).label}, field="sort", code="there_already")


def _somebody_leads(at_desk: Desk, ending: Job, last_day: date | None) -> None:
    after = max(last_day or at_desk.today, at_desk.today)
    still = Job.objects.of(at_desk.setting).filter(sort__in=_LEADING, from_on__lte=after).exclude(pk=ending.pk)
    if not still.filter(Q(until_on=None) | Q(until_on__gt=after)).exists():
        raise Refusal(
            _("Nobody else leads the nursery then. Give another adult the work of manager or deputy first."),
            field="until_on",
            code="nobody_leads",
        )
