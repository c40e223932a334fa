"""The office switches usual times off and on."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.moments.queries import local_day
from babyroom.rhythm import access, operations, queries


@lock(access.SWITCH)
@require_safe
@never_cache
def switches(request: HttpRequest) -> HttpResponse:
    """Rooms and babies, and how it stands."""
    who, at = who_of(request), clock.now()
    rooms, babies = queries.switches(who, local_day(at, who.zone))
    return render(request, "rhythm/switches.html", {"rooms": rooms, "babies": babies})


@lock(access.SWITCH)
@require_POST
def switch_baby(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Off or on for one baby; `family` where the family asked."""
    who, at = who_of(request), clock.now()
    if "on" in request.POST:
        operations.switch_on(baby=baby, by=who, at=at)
    else:
        operations.switch_off(baby=baby, family_asked="family" in request.POST, by=who, at=at)
    return _back(request)


@lock(access.SWITCH)
@require_POST
def switch_room(request: HttpRequest, room: UUID) -> HttpResponse:
    """Off or on for every baby of a room."""
    who, at = who_of(request), clock.now()
    if "on" in request.POST:
        operations.switch_on(room=room, by=who, at=at)
    else:
        operations.switch_off(room=room, by=who, at=at)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Switched on.") if "on" in request.POST else _("Switched off. The days themselves stay."))
    return redirect("rhythm_office:switches")
