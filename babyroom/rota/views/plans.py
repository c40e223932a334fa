"""Plans with a baby and their family, and the goodbyes of an adult who leaves."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.common.refusals import NotYours
from babyroom.people.forms.sheet import Sheet
from babyroom.people.views.answering import Page, answer, asked, sent
from babyroom.rota import access, operations
from babyroom.rota.facts import PlanFacts, StandFacts
from babyroom.rota.forms import GoodbyeForm, PlanForm, StandForm, StepForm
from babyroom.rota.pages import leaving as leaving_pages
from babyroom.rota.pages import plan as pages
from babyroom.rota.views.addresses import known_address, leaving_address, plan_address

_TITLES = {
    "settling": gettext_noop("How %(baby)s gets to know us"),
    "move": gettext_noop("%(baby)s moves to another room"),
    "goodbye": gettext_noop("%(baby)s says goodbye to us"),
}


@lock(access.KNOWN)
@require_safe
def plan(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """One plan: its steps, and where the baby is."""
    now = asked(request)
    found, shown, may_plan = pages.plan_page(now.by, baby, row)
    title = _title(shown.row.sort, found.called)
    return render(request, "rota/plan.html", {"baby": found, "plan": shown, "may_plan": may_plan, "title": title})


@lock(access.PLAN)
def plan_begin(request: HttpRequest, baby: UUID, what: str) -> HttpResponse:
    """A new plan."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today)
    form = PlanForm(sent(request), sort=what, adults=sheet.adults, rooms=sheet.rooms)
    begun: list[UUID] = []

    def take() -> str:
        begun.append(operations.begin_plan(baby, what, form.facts(PlanFacts), by=now.by, at=now.at).pk)
        return _("The plan is written. Now its steps.")

    lead = _("Write it with the family. Nothing in it has to be on time.")
    return answer(
        request, form, Page(_title(what, sheet.baby.called), known_address(baby, "plans"), lead), take, lambda: plan_address(baby, begun[0])
    )


@lock(access.PLAN)
def plan_change(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A plan worded anew."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today, row)
    held = sheet.plan.row if sheet.plan else None
    begin: dict[str, Any] = {}
    if held:
        begin = {
            "words": held.words,
            "on": held.on,
            "takes_over": held.takes_over_id,
            "room": held.room_id,
            "note_agreed": held.note_agreed,
        }
    form = PlanForm(sent(request), sort=held.sort if held else "", adults=sheet.adults, rooms=sheet.rooms, initial=begin)

    def take() -> str:
        operations.change_plan(baby, row, form.facts(PlanFacts), by=now.by, at=now.at)
        return _("Saved.")

    return answer(request, form, Page(_title(held.sort if held else "", sheet.baby.called), plan_address(baby, row)), take)


@lock(access.PLAN)
def plan_end(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A plan is over."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today, row)

    def take() -> str:
        operations.end_plan(baby, row, by=now.by, at=now.at)
        return _("The plan is over. It can still be read.")

    lead = _("It is over for you, however far it went. Nothing in it is lost.")
    page = Page(_("Is this plan of %(baby)s over?") % {"baby": sheet.baby.called}, plan_address(baby, row), lead, _("It is over"))
    return answer(request, Sheet(sent(request)), page, take)


@lock(access.PLAN)
def step_add(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """One more step."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today, row)
    form = StepForm(sent(request), adults=sheet.adults)

    def take() -> str:
        told = form.cleaned_data
        operations.add_step(baby, row, told["what"], on=told["on"], adult=told["adult"], by=now.by, at=now.at)
        return _("The step is added.")

    title = _("One more step for %(baby)s") % {"baby": sheet.baby.called}
    return answer(request, form, Page(title, plan_address(baby, row)), take)


@lock(access.PLAN)
def step_off(request: HttpRequest, baby: UUID, row: UUID, step: UUID) -> HttpResponse:
    """A step is not to be."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today, row)
    if step not in dict(sheet.steps):
        raise NotYours("")

    def take() -> str:
        operations.take_back_step(baby, row, step, by=now.by, at=now.at)
        return _("The step is taken out. It is kept.")

    page = Page(_("Take this step out?"), plan_address(baby, row), str(dict(sheet.steps)[step]), _("Take it out"))
    return answer(request, Sheet(sent(request)), page, take)


@lock(access.PLAN)
def say_where(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """Where the baby is now."""
    now = asked(request)
    sheet = pages.planning(now.by, baby, now.today, row)
    held = sheet.plan.now if sheet.plan else None
    begin = {"on": now.today, "step": held.step_id if held else "", "how": held.how if held else ""}
    form = StandForm(sent(request), steps=sheet.steps, initial=begin)

    def take() -> str:
        operations.say_where(baby, row, form.facts(StandFacts), by=now.by, at=now.at)
        return _("It is written down.")

    lead = _("A step back is part of the way. After a holiday it is usual.")
    return answer(request, form, Page(_("Where is %(baby)s now?") % {"baby": sheet.baby.called}, plan_address(baby, row), lead), take)


@lock(access.LEAVERS)
@require_safe
def leaving(request: HttpRequest, adult: UUID) -> HttpResponse:
    """An adult who leaves: the babies who know them, and the goodbyes."""
    now = asked(request)
    return render(request, "rota/leaving.html", {"page": leaving_pages.leaving_page(now.by, adult, now.today)})


@lock(access.LEAVERS)
def goodbye(request: HttpRequest, adult: UUID, baby: UUID) -> HttpResponse:
    """The goodbye of one baby and an adult who leaves, planned or worded anew."""
    now = asked(request)
    page_of = leaving_pages.leaving_page(now.by, adult, now.today)
    sheet = pages.planning(now.by, baby, now.today)
    held = next((one.plan for one in page_of.babies if one.baby.pk == baby), None)
    begin = {"words": held.words, "on": held.on, "takes_over": held.takes_over_id} if held else {"on": page_of.last_on}
    form = GoodbyeForm(sent(request), adults=[one for one in sheet.adults if one[0] != adult], initial=begin)

    def take() -> str:
        facts = form.facts(PlanFacts, adult=adult)
        if held:
            operations.change_plan(baby, held.pk, facts, by=now.by, at=now.at)
        else:
            operations.begin_plan(baby, "goodbye", facts, by=now.by, at=now.at)
        return _("The goodbye is planned.")

    lead = _("What we will say to the baby and the family, what we will do, when, and who is there then.")
    title = _("%(adult)s and %(baby)s say goodbye") % {"adult": page_of.adult.called, "baby": sheet.baby.called}
    return answer(request, form, Page(title, leaving_address(adult), lead, here="adults"), take)


def _title(sort: str, baby: str) -> str:
    return _(_TITLES.get(sort, "%(baby)s")) % {"baby": baby}
