"""Arms full: the room's own note, and the answer to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.moments import access, operations


@lock(access.ARMS_FULL)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Needs pull in different directions: every screen of the setting is asked for one more pair of arms."""
    operations.arms_full(by=who_of(request), at=clock.now())
    return done(request)


@lock(access.ARMS_FULL)
@require_POST
def coming(request: HttpRequest, call: UUID) -> HttpResponse:
    """Someone is coming."""
    operations.answer_arms_full(call, by=who_of(request), at=clock.now())
    return done(request)


def done(request: HttpRequest) -> HttpResponse:
    """Nothing more to say to a script; back to the board for a plain form."""
    return HttpResponse(status=204) if "application/json" in request.headers.get("Accept", "") else redirect("tablet:board")
