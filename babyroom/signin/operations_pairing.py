"""Pairing a tablet by two codes. The office makes the first and shows it; typed on the tablet, it brings up the second there; typed in the
office, that one says which device it is. So neither a code read over a shoulder nor a tablet left lying pairs anything by itself."""

from datetime import datetime, timedelta
from hmac import compare_digest
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, walls
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Room
from babyroom.signin import access, codes
from babyroom.signin.models import Pairing
from babyroom.signin.operations_tablets import make_tablet
from babyroom.signin.queries import digest_of, pairing_by
from babyroom.signin.tablet_key import fresh_part

LASTS = timedelta(minutes=10)
MOST_TRIES = 5
FIRST_LETTERS, SECOND_LETTERS = 9, 6


def begin_pairing(*, room: UUID, name: str, by: Who, at: datetime) -> tuple[Pairing, str]:
    """A tablet is to become this room's. Returns the pairing and the first code, which is told this once only."""
    access.PAIR.check(by)
    code = codes.made(FIRST_LETTERS)
    with transaction.atomic():
        found = Room.objects.of(by.setting).filter(pk=room, closed_on=None).first()
        if found is None:
            raise Refusal(_("Choose a room first."), field="room")
        pairing: Pairing = Pairing.objects.create(
            setting_id=by.setting,
            room=found,
            name=name.strip()[:40],
            made_by_id=by.adult_id,
            made_at=at,
            ends_at=at + LASTS,
            code_digest=codes.digest_of(code, "pairing"),
        )
        audit.write("signin.begin_pairing", by=by, at=at, setting=by.setting, subject=_subject(pairing), after={"room": str(room)})
    return pairing, code


def answer_pairing(code: str, *, at: datetime) -> tuple[str, str]:
    """The first code is typed on a device. Returns the second code, to be shown there, and the secret the device waits with. Each first
    code works once. Raises Refusal."""
    found = pairing_by(codes.digest_of(code, "pairing"))
    if found is None:
        raise Refusal(_("We do not know this code. Please look at it again."), field="code", code="unknown_code")
    if found.answered_at is not None:
        raise _used()
    _still_open(found, at, "code")
    second, claim = codes.made(SECOND_LETTERS), fresh_part()
    with transaction.atomic(), walls.within(found.setting_id):
        waiting = Pairing.objects.of(found.setting_id).filter(pk=found.pk, answered_at=None)
        if not waiting.update(answered_at=at, answer_digest=codes.digest_of(second, "pairing"), claim_digest=digest_of(claim)):
            raise Refusal(
                _("This code was used already. Each code works once. Ask the office for a new one."), field="code", code="used_code"
            )
        audit.write("signin.answer_pairing", by=None, at=at, setting=found.setting_id, subject=_subject(found))
    return second, claim


def confirm_pairing(pairing: UUID, code: str, *, by: Who, at: datetime) -> Pairing:
    """The second code is typed in the office: the device that shows it becomes the room's tablet. Raises Refusal; after five wrong codes
    the pairing is over."""
    access.PAIR.check(by)
    with transaction.atomic():
        found: Pairing | None = Pairing.objects.of(by.setting).select_for_update().filter(pk=pairing).first()
        if found is None:
            raise NotYours(_("We cannot find this pairing. Please begin again."))
        if found.confirmed_at is not None:
            return found
        _still_open(found, at, "code")
        if found.answered_at is None:
            raise Refusal(_("Type the first code on the tablet. It then shows the one that belongs here."), field="code", code="too_soon")
        right = compare_digest(codes.digest_of(code, "pairing"), found.answer_digest)
        found.tries += 1
        if right:
            found.confirmed_at = at
        elif found.tries >= MOST_TRIES:
            found.ended_at = at
        found.save(update_fields=["tries", "confirmed_at", "ended_at"])
        audit.write(
            "signin.confirm_pairing",
            by=by,
            at=at,
            setting=by.setting,
            subject=_subject(found),
            after={"right": right, "tries": found.tries},
        )
    # Only now, so that the wrong code is counted.
    if not right:
        sentence = (
            _("Too many codes were wrong. Please begin again.") if found.ended_at else _("The tablet shows another code. Please look.")
        )
        raise Refusal(sentence, field="code", code="ended" if found.ended_at else "wrong_code")
    return found


def take_up(claim: str, *, at: datetime) -> str | None:
    """The waiting device asks again. Returns the key that makes it the room's tablet, once; None while the office has not typed the code
    yet. Raises Refusal where nothing will come any more."""
    found = pairing_by(digest_of(claim)) if claim else None
    if found is None or found.done_at is not None:
        raise Refusal(_("This pairing is over. Ask the office for a new code."), code="over")
    if found.confirmed_at is None:
        _still_open(found, at)
        return None
    if at >= found.ends_at:
        raise _over()
    with transaction.atomic(), walls.within(found.setting_id):
        if not Pairing.objects.of(found.setting_id).filter(pk=found.pk, done_at=None).update(done_at=at):
            raise _over()
        room = Room.objects.of(found.setting_id).get(pk=found.room_id)
        by = Who(setting_id=found.setting_id, adult_id=found.made_by_id, how="login")
        _tablet, key = make_tablet(room, found.name, by=by, at=at)
    return key


def _still_open(pairing: Pairing, at: datetime, field: str = "") -> None:
    if pairing.ended_at is not None or pairing.done_at is not None or at >= pairing.ends_at:
        raise _over(field)


def _used() -> Refusal:
    return Refusal(_("This code was used already. Each code works once. Ask the office for a new one."), field="code", code="used_code")


def _over(field: str = "") -> Refusal:
    return Refusal(_("This code is too old by now. Ask the office for a new one."), field=field, code="over")


def _subject(pairing: Pairing) -> str:
    return f"signin.pairing/{pairing.pk}"
