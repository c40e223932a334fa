"""A baby's rhythm: on the screen, and on one A4 with sleep and milk only, for a clinic."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours
from babyroom.rhythm import access as rhythm_access
from babyroom.rhythm.page import page
from babyroom.signin.views_fresh import fresh_pin
from babyroom.tablet import access
from babyroom.tablet.screen import Screen, baby_on
from babyroom.tablet.screen import screen as screen_of


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def rhythm(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The page."""
    return _shown(request, screen_of(who_of(request), clock.now()), baby, "tablet/pages/rhythm.html")


@lock(access.PAGES)
@fresh_pin()
@require_safe
@never_cache
def print_rhythm(request: HttpRequest, baby: UUID) -> HttpResponse:
    """One A4."""
    return _shown(request, screen_of(who_of(request), clock.now(), request.GET.get("room", "")), baby, "tablet/pages/print_rhythm.html")


def _shown(request: HttpRequest, screen: Screen, baby: UUID, template: str) -> HttpResponse:
    found, name = baby_on(screen, baby)
    told = page(screen.setting, found.pk, name, screen.at, screen.zone)
    if told is None:
        raise NotYours(_("We cannot find this baby here."))
    may_switch = rhythm_access.SWITCH.allows(screen.who)
    return render(request, template, {"screen": screen, "page": told, "may_switch": may_switch})
