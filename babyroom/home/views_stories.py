"""The stories as a family reads them, and how each adult wishes to read."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from babyroom.common import clock
from babyroom.common.access import Who, lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.home.forms import HowIRead
from babyroom.moments import access as moments_access
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.stories import access, operations, queries
from babyroom.stories.wording import NAMES

_LANGUAGES = tuple(NAMES.items())
# As the form says it.
_LINE = {True: "yes", False: "no", None: ""}


def today_s_story(request: HttpRequest, who: Who, baby: UUID, at: datetime) -> dict[str, Any]:
    """Today's story as this adult reads it, with what its page needs."""
    on = local_day(at, who.zone)
    language = _language(request, who)
    story = queries.story(who, baby, on, at, language) if access.READ.allows(who, baby) else None
    return {"story": story, "languages": _LANGUAGES, "may_answer": True}


@lock(access.READ)
@require_safe
@never_cache
def story(request: HttpRequest, baby: UUID, on: date | None = None) -> HttpResponse:
    """One day's story; without a day the newest there is, with the days before it."""
    who, at = who_of(request), clock.now()
    today = local_day(at, who.zone)
    if on is not None and on > today:
        raise NotYours(_("A day can be read here when it is over."))
    found = queries.story(who, baby, on or today, at, _language(request, who))
    days = queries.days_told(who, baby, before=on or today)
    if found is None and on is None and days:
        return redirect("home:story_on", baby, days[0])
    called = people.babies(who.setting, [baby])[baby]
    shown = {"baby": called, "story": found, "on": on or today, "days": days, "languages": _LANGUAGES}
    sees_all = moments_access.TELL_FROM_HOME.allows(who, baby)
    return render(request, "home/story.html", {**shown, "may_answer": sees_all, "sees_day": sees_all})


@lock(access.READ)
@require_http_methods(["GET", "POST"])
@never_cache
def reading(request: HttpRequest) -> HttpResponse:
    """In which language, and whether the day comes by e-mail."""
    who, at = who_of(request), clock.now()
    now = queries.choice(who.setting, who.adult_id)
    stands = {"language": now.language, "how": now.how, "line_of_day": _LINE[now.line_of_day]}
    form = HowIRead(request.POST or None, languages=_LANGUAGES, initial=stands)
    if request.method == "POST" and form.is_valid():
        try:
            operations.choose(**form.cleaned_data, by=who, at=at)
        except Refusal as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal.sentence))
        else:
            messages.success(request, _("Thank you. It is as you wish from now on."))
            return redirect("home:babies")
    shown = {"form": form, "returned": queries.not_delivered(who, at)}
    return render(request, "home/reading.html", shown, status=422 if form.errors else 200)


def _language(request: HttpRequest, who: Who) -> str:
    """The one asked for on this page, else the one this adult chose."""
    asked = request.GET.get("in", "")
    return asked if asked in NAMES else queries.choice(who.setting, who.adult_id).language
