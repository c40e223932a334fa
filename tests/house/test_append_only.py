"""The log and the audit are added to, never altered; and the one lawful erasure goes exactly as far as it may."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from babyroom.common.models import AuditRow
from babyroom.moments import operations
from babyroom.moments.models import Moment, Words
from tests.nursery import Nursery, at

GUARDED = ("moments_moment", "moments_words", "common_auditrow")
STRICT = ("moments_moment", "moments_words")


@contextmanager
def refused(words: str = "append-only") -> Iterator[None]:
    """What stands inside is turned away by the database, and the rest of the test goes on."""
    with pytest.raises(DatabaseError, match=words), transaction.atomic():
        yield


def run(sql: str, *values: Any) -> int:
    """One statement, past Django; how many rows it changed."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


@pytest.fixture
def moment(nursery: Nursery) -> UUID:
    """A moment with words, in the log."""
    return operations.record_one(nursery.record("Ada", "comfort", note="Held by the window"), by=nursery.tablet(), at=at("10:01"))


@pytest.mark.django_db
@pytest.mark.parametrize("table", GUARDED)
def test_after_every_migration_the_triggers_are_there(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [table])
        assert {name for (name,) in cursor.fetchall()} == {f"{table}_no_update", f"{table}_no_delete"}


@pytest.mark.django_db
@pytest.mark.parametrize("table", STRICT)
def test_after_every_migration_the_log_is_strict(table: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT strict FROM pragma_table_list WHERE name = %s", [table])
        assert cursor.fetchall() == [(1,)]


@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("table", GUARDED)
def test_nothing_written_is_removed(table: str) -> None:
    with refused():
        run(f"DELETE FROM {table}")  # noqa: S608


@pytest.mark.parametrize("column", ["kind", "happened_at", "did_by_id", "seq", "digest", "chain", "received_at", "setting_id"])
def test_no_column_of_the_log_is_altered(moment: UUID, column: str) -> None:
    with refused():
        run(f"UPDATE moments_moment SET {column} = {column} WHERE id = %s", moment.hex)  # noqa: S608


def test_the_log_cannot_be_altered_through_django_either(nursery: Nursery, moment: UUID) -> None:
    with refused():
        Moment.objects.of(nursery.setting).filter(pk=moment).update(kind="note")
    with refused():
        Words.objects.of(nursery.setting).filter(pk=moment).delete()
    # Django sees first that words stand on it.
    with refused("protected"):
        Moment.objects.of(nursery.setting).filter(pk=moment).delete()
    with refused():
        AuditRow.objects.of(nursery.setting).update(act="nothing")
    kept = Moment.objects.of(nursery.setting).get(pk=moment)
    kept.kind = "note"
    with refused():
        kept.save()


@pytest.mark.usefixtures("moment")
@pytest.mark.parametrize("table", GUARDED)
def test_a_row_cannot_be_put_in_the_place_of_another(table: str) -> None:
    with refused():
        run(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


@pytest.mark.usefixtures("moment")
def test_the_log_takes_no_word_where_a_number_belongs() -> None:
    with refused("cannot store TEXT"):
        run("INSERT INTO moments_moment SELECT * FROM (SELECT * FROM moments_moment) WHERE 0")
        columns = [row[1] for row in _columns("moments_moment")]
        values = ", ".join({"id": "'another'", "seq": "'nine'"}.get(name, f'"{name}"') for name in columns)
        run(f"INSERT INTO moments_moment SELECT {values} FROM moments_moment LIMIT 1")  # noqa: S608


def test_lawful_erasure_empties_the_words_and_only_the_words(nursery: Nursery, moment: UUID) -> None:
    before = Moment.objects.of(nursery.setting).filter(pk=moment).values().get()
    assert run("UPDATE moments_words SET facts = '{}', note = '', erased_at = %s WHERE moment_id = %s", at("18:00"), moment.hex) == 1
    words = Words.objects.of(nursery.setting).get(pk=moment)
    assert (words.facts, words.note, words.erased_at) == ({}, "", at("18:00"))
    assert Moment.objects.of(nursery.setting).filter(pk=moment).values().get() == before


@pytest.mark.parametrize(
    "change",
    [
        "facts = '{}', note = ''",
        "note = '', erased_at = '2026-11-24 18:00:00'",
        "facts = '{}', note = 'something else', erased_at = '2026-11-24 18:00:00'",
        "facts = '{\"seen\":[\"smiled\"]}', note = '', erased_at = '2026-11-24 18:00:00'",
        "setting_id = moment_id, facts = '{}', note = '', erased_at = '2026-11-24 18:00:00'",
        "note = 'Held by the door'",
    ],
)
def test_words_are_not_altered_in_any_other_way(nursery: Nursery, change: str) -> None:
    said = nursery.record("Ada", "comfort", facts={"seen": ["cried"]}, note="Held by the window")
    operations.record_one(said, by=nursery.tablet(), at=at("10:01"))
    with refused():
        run(f"UPDATE moments_words SET {change}")  # noqa: S608


def test_what_was_erased_cannot_be_filled_again(nursery: Nursery, moment: UUID) -> None:
    run("UPDATE moments_words SET facts = '{}', note = '', erased_at = %s WHERE moment_id = %s", at("18:00"), moment.hex)
    with refused():
        Words.objects.of(nursery.setting).filter(pk=moment).update(note="Held by the window")


@pytest.mark.django_db
def test_a_table_without_triggers_would_be_altered() -> None:
    run("CREATE TABLE unguarded (id INTEGER PRIMARY KEY, words TEXT)")
    run("INSERT INTO unguarded VALUES (1, 'one')")
    assert run("UPDATE unguarded SET words = 'two'") == 1
    assert run("DELETE FROM unguarded") == 1


def _columns(table: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        return list(cursor.fetchall())
