"""The list of adults, one adult's page, and their work here."""

from uuid import UUID

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.facts import AdultFacts, JobFacts
from babyroom.people.forms.adults import AdultForm, JobForm
from babyroom.people.forms.babies import LastDayForm
from babyroom.people.pages import adults as pages
from babyroom.people.views.answering import Page, adult_address, answer, asked, sent


@lock(access.SEE_PEOPLE)
@require_safe
def adults(request: HttpRequest) -> HttpResponse:
    """All adults."""
    now = asked(request)
    return render(request, "people/adults.html", {"list": pages.adult_list(now.by, now.today), "keeps": access.KEEP_PEOPLE.allows(now.by)})


@lock(access.KEEP_PEOPLE)
@require_safe
def adult(request: HttpRequest, adult: UUID) -> HttpResponse:
    """Everything the office keeps about one adult."""
    now = asked(request)
    return render(request, "people/adult.html", {"page": pages.adult_page(now.by, adult, now.today), "today": now.today})


@lock(access.KEEP_PEOPLE)
def adult_add(request: HttpRequest) -> HttpResponse:
    """Someone new."""
    now = asked(request)
    pages.adult_sheet(now.by)
    form = AdultForm(sent(request), initial={"pronouns": "they"})
    added: list[UUID] = []

    def take() -> str:
        new = operations.add_adult(form.facts(AdultFacts), sure=form.cleaned_data["sure"], by=now.by, at=now.at)
        added.append(new.pk)
        return _("%(adult)s is added. If they work here, write down their work.") % {"adult": new.called}

    lead = _("Someone who works here, or someone of a family. What you do not know yet can stay empty.")
    return answer(
        request, form, Page(_("Add an adult"), reverse("people:adults"), lead, here="adults"), take, lambda: adult_address(added[0])
    )


@lock(access.KEEP_PEOPLE)
def adult_change(request: HttpRequest, adult: UUID) -> HttpResponse:
    """What is known of an adult is put right."""
    now = asked(request)
    sheet = pages.adult_sheet(now.by, adult)
    form = AdultForm(sent(request), initial=model_to_dict(sheet.adult) if sheet.adult else {})

    def take() -> str:
        operations.change_adult(adult, form.facts(AdultFacts), by=now.by, at=now.at)
        return _("Saved.")

    lead = _("The e-mail address they sign in with does not change with this one.")
    return answer(request, form, Page(_("%(adult)s’s details") % {"adult": sheet.adult}, adult_address(adult), lead, here="adults"), take)


@lock(access.KEEP_PEOPLE)
def job_add(request: HttpRequest, adult: UUID) -> HttpResponse:
    """Work from a day on."""
    now = asked(request)
    sheet = pages.adult_sheet(now.by, adult)
    form = JobForm(sent(request), rooms=sheet.rooms, initial={"from_on": now.today, "counts": True})

    def take() -> str:
        operations.add_job(adult, form.facts(JobFacts), by=now.by, at=now.at)
        return _("The work is saved.")

    return answer(request, form, Page(_("%(adult)s’s work here") % {"adult": sheet.adult}, adult_address(adult), here="adults"), take)


@lock(access.KEEP_PEOPLE)
def job_change(request: HttpRequest, adult: UUID, row: UUID) -> HttpResponse:
    """What is known of this work is put right."""
    now = asked(request)
    sheet = pages.adult_sheet(now.by, adult, row)
    form = JobForm(sent(request), rooms=sheet.rooms, initial=model_to_dict(sheet.job) if sheet.job else {})

    def take() -> str:
        operations.change_job(adult, row, form.facts(JobFacts), by=now.by, at=now.at)
        return _("The work is saved.")

    return answer(request, form, Page(_("%(adult)s’s work here") % {"adult": sheet.adult}, adult_address(adult), here="adults"), take)


@lock(access.KEEP_PEOPLE)
def job_end(request: HttpRequest, adult: UUID, row: UUID) -> HttpResponse:
    """The last day of this work."""
    now = asked(request)
    sheet = pages.adult_sheet(now.by, adult, row)
    hint = _("Their name stays on all they wrote. If they are a key person, please name someone to follow.")
    form = LastDayForm(sent(request), hint=hint, initial={"until_on": now.today})

    def take() -> str:
        operations.end_job(adult, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        return _("There is a last day now.")

    work = sheet.job.get_sort_display() if sheet.job else ""
    title = _("%(adult)s’s last day as %(work)s") % {"adult": sheet.adult, "work": work}
    return answer(request, form, Page(title, adult_address(adult), save=_("End it"), here="adults"), take)
