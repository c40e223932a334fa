"""What was set aside and waits for a person."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.moments import access
from babyroom.moments.kinds import kind
from babyroom.moments.models import Aside
from babyroom.moments.operations_aside import REASON
from babyroom.moments.parsing import record_from
from babyroom.moments.record import Record
from babyroom.people import queries as people

_REASONS = {REASON: _("The tablet was shut out.")}


@dataclass(frozen=True)
class Waiting:
    """One record aside: what it is about, as far as it can be read, and why it is here. One that cannot be read can only be left out."""

    id: UUID
    baby: str
    sort: str | Promise
    happened_at: datetime | None
    note: str
    by: str
    tablet: str
    why: str | Promise
    received_at: datetime
    readable: bool = True
    baby_id: UUID | None = None


def waiting(who: Who) -> list[Waiting]:
    """Everything that waits, in the order it happened. Raises NotYours."""
    access.SET_ASIDE.check(who)
    rows = list(Aside.objects.of(who.setting).filter(settled_at=None).select_related("device").order_by("received_at", "id"))
    read = [(row, _record(row)) for row in rows]
    babies = people.babies(who.setting, {record.baby for _row, record in read if record})
    adults = people.adult_names(who.setting, {record.did_by for _row, record in read if record and record.did_by})
    told = []
    for row, record in read:
        sort, baby = (kind(record.kind), babies.get(record.baby)) if record else (None, None)
        told.append(
            Waiting(
                row.pk,
                baby.called if baby else "",
                sort.label if sort else "",
                record.happened_at if record else None,
                record.note if record else "",
                adults.get(record.did_by, "") if record and record.did_by else "",
                row.device.name if row.device else "",
                _REASONS.get(row.reason, row.reason),
                row.received_at,
                record is not None,
                baby.pk if baby else None,
            )
        )
    return sorted(told, key=lambda one: one.happened_at or one.received_at)


def _record(row: Aside) -> Record | None:
    try:
        return record_from(row.body)
    except Refusal:
        return None
