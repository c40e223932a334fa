"""The page of copies: ask, confirm, cancel, fetch."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import Who, lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.records import access
from babyroom.records.export import operations
from babyroom.records.export.queries import copies as copies_of


@lock(access.COPY_EVERYTHING)
@require_safe
@never_cache
def copies(request: HttpRequest) -> HttpResponse:
    """What was asked for, and how it stands."""
    return render(request, "records/copies.html", {"copies": copies_of(who_of(request), clock.now())})


@lock(access.COPY_EVERYTHING)
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for one."""
    return _done(request, lambda by, at: operations.ask(by=by, at=at), _("Asked. Everybody who leads is told now."))


@lock(access.COPY_EVERYTHING)
@require_POST
def confirm(request: HttpRequest, copy: UUID) -> HttpResponse:
    """Somebody else says yes."""
    return _done(request, lambda by, at: operations.confirm(copy, by=by, at=at), _("Confirmed."))


@lock(access.COPY_EVERYTHING)
@require_POST
def cancel(request: HttpRequest, copy: UUID) -> HttpResponse:
    """Stop it."""
    return _done(request, lambda by, at: operations.cancel(copy, by=by, at=at), _("Stopped. Nothing was copied."))


@lock(access.COPY_EVERYTHING)
@require_POST
@never_cache
def fetch(request: HttpRequest, copy: UUID) -> HttpResponse:
    """The file itself, once."""
    try:
        file = operations.fetch(copy, by=who_of(request), at=clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
        return redirect("records:copies")
    # Not an HttpResponse for its types, but all that a lock or a middleware asks of one.
    return FileResponse(file, as_attachment=True, filename="everything.zip", content_type="application/zip")  # type: ignore[return-value]


def _done(request: HttpRequest, act: Callable[[Who, datetime], object], said: str) -> HttpResponse:
    try:
        act(who_of(request), clock.now())
    except NotYours:
        raise
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    else:
        messages.success(request, said)
    return redirect("records:copies")
