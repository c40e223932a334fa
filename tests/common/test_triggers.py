"""The triggers that keep a table append-only, laid on SQLite and spelled for PostgreSQL."""

import pytest
from django.db import DatabaseError, connection, transaction

from babyroom.common.strict import strict_sql
from babyroom.common.triggers import columns, statements
from tests.owner import run

NAMES = ["id", "words", "note", "erased_at"]


@pytest.fixture
def table(db: None) -> str:
    """A table of our own, with the triggers that erasure needs."""
    del db
    ground()
    run("CREATE TABLE told (id INTEGER PRIMARY KEY, words TEXT, note TEXT, erased_at TEXT)")
    for statement in statements("told", NAMES, connection.vendor, may_empty=("words", "note"), mark="erased_at"):
        run(statement)
    run("INSERT INTO told VALUES (1, '{\"a\":1}', 'by the window', NULL)")
    return "told"


def ground() -> None:
    """On PostgreSQL the product's role makes no tables: this test makes them in a corner of its own."""
    if connection.vendor == "postgresql":
        run("CREATE SCHEMA corner")
        run("SET LOCAL search_path TO corner")


def turned_away(sql: str) -> bool:
    """Whether the table refuses a statement."""
    try:
        with transaction.atomic():
            run(sql)
    except DatabaseError as problem:
        return "append-only" in str(problem)
    return False


@pytest.mark.usefixtures("table")
def test_emptying_with_its_mark_is_let_through_and_nothing_else() -> None:
    assert turned_away("DELETE FROM told")
    assert turned_away("UPDATE told SET note = 'by the door'")
    assert turned_away("UPDATE told SET words = '{}', note = ''")
    assert turned_away("UPDATE told SET words = '{}', note = '', id = 2, erased_at = '2026-11-24'")
    assert turned_away("UPDATE told SET words = '{}', erased_at = '2026-11-24'")
    if connection.vendor == "sqlite":
        assert turned_away("INSERT OR REPLACE INTO told VALUES (1, '{}', '', '2026-11-24')")
    assert not turned_away("UPDATE told SET words = '{}', note = '', erased_at = '2026-11-24'")
    assert turned_away("UPDATE told SET note = 'by the window', erased_at = '2026-11-25'")


@pytest.mark.django_db
def test_without_columns_that_may_be_emptied_nothing_is_altered() -> None:
    ground()
    run("CREATE TABLE kept (id INTEGER PRIMARY KEY, words TEXT)")
    run("INSERT INTO kept VALUES (1, 'one')")
    assert not turned_away("UPDATE kept SET words = 'two'")
    for statement in statements("kept", ["id", "words"], connection.vendor, may_empty=(), mark=""):
        run(statement)
    assert turned_away("UPDATE kept SET words = 'three'")
    assert turned_away("UPDATE kept SET words = words")
    assert turned_away("DELETE FROM kept")


def test_postgresql_is_told_the_same_in_its_own_words() -> None:
    function, update, delete = statements("told", NAMES, "postgresql", may_empty=("words", "note"), mark="erased_at")
    assert "CREATE OR REPLACE FUNCTION told_refuse()" in function and "told is append-only" in function
    assert update.startswith("CREATE TRIGGER told_no_update BEFORE UPDATE ON told FOR EACH ROW WHEN (")
    assert 'OLD."id" IS DISTINCT FROM NEW."id"' in update and 'NEW."erased_at" IS NULL' in update
    assert 'OLD."words"' not in update and 'OLD."erased_at"' not in update
    assert delete == "CREATE TRIGGER told_no_delete BEFORE DELETE ON told FOR EACH ROW EXECUTE FUNCTION told_refuse()"
    plain = statements("kept", ["id"], "postgresql", may_empty=(), mark="")[1]
    assert "WHEN" not in plain


@pytest.mark.django_db
def test_the_columns_are_those_the_database_knows() -> None:
    editor = connection.SchemaEditorClass(connection)
    assert {"moment_id", "facts", "note", "erased_at", "setting_id"} == set(columns("moments_words", editor))


def test_a_table_of_djangos_is_spelled_strictly() -> None:
    made = (
        'CREATE TABLE "t" ("id" char(32) NOT NULL PRIMARY KEY, "at" datetime NOT NULL, "n" integer unsigned, "words" varchar(40), "r" real)'
    )
    kept = 'CREATE TABLE "t" ("id" TEXT NOT NULL PRIMARY KEY, "at" TEXT NOT NULL, "n" INTEGER, "words" TEXT, "r" real) STRICT'
    assert strict_sql(made) == kept
