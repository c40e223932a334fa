"""Who is in the room: faces that come, go, and are here for the day."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access, operations, queries_pins
from babyroom.signin import operations_shift as with_pin
from babyroom.signin.forms_pins import PinForm
from babyroom.signin.still_here import check_can_come
from babyroom.signin.views_fresh import adult_at, fresh_pin
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
@never_cache
@sensitive_post_parameters()
def come_in(request: HttpRequest) -> HttpResponse:
    """An adult who works here comes in: with their PIN, where the setting asks for it at the start of a shift; without one by name, and the
    office is told."""
    who, at, adult = who_of(request), clock.now(), _adult(request)
    check_can_come(adult, who, at)
    if not queries_pins.asked_at_start(who, at):
        operations.come_in(adult, by=who, at=at)
        return redirect("tablet:board")
    has = queries_pins.has_pin(who.setting, adult, at)
    form = PinForm(request.POST if has and "pin" in request.POST else None)
    if not has and "by_name" in request.POST:
        with_pin.come_in_by_name(adult, by=who, at=at)
        return redirect("tablet:board")
    if has and form.is_valid():
        try:
            with_pin.come_in_with_pin(adult, form.cleaned_data["pin"], by=who, at=at)
        except NotYours:
            raise
        except Refusal as refusal:
            form.add_error("pin", str(refusal.sentence))
        else:
            return redirect("tablet:board")
    shown = {"form": form, "adult": adult, "name": queries_pins.name_of(who, adult, at), "has": has}
    return render(request, "tablet/come_in.html", shown, status=422 if form.errors else 200)


@lock(access.FACES)
@require_POST
def go_out(request: HttpRequest) -> HttpResponse:
    """An adult leaves the room."""
    operations.go_out(_adult(request), by=who_of(request), at=clock.now())
    return redirect("tablet:faces")


@lock(access.FACES)
@fresh_pin()
@require_POST
@never_cache
def guest(request: HttpRequest) -> HttpResponse:
    """Cover for the day: a name and an end. Where PINs are used, whoever vouches shows theirs, and the guest's own is shown once."""
    who, at = who_of(request), clock.now()
    form = GuestForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        welcomed = with_pin.welcome(**form.said(at, who.zone), vouched_by=adult_at(request), by=who, at=at)
    except Refusal as refusal:
        form.add_error(refusal.field or None, str(refusal.sentence))
        return _show(request, form, status=422)
    if welcomed.pin:
        return render(request, "tablet/guest_pin.html", {"welcomed": welcomed})
    messages.success(request, _("%(name)s is here until the end of the day.") % {"name": welcomed.name})
    return redirect("tablet:board")


def _show(request: HttpRequest, form: GuestForm, status: int = 200) -> HttpResponse:
    found: Adults = adults(who_of(request), clock.now())
    shown = {"adults": found, "form": form, "opened": queries_pins.fresh(who_of(request), clock.now())}
    return render(request, "tablet/faces.html", shown, status=status)


def _adult(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("adult", ""))
    except ValueError as problem:
        raise NotYours(_("We cannot find this adult here. Please choose again.")) from problem
