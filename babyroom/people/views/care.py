"""Allergies and diet, whom to ring, and what the family agrees to."""

from datetime import timedelta
from uuid import UUID

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.facts import ConsentFacts, ContactFacts, MarkFacts
from babyroom.people.forms.babies import EndAllergyForm, LastDayForm
from babyroom.people.forms.care import ConsentForm, ContactForm, MarkForm
from babyroom.people.pages import sheets
from babyroom.people.views.answering import Page, answer, asked, baby_address, sent

# Ending one of these by mistake could hurt: somebody else looks too.
_LOOKED_AT_TWICE = ("allergy", "medical")


@lock(access.KEEP_PEOPLE)
def mark_add(request: HttpRequest, baby: UUID) -> HttpResponse:
    """A new allergy or diet mark."""
    now = asked(request)
    sheet = sheets.of_baby(now.by, baby)
    form = MarkForm(sent(request), initial={"from_on": now.today})

    def take() -> str:
        mark = operations.add_mark(baby, form.facts(MarkFacts), by=now.by, at=now.at)
        return _("“%(words)s” is on %(baby)s’s page and with all milk and food.") % {"words": mark.words, "baby": sheet.baby.called}

    title = _("An allergy or diet mark for %(baby)s") % {"baby": sheet.baby.called}
    return answer(request, form, Page(title, baby_address(baby, "marks")), take)


@lock(access.KEEP_PEOPLE)
def mark_change(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A mark worded better."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "mark", row, now.today)
    form = MarkForm(sent(request), initial=model_to_dict(sheet.row) if sheet.row else {})

    def take() -> str:
        operations.change_mark(baby, row, form.facts(MarkFacts), by=now.by, at=now.at)
        return _("The mark is saved.")

    return answer(request, form, Page(_("%(baby)s’s mark") % {"baby": sheet.baby.called}, baby_address(baby, "marks")), take)


@lock(access.KEEP_PEOPLE)
def mark_end(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """The last day of a mark."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "mark", row, now.today)
    hint = _("The mark is shown until then. If it was never right, choose the day before it began: it goes at once.")
    sort = EndAllergyForm if getattr(sheet.row, "sort", "") in _LOOKED_AT_TWICE else LastDayForm
    form = sort(sent(request), hint=hint, initial={"until_on": now.today})

    def take() -> str:
        operations.end_mark(baby, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        return _("The mark has a last day.")

    title = _("End “%(words)s” for %(baby)s") % {"words": getattr(sheet.row, "words", ""), "baby": sheet.baby.called}
    return answer(request, form, Page(title, baby_address(baby, "marks"), save=_("End it")), take)


@lock(access.KEEP_PEOPLE)
def contact_add(request: HttpRequest, baby: UUID) -> HttpResponse:
    """One more to ring."""
    now = asked(request)
    sheet = sheets.of_baby(now.by, baby)
    form = ContactForm(sent(request))

    def take() -> str:
        contact = operations.add_contact(baby, form.facts(ContactFacts), by=now.by, at=now.at)
        return _("%(name)s is on the list.") % {"name": contact.name}

    return answer(
        request, form, Page(_("Who else can we ring for %(baby)s?") % {"baby": sheet.baby.called}, baby_address(baby, "ring")), take
    )


@lock(access.KEEP_PEOPLE)
def contact_change(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A new number or name."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "contact", row, now.today)
    form = ContactForm(sent(request), initial=model_to_dict(sheet.row) if sheet.row else {})

    def take() -> str:
        operations.change_contact(baby, row, form.facts(ContactFacts), by=now.by, at=now.at)
        return _("Saved.")

    title = _("Ring for %(baby)s: %(name)s") % {"baby": sheet.baby.called, "name": getattr(sheet.row, "name", "")}
    return answer(request, form, Page(title, baby_address(baby, "ring")), take)


@lock(access.KEEP_PEOPLE)
@require_POST
def contact_sooner(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """One place up in the order."""
    now = asked(request)
    operations.ring_sooner(baby, row, by=now.by, at=now.at)
    return redirect(baby_address(baby, "ring"))


@lock(access.KEEP_PEOPLE)
def contact_off(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """The last day on the list."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "contact", row, now.today)
    name = getattr(sheet.row, "name", "")
    hint = _("The day before today takes them off at once.")
    form = LastDayForm(sent(request), label=_("Last day on the list"), hint=hint, initial={"until_on": now.today - timedelta(days=1)})

    def take() -> str:
        contact = operations.take_off_contact(baby, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        last_day = date_format(form.cleaned_data["until_on"], "j F Y")
        return _("%(name)s has a last day on the list: %(day)s.") % {"name": contact.name, "day": last_day}

    lead = _("After that day we ring them no more, and by this list they may not collect %(baby)s.") % {"baby": sheet.baby.called}
    page = Page(_("Take %(name)s off the list?") % {"name": name}, baby_address(baby, "ring"), lead, _("Take off"))
    return answer(request, form, page, take)


@lock(access.KEEP_PEOPLE)
def consent_add(request: HttpRequest, baby: UUID) -> HttpResponse:
    """An answer of the family."""
    now = asked(request)
    sheet = sheets.agreeing(now.by, baby, now.today)
    form = ConsentForm(sent(request), adults=sheet.choices, initial={"from_on": now.today, "purpose": request.GET.get("purpose", "")})

    def take() -> str:
        operations.record_consent(baby, form.facts(ConsentFacts), given_by=form.cleaned_data["given_by"], by=now.by, at=now.at)
        return _("The answer is saved.")

    lead = _("They can say no, and they can change their mind on any day. Where two parents differ, the “no” counts.")
    page = Page(
        _("What %(baby)s’s family says") % {"baby": sheet.baby.called},
        baby_address(baby, "consents"),
        lead,
        template="people/consent_form.html",
    )
    return answer(request, form, page, take)


@lock(access.KEEP_PEOPLE)
def consent_end(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """Taken back."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "consent", row, now.today)
    form = LastDayForm(
        sent(request), label=_("Taken back on"), hint=_("It does not hold from this day on."), initial={"until_on": now.today}
    )

    def take() -> str:
        operations.withdraw_consent(baby, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        return _("Taken back. It counts at once.")

    words = getattr(sheet.row, "get_purpose_display", str)()
    return answer(
        request, form, Page(_("Take back: %(what)s") % {"what": words}, baby_address(baby, "consents"), save=_("Take back")), take
    )
