"""Lines with the room, and a moment from home sent back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from babyroom.between import access, operations, queries
from babyroom.between.words import LINE_MOST, SHARED_MOST
from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people


@lock(access.FROM_HOME)
@require_http_methods(["GET", "POST"])
@never_cache
def lines(request: HttpRequest, baby: UUID) -> HttpResponse:
    """What this adult and the room say to each other, a new line, and a shared moment (`what`)."""
    who, at, problem = who_of(request), clock.now(), None
    said = queries.with_room(who, baby, at)
    if request.method == "POST":
        words = request.POST.get("words", "")
        try:
            if "moment" in request.POST:
                operations.send_back(baby, request.POST["moment"], by=who, at=at)
            else:
                operations.write_home(baby, words, by=who, at=at)
        except Refusal as refusal:
            problem = str(refusal.sentence)
        else:
            messages.success(request, _("Thank you. The room has it."))
            return redirect("home:lines", baby)
    found = people.babies(who.setting, [baby])[baby]
    shown = {"baby": found, "lines": said, "shared": queries.shared(who, baby, at, home=who.adult_id), "problem": problem}
    typed = {"words": request.POST.get("words", ""), "moment": request.POST.get("moment", "")}
    most = {"line": LINE_MOST, "moment": SHARED_MOST}
    return render(request, "home/lines.html", {**shown, "typed": typed, "most": most}, status=422 if problem else 200)
