"""One's own line to families who do not know one yet. A PIN says whose it is."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from babyroom.between import access, operations, queries
from babyroom.between.words import HELLO_MOST
from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.signin.views_fresh import adult_at, fresh_pin
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, tapped


@lock(access.HELLO)
@fresh_pin()
@require_http_methods(["GET", "POST"])
@never_cache
def hello(request: HttpRequest) -> HttpResponse:
    """The line as it stands, and a new one in its place."""
    screen, problem = screen_of(who_of(request), clock.now()), ""
    by = by_form(request, screen)
    shown_by_pin = adult_at(request) or screen.who.adult_id
    if request.method == "POST":
        try:
            adult = shown_by_pin or tapped(screen.who, by)
            operations.say_hello(request.POST.get("words", ""), adult=adult, by=screen.who, at=screen.at)
        except Refusal as refusal:
            problem = str(refusal.sentence)
        else:
            messages.success(request, _("Families who do not know you yet can read it."))
            return remember(redirect("tablet:hello"), str(adult) if screen.who.tablet_id else "")
    words = queries.hellos(screen.setting, [shown_by_pin]).get(shown_by_pin, "") if shown_by_pin else ""
    shown = {"screen": screen, "by": None if shown_by_pin else by, "problem": problem, "most": HELLO_MOST}
    shown["words"] = request.POST.get("words", words)
    return render(request, "tablet/pages/hello.html", shown, status=422 if problem else 200)
