"""A question put into SQL once and asked many times: the board and the pulse are asked every two seconds by every tablet, and
on them Django's putting together of the SQL took ten times as long as the database's answer (docs/decisions/0009)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import DateTimeField, Expression, Field, ForeignKey, QuerySet, UUIDField
from django.db.models.sql.compiler import SQLCompiler

from babyroom.common.ids import known_id

Rows = list[tuple[Any, ...]]


class Given(Expression):
    """Stands in a question for one value that is given when it is asked."""

    def __init__(self, name: str, output_field: Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> Any:
        """A place in the SQL, and what belongs there."""
        del compiler, connection
        return "%s", [_Place(self.output_field, self.name)]


class _Place(NamedTuple):
    """Where a given value goes: the value itself, or the one at `place` of a given list."""

    field: Field[Any, Any]
    name: str
    place: int | None = None

    def of(self, given: Mapping[str, Any]) -> Any:
        found = given[self.name] if self.place is None else given[self.name][self.place]
        return self.field.get_db_prep_value(found, connection)


class _Put(NamedTuple):
    """The question in SQL, what belongs in its places, and how its columns become Python's values."""

    sql: str
    places: Sequence[Any]
    converters: Sequence[tuple[int, Callable[[Any], Any]]]


def _padded(ids: list[Any]) -> list[Any]:
    """The same ids, the last one again and again up to a power of two: so few lengths are ever put into SQL."""
    return ids + ids[-1:] * ((1 << (len(ids) - 1).bit_length()) - len(ids)) if ids else ids


class Prepared:
    """One question, put into SQL once for each database and each length of its lists of ids."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], fields: Mapping[str, Field[Any, Any]], lists: Sequence[str]) -> None:
        self._build, self._fields, self._lists = build, fields, lists
        self._put: dict[tuple[Any, ...], _Put] = {}

    def __call__(self, **given: Any) -> Rows:
        """The rows, as tuples in the order of the question's columns."""
        given |= {name: _padded(list(given[name])) for name in self._lists}
        key = (connection.vendor, *(len(given[name]) for name in self._lists))
        put = self._put.get(key) or self._put.setdefault(key, self._put_into_sql(given))
        if not put.sql:
            return []
        with connection.cursor() as cursor:
            cursor.execute(put.sql, [place.of(given) if isinstance(place, _Place) else place for place in put.places])
            rows: Rows = cursor.fetchall()
        return [_converted(row, put.converters) for row in rows] if put.converters else rows

    def _put_into_sql(self, given: Mapping[str, Any]) -> _Put:
        stand_ins: dict[str, Any] = {name: Given(name, field) for name, field in self._fields.items()}
        places: dict[Any, _Place] = {}
        ids: UUIDField[UUID, UUID] = UUIDField()
        for name in self._lists:
            # Django takes no expression inside a list of related ids: ids that exist nowhere else stand in, and are found again.
            stand_ins[name] = [uuid4() for _one in given[name]]
            places |= {ids.get_db_prep_value(one, connection): _Place(ids, name, index) for index, one in enumerate(stand_ins[name])}
        compiler = self._build(**stand_ins).query.get_compiler(connection=connection)
        try:
            sql, params = compiler.as_sql()
        except EmptyResultSet:
            # An empty list: nothing is among no ids.
            return _Put("", (), ())
        found = compiler.get_converters([chosen[0] for chosen in compiler.select[0 : compiler.col_count]])
        return _Put(sql, [places.get(one, one) for one in params], [(index, _converter(*how)) for index, how in found.items()])


def _converted(row: Sequence[Any], converters: Iterable[tuple[int, Callable[[Any], Any]]]) -> tuple[Any, ...]:
    values = list(row)
    for index, convert in converters:
        if values[index] is not None:
            values[index] = convert(values[index])
    return tuple(values)


def _converter(steps: Sequence[Callable[..., Any]], expression: Any) -> Callable[[Any], Any]:
    """What makes a column's value Python's. The two that a day's rows are full of, ids and instants, have a short way on SQLite."""
    field = getattr(expression, "target", None) or expression.output_field
    sort = field.target_field if isinstance(field, ForeignKey) else field
    if connection.vendor == "sqlite" and len(steps) == 1 and isinstance(sort, UUIDField):
        return known_id
    if connection.vendor == "sqlite" and len(steps) == 1 and isinstance(sort, DateTimeField):
        return _instant

    def through(value: Any) -> Any:
        for step in steps:
            value = step(value, expression, connection)
        return value

    return through


def _instant(value: Any) -> datetime:
    # Kept in UTC without saying so; a strict table gives it back as text.
    return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).replace(tzinfo=UTC)


def prepared(*lists: str, **fields: Field[Any, Any]) -> Callable[[Callable[..., QuerySet[Any, Any]]], Prepared]:
    """Makes a question of a function that builds a `values_list` from stand-ins: `fields` says of what kind each given value is,
    `lists` names those that are any number of ids. The function runs once; it must not look at a stand-in or reckon with it."""
    return lambda build: Prepared(build, fields, lists)
