"""Puts `request.who` on every request: which setting, which tablet, which adult. Nothing else asks cookies or sessions."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from babyroom.common import clock, walls
from babyroom.common.access import NOBODY, Who, for_a_program, who_of
from babyroom.common.beside import beside_the_page
from babyroom.signin import cookie, queries
from babyroom.signin import operations_tablets as operations
from babyroom.signin.access import CLOSED_ROOM, SHUT_OUT

SHUT_OUT_SAYS = gettext_noop("This tablet is shut out. What is on it goes to the office, who look at it. Ask them to pair it again.")


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
                key = look_after_key(who, page=request.method == "GET" and "text/html" in request.headers.get("Accept", ""))
                response = self.get_response(request)
            return cookie.put(response, key, secure=request.is_secure()) if key else response
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponse | None:
        """At a tablet that is shut out, or whose room is closed: what is open to anybody stays open, all else says how things are."""
        del arguments, named
        who = who_of(request)
        needed = getattr(view, "lock", None)
        if not who.seen.keys() & {CLOSED_ROOM, SHUT_OUT} or (needed is not None and needed.allows(who)):
            return None
        plain = for_a_program(request)
        if SHUT_OUT in who.seen:
            told = {"sentence": _(SHUT_OUT_SAYS), "field": "", "code": "tablet_revoked"}
            shut = who.seen[SHUT_OUT]
            return JsonResponse(told, status=403) if plain else render(request, "signin/shut_out.html", {"shut": shut}, status=403)
        closed = who.seen[CLOSED_ROOM]
        if plain:
            sentence = _("%(room)s is closed, so this tablet rests. What is on it is kept. Ask the office.") % {"room": closed.room}
            return JsonResponse({"sentence": sentence, "field": "", "code": "room_closed"}, status=403)
        return render(request, "signin/room_closed.html", {"room": closed.room, "closed_on": closed.on}, status=403)


def look_after_key(who: Who, *, page: bool = False) -> str:
    """Do what is to be done about the tablet's key. Returns the new key for the cookie, or nothing. A `page` somebody waits for does not
    stop to note that the tablet was seen: what the page asks for, or the next tap, does."""
    now, shut, work = clock.now(), who.seen.get(SHUT_OUT), who.seen.pop(queries.KEY_WORK, None)
    if page and work is not None and not (work.counts or work.turns):
        work = None
    if work is None and (shut is None or not shut.copied):
        return ""
    # The page is worth more than the note that the tablet was seen. The next request sees to it.
    with beside_the_page("a tablet was seen, its key looked after"):
        if shut is not None and shut.copied:
            operations.shut_out_copied(shut.tablet, by=who, at=now)
        if work is not None:
            return operations.look_after_key(work, by=who, at=now)
    return ""


def who_from(request: HttpRequest) -> Who:
    """Who this request comes from. A tablet that is shut out and an ended link are nobody; on a tablet that is no room's any more
    somebody may sign in by name, to make it one again."""
    now, tablet = clock.now(), NOBODY
    key = cookie.key_of(request)
    if key:
        tablet = queries.at_tablet(key, now) or NOBODY
        if tablet.tablet_id is not None:
            return tablet
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        login = get_user(request)
        if login.is_authenticated:
            return queries.signed_in(login.pk, now, request.session.get("link")) or tablet
    return tablet
