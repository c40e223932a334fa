"""Arms full: the room's own note, who asks now, and the answer."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.moments import access, operations
from babyroom.tablet.calling import asking


@lock(access.ARMS_FULL)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Needs pull in different directions: every screen of the setting is asked for one more pair of arms."""
    operations.arms_full(by=who_of(request), at=clock.now())
    return done(request)


@lock(access.ANSWER_ARMS_FULL)
@require_POST
def coming(request: HttpRequest, call: UUID) -> HttpResponse:
    """Someone is coming."""
    operations.answer_arms_full(call, by=who_of(request), at=clock.now())
    if not _by_script(request):
        messages.success(request, _("Thank you. The room is waiting for you."))
    return done(request)


@lock(access.ANSWER_ARMS_FULL)
@require_safe
@never_cache
def who_asks(request: HttpRequest) -> HttpResponse:
    """The line on top of the office's pages, as it stands now: empty where nobody asks."""
    return render(request, "tablet/asking.html", {"rooms": asking(who_of(request), clock.now()), "back": request.GET.get("back", "")})


def done(request: HttpRequest) -> HttpResponse:
    """Nothing more to say to a script; a plain form goes back to the office's page it was sent from, or to the board."""
    if _by_script(request):
        return HttpResponse(status=204)
    back = request.POST.get("back", "")
    if back and url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        return redirect(back)
    return redirect("tablet:board" if who_of(request).tablet_id is not None else "people:office")


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
