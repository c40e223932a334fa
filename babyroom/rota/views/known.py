"""Who knows a baby, who else has the baby when the key person is away, and the handover sheet."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from babyroom.common.access import lock
from babyroom.people.access import KEEP_PEOPLE
from babyroom.people.forms.sheet import Sheet
from babyroom.people.views.answering import Page, answer, asked, sent
from babyroom.rota import access, operations
from babyroom.rota.forms import KnowsTooForm
from babyroom.rota.pages import known as pages
from babyroom.rota.views.addresses import day_asked, known_address


@lock(access.KNOWN)
@require_safe
def known(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The facts of the last weeks, who else knows the baby, and what is planned. With `week`, the facts of an earlier week."""
    now = asked(request)
    shown = {
        "page": pages.known_page(now.by, baby, now.at, day_asked(request, "week")),
        "keeps": KEEP_PEOPLE.allows(now.by),
        "today": now.today,
    }
    return render(request, "rota/known.html", shown)


@lock(access.KNOWN)
@require_safe
def handover(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What this baby likes and who knows them, on A4."""
    now = asked(request)
    return render(request, "rota/handover.html", {"sheet": pages.handover(now.by, baby, now.at), "today": now.today})


@lock(access.PLAN)
def too_add(request: HttpRequest, baby: UUID) -> HttpResponse:
    """One more who knows the baby."""
    now = asked(request)
    sheet = pages.naming_too(now.by, baby, now.today)
    form = KnowsTooForm(sent(request), adults=sheet.choices)

    def take() -> str:
        told = form.cleaned_data
        row = operations.know_too(baby, told["adult"], with_family=told["with_family"], by=now.by, at=now.at)
        return _("%(adult)s is on the list.") % {"adult": row.adult.called}

    lead = _("Only people who are named on the baby’s page, or are a key person. You choose the order with the family.")
    title = _("Who else knows %(baby)s?") % {"baby": sheet.baby.called}
    return answer(request, form, Page(title, known_address(baby, "too"), lead), take)


@lock(access.PLAN)
@require_POST
def too_sooner(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """One place up in the order."""
    now = asked(request)
    operations.have_sooner(baby, row, by=now.by, at=now.at)
    return redirect(known_address(baby, "too"))


@lock(access.PLAN)
def too_off(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """Off the list."""
    now = asked(request)
    sheet = pages.naming_too(now.by, baby, now.today)

    def take() -> str:
        operations.no_longer_known_too(baby, row, by=now.by, at=now.at)
        return _("Taken off the list.")

    lead = _("They stay on %(baby)s’s page as someone familiar.") % {"baby": sheet.baby.called}
    page = Page(_("Take this name off the list?"), known_address(baby, "too"), lead, _("Take off"))
    return answer(request, Sheet(sent(request)), page, take)
