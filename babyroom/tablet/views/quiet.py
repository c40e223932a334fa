"""The quiet look: three babies to spend ten minutes with."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.tablet import access
from babyroom.tablet.quiet_look import quiet_look
from babyroom.tablet.screen import screen as screen_of


@lock(access.QUIET_LOOK)
@require_safe
@never_cache
def quiet(request: HttpRequest) -> HttpResponse:
    """Three names, in the room only."""
    screen = screen_of(who_of(request), clock.now())
    return render(request, "tablet/pages/quiet.html", {"screen": screen, "look": quiet_look(screen)})
