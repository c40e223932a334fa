"""Who one is, shown once more before one changes how one signs in. allauth asks for a password or a second step; whoever has neither, such
as a family on its own phone for ninety days, is sent a code by e-mail. Nothing goes by itself because there is nothing to ask for."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from hmac import compare_digest
from secrets import randbelow
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from babyroom.signin import codes
from babyroom.signin.accounts import sessions
from babyroom.signin.accounts.stay import JUST_NOW

View = Callable[..., HttpResponse]
_CODE, _AT, _PURPOSE = "again_code", "again_at", "again"
_DIGITS, _TRIES = 8, 5
_NOT_BEFORE = timedelta(minutes=1)


def proved(view: View) -> View:
    """A view that changes how somebody signs in."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        if is_proved(request):
            return view(request, *args, **named)
        return redirect(f"{reverse('signin:again_by_code')}?{urlencode({'next': request.path})}")

    return asked


def is_proved(request: HttpRequest) -> bool:
    """Whether they have shown it a short while ago, or allauth asks them for something they have."""
    if sessions.signed_in_just_now(request) or get_reauthentication_flows(request.user):
        return True
    shown = request.session.get(_AT)
    return shown is not None and sessions.asked_at(request) - datetime.fromisoformat(shown) < JUST_NOW


def waits(request: HttpRequest) -> bool:
    """Whether a code was sent that can still be typed."""
    kept = request.session.get(_CODE)
    return kept is not None and sessions.asked_at(request) < datetime.fromisoformat(kept["ends_at"]) and kept["tries"] < _TRIES


def new_code(request: HttpRequest) -> str:
    """A fresh code for this session, kept as a digest; empty where one was sent less than a minute ago."""
    at, kept = sessions.asked_at(request), request.session.get(_CODE)
    if kept and at - datetime.fromisoformat(kept["sent_at"]) < _NOT_BEFORE:
        return ""
    code = f"{randbelow(10**_DIGITS):0{_DIGITS}d}"
    told = {"digest": codes.digest_of(code, _PURPOSE), "sent_at": at.isoformat(), "ends_at": sessions.code_ends_at(at).isoformat()}
    request.session[_CODE] = told | {"tries": 0}
    return code


def fits(request: HttpRequest, code: str) -> bool:
    """Whether this is the code; a try is counted before it is looked at."""
    if not waits(request):
        return False
    kept = request.session[_CODE]
    request.session[_CODE] = kept | {"tries": kept["tries"] + 1}
    if not compare_digest(codes.digest_of(code, _PURPOSE), kept["digest"]):
        return False
    del request.session[_CODE]
    request.session[_AT] = sessions.asked_at(request).isoformat()
    return True


def safe_next(request: HttpRequest) -> str:
    """Where to go on: a page about one's own way in."""
    wanted: str = request.POST.get("next") or request.GET.get("next", "")
    fits_here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith("/account/") and ".." not in wanted
    return wanted if fits_here else reverse("mfa_index")
