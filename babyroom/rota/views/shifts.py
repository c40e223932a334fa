"""Today and tomorrow before they begin, and everybody's shifts."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.people.forms.babies import LastDayForm
from babyroom.people.forms.sheet import Sheet
from babyroom.people.views.answering import Page, answer, asked, sent
from babyroom.rota import access, operations
from babyroom.rota.facts import DayFacts, WasHereFacts
from babyroom.rota.forms import PartForm, ShiftDaysForm, ShiftWeekForm, WasHereForm
from babyroom.rota.pages import ahead as ahead_page
from babyroom.rota.pages import shifts as pages
from babyroom.rota.views.addresses import day_asked, week_address

_HERE = "shifts"


@lock(access.SHIFTS)
@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """Today and tomorrow; with `on`, another day of the next two weeks; with `week`, the days from there to a week later."""
    now = asked(request)
    on, week = day_asked(request, "on"), day_asked(request, "week")
    found = ahead_page.week_from(now.by, now.today, week) if week else ahead_page.days(now.by, now.today, on)
    shown = {"days": found, "coming": ahead_page.coming(now.by, now.today), "on": on, "week": week, "today": now.today}
    return render(request, "rota/ahead.html", shown | {"tomorrow": now.today + timedelta(days=1)})


@lock(access.SHIFTS)
@require_safe
def shifts(request: HttpRequest) -> HttpResponse:
    """Everybody's shifts."""
    now = asked(request)
    return render(request, "rota/shifts.html", {"adults": pages.everybody(now.by, now.today)})


@lock(access.SHIFTS)
@require_safe
def adult(request: HttpRequest, adult: UUID) -> HttpResponse:
    """One adult's shifts."""
    now = asked(request)
    return render(request, "rota/adult.html", {"page": pages.adult_page(now.by, adult, now.today, now.at)})


@lock(access.SHIFTS)
def week(request: HttpRequest, adult: UUID) -> HttpResponse:
    """The week from a day on."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today)
    begin = {"from_on": sheet.first_on, "room": sheet.room}
    form = ShiftWeekForm(sent(request), week=sheet.week, usual=sheet.usual, rooms=sheet.rooms, initial=begin)

    def take() -> str:
        told = form.cleaned_data
        operations.set_week(adult, form.week(), room=told["room"], from_on=told["from_on"], by=now.by, at=now.at)
        return _("The week is saved. This is what it means for the babies.")

    def then() -> str:
        return week_address(form.cleaned_data["from_on"])

    lead = _("Tick the days. A shift ends on the day it begins. The times count on ticked days only.")
    title = _("%(adult)s’s week") % {"adult": sheet.adult.called}
    page = Page(title, _address(adult), lead, template="rota/week_form.html", here=_HERE, more={"parts": sheet.parts})
    return answer(request, form, page, take, then)


@lock(access.SHIFTS)
def part(request: HttpRequest, adult: UUID) -> HttpResponse:
    """One more shift on a day of the week."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today)
    form = PartForm(sent(request), rooms=sheet.rooms, initial={"from_on": sheet.first_on})

    def take() -> str:
        told = form.cleaned_data
        operations.add_part(adult, int(told["weekday"]), form.hours(), room=told["room"], from_on=told["from_on"], by=now.by, at=now.at)
        return _("The shift is added.")

    def then() -> str:
        return week_address(form.cleaned_data["from_on"])

    lead = _("For a day in two parts, like a morning here and an afternoon in another room.")
    page = Page(_("One more shift for %(adult)s") % {"adult": sheet.adult.called}, _address(adult), lead, here=_HERE)
    return answer(request, form, page, take, then)


@lock(access.SHIFTS)
def shift_end(request: HttpRequest, adult: UUID, row: UUID) -> HttpResponse:
    """The last day of a weekly shift."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today, row=row)
    form = LastDayForm(sent(request), initial={"until_on": now.today})

    def take() -> str:
        operations.end_shift(adult, row, on=form.cleaned_data["until_on"], by=now.by, at=now.at)
        return _("The shift has a last day.")

    def then() -> str:
        return week_address(form.cleaned_data["until_on"] + timedelta(days=1))

    page = Page(_("End a shift of %(adult)s") % {"adult": sheet.adult.called}, _address(adult), save=_("End it"), here=_HERE)
    return answer(request, form, page, take, then)


@lock(access.SHIFTS)
def days(request: HttpRequest, adult: UUID) -> HttpResponse:
    """Off, or at other hours, on some days."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today)
    form = ShiftDaysForm(sent(request), rooms=sheet.rooms, initial={"first": sheet.first_on})

    def take() -> str:
        told = form.cleaned_data
        facts = DayFacts(told["first"], told["last"] or told["first"], told["hours"], told["room"])
        count = operations.set_days(adult, facts, by=now.by, at=now.at)
        return ngettext("One day is saved.", "%(n)d days are saved.", count) % {"n": count}

    def then() -> str:
        # Whoever changes a shift sees what it means for the babies.
        return f"{reverse('rota:ahead')}?on={form.cleaned_data['first'].isoformat()}"

    lead = _("A day off, other hours, or another room. Why is not asked. Then you see what it means for the babies.")
    page = Page(_("Days that differ for %(adult)s") % {"adult": sheet.adult.called}, _address(adult), lead, here=_HERE)
    return answer(request, form, page, take, then)


@lock(access.SHIFTS)
def day_drop(request: HttpRequest, adult: UUID, row: UUID) -> HttpResponse:
    """A day is as in the week again."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today, row=row)

    def take() -> str:
        day = operations.drop_day(adult, row, by=now.by, at=now.at)
        return _("%(day)s is as in the week again.") % {"day": date_format(day, "l j F")}

    on = date_format(sheet.row.on, "l j F") if sheet.row and sheet.row.on else ""
    page = Page(_("Is %(day)s as in the week after all?") % {"day": on}, _address(adult), save=_("Yes, as in the week"), here=_HERE)
    return answer(request, Sheet(sent(request)), page, take)


@lock(access.SHIFTS)
def was_here(request: HttpRequest, adult: UUID) -> HttpResponse:
    """An adult was in a room, and no tablet knows of it."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today)
    form = WasHereForm(sent(request), rooms=sheet.rooms, initial={"on": now.today, "room": sheet.room})

    def take() -> str:
        operations.was_here(adult, form.facts(WasHereFacts), by=now.by, at=now.at)
        return _("It is written down.")

    lead = _("Only if the room’s tablet does not know of it.")
    page = Page(_("%(adult)s was here") % {"adult": sheet.adult.called}, _address(adult), lead, here=_HERE)
    return answer(request, form, page, take)


@lock(access.SHIFTS)
def not_here(request: HttpRequest, adult: UUID, row: UUID) -> HttpResponse:
    """What was written by hand is taken back."""
    now = asked(request)
    sheet = pages.asking(now.by, adult, now.today)

    def take() -> str:
        operations.not_here(adult, row, by=now.by, at=now.at)
        return _("Taken back.")

    lead = _("It was written by hand. It no longer counts, and it is kept.")
    page = Page(_("Take back a time of %(adult)s?") % {"adult": sheet.adult.called}, _address(adult), lead, _("Take back"), here=_HERE)
    return answer(request, Sheet(sent(request)), page, take)


def _address(adult: UUID) -> str:
    return reverse("rota:adult", args=[adult])
