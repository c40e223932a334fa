"""Looks: who opened what is kept about a person. A page answers "who looked at Ada"; nothing answers what somebody looked at."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import F

from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.models import Look, Opened

_TOLD = ("once", "subject", "hour", "by_adult_id", "by_tablet_id", "room_id")
_MOST_REMEMBERED = 10_000
# Looks of this hour that are written down already, so that a second one asks the database nothing.
_written: set[str] = set()


def keep(subject: str, *, by: Who, at: datetime) -> bool:
    """Write that `by` looked at `subject` ("people.baby/<id>"). One statement, and one row for each hour however often they look;
    returns whether this was the first one."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    told = "|".join(str(part) for part in (by.setting, subject, hour.timestamp(), by.adult_id, by.tablet_id))
    once = hashlib.sha256(told.encode()).hexdigest()
    if once in _written:
        return False
    row = Look(setting_id=by.setting, subject=subject, hour=hour, by_adult_id=by.adult_id, by_tablet_id=by.tablet_id, once=once)
    row.room_id = by.room_id if by.tablet_id else None
    new = _write(row)
    transaction.on_commit(lambda: _remember(once))
    return new


def _remember(once: str) -> None:
    if len(_written) >= _MOST_REMEMBERED:
        _written.clear()
    _written.add(once)


def _write(row: Look) -> bool:
    # Not an upsert that alters: a look that is there stays as it is.
    fields = Look._meta.concrete_fields
    columns, places = ", ".join(str(field.column) for field in fields), ", ".join("%s" for _f in fields)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    sql = f"INSERT INTO {Look._meta.db_table} ({columns}) VALUES ({places}) ON CONFLICT (setting_id, once) DO NOTHING"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return bool(cursor.rowcount == 1)


def count_page(by: Who, at: datetime) -> int:
    """One more page of a person opened by this login; returns how many in this hour. Hours gone by are forgotten."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    with transaction.atomic():
        mine = Opened.objects.of(by.setting).filter(login_id=by.login_id)
        mine.filter(hour__lt=hour).delete()
        if not mine.filter(hour=hour).update(pages=F("pages") + 1):
            Opened.objects.create(id=new_id(), setting_id=by.setting, login_id=by.login_id, hour=hour, pages=1)
        return int(mine.filter(hour=hour).values_list("pages", flat=True)[0])


@dataclass(frozen=True)
class Looked:
    """Somebody looked at `subject` in the hour that begins at `hour`: an adult by name, or whoever was at the tablet of a room."""

    subject: str
    hour: datetime
    adult_id: UUID | None
    room_id: UUID | None


def at_any(setting: UUID, subjects: Iterable[str], *, since: datetime, most: int = 500) -> list[Looked]:
    """Who looked at these since an instant, newest first."""
    rows = Look.objects.of(setting).at_any(list(subjects)).filter(hour__gte=since)
    return [Looked(*row) for row in rows.values_list("subject", "hour", "by_adult_id", "room_id")[:most]]


def digest_between(setting: UUID, since: datetime, until: datetime) -> tuple[int, str]:
    """How many looks there are between two hours, and one digest over all of them (SHA-256)."""
    rows = Look.objects.of(setting).filter(hour__gte=since, hour__lt=until).order_by("once").values_list(*_TOLD)
    whole, count = hashlib.sha256(), 0
    for once, subject, hour, *ids in rows.iterator():
        told = [once, subject, hour.astimezone(UTC).isoformat(), *(str(one) if one else None for one in ids)]
        whole.update(json.dumps(told).encode())
        count += 1
    return count, whole.hexdigest()
