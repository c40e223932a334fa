"""Being signed in on a device: begun, seen again, ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, post, walls
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.signin import access
from babyroom.signin import operations_turning as turning
from babyroom.signin.accounts import letters
from babyroom.signin.models import Link, Login, SignedIn
from babyroom.signin.queries import LINK, digest_of, opens_anything, signed_in


def begin(*, session_key: str, device: str, part: str, by: Who, at: datetime) -> None:
    """Somebody has signed in by name on a device, which keeps the session and the first `part` that turns."""
    access.OWN_ACCOUNT.check(by)
    on = at.astimezone(ZoneInfo(by.zone)).date()
    with transaction.atomic(), walls.within(by.setting):
        SignedIn.objects.of(by.setting).filter(session_key=session_key).delete()
        SignedIn.objects.create(
            setting_id=by.setting,
            login_id=by.login_id,
            adult_id=by.adult_id,
            session_key=session_key,
            device=device,
            token_digest=digest_of(part),
            turned_at=at,
            from_at=at,
            seen_on=on,
        )
        _link(by).update(seen_on=on, warned_on=None)
        audit.write("signin.sign_in", by=by, at=at, setting=by.setting, subject=f"signin.login/{by.login_id}", after={"device": device})


def seen(*, session_key: str, by: Who, at: datetime) -> None:
    """Somebody is still signed in on a device: a day, no more."""
    on = at.astimezone(ZoneInfo(by.zone)).date()
    with transaction.atomic():
        SignedIn.objects.of(by.setting).filter(session_key=session_key).exclude(seen_on=on).update(seen_on=on)
        _link(by).exclude(seen_on=on).update(seen_on=on, warned_on=None)


def turn(*, session_key: str, shown: str, present: str, turns: bool, by: Who, at: datetime) -> str:
    """The part beside a session: the one handed out was seen (its digest `shown`), or (`turns`) whoever holds `present` gets a new one.
    Returns the new part for the device, or nothing."""
    rows = SignedIn.objects.of(by.setting).filter(session_key=session_key)
    with transaction.atomic():
        if turns:
            return turning.hand_out(rows, present, at=at)
        turning.take_into_use(rows, shown, at=at)
    return ""


def go_to(link: UUID, *, session_key: str, by: Who, at: datetime) -> Who:
    """Somebody with a place in several nurseries goes from one into another, on the device in hand. Returns who they are there. Raises
    NotYours for a link that is not theirs, or opens nothing."""
    access.OWN_ACCOUNT.check(by)
    there = signed_in(by.login_id, at, str(link)) if by.login_id is not None else None
    if there is None or there.seen[LINK] != link or not opens_anything(there):
        raise NotYours(_("Nothing is open for you there just now."))
    if there.adult_id is None or (there.setting == by.setting and there.adult_id == by.adult_id):
        return there
    subject = f"signin.login/{by.login_id}"
    with transaction.atomic():
        with walls.within(by.setting):
            stay: SignedIn | None = SignedIn.objects.of(by.setting).filter(session_key=session_key).first()
            SignedIn.objects.of(by.setting).filter(session_key=session_key).delete()
            audit.write("signin.go_to", by=by, at=at, setting=by.setting, subject=subject, after={"where": "to another nursery"})
        with walls.within(there.setting):
            if stay is not None:
                stay.setting_id, stay.adult_id, stay.seen_on = there.setting, there.adult_id, at.astimezone(ZoneInfo(there.zone)).date()
                stay.save(force_insert=True)
            audit.write("signin.go_to", by=there, at=at, setting=there.setting, subject=subject, after={"where": "from another nursery"})
    return there


def sign_out_copied(*, session_key: str, why: str, by: Who, at: datetime) -> None:
    """A session came from two devices: neither is believed any more, and the person is told by letter."""
    with transaction.atomic():
        if not end_stays(SignedIn.objects.of(by.setting).filter(session_key=session_key)):
            return
        audit.write("signin.sign_out_copied", by=by, at=at, setting=by.setting, subject=f"signin.login/{by.login_id}", after={"why": why})
        setting = people.setting(by.setting)
        told = letters.two_places(nursery=setting.name if setting else "")
        post.write(by.setting, to=Login.objects.get(pk=str(by.login_id)).email, subject=told.subject, words=told.words, at=at)


def sign_out(*, session_key: str, by: Who, at: datetime, why: str = "asked") -> None:
    """Somebody signs out on the device in hand, or is signed out there (`why`); the session is ended by whoever answers the request."""
    with transaction.atomic():
        count, _each = SignedIn.objects.of(by.setting).filter(session_key=session_key).delete()
        if count:
            audit.write("signin.sign_out", by=by, at=at, setting=by.setting, subject=f"signin.login/{by.login_id}", after={"why": why})


def end_stay(place: UUID, *, by: Who, at: datetime) -> None:
    """Sign out on one of one's own devices, from another."""
    access.OWN_ACCOUNT.check(by)
    with transaction.atomic():
        if not end_stays(SignedIn.objects.of(by.setting).filter(pk=place, login_id=by.login_id)):
            raise NotYours(_("You are signed out there already."))
        audit.write("signin.end_stay", by=by, at=at, setting=by.setting, subject=f"signin.login/{by.login_id}")


def end_other_stays(*, session_key: str, by: Who, at: datetime) -> int:
    """Sign out everywhere but on the device in hand. Returns on how many."""
    access.OWN_ACCOUNT.check(by)
    with transaction.atomic():
        ended = end_stays(SignedIn.objects.of(by.setting).filter(login_id=by.login_id).exclude(session_key=session_key))
        audit.write(
            "signin.end_other_stays", by=by, at=at, setting=by.setting, subject=f"signin.login/{by.login_id}", after={"devices": ended}
        )
    return ended


def end_stays(stays: Iterable[SignedIn]) -> int:
    """These devices are signed out at once. Returns how many."""
    ended = list(stays)
    for stay in ended:
        SessionStore(stay.session_key).delete()
        SignedIn.objects.of(stay.setting_id).filter(pk=stay.pk).delete()
    return len(ended)


def _link(by: Who) -> Any:
    return Link.objects.of(by.setting).filter(login_id=by.login_id, adult_id=by.adult_id)
