"""The list of babies, one baby's page, and who a baby is: added, changed, placed, tied as a twin."""

from uuid import UUID

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.facts import BabyFacts
from babyroom.people.forms.babies import BabyForm, PlaceForm, TwinForm
from babyroom.people.forms.sheet import Sheet
from babyroom.people.pages import babies as pages
from babyroom.people.pages import baby as page_of
from babyroom.people.pages import sheets
from babyroom.people.views.answering import Page, answer, asked, baby_address, sent


@lock(access.SEE_PEOPLE)
@require_safe
def babies(request: HttpRequest) -> HttpResponse:
    """All babies, by room."""
    now = asked(request)
    return render(request, "people/babies.html", {"list": pages.baby_list(now.by, now.today), "keeps": access.KEEP_PEOPLE.allows(now.by)})


@lock(access.KEEP_PEOPLE)
@require_safe
def baby(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Everything the office keeps about one baby."""
    now = asked(request)
    return render(request, "people/baby.html", {"page": page_of.baby_page(now.by, baby, now.today), "today": now.today})


@lock(access.KEEP_PEOPLE)
def baby_add(request: HttpRequest) -> HttpResponse:
    """A new baby."""
    now = asked(request)
    sheet = pages.baby_sheet(now.by, None, now.today)
    begin = {"pronouns": "they", "room": request.GET.get("room", "")}
    if len(sheet.rooms) == 1:
        begin["room"] = str(sheet.rooms[0][0])
    form = BabyForm(sent(request), rooms=sheet.rooms, initial=begin)
    added: list[UUID] = []

    def take() -> str:
        told = form.cleaned_data
        new = operations.add_baby(form.facts(BabyFacts), room=told["room"], sure=told["sure"], by=now.by, at=now.at)
        added.append(new.pk)
        return _("%(baby)s is added. Now the rest: booked days, family, whom to ring.") % {"baby": new.called}

    lead = _("What you do not know yet can stay empty. You can come back at any time.")
    page = Page(_("Add a baby"), reverse("people:babies"), lead, template="people/baby_form.html", more={"sheet": sheet})
    return answer(request, form, page, take, lambda: baby_address(added[0]))


@lock(access.KEEP_PEOPLE)
def baby_change(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What is known of a baby is put right."""
    now = asked(request)
    sheet = pages.baby_sheet(now.by, baby, now.today)
    form = BabyForm(sent(request), initial=model_to_dict(sheet.baby) if sheet.baby else {})

    def take() -> str:
        operations.change_baby(baby, form.facts(BabyFacts), by=now.by, at=now.at)
        return _("Saved.")

    page = Page(_("%(baby)s’s details") % {"baby": sheet.name}, baby_address(baby), template="people/baby_form.html", more={"sheet": sheet})
    return answer(request, form, page, take)


@lock(access.KEEP_PEOPLE)
def baby_place(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Another room from a day on."""
    now = asked(request)
    sheet = sheets.placing(now.by, baby, now.today)
    form = PlaceForm(sent(request), rooms=sheet.choices, initial={"from_on": max(now.today, sheet.first_on)})

    def take() -> str:
        told = form.cleaned_data
        row = operations.place_baby(baby, told["room"], from_on=told["from_on"], why=told["why"], by=now.by, at=now.at)
        return _("%(room)s is %(baby)s’s room from that day on.") % {"room": row.room.name, "baby": sheet.baby.called}

    lead = _("For a move that lasts. An hour in another room is written on the room’s tablet.")
    return answer(request, form, Page(_("Which room is %(baby)s’s?") % {"baby": sheet.baby.called}, baby_address(baby, "room"), lead), take)


@lock(access.KEEP_PEOPLE)
def twins(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Tie two babies as twins."""
    now = asked(request)
    sheet = sheets.twinning(now.by, baby)
    form = TwinForm(sent(request), babies=sheet.choices)

    def take() -> str:
        operations.tie_twins(baby, form.cleaned_data["other"], by=now.by, at=now.at)
        return _("They are tied as twins. Each keeps a page of their own.")

    lead = _("Each twin keeps a page, a picture and a day of their own. Nothing is ever written for both at once by itself.")
    return answer(
        request, form, Page(_("%(baby)s is a twin") % {"baby": sheet.baby.called}, baby_address(baby, "who"), lead, _("Tie them")), take
    )


@lock(access.KEEP_PEOPLE)
def untie(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Take a baby out of the link."""
    now = asked(request)
    sheet = sheets.of_baby(now.by, baby)

    def take() -> str:
        operations.untie_twins(baby, by=now.by, at=now.at)
        return _("Untied. Nothing else has changed.")

    lead = _("Do this if they were tied by mistake. Nothing that was written changes.")
    page = Page(_("Untie %(baby)s?") % {"baby": sheet.baby.called}, baby_address(baby, "who"), lead, _("Untie"))
    return answer(request, Sheet(sent(request)), page, take)
