"""Rows of the log laid with one prepared statement: a day without a network comes back as hundreds at once, and putting them through the
models took half of the time (docs/decisions/0014). Append-only by trigger as ever."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, models

from babyroom.moments.models import Moment, Words


class Laid(NamedTuple):
    """One moment as it will stand in the log, its columns in the order of the table."""

    id: UUID
    setting_id: UUID
    baby_id: UUID
    room_id: UUID | None
    kind: str
    did_by_id: UUID | None
    tapped_by_id: UUID | None
    known_by: str
    device_id: UUID | None
    device_seq: int | None
    happened_at: datetime
    zone: str
    ended_at: datetime | None
    about: bool
    time_from: str
    device_at: datetime | None
    device_offset_ms: int | None
    uncertain: bool
    received_at: datetime
    seq: int
    adds: UUID | None
    corrects: UUID | None
    withdraws: UUID | None
    refers: UUID | None
    group: UUID | None
    source: str
    digest: str
    chain: str


class Said(NamedTuple):
    """The words of a moment, beside its row."""

    moment_id: UUID
    setting_id: UUID
    facts: dict[str, Any]
    note: str
    erased_at: datetime | None = None


def lay(rows: Sequence[Laid], words: Sequence[Said]) -> None:
    """Write these moments and their words, in the caller's transaction."""
    _insert(Moment, Laid._fields, rows)
    _insert(Words, Said._fields, words)


def _insert(model: type[models.Model], names: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if fields.keys() != set(names):
        msg = f"{model.__name__} has other columns than are laid"
        raise TypeError(msg)
    columns = [fields[name] for name in names]
    quoted = ", ".join(connection.ops.quote_name(field.column or "") for field in columns)
    places = ", ".join(["%s"] * len(columns))
    table = connection.ops.quote_name(model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", list(_adapted(columns, rows)))  # noqa: S608 - our own names


def _adapted(columns: Sequence[models.Field[Any, Any]], rows: Iterable[tuple[Any, ...]]) -> Iterable[list[Any]]:
    adapt = [_adapter(field) for field in columns]
    for row in rows:
        pairs = zip(adapt, row, strict=True)
        yield [value if change is None or value is None else change(value) for change, value in pairs]


def _adapter(field: models.Field[Any, Any]) -> Callable[[Any], Any] | None:
    """How a value becomes what the database takes; None where it is that already."""
    sort = field.foreign_related_fields[0] if isinstance(field, models.ForeignKey) else field
    if isinstance(sort, models.JSONField):
        return lambda value: sort.get_db_prep_value(value, connection)
    if connection.vendor != "sqlite":
        return None
    if isinstance(sort, models.UUIDField):
        return lambda value: value.hex
    if isinstance(sort, models.DateTimeField):
        return lambda value: str(value.astimezone(UTC).replace(tzinfo=None))
    return None
