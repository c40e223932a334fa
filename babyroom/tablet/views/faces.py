"""Who is in the room: faces that come, go, and are here for the day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access, operations
from babyroom.tablet.adults import Adults, adults
from babyroom.tablet.forms import GuestForm


@lock(access.FACES)
@require_safe
@never_cache
def who_is_here(request: HttpRequest) -> HttpResponse:
    """Who is in the room and who could come in."""
    return _show(request, GuestForm())


@lock(access.FACES)
@require_POST
def come_in(request: HttpRequest) -> HttpResponse:
    """An adult who works here comes in."""
    operations.come_in(_adult(request), by=who_of(request), at=clock.now())
    return redirect("tablet:board")


@lock(access.FACES)
@require_POST
def go_out(request: HttpRequest) -> HttpResponse:
    """An adult leaves the room."""
    operations.go_out(_adult(request), by=who_of(request), at=clock.now())
    return redirect("tablet:faces")


@lock(access.FACES)
@require_POST
def guest(request: HttpRequest) -> HttpResponse:
    """Cover for the day: a name and an end."""
    who, at = who_of(request), clock.now()
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        adult = operations.welcome_guest(**form.said(at, who.zone), by=who, at=at)
    except Refusal as refusal:
        form.add_error(refusal.field or None, str(refusal.sentence))
        return _show(request, form, status=422)
    messages.success(request, _("%(name)s is here until the end of the day.") % {"name": adult.called})
    return redirect("tablet:board")


def _show(request: HttpRequest, form: GuestForm, status: int = 200) -> HttpResponse:
    found: Adults = adults(who_of(request), clock.now())
    theme = "dim" if request.COOKIES.get("theme") == "dim" else ""
    return render(request, "tablet/faces.html", {"adults": found, "form": form, "theme": theme}, status=status)


def _adult(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("adult", ""))
    except ValueError as problem:
        raise NotYours(_("We cannot find this adult here. Please choose again.")) from problem
