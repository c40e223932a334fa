"""STRICT tables on SQLite, which Django cannot ask for: an empty table is made again with strict types."""

import re

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# STRICT knows INT, INTEGER, REAL, TEXT, BLOB and ANY only. Django reads its values back by field, not by declared type.
_TYPES = {
    "char": "TEXT",
    "varchar": "TEXT",
    "text": "TEXT",
    "datetime": "TEXT",
    "date": "TEXT",
    "time": "TEXT",
    "bool": "INTEGER",
    "bigint": "INTEGER",
    "integer": "INTEGER",
}
_DECLARED = re.compile(r'("\w+")\s+(' + "|".join(_TYPES) + r")\b(?:\s+unsigned)?(?:\(\d+\))?", re.IGNORECASE)


def strict_sql(sql: str) -> str:
    """A CREATE TABLE statement of Django's with STRICT's types and the word STRICT behind it."""
    return _DECLARED.sub(lambda found: f"{found[1]} {_TYPES[found[2].lower()]}", sql).rstrip() + " STRICT"


def make_strict(table: str) -> migrations.RunPython:
    """A migration step for a table just made and still empty; does nothing on PostgreSQL, which is strict by nature."""

    def make(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        del apps
        if editor.connection.vendor != "sqlite":
            return
        # Indexes wait in the editor until the migration ends: lay them first, so that they can be made again.
        waiting, editor.deferred_sql = list(editor.deferred_sql), []
        for statement in waiting:
            editor.execute(statement)
        with editor.connection.cursor() as cursor:
            cursor.execute("SELECT type, sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL", [table])
            rows = cursor.fetchall()
        made = [sql for sort, sql in rows if sort == "table"]
        others = [sql for sort, sql in rows if sort != "table"]
        editor.execute(f'DROP TABLE "{table}"')
        for sql in [strict_sql(made[0]), *others]:
            editor.execute(sql, params=None)

    return migrations.RunPython(make, migrations.RunPython.noop)
