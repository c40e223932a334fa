"""The sleep room's own device: one "Looked in" for each baby, never one for all."""

from datetime import datetime, timedelta
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
from babyroom.moments.vocabulary import VOCABULARIES
from babyroom.signin.queries import Face
from babyroom.tablet import access as tablet_access
from babyroom.tablet.cot_room import at_cot, cot_room
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import STAYS_AT_COTS, chosen, remember, writer

# Choosing a face takes a moment; the time that is kept is that of the tap.
_CHOOSING = timedelta(minutes=5)


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
        "sleep_room": cot_room(screen),
        "faces": faces,
        "here": here,
        "theme": "dim",
        "may_write": screen.who.tablet_id is not None,
        "answers": VOCABULARIES["look_in_answer"],
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
    name, nap = at_cot(screen, baby, sleep)
    if nap.ended_at is not None:
        messages.info(request, _("%(name)s is awake already.") % {"name": name})
        return redirect("tablet:cots")
    tapped_at, faces = _tapped_at(request, screen.at), screen.faces() if screen.who.tablet_id else []
    face = _face(request, faces)
    if faces and not face:
        shown = {"screen": screen, "name": name, "woke": kind == "woke", "faces": faces, "tapped_at": tapped_at, "theme": "dim"}
        return render(request, "tablet/pages/cots_who.html", shown)
    record = writer(screen.who, face).at_once(kind, baby, tapped_at, {}, refers=sleep)
    operations.record_one(record, by=screen.who, at=screen.at)
    told = _("Looked in, %(clock)s.") if kind == "look_in" else _("Awake, %(clock)s.")
    messages.success(request, told % {"clock": screen.clock(tapped_at)})
    return remember(redirect("tablet:cots"), face, STAYS_AT_COTS)


def _face(request: HttpRequest, faces: list[Face]) -> str:
    tapped = request.POST.get("by", "")
    return tapped if tapped in {str(face.adult_id) for face in faces} else chosen(request, faces)


def _tapped_at(request: HttpRequest, at: datetime) -> datetime:
    try:
        said = datetime.fromisoformat(request.POST.get("tapped_at", ""))
    except ValueError:
        return at
    return said if said.tzinfo is not None and at - _CHOOSING <= said <= at else at
