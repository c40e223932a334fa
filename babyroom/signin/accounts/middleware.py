"""Every request of somebody signed in by name: does their stay still last, and have they proved twice who they are where they must?"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common import clock
from babyroom.common.access import NOBODY, Who, who_of
from babyroom.common.beside import beside_the_page
from babyroom.signin import access
from babyroom.signin.accounts import operations, queries, sessions
from babyroom.signin.accounts.second_step import needs_second_step
from babyroom.signin.accounts.stay import Over
from babyroom.signin.queries import opens_anything

_WHY: dict[Over, str | Promise] = {
    Over.TIME: _("You were signed out to keep things safe. Please sign in again."),
    Over.COPIED: _("This looks like another phone or computer. Please sign in again."),
    Over.TWO_PLACES: _("Your sign-in was used in two places. To keep things safe, both are signed out. Please sign in again."),
    Over.NOTHING_OPEN: _("Nothing is open for you here just now. Please ask the office."),
}


class KeepStay:
    """Comes after `PutWho`. Puts `request.asked_at` on every request, ends a stay that is over, and asks for the second step."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(settings.STATIC_URL):
            return self.get_response(request)
        now = clock.now()
        request.asked_at = now  # type: ignore[attr-defined]
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            over = self._over(request, who_of(request), now)
            if over is not None:
                return self._end(request, over)
        return sessions.hang_on(request, sessions.put_part(request, self.get_response(request)))

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
        """Those who see much set up a second step before anything opens but what is open to all and their own account;
        those whose stay has ended are asked in again."""
        del arguments, named
        who = who_of(request)
        needed = getattr(view, "lock", None)
        if needed is None or needed.allows(NOBODY):
            return None
        if who is NOBODY and settings.SESSION_COOKIE_NAME in request.COOKIES and request.method == "GET":
            # Somebody was signed in here: whichever page they ask for, they are asked in again.
            return redirect(_sign_in(request.path))
        if not needs_second_step(who) or needed is access.OWN_ACCOUNT:
            return None
        if queries.has_second_step(who.login_id) or (settings.DEMO and queries.is_demonstration(who.setting)):
            return None
        if "application/json" in request.headers.get("Accept", ""):
            sentence = _("Set up your second step first.")
            return JsonResponse({"sentence": str(sentence), "field": "", "code": "second_step"}, status=403)
        return redirect("signin:second_step")

    def _over(self, request: HttpRequest, who: Who, now: datetime) -> Over | None:
        stay = sessions.stay_of(request)
        if stay is None or who.tablet_id is not None:
            return None
        if who.login_id is None or not opens_anything(who):
            return Over.NOTHING_OPEN
        # Somebody who has begun to work here since has the hours of staff.
        stay = replace(stay, staff=stay.staff or bool(who.jobs))
        over = stay.over(now, sessions.device_of(request))
        if over is None and sessions.is_in_two_places(request, who, stay):
            over = Over.TWO_PLACES
        if over is None and stay.worth_writing(now):
            with beside_the_page("somebody signed in by name was seen") as noted:
                operations.seen(session_key=str(request.session.session_key), by=who, at=now)
            if noted.kept:
                sessions.keep(request, replace(stay, seen_at=now))
        return over

    def _end(self, request: HttpRequest, over: Over) -> HttpResponse:
        who = who_of(request)
        key, at = str(request.session.session_key), sessions.asked_at(request)
        if over in (Over.COPIED, Over.TWO_PLACES):
            operations.sign_out_copied(session_key=key, by=who, at=at, why=over.value)
        elif who.login_id is not None:
            operations.sign_out(session_key=key, by=who, at=at, why=over.value)
        logout(request)
        request.who = NOBODY  # type: ignore[attr-defined]
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse({"sentence": str(_WHY[over]), "field": "", "code": "signed_out"}, status=403)
        messages.warning(request, str(_WHY[over]))
        return redirect(_sign_in(request.path if request.method == "GET" and over is Over.TIME else ""))


def _sign_in(back: str) -> str:
    return reverse("account_login") + (f"?{urlencode({'next': back})}" if back else "")
