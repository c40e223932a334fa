"""A baby: one screen a stranger can care from; and writing by hand what was not tapped."""

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
from babyroom.common.refusals import Refusal
from babyroom.moments import access, operations
from babyroom.moments.kinds import Kind
from babyroom.signin.views_fresh import earlier_day, fresh_pin
from babyroom.tablet import access as tablet_access
from babyroom.tablet.brief import briefs
from babyroom.tablet.day_page import Day
from babyroom.tablet.day_page import day as day_of
from babyroom.tablet.moment_page import form_for, kinds_to_write, offered
from babyroom.tablet.ribbons import ribbons
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of
from babyroom.tablet.views.face import by_form, remember, writer
from babyroom.tablet.views.moment import refuse, say_hint
from babyroom.ways import access as ways_access

_WIDTH, _HEIGHT = 1080, 88


def on_earlier_day(request: HttpRequest, who: Who, at: datetime, named: dict[str, Any]) -> bool:
    """Whether it is to be written into a day before today."""
    return earlier_day(request, who, at, named | {"on": _asked(request)})


@lock(tablet_access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def baby(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The brief, in the order of the page."""
    screen = screen_of(who_of(request), clock.now())
    (brief,) = briefs(screen, [baby])
    marks, span = brief.ribbon
    title = _("%(name)s’s day so far") % {"name": brief.name}
    shown = {
        "screen": screen,
        "brief": brief,
        "may_tell": ways_access.TELL.allows(screen.who, baby),
        "ribbon": ribbons(marks, span, key=baby, title=title, width=_WIDTH, height=_HEIGHT),
    }
    return render(request, "tablet/pages/baby.html", shown)


@lock(access.RECORD)
@fresh_pin(on_earlier_day)
@require_http_methods(["GET", "POST"])
@never_cache
def write(request: HttpRequest, baby: UUID) -> HttpResponse:
    """A kind first, then its form with the time; `sheet` copies from paper and says so."""
    screen = screen_of(who_of(request), clock.now())
    found = day_of(screen, baby, _day(request, screen))
    kinds = kinds_to_write(sleeps=any(one.kind == "sleep" for one in found.settled if one.stands))
    kind = next((one for one in kinds if one.id == request.GET.get("kind")), None)
    if kind is None:
        return render(request, "tablet/pages/kinds.html", {"screen": screen, "day": found, "kinds": kinds, "sheet": "sheet" in request.GET})
    return _write(request, screen, found, kind)


def _write(request: HttpRequest, screen: Screen, found: Day, kind: Kind) -> HttpResponse:
    by, baby, sheet = by_form(request, screen), found.baby.pk, "sheet" in request.GET
    data = request.POST if request.method == "POST" else None
    local = screen.at.astimezone(screen.zone)
    initial = {"on": found.on, "clock": local.time() if found.on == screen.today and not sheet else None}
    form = form_for(kind, offered(found, screen), data, initial=initial)
    if data is not None and by.is_valid() and form.is_valid():
        face = by.cleaned_data["by"]
        record = writer(screen.who, face).typed(kind.id, baby, form.cleaned_data, form.facts(), sheet=sheet)
        try:
            operations.record_one(record, by=screen.who, at=screen.at)
        except Refusal as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("Copied from the sheet.") if sheet else _("Written down."))
            say_hint(request, form.cleaned_data["note"])
            return remember(redirect("tablet:day_on", baby, form.cleaned_data["on"]), face)
    shown = {"screen": screen, "day": found, "kind": kind, "form": form, "by": by, "sheet": sheet}
    return render(request, "tablet/pages/write.html", shown, status=422 if data is not None else 200)


def _day(request: HttpRequest, screen: Screen) -> date:
    return min(_asked(request) or screen.today, screen.today)


def _asked(request: HttpRequest) -> date | None:
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None
