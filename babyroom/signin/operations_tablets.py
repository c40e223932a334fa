"""A tablet's life: made a room's, seen, its key turned, shut out."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, notices
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Room
from babyroom.signin import access
from babyroom.signin import operations_turning as turning
from babyroom.signin.models import Tablet
from babyroom.signin.queries import KeyWork, digest_of
from babyroom.signin.tablet_key import fresh_part


def pair_here(*, room: UUID, name: str, by: Who, at: datetime) -> tuple[Tablet, str]:
    """Make the device in hand a room's tablet. Returns it and the key for its cookie, which is told this once only."""
    access.PAIR.check(by)
    with transaction.atomic():
        found = Room.objects.of(by.setting).filter(pk=room, closed_on=None).first()
        if found is None:
            raise Refusal(_("Choose a room first."), field="room")
        return make_tablet(found, name, by=by, at=at)


def make_tablet(room: Room, name: str, *, by: Who, at: datetime) -> tuple[Tablet, str]:
    """A room's new tablet, on the word of `by`, inside the transaction of the act that asks for it. Returns it and its key."""
    for_good, part = fresh_part(), fresh_part()
    tablet: Tablet = Tablet.objects.create(
        setting_id=room.setting_id,
        room=room,
        name=name.strip()[:40] or room.name,
        secret_digest=digest_of(for_good),
        token_digest=digest_of(part),
        turned_at=at,
        paired_at=at,
        paired_by_id=by.adult_id,
    )
    _tell("pair", tablet.pk, by, at, {"room": str(room.pk), "name": tablet.name})
    return tablet, f"{for_good}.{part}"


def look_after_key(work: KeyWork, *, by: Who, at: datetime) -> str:
    """What a request does about its tablet's key: says that it was seen, takes the part handed out into use, hands out a new one.
    Returns the whole new key for the cookie, or nothing."""
    rows = Tablet.objects.of(by.setting).filter(pk=work.tablet, revoked_at=None)
    if not (work.counts or work.turns):
        rows.update(last_seen_at=at)
        return ""
    handed_out = ""
    with transaction.atomic():
        if work.counts and turning.take_into_use(rows, work.shown, at=at):
            _tell("turn_key", work.tablet, by, at)
        if work.turns and (part := turning.hand_out(rows, work.shown, at=at)):
            handed_out = f"{work.for_good}.{part}"
        rows.update(last_seen_at=at)
    return handed_out


def revoke(tablet: UUID, *, by: Who, at: datetime) -> None:
    """Shut a tablet out from this moment on."""
    access.PAIR.check(by)
    with transaction.atomic():
        if not _shut(tablet, Tablet.Shut.BY_OFFICE, by, at):
            raise NotYours(_("We cannot find this tablet."))
        _tell("revoke", tablet, by, at)


def shut_out_copied(tablet: UUID, *, by: Who, at: datetime) -> None:
    """Its key came from two devices: neither is believed any more, and the office is told. Nobody in particular did this."""
    with transaction.atomic():
        if _shut(tablet, Tablet.Shut.TWO_PLACES, by, at):
            _tell("shut_out_copied", tablet, by, at)
            name = Tablet.objects.of(by.setting).values_list("name", flat=True).get(pk=tablet)
            notices.put_up("tablet_copied", setting=by.setting, at=at, facts={"tablet": str(tablet), "name": name})


def _shut(tablet: UUID, why: Tablet.Shut, by: Who, at: datetime) -> bool:
    return bool(Tablet.objects.of(by.setting).filter(pk=tablet, revoked_at=None).update(revoked_at=at, shut=why))


def _tell(act: str, tablet: UUID, by: Who, at: datetime, after: Mapping[str, object] | None = None) -> None:
    audit.write(f"signin.{act}", by=by, at=at, setting=by.setting, subject=f"signin.tablet/{tablet}", after=after)
