"""What could not go into the log as it came: kept whole, until a person has looked at it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import access
from babyroom.moments.models import Aside
from babyroom.moments.operations import record_one
from babyroom.moments.parsing import record_from
from babyroom.moments.record import Record
from babyroom.moments.taking import Answer
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.models import Tablet

# A stolen tablet may send, but not without end. What is beyond this stays on the tablet.
MOST_OF_ONE = 2000
REASON = "shut_out"


def lay_aside(records: Sequence[Record], *, by: Who, at: datetime) -> list[Answer]:
    """Keep what a tablet that is shut out hands in, each record once however often it is sent."""
    access.HAND_IN.check(by)
    tablet = by.seen[SHUT_OUT].tablet
    with transaction.atomic():
        rows = Aside.objects.of(by.setting).filter(device_id=tablet)
        known = {(moment, json.dumps(body, sort_keys=True)) for moment, body in rows.values_list("moment_id", "body")}
        fresh: list[Aside] = []
        for record in records:
            body = _plain(record)
            if (record.id, json.dumps(body, sort_keys=True)) not in known and len(known) + len(fresh) < MOST_OF_ONE:
                fresh.append(Aside(setting_id=by.setting, moment_id=record.id, device_id=tablet, body=body, reason=REASON, received_at=at))
        if fresh:
            Aside.objects.bulk_create(fresh, batch_size=500)
            told = {"kept": len(fresh)}
            audit.write("moments.lay_aside", by=by, at=at, setting=by.setting, subject=f"signin.tablet/{tablet}", after=told)
    return [Answer(str(record.id), "aside") for record in records]


def write_in(aside: UUID, *, by: Who, at: datetime) -> None:
    """Into the log after all, as the tablet would have written it. Raises the Refusal it meets there; then it stays aside."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        row = _waiting(aside, by)
        # The same record as the tablet's, so that the tablet, paired again and sending it again, is told that it is here already.
        record_one(record_from(row.body), by=_for_the_tablet(row, by), at=at)
        _settle(row, by, at, "write_in")


def leave_out(aside: UUID, *, by: Who, at: datetime) -> None:
    """Somebody has looked: it does not belong in the log. It is kept aside for good."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        _settle(_waiting(aside, by), by, at, "leave_out")


def write_all_in(asides: Iterable[UUID], *, by: Who, at: datetime) -> tuple[int, int]:
    """All that can be: (written, still aside)."""
    written = left = 0
    for aside in asides:
        try:
            write_in(aside, by=by, at=at)
        except Refusal:
            left += 1
        else:
            written += 1
    return written, left


def _waiting(aside: UUID, by: Who) -> Aside:
    row: Aside | None = Aside.objects.of(by.setting).select_for_update().filter(pk=aside, settled_at=None).first()
    if row is None:
        raise NotYours(_("Somebody has settled this already."))
    return row


def _for_the_tablet(row: Aside, by: Who) -> Who:
    tablet = Tablet.objects.of(by.setting).filter(pk=row.device_id).values_list("pk", "room_id").first() if row.device_id else None
    if tablet is None:
        return by
    return Who(by.setting_id, by.adult_id, by.login_id, tablet[0], tablet[1], "face", by.zone, by.jobs)


def _settle(row: Aside, by: Who, at: datetime, act: str) -> None:
    row.settled_at = at
    row.save(update_fields=["settled_at"])
    audit.write(f"moments.{act}", by=by, at=at, setting=by.setting, subject=f"moments.aside/{row.pk}")


def _plain(record: Record) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(record), cls=DjangoJSONEncoder))
    return plain
