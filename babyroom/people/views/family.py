"""Who belongs to a baby: the family, and the key people."""

from uuid import UUID

from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.facts import TieFacts
from babyroom.people.forms.adults import TieForm
from babyroom.people.forms.babies import EndKeyPersonForm, KeyPersonForm, LastDayForm
from babyroom.people.pages import sheets
from babyroom.people.views.answering import Page, answer, asked, baby_address, sent


@lock(access.KEEP_PEOPLE)
def tie_add(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Someone of the family, known or new."""
    now = asked(request)
    sheet = sheets.tying(now.by, baby)
    form = TieForm(
        sent(request), adults=sheet.choices, initial={"from_on": now.today, "sees": "all", "adult": request.GET.get("adult", "")}
    )

    def take() -> str:
        tie = operations.add_tie(baby, form.adult(), form.facts(TieFacts), by=now.by, at=now.at)
        return _("%(adult)s is on %(baby)s’s page.") % {"adult": tie.adult.called, "baby": sheet.baby.called}

    return answer(request, form, Page(_("Someone of %(baby)s’s family") % {"baby": sheet.baby.called}, baby_address(baby, "family")), take)


@lock(access.KEEP_PEOPLE)
def tie_change(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """What holds for someone of the family from a day on."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "tie", row, now.today)
    begin = {**(model_to_dict(sheet.row) if sheet.row else {}), "from_on": now.today}
    form = TieForm(sent(request), initial=begin)

    def take() -> str:
        operations.change_tie(baby, row, form.facts(TieFacts), by=now.by, at=now.at)
        return _("Saved. What held before ends the day before.")

    adult = getattr(sheet.row, "adult", "")
    lead = _("What you change holds from the day below.")
    return answer(
        request,
        form,
        Page(_("%(adult)s and %(baby)s") % {"adult": adult, "baby": sheet.baby.called}, baby_address(baby, "family"), lead),
        take,
    )


@lock(access.KEEP_PEOPLE)
def tie_end(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """The last day of a tie."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "tie", row, now.today)
    form = LastDayForm(sent(request), hint=_("From the day after, they neither see the day nor collect."), initial={"until_on": now.today})

    def take() -> str:
        operations.end_tie(baby, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        return _("There is a last day now.")

    title = _("%(adult)s and %(baby)s: last day") % {"adult": getattr(sheet.row, "adult", ""), "baby": sheet.baby.called}
    return answer(request, form, Page(title, baby_address(baby, "family"), save=_("End it")), take)


@lock(access.KEEP_PEOPLE)
def key_person(request: HttpRequest, baby: UUID, place: str) -> HttpResponse:
    """Who is the key person (`first`) or the second one (`second`) from a day on."""
    now = asked(request)
    sheet = sheets.naming(now.by, baby, place, now.today)
    begin = {"adult": str(sheet.held or ""), "from_on": max(now.today, sheet.first_on)}
    form = KeyPersonForm(sent(request), adults=sheet.choices, initial=begin)

    def take() -> str:
        told = form.cleaned_data
        row = operations.name_key_person(baby, told["adult"], place=place, from_on=told["from_on"], why=told["why"], by=now.by, at=now.at)
        words = _("%(adult)s is %(baby)s’s %(place)s from that day on. Please tell the family.")
        return words % {"adult": row.adult.called, "baby": sheet.baby.called, "place": row.get_place_display()}

    title = _("%(baby)s’s key person") if place == "first" else _("%(baby)s’s second key person")
    lead = _("The key person knows the baby best here, and the family knows them by name. The second one is there when the first is not.")
    return answer(request, form, Page(title % {"baby": sheet.baby.called}, baby_address(baby, "key"), lead), take)


@lock(access.KEEP_PEOPLE)
def key_person_end(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """The last day of a key person with nobody to follow yet."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "key_person", row, now.today)
    form = EndKeyPersonForm(sent(request), initial={"until_on": now.today})

    def take() -> str:
        told = form.cleaned_data
        operations.end_key_person(baby, row, on=told["until_on"], why=told["why"], by=now.by, at=now.at)
        return _("There is a last day now. Please name someone to follow.")

    title = _("%(adult)s’s last day as %(baby)s’s key person") % {"adult": getattr(sheet.row, "adult", ""), "baby": sheet.baby.called}
    lead = _("If you know who comes next, choose “Change” instead: the one ends as the other begins.")
    return answer(request, form, Page(title, baby_address(baby, "key"), lead, _("End it")), take)
