"""The steps of a plan, and where a baby is in it. One may go back to an earlier step as one goes on to the next."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import typed
from babyroom.rota import access
from babyroom.rota.facts import StandFacts
from babyroom.rota.models import Plan, Stand, Step
from babyroom.rota.operations.desk import desk, sensible_day

_MOST = 30


def add_step(baby: UUID, plan: UUID, what: str, *, on: date | None, adult: UUID | None, by: Who, at: datetime) -> Step:
    """One more step at the end: what, on which day, with whom. Day and adult may be unknown yet."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    what = typed.line(what, 80, "what", needed=_("Write what it is, like “Visit with Mum, one hour”."))
    if on is not None:
        sensible_day(on, at_desk.today, "on")
    with transaction.atomic():
        found = at_desk.baby(baby)
        held = at_desk.find(Plan, plan, baby=found, ended_at=None)
        who = at_desk.works_here(adult, on or at_desk.today) if adult else None
        count = Step.objects.of(at_desk.setting).filter(plan=held).count()
        if count >= _MOST:
            raise Refusal(_("This plan has very many steps. Please begin a new one."), field="what", code="too_many")
        step: Step = Step.objects.create(setting_id=at_desk.setting, plan=held, position=count + 1, on=on, what=what, adult=who)
        at_desk.tell("add_step", found, after={"row": step.pk, "plan": held.pk, "what": what, "on": on, "adult": adult})
    return step


def take_back_step(baby: UUID, plan: UUID, step: UUID, *, by: Who, at: datetime) -> None:
    """A step is not to be; it stays and says when it was taken back."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        held = at_desk.find(Plan, plan, baby=found, ended_at=None)
        row = at_desk.find(Step, step, plan=held, taken_back_at=None)
        before = at_desk.alter(row, {"taken_back_at": at})
        at_desk.tell("take_back_step", found, before=before, after={"row": row.pk, "taken_back_at": at})


def say_where(baby: UUID, plan: UUID, facts: StandFacts, *, by: Who, at: datetime) -> Stand:
    """At which step the baby is, as somebody saw it on a day that has been. It may be an earlier one than before."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    helped = typed.line(facts.helped, 140, "helped")
    if facts.how not in Stand.How.values:
        raise Refusal(_("Choose one of these."), field="how")
    sensible_day(facts.on, at_desk.today, "on")
    if facts.on > at_desk.today:
        raise Refusal(_("This day has not come yet."), field="on")
    with transaction.atomic():
        found = at_desk.baby(baby)
        held = at_desk.find(Plan, plan, baby=found, ended_at=None)
        step = at_desk.find(Step, facts.step, plan=held, taken_back_at=None)
        row: Stand = Stand.objects.create(
            setting_id=at_desk.setting, plan=held, step=step, on=facts.on, how=facts.how, helped=helped, said_at=at
        )
        at_desk.tell("say_where", found, after={"plan": held.pk, "step": step.pk, "on": facts.on, "how": facts.how, "helped": helped})
    return row
