"""Whoever has the database in hand: past the walls and past the triggers."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

OWNER = "babyroom_owner"


@contextmanager
def owner() -> Iterator[None]:
    """As the owner of the tables. On SQLite everybody is."""
    if connection.vendor != "postgresql":
        yield
        return
    run(f"SET ROLE {OWNER}")
    try:
        yield
    finally:
        if not connection.needs_rollback:
            run("RESET ROLE")


def run(sql: str, *values: Any) -> int:
    """One statement as it is; returns how many rows it touched."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.rowcount)


def unguarded(table: str, sql: str, *values: Any) -> None:
    """Do to an append-only table what its triggers forbid."""
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with owner():
        for act in ("update", "delete"):
            run(f"DROP TRIGGER IF EXISTS {table}_no_{act}{on}")
        assert run(sql, *values) > 0


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is put back at its end."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def own_database() -> Iterator[None]:
    """In a process of its own: a database beside the one that others copy theirs from. On SQLite the process's folder is its own."""
    if connection.vendor != "postgresql":
        yield
        return
    template, name = connection.settings_dict["NAME"], f"own_{os.getpid()}"
    _elsewhere(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        _elsewhere(f'DROP DATABASE "{name}"')


def _elsewhere(sql: str) -> None:
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(sql)
