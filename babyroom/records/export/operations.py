"""Asking for a copy of everything, confirming it, cancelling it, fetching it. Each is told to all who lead, at once."""

from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit, notices, post
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries as people
from babyroom.records import access
from babyroom.records.export.whole import whole
from babyroom.records.models import CopyAsked


def ask(*, by: Who, at: datetime) -> CopyAsked:
    """Ask for a copy of everything. It is ready after a day, if somebody else who leads confirms it. One at a time."""
    access.COPY_EVERYTHING.check(by)
    with transaction.atomic():
        if CopyAsked.objects.of(by.setting).open(at).exists():
            raise Refusal(_("A copy is asked for already. Fetch it or cancel it first."), code="there_already")
        row: CopyAsked = CopyAsked.objects.create(setting_id=by.setting, asked_by_id=by.adult_id, asked_at=at)
        _tell("ask", row, by, at)
        notices.put_up("copy_asked", setting=by.setting, at=at, facts={"adult": str(by.adult_id)})
        _write_to_leaders(by, at)
    return row


def confirm(copy: UUID, *, by: Who, at: datetime) -> None:
    """Somebody else who leads says that it is right. Raises Refusal for whoever asked."""
    access.COPY_EVERYTHING.check(by)
    with transaction.atomic():
        row = _open(copy, by, at)
        if row.asked_by_id == by.adult_id:
            raise Refusal(_("You asked for it, so somebody else who leads confirms it."), code="needs_two")
        CopyAsked.objects.of(by.setting).filter(pk=row.pk, confirmed_at=None).update(confirmed_by=by.adult_id, confirmed_at=at)
        _tell("confirm", row, by, at)


def cancel(copy: UUID, *, by: Who, at: datetime) -> None:
    """Anybody who leads stops it; it cannot be taken up again."""
    access.COPY_EVERYTHING.check(by)
    with transaction.atomic():
        row = _open(copy, by, at)
        CopyAsked.objects.of(by.setting).filter(pk=row.pk).update(cancelled_by=by.adult_id, cancelled_at=at)
        _tell("cancel", row, by, at)


def fetch(copy: UUID, *, by: Who, at: datetime) -> IO[bytes]:
    """The copy as a zip file, for whoever asked, once. Raises Refusal before its time."""
    access.COPY_EVERYTHING.check(by)
    with transaction.atomic():
        row = _open(copy, by, at)
        if row.asked_by_id != by.adult_id:
            raise Refusal(_("Only whoever asked for the copy can fetch it."), code="not_the_asker")
        if row.confirmed_at is None:
            raise Refusal(_("Somebody else who leads must confirm it first."), code="needs_two")
        if at < row.ready_at:
            raise Refusal(_("It is ready a day after it was asked for, so that everybody who leads can stop it."), code="too_early")
        CopyAsked.objects.of(by.setting).filter(pk=row.pk).update(fetched_at=at)
        _tell("fetch", row, by, at)
        return whole(by.setting)


def _open(copy: UUID, by: Who, at: datetime) -> CopyAsked:
    row: CopyAsked | None = CopyAsked.objects.of(by.setting).open(at).select_for_update().filter(pk=copy).first()
    if row is None:
        raise NotYours(_("We cannot find this here any more."))
    return row


def _tell(act: str, row: CopyAsked, by: Who, at: datetime) -> None:
    audit.write(f"records.{act}_copy", by=by, at=at, setting=by.setting, subject=f"records.copyasked/{row.pk}")


def _write_to_leaders(by: Who, at: datetime) -> None:
    name = people.adult_names(by.setting, [by.adult_id] if by.adult_id else []).get(by.adult_id, "") if by.adult_id else ""
    words = _(
        "%(name)s asked for a copy of everything this nursery keeps. It is ready in a day. If this is not right, sign in and stop it."
    )
    for address in people.leaders_addresses(by.setting, at.date()):
        post.write(by.setting, to=address, subject=_("Somebody asked for a copy of everything"), words=words % {"name": name}, at=at)
