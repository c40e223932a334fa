"""The first page, the danger panel as a page, stepping into the demonstration, and the pages for what is not there."""

from uuid import UUID

from django.conf import settings
from django.contrib.auth import login as begin_session
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours
from babyroom.people import access
from babyroom.people import queries as people
from babyroom.records import demonstration
from babyroom.signin import cookie
from babyroom.signin import operations as signin
from babyroom.signin.access import CLOSED_ROOM, SHUT_OUT
from babyroom.signin.views import BACKEND


@lock(access.OPEN)
@require_safe
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Where one lands: the demonstration's doors, the first day, or one's own place."""
    if _demonstration_is_open(request):
        return render(request, "web/demonstration.html", {"doors": demonstration.doors(), "now": clock.now()})
    if not people.any_setting():
        return redirect("signin:begin")
    who = who_of(request)
    if who.tablet_id is not None or {CLOSED_ROOM, SHUT_OUT} & who.seen.keys():
        return redirect("tablet:board")
    if who.jobs:
        return redirect("people:office")
    if who.login_id is not None:
        return redirect("home:babies")
    return redirect("signin:sign_in")


@lock(access.OPEN)
@require_POST
def step_in(request: HttpRequest) -> HttpResponse:
    """Step into the demonstration as someone. Only with DEMO=1, only from this machine, only into a demonstration's setting."""
    if not _demonstration_is_open(request):
        raise NotYours(_("The demonstration is not open here."))
    sort, _colon, key = request.POST.get("door", "").partition(":")
    try:
        wanted = UUID(key)
    except ValueError as problem:
        raise NotYours(_("The demonstration is not open here.")) from problem
    if sort == "tablet":
        secret = salted_hmac("babyroom.demonstration", str(wanted)).hexdigest()
        signin.demonstration_tablet(wanted, secret=secret, at=clock.now())
        return cookie.hand_over(redirect("tablet:board"), secret, secure=request.is_secure())
    begin_session(request, signin.demonstration_login(wanted), BACKEND)
    response = redirect("home:babies" if sort == "family" else "people:office")
    return cookie.forget(response, secure=request.is_secure())


@lock(access.OPEN)
@require_safe
def help_now(request: HttpRequest) -> HttpResponse:
    """The danger panel on a page of its own, to open from anywhere and to print."""
    return render(request, "web/help_now.html", {"place": "page"})


@lock(access.OPEN)
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A page for an address that leads nowhere."""
    del exception
    return render(request, "web/not_found.html", status=404)


@lock(access.OPEN)
def too_much(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What was sent cannot be read: broken off on the way, too many files, too much text."""
    del exception
    return render(request, "web/too_much.html", status=400)


@lock(access.OPEN)
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that was open too long (its protection ran out)."""
    del reason
    return render(request, "web/stale_form.html", status=403)


@lock(access.OPEN)
def broken(request: HttpRequest) -> HttpResponse:
    """Something of ours broke. Says so without asking the database, which may be what broke."""
    return HttpResponse(BROKEN_PAGE, status=500)


def _demonstration_is_open(request: HttpRequest) -> bool:
    return bool(settings.DEMO) and request.META.get("REMOTE_ADDR") in settings.DEMO_ADDRESSES


BROKEN_PAGE = """<!doctype html><html lang="en-gb"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Baby Room</title><h1>Something went wrong here</h1><p>It is not you. Please go back and try once more.
If a baby is in danger, ring 999.</p><p><a href="/">Back to the start</a></p></html>"""
