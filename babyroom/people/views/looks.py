"""Who looked at a baby's pages; and the notices of the office's first page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common.access import lock
from babyroom.people import access, operations
from babyroom.people.pages.looks import looks_page
from babyroom.people.views.answering import asked


@lock(access.SEE_LOOKS)
@require_safe
@never_cache
def who_looked(request: HttpRequest, baby: UUID) -> HttpResponse:
    """Day by day who looked at this baby's pages."""
    now = asked(request)
    return render(request, "people/looks.html", {"page": looks_page(now.by, baby, now.at)})


@lock(access.READ_NOTICES)
@require_POST
def read_notice(request: HttpRequest, notice: UUID) -> HttpResponse:
    """Read: it leaves the first page."""
    now = asked(request)
    operations.read_notice(notice, by=now.by, at=now.at)
    return redirect("people:office")
