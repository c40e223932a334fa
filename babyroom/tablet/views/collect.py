"""At the door: who may collect this baby, and is this the word?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.tablet import access
from babyroom.tablet.collecting import collecting
from babyroom.tablet.screen import screen


@lock(access.BABY)
@require_http_methods(["GET", "POST"])
@never_cache
def collect(request: HttpRequest, baby: UUID) -> HttpResponse:
    """The list of today; what was said is compared and never kept."""
    here = screen(who_of(request), clock.now())
    page = collecting(here, baby, request.POST.get("said", "").strip()[:80])
    return render(request, "tablet/pages/collect.html", {"screen": here, "page": page})
