"""Puts `request.who` on every request: which setting, which tablet, which adult. Nothing else asks cookies or sessions."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from babyroom.common import clock
from babyroom.common.access import NOBODY, Who
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
        return self.get_response(request)


def who_from(request: HttpRequest) -> Who:
    """Who this request comes from. A revoked tablet and an ended link are nobody."""
    now = clock.now()
    secret = request.COOKIES.get(TABLET_COOKIE, "")
    if secret:
        found = queries.at_tablet(secret, now)
        if found is not None:
            return found
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        login = get_user(request)
        if login.is_authenticated:
            return queries.signed_in(login.pk, now, request.session.get("link")) or NOBODY
    return NOBODY
