"""Lines between a family and the room, and what was shared at the door."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from babyroom.between import access, operations, queries
from babyroom.between.words import LINE_MOST, SHARED, SHARED_MOST
from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.signin.views_fresh import adult_at, fresh_pin
from babyroom.tablet.screen import baby_on
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, tapped


@lock(access.FROM_ROOM)
@require_safe
@never_cache
def lines(request: HttpRequest) -> HttpResponse:
    """Of which babies a line came from home in the last days; the words stand behind a PIN."""
    screen = screen_of(who_of(request), clock.now())
    wrote = queries.lately_from_home(screen.who, screen.babies, screen.at)
    found = sorted(((*baby_on(screen, baby), at) for baby, at in wrote.items()), key=lambda one: one[2], reverse=True)
    quiet = sorted((baby_on(screen, baby) for baby in screen.babies - wrote.keys()), key=lambda one: one[1].casefold())
    return render(request, "tablet/pages/lines.html", {"screen": screen, "found": found, "quiet": quiet})


@lock(access.FROM_ROOM)
@fresh_pin()
@require_http_methods(["GET", "POST"])
@never_cache
def with_family(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What the room and each adult of a family say to each other, and a line to them."""
    screen, problem = screen_of(who_of(request), clock.now()), None
    found, name = baby_on(screen, baby)
    by = by_form(request, screen)
    if request.method == "POST":
        try:
            adult = tapped(screen.who, by)
            to = [UUID(one) for one in request.POST.getlist("to")]
            write = operations.write_settling if "settling" in request.POST else operations.write_room
            write(baby, to, request.POST.get("words", ""), adult=adult, by=screen.who, at=screen.at)
        except ValueError:
            problem = _("Choose who is to read it.")
        except Refusal as refusal:
            problem = str(refusal.sentence)
        else:
            messages.success(request, _("Written."))
            return remember(redirect("tablet:lines_with", baby), by.cleaned_data["by"])
    shown = {
        "screen": screen,
        "baby": found,
        "name": name,
        "talks": queries.with_families(screen.who, baby, screen.at, adult_at(request) or screen.who.adult_id),
        "shared": queries.shared(screen.who, baby, screen.at),
        "by": by,
        "problem": problem,
        "typed": request.POST.get("words", ""),
        "to": request.POST.getlist("to"),
        "most": LINE_MOST,
        "plan": queries.settling_plan(screen.setting, baby),
        "settling": "settling" in request.POST,
    }
    return render(request, "tablet/pages/lines_with.html", shown, status=422 if problem else 200)


@lock(access.FROM_ROOM)
@require_http_methods(["GET", "POST"])
@never_cache
def share(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Something shared with the family at the door: one's face, and what it was."""
    screen, problem = screen_of(who_of(request), clock.now()), None
    found, name = baby_on(screen, baby)
    by = by_form(request, screen)
    if request.method == "POST":
        said = request.POST
        try:
            operations.share(baby, said.get("what", ""), said.get("words", ""), adult=tapped(screen.who, by), by=screen.who, at=screen.at)
        except Refusal as refusal:
            problem = str(refusal.sentence)
        else:
            messages.success(request, _("Kept. Small moments at the door count."))
            return remember(redirect("tablet:door"), by.cleaned_data["by"])
    shown = {"screen": screen, "baby": found, "name": name, "by": by, "problem": problem, "shared": SHARED.items(), "most": SHARED_MOST}
    shown["typed"] = request.POST.get("words", "")
    return render(request, "tablet/pages/share.html", shown, status=422 if problem else 200)
