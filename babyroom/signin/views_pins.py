"""PINs: shown at a tablet, chosen there with a start code, changed; and the office's page about them."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import access, operations_pins, queries_pins
from babyroom.signin import views_fresh as fresh
from babyroom.signin.forms_pins import ChangePinForm, OwnPinForm, PinForm, StartPinForm


@lock(access.FACES)
@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def pin(request: HttpRequest) -> HttpResponse:
    """Shows a PIN and goes on to the page that asked for it."""
    who, at, there = who_of(request), clock.now(), fresh.safe_next(request)
    form = PinForm(request.POST if request.method == "POST" else None, prefix=fresh.PREFIX)
    if request.method == "POST" and fresh.shown_pin(request, form, who, at) is not None:
        return redirect(there)
    return fresh.ask(request, form, who, at, action=request.get_full_path(), status=422 if form.errors else 200)


@lock(access.FACES)
@require_POST
def close_again(request: HttpRequest) -> HttpResponse:
    """Done with what a PIN opened."""
    operations_pins.close_again(by=who_of(request), at=clock.now())
    messages.success(request, _("Closed again."))
    return redirect("tablet:board")


@lock(access.FACES)
@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def own_pin(request: HttpRequest, adult: UUID) -> HttpResponse:
    """At a tablet: a first PIN with a start code, or another one instead of the old. After it one is in the room."""
    who, at = who_of(request), clock.now()
    name = queries_pins.name_of(who, adult, at)
    has = queries_pins.has_pin(who.setting, adult, at)
    changes = has and "code" not in request.GET
    sort: type[OwnPinForm] = ChangePinForm if changes else StartPinForm
    form = sort(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            if changes:
                operations_pins.change_pin(adult, told["pin"], old=told["old"], by=who, at=at)
            else:
                operations_pins.choose_pin(adult, told["pin"], code=told["code"], by=who, at=at)
        except Refusal as refusal:
            _refused(form, refusal, "old" if changes and refusal.code in ("wrong_pin", "wait") else "")
        else:
            messages.success(request, _("Your PIN is set. Nobody else can see it, not even the office."))
            return redirect("tablet:faces")
    shown = {"form": form, "adult": adult, "name": name, "changes": changes, "has": has}
    return render(request, "signin/own_pin.html", shown, status=422 if form.errors else 200)


@lock(access.OWN_PIN)
@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters()
def pins(request: HttpRequest) -> HttpResponse:
    """In the office: one's own PIN; and, for those who lead, who has one and start codes."""
    who = who_of(request)
    form = OwnPinForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            operations_pins.set_own_pin(form.cleaned_data["pin"], by=who, at=clock.now())
        except NotYours:
            raise
        except Refusal as refusal:
            _refused(form, refusal)
        else:
            messages.success(request, _("Your PIN is set. Nobody else can see it, not even the office."))
            return redirect("signin_office:pins")
    return _pins(request, form, status=422 if form.errors else 200)


@lock(access.START_CODES)
@require_POST
@never_cache
def start_code(request: HttpRequest, adult: UUID) -> HttpResponse:
    """A start code for a colleague, shown this once."""
    who, at = who_of(request), clock.now()
    code = operations_pins.make_start_code(adult, by=who, at=at)
    return _pins(request, OwnPinForm(), code=code, of=queries_pins.name_of(who, adult, at))


def _pins(request: HttpRequest, form: OwnPinForm, status: int = 200, **more: Any) -> HttpResponse:
    who, at = who_of(request), clock.now()
    leads = access.START_CODES.allows(who)
    own = who.adult_id is not None and queries_pins.has_pin(who.setting, who.adult_id, at)
    shown = {"form": form, "own": own, "team": queries_pins.team(who, at) if leads else [], "leads": leads, **more}
    return render(request, "signin/pins.html", shown, status=status)


def _refused(form: forms.Form, refusal: Refusal, field: str = "") -> None:
    name = field or refusal.field
    form.add_error(name if name in form.fields else None, str(refusal.sentence))
