"""The office looks at what was set aside."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import access, operations_aside, queries_aside, queries_outboxes


@lock(access.SET_ASIDE)
@require_safe
@never_cache
def set_aside(request: HttpRequest) -> HttpResponse:
    """What waits for a person, and what each tablet said of its store."""
    who = who_of(request)
    waiting = queries_aside.waiting(who)
    request.looked_at = [one.baby_id for one in waiting if one.baby_id]  # type: ignore[attr-defined]
    return render(request, "moments/set_aside.html", {"waiting": waiting, "stores": queries_outboxes.stores(who)})


@lock(access.SET_ASIDE)
@require_POST
def settle(request: HttpRequest, aside: UUID) -> HttpResponse:
    """Write one in, or leave it out."""
    who, at = who_of(request), clock.now()
    try:
        if "leave_out" in request.POST:
            operations_aside.leave_out(aside, by=who, at=at)
            messages.success(request, _("Left out. It is kept aside."))
        else:
            operations_aside.write_in(aside, by=who, at=at)
            messages.success(request, _("Written in."))
    except NotYours:
        messages.info(request, _("Somebody has settled this already."))
    except Refusal as refusal:
        messages.error(request, str(refusal.sentence))
    return redirect("moments_office:set_aside")


@lock(access.SET_ASIDE)
@require_POST
def write_all_in(request: HttpRequest) -> HttpResponse:
    """Write in all that can be."""
    who, at = who_of(request), clock.now()
    written, left = operations_aside.write_all_in([one.id for one in queries_aside.waiting(who)], by=who, at=at)
    messages.success(request, ngettext("%(n)d record is written in.", "%(n)d records are written in.", written) % {"n": written})
    if left:
        messages.info(request, ngettext("%(n)d could not be. It stays here.", "%(n)d could not be. They stay here.", left) % {"n": left})
    return redirect("moments_office:set_aside")
