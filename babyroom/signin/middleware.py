"""Puts `request.who` on every request: which setting, which tablet, which adult. Nothing else asks cookies or sessions."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from babyroom.common import clock, walls
from babyroom.common.access import NOBODY, Who, who_of
from babyroom.signin import queries

TABLET_COOKIE = "tablet"


class PutWho:
    """A paired tablet's cookie wins over a session: on a room's tablet nobody is signed in by name."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(settings.STATIC_URL):
            who = who_from(request)
            request.who = who  # type: ignore[attr-defined]
            timezone.activate(who.zone)
            with walls.within(who.setting_id):
                return self.get_response(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
        """At a tablet whose room is closed: what is open to anybody stays open, all else says that the room is closed."""
        del arguments, named
        who = who_of(request)
        needed = getattr(view, "lock", None)
        if queries.CLOSED_ROOM not in who.seen or (needed is not None and needed.allows(who)):
            return None
        room, closed_on = who.seen[queries.CLOSED_ROOM]
        if "application/json" in request.headers.get("Accept", ""):
            sentence = _("%(room)s is closed, so this tablet rests. What is on it is kept. Ask the office.") % {"room": room}
            return JsonResponse({"sentence": sentence, "field": "", "code": "room_closed"}, status=403)
        return render(request, "signin/room_closed.html", {"room": room, "closed_on": closed_on}, status=403)


def who_from(request: HttpRequest) -> Who:
    """Who this request comes from. A revoked tablet and an ended link are nobody; where a tablet's room is closed, somebody may
    sign in on it by name, to make it another room's."""
    now, tablet = clock.now(), NOBODY
    secret = request.COOKIES.get(TABLET_COOKIE, "")
    if secret:
        tablet = queries.at_tablet(secret, now) or NOBODY
        if tablet.tablet_id is not None:
            return tablet
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        login = get_user(request)
        if login.is_authenticated:
            return queries.signed_in(login.pk, now, request.session.get("link")) or tablet
    return tablet
