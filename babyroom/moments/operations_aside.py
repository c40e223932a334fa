"""What could not go into the log as it came: kept whole, until a person has looked at it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.refusals import NotYours, Refusal
from babyroom.common.turn import take_turn
from babyroom.moments import access
from babyroom.moments.came import Came, spelling
from babyroom.moments.models import Aside
from babyroom.moments.operations import record_one
from babyroom.moments.parsing import record_from
from babyroom.moments.taking import Answer
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.models import Tablet

# A stolen tablet may send, but not without end. What is beyond this stays on the tablet.
MOST_OF_ONE = 2000
REASON, OTHER_CONTENT = "shut_out", "other_content"


def lay_aside(records: Sequence[Came], *, by: Who, at: datetime) -> list[Answer]:
    """Keep what a tablet that is shut out hands in, each record once however often it is sent. Answers for those that are kept here; what
    is beyond the most of one tablet has none and stays there."""
    access.HAND_IN.check(by)
    tablet = by.seen[SHUT_OUT].tablet
    with transaction.atomic():
        take_turn(by.setting)
        rows = Aside.objects.of(by.setting).filter(device_id=tablet)
        known = {(moment, spelling(body)) for moment, body in rows.values_list("moment_id", "body")}
        fresh: list[Aside] = []
        for one in records:
            if (one.id, one.told) not in known and len(known) < MOST_OF_ONE:
                known.add((one.id, one.told))
                fresh.append(aside_of(one, Answer(one.said_id, "aside", code=REASON), REASON, tablet=tablet, by=by, at=at))
        if fresh:
            Aside.objects.bulk_create(fresh, batch_size=500)
            told = {"kept": len(fresh)}
            audit.write("moments.lay_aside", by=by, at=at, setting=by.setting, subject=f"signin.tablet/{tablet}", after=told)
    return [Answer(one.said_id, "aside", code=REASON) for one in records if (one.id, one.told) in known]


def aside_of(one: Came, answer: Answer, reason: str, *, tablet: UUID | None, by: Who, at: datetime) -> Aside:
    """The row that keeps a record aside, with why; not yet written."""
    return Aside(
        setting_id=by.setting, moment_id=one.id, device_id=tablet, body=one.body, reason=reason[:300], code=answer.code,
        n=one.n, received_at=at,
    )  # fmt: skip


def write_in(aside: UUID, *, by: Who, at: datetime) -> None:
    """Into the log after all, as the tablet would have written it. Raises the Refusal it meets there; then it stays aside."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        row = _waiting(aside, by)
        record = record_from(row.body, n=row.n)
        if row.code == OTHER_CONTENT:
            # Another record has its number; both stand.
            record = replace(record, id=new_id())
        # Else the same record as the tablet's, so that the tablet, paired again and sending it again, is told that it is here already.
        record_one(record, by=_for_the_tablet(row, by), at=at)
        _settle(row, Aside.Settled.WRITTEN_IN, by, at, "write_in")


def leave_out(aside: UUID, *, by: Who, at: datetime) -> None:
    """Somebody has looked: it does not belong in the log. It is kept aside for good."""
    access.SET_ASIDE.check(by)
    with transaction.atomic():
        _settle(_waiting(aside, by), Aside.Settled.LEFT_OUT, by, at, "leave_out")


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


def _settle(row: Aside, what: Aside.Settled, by: Who, at: datetime, act: str) -> None:
    row.settled_at, row.settled_as = at, what
    row.save(update_fields=["settled_at", "settled_as"])
    audit.write(f"moments.{act}", by=by, at=at, setting=by.setting, subject=f"moments.aside/{row.pk}")
