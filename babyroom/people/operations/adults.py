"""Adults: added and changed. What they do here is a job, how they belong to a baby is a tie."""

from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense, typed
from babyroom.people.facts import AdultFacts, JobFacts
from babyroom.people.models import Adult
from babyroom.people.operations.desk import Desk, desk
from babyroom.people.operations.jobs import put_job


def add_adult(facts: AdultFacts, *, by: Who, at: datetime, job: JobFacts | None = None, sure: bool = False) -> Adult:
    """Someone new, with their work where they work here. Asks where an adult with the same name is known already."""
    at_desk = desk(by, at)
    facts = sense.adult(facts)
    with transaction.atomic():
        if not sure and _there_already(at_desk, facts):
            raise Refusal(
                _("We know an adult with this name already. Tick below if this is another person."),
                field="sure",
                code="there_already",
                asks=True,
            )
        adult = put_adult(at_desk, facts)
        if job is not None:
            put_job(at_desk, adult, sense.job(job))
    return adult


def put_adult(at_desk: Desk, facts: AdultFacts) -> Adult:
    """Write an adult whose facts make sense; inside the caller's transaction."""
    adult: Adult = Adult.objects.create(setting_id=at_desk.setting, **asdict(facts))
    at_desk.tell("add_adult", adult, after=asdict(facts))
    return adult


def change_adult(adult: UUID, facts: AdultFacts, *, by: Who, at: datetime) -> Adult:
    """What is known of an adult is put right. How they sign in does not change with it."""
    at_desk = desk(by, at)
    facts = sense.adult(facts)
    with transaction.atomic():
        found = at_desk.adult(adult)
        before = at_desk.alter(found, asdict(facts))
        at_desk.tell("change_adult", found, before=before, after=asdict(facts))
    return found


def _there_already(at_desk: Desk, facts: AdultFacts) -> bool:
    wanted = typed.same_name(facts.first_name, facts.last_name)
    return any(typed.same_name(one.first_name, one.last_name) == wanted for one in Adult.objects.of(at_desk.setting))
