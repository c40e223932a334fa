"""Sheets for paper: the day, the cots, the briefs, and blank ones for when the tablet is down."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.signin.views_fresh import fresh_pin
from babyroom.tablet import access
from babyroom.tablet.brief import briefs as briefs_of
from babyroom.tablet.cot_sheet import cot_sheet
from babyroom.tablet.day_page import day as day_of
from babyroom.tablet.pegs import pegs
from babyroom.tablet.ribbons import ribbons
from babyroom.tablet.screen import Screen
from babyroom.tablet.screen import screen as screen_of

_WIDTH, _HEIGHT = 690, 96
# As many rows as one A4 holds.
_ROWS = 14


@lock(access.PAGES)
@require_safe
@never_cache
def sheets(request: HttpRequest) -> HttpResponse:
    """What can be printed."""
    screen = _screen(request)
    return render(request, "tablet/pages/sheets.html", {"screen": screen, "babies": pegs(screen)})


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def day(request: HttpRequest, baby: UUID, on: date) -> HttpResponse:
    """One baby's day on A4."""
    screen = _screen(request)
    found = day_of(screen, baby, on)
    title = _("%(name)s’s %(weekday)s") % {"name": found.name, "weekday": date_format(found.on, "l")}
    ribbon = ribbons(found.marks, found.span, key=baby, title=title, width=_WIDTH, height=_HEIGHT)
    return render(request, "tablet/pages/print_day.html", {"screen": screen, "day": found, "title": title, "ribbon": ribbon})


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def blank_day(request: HttpRequest) -> HttpResponse:
    """Day sheets to write on by hand, one for each baby; copied to the tablet later."""
    screen = _screen(request)
    return render(request, "tablet/pages/print_blank.html", {"screen": screen, "babies": pegs(screen), "rows": range(21)})


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def cots(request: HttpRequest) -> HttpResponse:
    """The cot sheet: who is here or expected, with empty times."""
    screen = _screen(request)
    rows = cot_sheet(screen)
    shown = {"screen": screen, "rows": rows, "times": range(7), "blank": range(max(2, _ROWS - sum(row.lines for row in rows)))}
    return render(request, "tablet/pages/print_cots.html", shown)


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def briefs(request: HttpRequest) -> HttpResponse:
    """One page for each baby of the room, or for one of them: for cover, before the room begins."""
    screen = _screen(request)
    wanted = {baby for baby in screen.babies if request.GET.get("baby", str(baby)) == str(baby)}
    found = [
        (brief, ribbons(*brief.ribbon, key=brief.baby.pk, title=brief.name, width=_WIDTH, height=_HEIGHT))
        for brief in briefs_of(screen, wanted)
    ]
    return render(request, "tablet/pages/print_briefs.html", {"screen": screen, "briefs": found})


def _screen(request: HttpRequest) -> Screen:
    return screen_of(who_of(request), clock.now(), request.GET.get("room", ""))
