"""Writing the audit: one row in the same transaction as the act it tells of."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import QuerySet, UUIDField

from babyroom.common.access import Who
from babyroom.common.models import AuditRow
from babyroom.common.prepared import prepared
from babyroom.common.turn import take_turn

NO_DIGEST = "0" * 64
# Stands in a row's `after` where somebody who works here did this about their own child.
OWN_CHILD = "own_child"


def write(
    act: str,
    *,
    by: Who | None,
    at: datetime,
    setting: UUID,
    subject: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    babies: Iterable[UUID] = (),
) -> AuditRow:
    """Add one row. `babies` are those it is about where the subject is none of them: an act on one's own child is marked.
    `by=None` is an anonymous act: no person, no device and no time of day are kept.

    Must run inside the transaction of the act. The setting's rows are chained, so it waits for the setting's turn.
    """
    take_turn(setting)
    last = _last(setting=setting)
    seq, previous = (last[0][0] + 1, last[0][1]) if last else (1, NO_DIGEST)
    row = AuditRow(
        setting_id=setting,
        seq=seq,
        at=at if by else None,
        on=at.date(),
        act=act,
        by_adult_id=by.adult_id if by else None,
        by_login_id=by.login_id if by else None,
        by_tablet_id=by.tablet_id if by else None,
        subject=subject,
        before=_plain(before),
        after=_plain({**(after or {}), OWN_CHILD: True} if by is not None and by.is_at_own_child(subject, babies) else after),
        previous=previous,
    )
    row.digest = digest_of(row)
    row.save(force_insert=True)
    return row


@prepared(setting=UUIDField())
def _last(setting: UUID) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = AuditRow.objects.of(setting).order_by("-seq").values_list("seq", "digest")
    return rows[:1]


def digest_of(row: AuditRow) -> str:
    """SHA-256 over everything the row says and the digest before it."""
    told = [
        row.previous,
        str(row.setting_id),
        row.seq,
        row.at.isoformat() if row.at else None,
        row.on.isoformat(),
        row.act,
        *(str(i) if i else None for i in (row.by_adult_id, row.by_login_id, row.by_tablet_id)),
        row.subject,
        row.before,
        row.after,
    ]
    return hashlib.sha256(json.dumps(told, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def first_broken(setting: UUID) -> int | None:
    """The number of the first row that does not fit the chain, or None when all fit. A cut-off end fits: `still_holds` shows it."""
    previous = NO_DIGEST
    expected = 1
    for row in AuditRow.objects.of(setting).order_by("seq").iterator():
        if row.seq != expected or row.previous != previous or row.digest != digest_of(row):
            return expected
        previous, expected = row.digest, expected + 1
    return None


@dataclass(frozen=True)
class HeadOfDay:
    """How far a setting's chain had come: its last number and that row's digest. Kept outside the database (printed, mailed, in a file
    beside it), it shows a cut-off end and a chain made again from the beginning."""

    setting: UUID
    seq: int
    digest: str


def head(setting: UUID) -> HeadOfDay:
    """The end of the setting's chain as it stands."""
    last = AuditRow.objects.of(setting).order_by("-seq").values_list("seq", "digest").first()
    return HeadOfDay(setting, *(last or (0, NO_DIGEST)))


def still_holds(kept: HeadOfDay) -> bool:
    """Whether the chain still goes through an end that was kept earlier."""
    if kept.seq == 0:
        return True
    digest = AuditRow.objects.of(kept.setting).filter(seq=kept.seq).values_list("digest", flat=True).first()
    return bool(digest == kept.digest)


def _plain(facts: Mapping[str, Any] | None) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(dict(facts or {}), cls=DjangoJSONEncoder))
    return plain
