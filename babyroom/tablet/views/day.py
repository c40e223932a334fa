"""A baby's day."""

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.signin.views_fresh import earlier_day, fresh_pin
from babyroom.tablet import access
from babyroom.tablet.day_page import day as day_of
from babyroom.tablet.ribbons import ribbons
from babyroom.tablet.screen import screen as screen_of

_WIDTH, _HEIGHT = 920, 108


@lock(access.PAGES)
@fresh_pin(earlier_day)
@require_safe
@never_cache
def day(request: HttpRequest, baby: UUID, on: date | None = None) -> HttpResponse:
    """One day of one baby: today unless another is asked for."""
    screen = screen_of(who_of(request), clock.now())
    found = day_of(screen, baby, on or screen.today)
    title = _("%(name)s’s %(weekday)s") % {"name": found.name, "weekday": date_format(found.on, "l")}
    shown = {
        "screen": screen,
        "day": found,
        "title": title,
        "danger": found.policy.danger(),
        "here": reverse("tablet:day_on", args=[baby, found.on]),
        "ribbon": ribbons(found.marks, found.span, key=baby, title=title, width=_WIDTH, height=_HEIGHT),
    }
    return render(request, "tablet/pages/day.html", shown)
