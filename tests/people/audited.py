"""What the audit says of an act."""

from typing import Any
from uuid import UUID

from babyroom.common.models import AuditRow
from tests.nursery import Nursery


def acts(nursery: Nursery) -> list[str]:
    """The acts of the setting, in order."""
    return list(AuditRow.objects.of(nursery.setting).order_by("seq").values_list("act", flat=True))


def last(nursery: Nursery, act: str) -> Any:
    """The newest row of an act."""
    row = AuditRow.objects.of(nursery.setting).filter(act=act).order_by("-seq").first()
    assert row is not None, f"{act} is not in the audit: {acts(nursery)}"
    return row


def said_of(nursery: Nursery, act: str, baby: UUID) -> bool:
    """Whether the newest row of an act stands under this baby."""
    return bool(last(nursery, act).subject == f"people.baby/{baby}")
