"""Notices: what those who lead the setting are told of, once, on the office's first page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.models import Notice


def put_up(sort: str, *, setting: UUID, at: datetime, facts: Mapping[str, Any] | None = None) -> Notice:
    """Tell the office of something. `facts` are plain values for its sentence: ids and numbers, nothing of a baby's day."""
    notice: Notice = Notice.objects.create(setting_id=setting, sort=sort, at=at, facts=dict(facts or {}))
    return notice


def say_anew(notice: UUID, *, setting: UUID, facts: Mapping[str, Any]) -> bool:
    """Put other facts into a notice that nobody has read yet; False where somebody has."""
    return bool(Notice.objects.of(setting).filter(pk=notice, read_at=None).update(facts=dict(facts)))


def waiting(setting: UUID) -> list[Notice]:
    """Those nobody has read yet, oldest first."""
    return list(Notice.objects.of(setting).waiting())


def is_waiting(sort: str, *, setting: UUID, tablet_id: str) -> bool:
    """Whether one of this sort about this tablet is there that nobody has read."""
    return bool(Notice.objects.of(setting).waiting().filter(sort=sort, facts__tablet_id=tablet_id).exists())


def read(notice: UUID, *, setting: UUID, by: Who, at: datetime) -> bool:
    """Somebody has read it: it leaves the page and is kept. Inside the caller's transaction, after the caller's access check."""
    changed: int = Notice.objects.of(setting).filter(pk=notice, read_at=None).update(read_at=at, read_by_id=by.adult_id)
    if changed:
        audit.write("common.read_notice", by=by, at=at, setting=setting, subject=f"common.notice/{notice}")
    return bool(changed)
