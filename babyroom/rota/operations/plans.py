"""Plans: getting to know us, another room, a goodbye. Begun, worded anew, ended; never taken away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.people import typed
from babyroom.rota import access
from babyroom.rota.facts import PlanFacts
from babyroom.rota.models import Plan
from babyroom.rota.operations.desk import Desk, desk, sensible_day

MOST_WORDS = 400


def begin_plan(baby: UUID, sort: str, facts: PlanFacts, *, by: Who, at: datetime) -> Plan:
    """A plan for a baby. One of a sort goes on at a time; of goodbyes one for each adult who leaves, and one where the baby does."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    if sort not in Plan.Sort.values:
        raise Refusal(_("Choose what this plan is for."), field="sort")
    with transaction.atomic():
        found = at_desk.baby(baby)
        values = _sensible(at_desk, baby, sort, facts)
        same = Plan.objects.of(at_desk.setting).filter(baby=found, sort=sort, ended_at=None, adult_id=values["adult_id"])
        if same.exists():
            raise Refusal(_("There is a plan for this already. Change that one, or end it first."), code="there_already")
        plan: Plan = Plan.objects.create(setting_id=at_desk.setting, baby=found, sort=sort, made_at=at, **values)
        at_desk.tell("begin_plan", found, after={"row": plan.pk, "sort": sort, **values})
    return plan


def change_plan(baby: UUID, row: UUID, facts: PlanFacts, *, by: Who, at: datetime) -> Plan:
    """A plan that goes on is worded anew. Whom it says goodbye to stays."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        plan = at_desk.find(Plan, row, baby=found, ended_at=None)
        values = _sensible(at_desk, baby, plan.sort, facts)
        values["adult_id"] = plan.adult_id
        before = at_desk.alter(plan, values)
        at_desk.tell("change_plan", found, before={"row": None, **before}, after={"row": plan.pk, **values})
    return plan


def end_plan(baby: UUID, row: UUID, *, by: Who, at: datetime) -> None:
    """The plan is over, as it was planned or not. It stays where it can be read."""
    at_desk = desk(access.PLAN, baby, by=by, at=at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        plan = at_desk.find(Plan, row, baby=found, ended_at=None)
        before = at_desk.alter(plan, {"ended_at": at})
        at_desk.tell("end_plan", found, before=before, after={"row": plan.pk, "ended_at": at})


def _sensible(at_desk: Desk, baby: UUID, sort: str, facts: PlanFacts) -> dict[str, Any]:
    words = typed.line(facts.words, MOST_WORDS, "words", needed=_("Write what we will do. A few words are enough."))
    if facts.on is not None:
        sensible_day(facts.on, at_desk.today, "on")
    leaver = at_desk.adult(facts.adult) if facts.adult and sort == Plan.Sort.GOODBYE else None
    follows = at_desk.works_here(facts.takes_over, facts.on or at_desk.today, "takes_over") if facts.takes_over else None
    if leaver is not None and follows is not None and leaver.pk == follows.pk:
        raise Refusal(_("%(adult)s is the one who leaves. Choose another adult.") % {"adult": leaver.called}, field="takes_over")
    room = None
    if sort == Plan.Sort.MOVE:
        room = at_desk.open_room(facts.room)
        if people.rooms_of(at_desk.setting, [baby], at_desk.today).get(baby) == room.pk:
            raise Refusal(_("The baby is in %(room)s already. Choose another room.") % {"room": room.name}, field="room")
    return {
        "words": words,
        "on": facts.on,
        "adult_id": leaver.pk if leaver else None,
        "takes_over_id": follows.pk if follows else None,
        "room_id": room.pk if room else None,
        "note_agreed": facts.note_agreed and sort == Plan.Sort.SETTLING,
    }
