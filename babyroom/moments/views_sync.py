"""The log's one door for tablets (docs/sync.md)."""

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from babyroom.common import clock
from babyroom.common.access import OURS, lock, who_of
from babyroom.common.refusals import Refusal
from babyroom.moments import access, operations_aside, sealing, wire
from babyroom.moments.came import came
from babyroom.moments.hints import hint
from babyroom.moments.operations_sync import sync as take_in
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.middleware import SHUT_OUT_SAYS


@lock(access.HAND_IN)
@csrf_exempt
@require_POST
@never_cache
def sync(request: HttpRequest) -> HttpResponse:
    """One call of a tablet. What one that is shut out hands in is set aside for the office, and answered as not saved: the tablet keeps
    it too. `hint` is a gentle word about a word of the note, which is kept all the same."""
    who, at = who_of(request), clock.now()
    # A page that was opened without a network has no token against forgery that holds; this header, which no other site's page can send,
    # stands for it.
    if request.headers.get(OURS) != "1":
        return JsonResponse({"sentence": _("This did not come from our own page."), "field": "", "code": "elsewhere"}, status=403)
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > wire.MOST_BYTES:
            raise wire.too_large()
        call = wire.read(request.body)
        if call.setting not in (None, who.setting_id):
            # A page of the nursery this tablet was at before is still open. Not a word of what it sends is opened.
            told = {"sentence": _("This was written for another nursery. It stays on the tablet."), "field": "", "code": "other_nursery"}
            return JsonResponse(told, status=409)
        handed = came(call.records)
    except Refusal as refusal:
        told = {"sentence": str(refusal.sentence), "field": refusal.field, "code": refusal.code}
        return JsonResponse(told, status=413 if refusal.code == "too_large" else 400)
    begun = {"version": wire.VERSION, "ask": call.ask}
    if SHUT_OUT in who.seen:
        laid = operations_aside.lay_aside(handed, by=who, at=at)
        shut = {"sentence": _(SHUT_OUT_SAYS), "field": "", "code": "tablet_revoked", "answers": [asdict(one) for one in laid]}
        return JsonResponse({**begun, **shut}, status=403)
    done = take_in(call, handed, by=who, at=at)
    answers = [
        {**asdict(answer), "n": one.n, "hint": hint(one.record.note) if one.record else ""}
        for answer, one in zip(done.answers, handed, strict=True)
    ]
    key_id, public = sealing.public_key()
    stands = {"through": done.through, "reaches": done.noted.stand.reaches, "wants": done.wants, "gone": done.noted.gone}
    if done.noted.gone_before is not None:
        stands["gone_before"] = done.noted.gone_before
    rest = {"seq": done.seq, "now": clock.now().isoformat(), "key": {"id": key_id, "public": public}}
    return JsonResponse({**begun, "answers": answers, **stands, **rest})
