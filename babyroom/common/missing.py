"""Looks that could not be written down: how many, from when to when, until there is room to tell of them. Held in the server's memory;
each stands in the log file too."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from babyroom.common import audit, notices


@dataclass
class Missing:
    """So many looks are missing, between two instants."""

    first: datetime
    last: datetime
    count: int


_missing: dict[UUID, Missing] = {}


def missed(setting: UUID, at: datetime) -> None:
    """One more look was not kept."""
    found = _missing.setdefault(setting, Missing(at, at, 0))
    found.last, found.count = at, found.count + 1


def any_of(setting: UUID) -> bool:
    """Whether any are missing that nobody was told of."""
    return setting in _missing


def tell(setting: UUID, at: datetime) -> None:
    """There is room again: the audit and the office are told how many looks are missing and between which times."""
    found = _missing[setting]
    told = {"count": found.count, "from": found.first.isoformat(), "until": found.last.isoformat()}
    with transaction.atomic():
        audit.write("common.looks_missing", by=None, at=at, setting=setting, subject=f"people.setting/{setting}", after=told)
        notices.put_up("looks_missing", setting=setting, at=at, facts=told)
    _missing.pop(setting, None)
