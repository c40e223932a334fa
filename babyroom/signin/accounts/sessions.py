"""A session of somebody signed in by name: what it remembers, and how it begins. The only reader of its record."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from babyroom.common.access import Who
from babyroom.common.beside import beside_the_page
from babyroom.signin import queries
from babyroom.signin.accounts import operations, stays
from babyroom.signin.accounts.devices import device_words
from babyroom.signin.accounts.stay import JUST_NOW, TURNS_EVERY, Stay, packed, unpacked
from babyroom.signin.queries import digest_of
from babyroom.signin.tablet_key import Standing, fresh_part

_KEY = "stay"
# The session's link chooses the setting it is in (signin/middleware).
LINK = "link"
_NEW_PART = "new_stay_part"
_AFTERWARDS = "afterwards"
_log = logging.getLogger(__name__)


def asked_at(request: HttpRequest) -> datetime:
    """When this request came in: the middleware has put it there."""
    found: datetime = request.asked_at  # type: ignore[attr-defined]
    return found


def code_ends_at(at: datetime) -> datetime:
    """After this a code that was asked for now is of no use."""
    return at + timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)


def device_of(request: HttpRequest) -> str:
    """The device in hand, in a few words."""
    return device_words(request.headers.get("User-Agent", ""))


def standing(request: HttpRequest, login: Any) -> Who | None:
    """What this login is here now; None where no link of it holds, or where it leads to no work and no family."""
    who = queries.signed_in(login.pk, asked_at(request))
    return who if who is not None and queries.opens_anything(who) else None


def begin(request: HttpRequest, login: Any) -> None:
    """Remember that and where somebody signed in. The session's key must be new by now (Django's `login` makes one)."""
    who = standing(request, login)
    if who is None:
        return
    at = asked_at(request)
    stay = Stay(at, at, device_of(request), bool(who.jobs))
    keep(request, stay)
    request.session[LINK] = str(who.seen[queries.LINK])
    if not request.session.session_key:
        request.session.save()
    part = fresh_part()
    operations.begin(session_key=str(request.session.session_key), device=stay.device, part=part, by=who, at=at)
    setattr(request, _NEW_PART, (part, stay.lasts))


def is_in_two_places(request: HttpRequest, who: Who, stay: Stay) -> bool:
    """Whether this session comes with a part that was turned out of use. If not, its part is looked after. One question."""
    at, key = asked_at(request), str(request.session.session_key)
    kept = stays.kept(who, key)
    if kept is None:
        return False
    part = request.COOKIES.get(_part_name(), "")
    shown = digest_of(part) if part else ""
    standing = kept.standing(shown, at)
    if standing is Standing.COPIED:
        return True
    turns = standing is Standing.FITS and kept.turns_every(TURNS_EVERY, at)
    if turns or standing is Standing.NEXT:
        new = ""
        with beside_the_page("the part beside a session was to turn"):
            new = operations.turn(session_key=key, shown=shown, present=kept.present, turns=turns, by=who, at=at)
        if new:
            setattr(request, _NEW_PART, (new, stay.lasts))
    return False


def put_part(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A part handed out during this request goes on the device, for as long as the session's own cookie may."""
    part, lasts = getattr(request, _NEW_PART, ("", None))
    if part:
        secure = settings.SESSION_COOKIE_SECURE
        response.set_cookie(_part_name(), part, max_age=lasts, httponly=True, samesite="Lax", secure=bool(secure))
    return response


def _part_name() -> str:
    return "__Host-stay" if settings.SESSION_COOKIE_SECURE else "stay"


def stay_of(request: HttpRequest) -> Stay | None:
    """What the session remembers; None for one that did not begin by signing in (the demonstration's)."""
    kept = request.session.get(_KEY)
    return unpacked(kept) if kept else None


def keep(request: HttpRequest, stay: Stay) -> None:
    """Write it down; the device keeps its cookie as long as the stay may last."""
    request.session[_KEY] = packed(stay)
    request.session.set_expiry(stay.lasts)


def signed_in_just_now(request: HttpRequest) -> bool:
    """Whether whoever asks signed in on this device a short while ago."""
    stay = stay_of(request)
    return stay is not None and asked_at(request) - stay.began_at < JUST_NOW


def goes_on_in(request: HttpRequest, link: UUID) -> None:
    """From the next request on this session is in the nursery of that link."""
    request.session[LINK] = str(link)


def afterwards(request: HttpRequest, act: Callable[[], None]) -> None:
    """Do something once the answer has gone out."""
    request.afterwards = [*getattr(request, _AFTERWARDS, ()), act]  # type: ignore[attr-defined]


def hang_on(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What is to be done afterwards is done when the server closes the answer, which has gone out by then."""
    for act in getattr(request, _AFTERWARDS, ()):
        response._resource_closers.append(_done_or_told(act))  # type: ignore[attr-defined]
    return response


def _done_or_told(act: Callable[[], None]) -> Callable[[], None]:
    def done() -> None:
        try:
            act()
        except Exception:  # noqa: BLE001 - the answer has gone out: nobody else can be told
            _log.exception("what was to be done after an answer was not done")

    return done
