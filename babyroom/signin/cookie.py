"""The cookie that makes a device a room's tablet: the only place that knows its name. Scripts cannot read it.

Over HTTPS it is `__Host-tablet`, which no other host and no unencrypted page can set. Plain HTTP is for this machine alone.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal

STAYS_SECONDS = 60 * 60 * 24 * 400
_ON_THIS_MACHINE = frozenset({"127.0.0.1", "localhost", "[::1]", "testserver"})


def name(*, secure: bool) -> str:
    """What the cookie is called."""
    return "__Host-tablet" if secure else "tablet"


def key_of(request: HttpRequest) -> str:
    """The key on the device; empty where there is none."""
    return request.COOKIES.get(name(secure=request.is_secure()), "")


def check_way(request: HttpRequest) -> None:
    """Raise Refusal where the key would go over the air for all to read."""
    host = request.get_host()
    if not request.is_secure() and (host if host.endswith("]") else host.rpartition(":")[0] or host) not in _ON_THIS_MACHINE:
        sentence = _("The address of this page must begin with https. Only then is a tablet safe. Ask whoever set up Baby Room.")
        raise Refusal(sentence, code="not_secure")


def put(response: HttpResponse, key: str, *, secure: bool) -> HttpResponse:
    """Put a tablet's key on the device."""
    response.set_cookie(name(secure=secure), key, max_age=STAYS_SECONDS, httponly=True, samesite="Lax", secure=secure)
    return response


def hand_over(response: HttpResponse, key: str, *, secure: bool) -> HttpResponse:
    """Make the device a room's tablet: the key goes on it, and nobody is signed in by name on it any more."""
    response.delete_cookie(settings.SESSION_COOKIE_NAME)
    return put(response, key, secure=secure)


def forget(response: HttpResponse, *, secure: bool) -> HttpResponse:
    """Take the key off the device. Only a secure answer may touch a `__Host-` cookie, even to take it away."""
    response.set_cookie(name(secure=secure), "", max_age=0, httponly=True, samesite="Lax", secure=secure)
    return response
