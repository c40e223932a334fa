"""The looks of a stretch of time as one digest in the audit's chain: a look that is altered, removed or added later shows."""

from datetime import UTC, datetime
from uuid import UUID

from django.db import transaction

from babyroom.common import audit
from babyroom.common.looks import digest_between
from babyroom.common.models import AuditRow

ACT = "common.seal_looks"
_BEGINNING = datetime(2000, 1, 1, tzinfo=UTC)


def seal(setting: UUID, until: datetime, *, at: datetime) -> bool:
    """Put the digest of every look since the last one, up to the hour `until`, into the audit. Called each night, inside the setting's
    wall; what was slept through is done in one. Returns whether there was anything to do."""
    with transaction.atomic():
        last = AuditRow.objects.of(setting).filter(act=ACT).order_by("-seq").values_list("after", flat=True).first()
        since = datetime.fromisoformat(last["until"]) if last else _BEGINNING
        if until <= since:
            return False
        count, digest = digest_between(setting, since, until)
        told = {"from": since.isoformat(), "until": until.isoformat(), "looks": count, "digest": digest}
        audit.write(ACT, by=None, at=at, setting=setting, subject=f"people.setting/{setting}", after=told)
    return True


def first_broken(setting: UUID) -> datetime | None:
    """The end of the first stretch whose looks are not as they were, or None where all fit. What came after the last digest is not seen."""
    for told in AuditRow.objects.of(setting).filter(act=ACT).order_by("seq").values_list("after", flat=True):
        until = datetime.fromisoformat(told["until"])
        if digest_between(setting, datetime.fromisoformat(told["from"]), until) != (told["looks"], told["digest"]):
            return until
    return None
