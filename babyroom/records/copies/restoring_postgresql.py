"""Putting a copy back on PostgreSQL: into a database of its own first, which then takes the name of the present one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import DatabaseError, connection

from babyroom.common import databases, walls
from babyroom.records.copies import checking
from babyroom.records.copies.snapshot import postgresql_tool
from babyroom.records.copies.stops import Stopped


def put(dump: Path, at: datetime) -> str:
    """Restore, prove, bring up to date, then exchange the names. Returns the name of the database that was there before."""
    try:
        with databases.as_owner() as product:
            present = str(connection.settings_dict["NAME"])
            fresh, aside = f"{present}_restoring", f"{present}_before_restore_{at:%Y%m%dt%H%M%S}"
            _elsewhere(f"DROP DATABASE IF EXISTS {_quoted(fresh)}", f"CREATE DATABASE {_quoted(fresh)}")
            with _named(fresh):
                postgresql_tool("pg_restore", connection.settings_dict, "--no-owner", "--exit-on-error", f"--dbname={fresh}", str(dump))
                checking.check(connection)
                call_command("migrate", verbosity=0)
                walls.lay(connection, app_role=product)
                checking.check(connection)
            _elsewhere(
                f"ALTER DATABASE {_quoted(present)} RENAME TO {_quoted(aside)}",
                f"ALTER DATABASE {_quoted(fresh)} RENAME TO {_quoted(present)}",
            )
    except DatabaseError as problem:
        told = str(problem).strip().splitlines()[0]
        msg = f"Nothing was restored: {told}. The owner's role may make databases, and nobody else may be connected meanwhile."
        raise Stopped(msg) from problem
    return aside


@contextmanager
def _named(name: str) -> Iterator[None]:
    connection.close()
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def _elsewhere(*statements: str) -> None:
    """Statements about databases, from another one, outside any transaction."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
