"""The database as it stands at one instant, taken while the nursery writes. A plain copy of the file would miss what is in its log."""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from babyroom.common import databases
from babyroom.records.copies import checking
from babyroom.records.copies.stops import Stopped

SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"


def take(folder: Path) -> tuple[Path, checking.Checked]:
    """Write the snapshot into `folder` and prove it. Raises Stopped, and OSError or DatabaseError on a full disk."""
    if connection.vendor == "sqlite":
        return _sqlite(folder / SQLITE)
    return _postgresql(folder / POSTGRESQL)


def _sqlite(path: Path) -> tuple[Path, checking.Checked]:
    live = checking.heads_of(connection)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    path.chmod(0o600)
    with checking.opened(path) as copy:
        checked = checking.check(copy)
    for setting, seq in live.items():
        if checked.heads.get(setting, 0) < seq:
            msg = f"The copy lacks moments that were kept before it began (number {seq}). It was not kept. Run:  babyroom doctor"
            raise Stopped(msg)
    return path, checked


def _postgresql(path: Path) -> tuple[Path, checking.Checked]:
    """pg_dump and the checks look at the same instant: a snapshot that one transaction exports and the other takes up."""
    with databases.as_owner():
        told = connection.settings_dict
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                cursor.execute("SELECT pg_export_snapshot()")
                (instant,) = cursor.fetchone()
            postgresql_tool("pg_dump", told, "--format=custom", f"--snapshot={instant}", "--no-owner", f"--file={path}")
            checked = checking.check(connection)
    path.chmod(0o600)
    # Every block is read once, so that a dump that cannot be restored is found now and not on the day it is needed.
    postgresql_tool("pg_restore", None, "--file=/dev/null", str(path))
    return path, checked


def postgresql_tool(program: str, told: dict[str, Any] | None, *arguments: str) -> None:
    """Run one of PostgreSQL's own programs against a database. Raises Stopped with what it said."""
    environment = dict(os.environ)
    for name, key in (("PGHOST", "HOST"), ("PGPORT", "PORT"), ("PGUSER", "USER"), ("PGPASSWORD", "PASSWORD"), ("PGDATABASE", "NAME")):
        if told and told[key]:
            environment[name] = str(told[key])
    try:
        done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True, check=False)
    except FileNotFoundError as problem:
        msg = f"{program} is not installed here. It comes with PostgreSQL's client programs; take those of the server's version."
        raise Stopped(msg) from problem
    if done.returncode:
        raise Stopped(f"{program} stopped: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'it did not say why'}")
