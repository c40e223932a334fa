"""The app on a tablet: its worker, its name on the home screen, the page for when there is no network, and how to put it there."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from babyroom.common.access import lock
from babyroom.people import access
from babyroom.web import offline


@lock(access.OPEN)
@require_safe
@never_cache
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker. Never kept on the way: an old one could not be replaced."""
    del request
    return HttpResponse(offline.worker(), content_type="text/javascript; charset=utf-8")


@lock(access.OPEN)
@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """The app's name and pictures."""
    del request
    return JsonResponse(offline.manifest(), content_type="application/manifest+json")


@lock(access.OPEN)
@require_safe
def without_network(request: HttpRequest) -> HttpResponse:
    """What a tablet shows for a page that it cannot open without a network. Kept on the tablet, so it says nothing of anybody."""
    return render(request, "web/without_network.html")


@lock(access.OPEN)
@require_safe
def on_a_tablet(request: HttpRequest) -> HttpResponse:
    """How to put Baby Room on a tablet's home screen, and why an iPad needs it."""
    return render(request, "web/on_a_tablet.html")
