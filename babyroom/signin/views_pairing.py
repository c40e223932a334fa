"""The office's tablets, and the two codes that pair one."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout as end_session
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from babyroom.common import clock, qr
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries as people
from babyroom.signin import access, cookie, operations_pairing, operations_tablets, queries
from babyroom.signin.forms import Code, Pair
from babyroom.signin.strangers import STRANGERS


@lock(access.PAIR)
@never_cache
def tablets(request: HttpRequest) -> HttpResponse:
    """The setting's tablets; and make the device in hand one of them, which ends the session on it."""
    form, here = _form(request, "there", bound=False), _form(request, "here")
    if request.method == "POST" and here.is_valid():
        cookie.check_way(request)
        _tablet, key = operations_tablets.pair_here(**here.cleaned_data, by=who_of(request), at=clock.now())
        end_session(request)
        return cookie.hand_over(redirect("tablet:board"), key, secure=request.is_secure())
    return _tablets(request, form, here)


@lock(access.PAIR)
@require_POST
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """Pair a tablet that lies elsewhere: shows the first code, once, and asks for the second."""
    form = _form(request, "there")
    if not form.is_valid():
        return _tablets(request, form, _form(request, "here", bound=False))
    cookie.check_way(request)
    pairing, code = operations_pairing.begin_pairing(**form.cleaned_data, by=who_of(request), at=clock.now())
    address = request.build_absolute_uri(reverse("signin:pair"))
    # A camera on the tablet saves the typing; the second code is asked for all the same.
    scan = qr.as_address("image/svg+xml", qr.drawn(f"{address}?{urlencode({'code': code})}"))
    return render(request, "signin/pairing.html", {"pairing": pairing, "code": code, "address": address, "scan": scan, "form": Code()})


@lock(access.PAIR)
@require_POST
@never_cache
def confirm(request: HttpRequest, pairing: UUID) -> HttpResponse:
    """The second code, as the tablet shows it."""
    form = Code(request.POST)
    if form.is_valid():
        try:
            operations_pairing.confirm_pairing(pairing, form.cleaned_data["code"], by=who_of(request), at=clock.now())
        except NotYours:
            raise
        except Refusal as refusal:
            form.add_error("code", str(refusal.sentence))
            over = refusal.code == "over"
        else:
            messages.success(request, _("That is it. The tablet opens its room by itself."))
            return redirect("signin_office:tablets")
    else:
        over = False
    found = queries.pairing(who_of(request).setting, pairing)
    if found is None:
        raise NotYours(_("We cannot find this pairing. Please begin again."))
    return render(request, "signin/pairing.html", {"pairing": found, "form": form, "over": over}, status=422)


@lock(access.PAIR)
@require_POST
def revoke(request: HttpRequest, tablet: UUID) -> HttpResponse:
    """Shut a tablet out."""
    operations_tablets.revoke(tablet, by=who_of(request), at=clock.now())
    messages.success(request, _("This tablet is shut out. What it wrote is kept."))
    return redirect("signin_office:tablets")


@lock(access.SIGN_IN)
@require_http_methods(["GET", "POST"])
@never_cache
def pair(request: HttpRequest) -> HttpResponse:
    """On the tablet: the first code is typed, the second one comes up."""
    form = Code(request.POST if request.method == "POST" else None, initial={"code": request.GET.get("code", "")[:40]})
    at, address = clock.now(), request.META.get("REMOTE_ADDR", "")
    if request.method == "POST" and form.is_valid():
        until = STRANGERS.waits_until(address, at)
        try:
            cookie.check_way(request)
            if until is not None:
                raise Refusal(_("That was often. Please wait a minute, then try again."), field="code")
            second, claim = operations_pairing.answer_pairing(form.cleaned_data["code"], at=at)
        except Refusal as refusal:
            if until is None and refusal.code == "unknown_code":
                STRANGERS.wrong(address, at)
            form.add_error("code", str(refusal.sentence))
        else:
            STRANGERS.right(address)
            answer = render(request, "signin/pair_waiting.html", {"second": second})
            age = int(operations_pairing.LASTS.total_seconds())
            name, path = _waiting(request)
            answer.set_cookie(name, claim, max_age=age, path=path, httponly=True, samesite="Strict", secure=request.is_secure())
            return answer
    return render(request, "signin/pair.html", {"form": form}, status=422 if form.errors else 200)


@lock(access.SIGN_IN)
@require_POST
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """On the tablet: has the office typed the second code? The answer that says so carries the tablet's key, once."""
    plain = "application/json" in request.headers.get("Accept", "")
    try:
        cookie.check_way(request)
        key = operations_pairing.take_up(request.COOKIES.get(_waiting(request)[0], ""), at=clock.now())
    except Refusal as refusal:
        told = {"state": "over", "sentence": str(refusal.sentence)}
        return JsonResponse(told) if plain else render(request, "signin/pair_waiting.html", {"over": refusal.sentence}, status=422)
    if key is None:
        second = request.POST.get("second", "")[:12]
        return JsonResponse({"state": "waiting"}) if plain else render(request, "signin/pair_waiting.html", {"second": second})
    end_session(request)
    board = reverse("tablet:board")
    answer: HttpResponse = JsonResponse({"state": "paired", "next": board}) if plain else redirect(board)
    name, path = _waiting(request)
    answer.set_cookie(name, "", max_age=0, path=path, httponly=True, samesite="Strict", secure=request.is_secure())
    return cookie.hand_over(answer, key, secure=request.is_secure())


def _form(request: HttpRequest, prefix: str, *, bound: bool = True) -> Pair:
    rooms = [(room.pk, room.name) for room in people.rooms(who_of(request).setting)]
    return Pair(rooms, request.POST if bound and request.method == "POST" else None, auto_id=f"{prefix}_%s")


def _tablets(request: HttpRequest, form: Pair, here: Pair) -> HttpResponse:
    shown: dict[str, Any] = {"form": form, "here": here, "tablets": queries.tablets(who_of(request).setting)}
    return render(request, "signin/tablets.html", shown, status=422 if form.errors or here.errors else 200)


def _waiting(request: HttpRequest) -> tuple[str, str]:
    """What the cookie of a waiting device is called, and for which path. Over HTTPS no other host and no unencrypted page can set it."""
    return ("__Host-pairing", "/") if request.is_secure() else ("pairing", "/pair/")
