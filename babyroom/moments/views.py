"""The log's one door for tablets."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from babyroom.common import clock
from babyroom.common.access import lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.moments import access, operations, operations_aside, queries
from babyroom.moments.hints import hint
from babyroom.moments.operations import Answer
from babyroom.moments.record import Record
from babyroom.moments.unpacking import MOST_BYTES, unpack
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.middleware import SHUT_OUT_SAYS


@lock(access.HAND_IN)
@require_POST
@never_cache
def receive(request: HttpRequest) -> HttpResponse:
    """`{"moments": [...]}` in; one answer each out, in their order, with the log's last number and the server's time. What a tablet that
    is shut out hands in is set aside for the office, and answered as not saved: the tablet keeps it too. `hint` is a gentle word about a
    word of the note, which is kept all the same."""
    who, at = who_of(request), clock.now()
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return JsonResponse(
            {"sentence": _("That is too much at once. The tablet will send it in smaller parts."), "code": "too_large"}, status=413
        )
    try:
        read = unpack(request.body)
    except Refusal as refusal:
        return JsonResponse({"sentence": str(refusal.sentence), "code": refusal.code}, status=400)
    records = [one for one in read if isinstance(one, Record)]
    if SHUT_OUT in who.seen:
        laid = operations_aside.lay_aside(records, by=who, at=at)
        shut = {"sentence": _(SHUT_OUT_SAYS), "field": "", "code": "tablet_revoked", "answers": [asdict(answer) for answer in laid]}
        return JsonResponse(shut, status=403)
    taken = iter(operations.receive(records, by=who, at=at) if records else ())
    answers = [(one, "") if isinstance(one, Answer) else (next(taken), hint(one.note)) for one in read]
    told = [{**asdict(answer), "hint": said} for answer, said in answers]
    return JsonResponse({"answers": told, "seq": queries.seq_of(who.setting), "now": clock.now().isoformat()})
