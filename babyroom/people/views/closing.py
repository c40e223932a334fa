"""Days on which the whole nursery is closed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.forms.booking import ClosedForm
from babyroom.people.forms.sheet import Sheet
from babyroom.people.pages import closing as pages
from babyroom.people.views.answering import Page, answer, asked, sent


@lock(access.SEE_PEOPLE)
@require_safe
def closed_days(request: HttpRequest) -> HttpResponse:
    """When we are closed: to come, gone by, taken back."""
    now = asked(request)
    shown = {"closings": pages.closings(now.by, now.today), "today": now.today, "keeps": access.KEEP_PEOPLE.allows(now.by)}
    return render(request, "people/closed_days.html", shown)


@lock(access.KEEP_PEOPLE)
def close_days(request: HttpRequest) -> HttpResponse:
    """Closed from a day to a day."""
    now = asked(request)
    form = ClosedForm(sent(request))

    def take() -> str:
        told = form.cleaned_data
        operations.close_nursery(told["first"], told["last"] or told["first"], told["why"], by=now.by, at=now.at)
        return _("Saved. Nobody is expected then.")

    lead = _("A bank holiday, a day of training, a week at Christmas. Nobody is expected then, whatever is booked.")
    return answer(request, form, Page(_("Days we are closed"), reverse("people:closed_days"), lead, here="closed"), take)


@lock(access.KEEP_PEOPLE)
def open_days(request: HttpRequest, row: UUID) -> HttpResponse:
    """Open after all."""
    now = asked(request)
    closed = pages.closing(now.by, row)

    def take() -> str:
        operations.open_after_all(row, by=now.by, at=now.at)
        return _("You are open after all. Babies are expected as booked.")

    lead = _("Babies are then expected as they are booked. Days that have gone by stay closed in the list.")
    title = _("Open on %(day)s after all?") % {"day": date_format(closed.from_on, "l j F")}
    if closed.until_on > closed.from_on:
        title = _("Open from %(first)s to %(last)s after all?") % {
            "first": date_format(closed.from_on, "j F"),
            "last": date_format(closed.until_on, "j F"),
        }
    page = Page(title, reverse("people:closed_days"), lead, _("Yes, open"), here="closed")
    return answer(request, Sheet(sent(request)), page, take)
