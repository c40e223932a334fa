"""The sleep room's own device: one "Looked in" for each baby, never one for all."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.moments import access, operations
from babyroom.tablet import access as tablet_access
from babyroom.tablet.cot_room import cots as cots_of
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import STAYS_AT_COTS, chosen, remember, writer


@lock(tablet_access.PAGES)
@require_safe
@never_cache
def cots(request: HttpRequest) -> HttpResponse:
    """Only the babies who are asleep, next look-in first."""
    screen = screen_of(who_of(request), clock.now())
    faces = screen.faces()
    face = chosen(request, faces)
    here = next((one for one in faces if str(one.adult_id) == face), None)
    shown = {
        "screen": screen,
        "cots": cots_of(screen),
        "faces": faces,
        "here": here,
        "theme": "dim",
        "may_write": screen.who.tablet_id is not None,
    }
    # Chosen here it stays for the next cots; a face tapped on another page is not kept longer by looking.
    return remember(render(request, "tablet/pages/cots.html", shown), face if "by" in request.GET else "", STAYS_AT_COTS)


@lock(access.RECORD)
@require_POST
def looked_in(request: HttpRequest, baby: UUID, sleep: UUID) -> HttpResponse:
    """Somebody stands at the cot and looks."""
    return _at_the_cot(request, baby, sleep, "look_in")


@lock(access.RECORD)
@require_POST
def awake(request: HttpRequest, baby: UUID, sleep: UUID) -> HttpResponse:
    """The baby is awake."""
    return _at_the_cot(request, baby, sleep, "woke")


def _at_the_cot(request: HttpRequest, baby: UUID, sleep: UUID, kind: str) -> HttpResponse:
    screen = screen_of(who_of(request), clock.now())
    face = _face(request, screen)
    record = writer(screen.who, face).at_once(kind, baby, screen.at, {}, refers=sleep)
    operations.record_one(record, by=screen.who, at=screen.at)
    told = _("Looked in, %(clock)s.") if kind == "look_in" else _("Awake, %(clock)s.")
    messages.success(request, told % {"clock": screen.clock(screen.at)})
    return remember(redirect("tablet:cots"), face, STAYS_AT_COTS)


def _face(request: HttpRequest, screen: Screen) -> str:
    faces = screen.faces()
    tapped = request.POST.get("by", "")
    return tapped if tapped in {str(face.adult_id) for face in faces} else chosen(request, faces)
