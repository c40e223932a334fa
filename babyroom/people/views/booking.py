"""When a baby is booked: the week, and days that differ."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.forms.booking import DaysForm, WeekForm
from babyroom.people.forms.sheet import Sheet
from babyroom.people.pages import sheets
from babyroom.people.views.answering import Page, answer, asked, baby_address, sent


@lock(access.KEEP_PEOPLE)
def week(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The booked week from a day on."""
    now = asked(request)
    sheet = sheets.booking(now.by, baby, now.today)
    form = WeekForm(sent(request), week=sheet.week, usual=sheet.usual, initial={"from_on": sheet.from_on})

    def take() -> str:
        operations.set_week(baby, form.week(), from_on=form.cleaned_data["from_on"], by=now.by, at=now.at)
        return _("The week is saved.")

    lead = _("Tick the booked days. The times count on ticked days only.")
    page = Page(
        _("%(baby)s’s booked week") % {"baby": sheet.baby.called}, baby_address(baby, "week"), lead, template="people/week_form.html"
    )
    return answer(request, form, page, take)


@lock(access.KEEP_PEOPLE)
def days(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Away, or here at other hours, on some days."""
    now = asked(request)
    sheet = sheets.of_baby(now.by, baby)
    form = DaysForm(sent(request))

    def take() -> str:
        told = form.cleaned_data
        spell = operations.Spell(told["first"], told["last"] or told["first"], told["why"], told["hours"])
        count = operations.set_days(baby, spell, by=now.by, at=now.at)
        return ngettext("One day is saved.", "%(n)d days are saved.", count) % {"n": count}

    lead = _("A holiday, a day at home, or an extra day. The room sees “away” or the new times, never the reason.")
    title = _("Days that differ for %(baby)s") % {"baby": sheet.baby.called}
    return answer(request, form, Page(title, baby_address(baby, "days"), lead), take)


@lock(access.KEEP_PEOPLE)
def day_drop(request: HttpRequest, baby: UUID, row: UUID) -> HttpResponse:
    """A day is as in the week again."""
    now = asked(request)
    sheet = sheets.of_row(now.by, baby, "day", row, now.today)

    def take() -> str:
        day = operations.drop_day(baby, row, by=now.by, at=now.at)
        return _("%(day)s is as in the week again.") % {"day": date_format(day, "l j F")}

    title = _("Is %(day)s as in the week after all?") % {"day": date_format(getattr(sheet.row, "on", now.today), "l j F")}
    return answer(request, Sheet(sent(request)), Page(title, baby_address(baby, "days"), save=_("Yes, as in the week")), take)
