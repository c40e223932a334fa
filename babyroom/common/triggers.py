"""Append-only tables: database triggers that refuse to alter or remove a row, on SQLite and PostgreSQL."""

from collections.abc import Sequence

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def append_only(table: str, *, may_empty: Sequence[str] = (), mark: str = "") -> migrations.RunPython:
    """A migration step that makes `table` append-only.

    `may_empty` names columns that lawful erasure may empty, provided the column `mark` (an instant) is set
    in the same statement; every other change and every removal is refused.
    """

    def lay(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        del apps
        for statement in statements(table, columns(table, editor), editor.connection.vendor, may_empty=may_empty, mark=mark):
            editor.execute(statement)

    def lift(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        del apps
        on = f" ON {table}" if editor.connection.vendor == "postgresql" else ""
        for act in ("update", "delete"):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")

    return migrations.RunPython(lay, lift)


def columns(table: str, editor: BaseDatabaseSchemaEditor) -> list[str]:
    """The table's columns as the database knows them."""
    with editor.connection.cursor() as cursor:
        return [c.name for c in editor.connection.introspection.get_table_description(cursor, table)]


def statements(table: str, names: Sequence[str], vendor: str, *, may_empty: Sequence[str], mark: str) -> list[str]:
    """The SQL that lays the triggers for one engine."""
    kept = [n for n in names if n not in may_empty and n != mark]
    if vendor == "sqlite":
        differs = " OR ".join(f'OLD."{n}" IS NOT NEW."{n}"' for n in kept)
        guard = f'WHEN {differs} OR NEW."{mark}" IS NULL OR {_not_empty(may_empty)}' if may_empty else ""
        return [
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {guard} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        ]
    differs = " OR ".join(f'OLD."{n}" IS DISTINCT FROM NEW."{n}"' for n in kept)
    guard = f'WHEN ({differs} OR NEW."{mark}" IS NULL OR {_not_empty(may_empty)})' if may_empty else ""
    return [
        f"CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {guard} EXECUTE FUNCTION {table}_refuse()",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
    ]


def _not_empty(names: Sequence[str]) -> str:
    return " OR ".join(f"CAST(NEW.\"{n}\" AS TEXT) NOT IN ('{{}}', '')" for n in names)
