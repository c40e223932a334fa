"""Signing in and out, the first day, and the office's tablets."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login as begin_session
from django.contrib.auth import logout as end_session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.signin import access, operations, queries
from babyroom.signin.forms import FirstDay, Pair, SignIn
from babyroom.signin.middleware import TABLET_COOKIE

BACKEND = "django.contrib.auth.backends.ModelBackend"
TABLET_COOKIE_AGE = 60 * 60 * 24 * 400


@lock(access.SIGN_IN)
@never_cache
@sensitive_post_parameters("password")
def begin(request: HttpRequest) -> HttpResponse:
    """The first page of an empty installation."""
    if people.any_setting():
        return redirect("web:front")
    form = FirstDay(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            login = operations.found_setting(at=clock.now(), **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(refusal.field or None, str(refusal.sentence))
        else:
            begin_session(request, login, BACKEND)
            return redirect("people:office")
    return render(request, "signin/begin.html", {"form": form}, status=422 if form.errors else 200)


@lock(access.SIGN_IN)
@never_cache
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    """By e-mail and password. One sentence for every wrong pair: it does not say which half was wrong."""
    form = SignIn(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            login = operations.sign_in(email=form.cleaned_data["email"], password=form.cleaned_data["password"], at=clock.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal.sentence))
        else:
            begin_session(request, login, BACKEND)
            return redirect("web:front")
    return render(request, "signin/sign_in.html", {"form": form}, status=422 if form.errors else 200)


@lock(access.SIGN_IN)
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session of this device."""
    end_session(request)
    return redirect("web:front")


@lock(access.PAIR)
def tablets(request: HttpRequest) -> HttpResponse:
    """The setting's tablets; and make the device in hand one of them, which ends the session on it."""
    who = who_of(request)
    rooms = [(room.pk, room.name) for room in people.rooms(who.setting)]
    form = Pair(rooms, request.POST or None)
    if request.method == "POST" and form.is_valid():
        _tablet, secret = operations.pair_here(room=form.cleaned_data["room"], name=form.cleaned_data["name"], by=who, at=clock.now())
        end_session(request)
        return hand_over(redirect("tablet:board"), secret, secure=request.is_secure())
    return render(
        request, "signin/tablets.html", {"form": form, "tablets": queries.tablets(who.setting)}, status=422 if form.errors else 200
    )


@lock(access.PAIR)
@require_POST
def revoke(request: HttpRequest, tablet: UUID) -> HttpResponse:
    """Shut a tablet out."""
    operations.revoke(tablet, by=who_of(request), at=clock.now())
    messages.success(request, _("This tablet is shut out. What it wrote is kept."))
    return redirect("signin_office:tablets")


def hand_over(response: HttpResponse, secret: str, *, secure: bool) -> HttpResponse:
    """Put a tablet's secret on the device; scripts cannot read it."""
    response.set_cookie(TABLET_COOKIE, secret, max_age=TABLET_COOKIE_AGE, httponly=True, samesite="Lax", secure=secure)
    response.delete_cookie(settings.SESSION_COOKIE_NAME)
    return response
