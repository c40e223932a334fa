"""Since the last shift, and the wall by the door."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.tablet import access
from babyroom.tablet.door import door
from babyroom.tablet.last_shift import since
from babyroom.tablet.screen import screen as screen_of


@lock(access.PAGES)
@require_safe
@never_cache
def since_last_shift(request: HttpRequest) -> HttpResponse:
    """What was written while an adult was away: `adult` is a face of the room, or whoever is signed in."""
    screen = screen_of(who_of(request), clock.now(), request.GET.get("room", ""))
    here = {str(face.adult_id): face.adult_id for face in screen.faces()}
    adult: UUID | None = screen.who.adult_id if screen.who.tablet_id is None else here.get(request.GET.get("adult", ""))
    return render(request, "tablet/pages/since.html", {"screen": screen, "since": since(screen, adult), "adult": adult})


@lock(access.PAGES)
@require_safe
@never_cache
def wall(request: HttpRequest) -> HttpResponse:
    """Names and peg pictures, and who is in the room. Nothing else: everybody who comes in can read it."""
    screen = screen_of(who_of(request), clock.now(), request.GET.get("room", ""))
    shown = {"screen": screen, "babies": door(screen).by_name, "faces": screen.faces()}
    return render(request, "tablet/pages/wall.html", shown)
