"""Which database: one SQLite file beside the other data, or the PostgreSQL that `DATABASE_URL` names."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper

# WAL with synchronous=FULL: what was answered as kept is on the disk. IMMEDIATE: a read that turns into a write never
# finds the lock taken. The connection stays open, else the WAL is folded away at every request.
_SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON; "
        "PRAGMA trusted_schema=OFF; PRAGMA cache_size=-20000; PRAGMA foreign_keys=ON;"
    ),
}


def databases(folder: Path, environment: Mapping[str, str] = os.environ) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. `DATABASE_URL` is the role the product works as; `DATABASE_OWNER_URL` the one that owns the tables,
    for migrations and backups only: it is used by the commands that say so (`as_owner`), never by a request."""
    url = environment.get("DATABASE_URL", "")
    return {"default": postgresql(url) if url else sqlite(folder / "babyroom.sqlite3", folder / "test.sqlite3")}


@contextmanager
def as_owner() -> Iterator[str]:
    """Work as the owner of the tables for a while: migrations, copies. Gives the name of the role the product works as.

    On SQLite, and where no `DATABASE_OWNER_URL` is set, nothing changes."""
    from django.db import connection

    ours = dict(connection.settings_dict)
    owner = os.environ.get("DATABASE_OWNER_URL", "")
    if connection.vendor != "postgresql" or not owner:
        yield str(ours["USER"])
        return
    connection.close()
    connection.settings_dict.update({name: postgresql(owner)[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")})
    try:
        yield str(ours["USER"])
    finally:
        connection.close()
        connection.settings_dict.update(ours)


def learn_sizes(connection: "BaseDatabaseWrapper | None" = None) -> None:
    """Let the database learn how its tables have grown, so that it takes the shorter way to a record: SQLite knows nothing of it by itself
    and read a whole nursery's log for each batch that came in. A tenth of a second for five years of days. PostgreSQL does so by itself."""
    from django.db import connection as default

    asked = connection or default
    if asked.vendor == "sqlite":
        with asked.cursor() as cursor:
            # Tables never asked about on this connection too, and only those whose size is not what it was learnt to be.
            cursor.execute("PRAGMA optimize=0x10002")


def sqlite(path: Path, test: Path) -> dict[str, Any]:
    """One file that holds every setting of this installation."""
    return {
        "ENGINE": "babyroom.common.queued",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(_SQLITE_OPTIONS),
        "TEST": {"NAME": str(test)},
    }


def postgresql(url: str) -> dict[str, Any]:
    """A PostgreSQL address (libpq's own form) in Django's words. Raises RuntimeError where the driver is missing."""
    try:
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as problem:
        msg = "DATABASE_URL names a PostgreSQL server, and its driver is not installed: uv pip install 'babyroom[postgres]'"
        raise RuntimeError(msg) from problem
    told = {name: str(value) for name, value in conninfo_to_dict(url).items() if value is not None}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.pop("dbname", "babyroom"),
        "USER": told.pop("user", ""),
        "PASSWORD": told.pop("password", ""),
        "HOST": told.pop("host", ""),
        "PORT": told.pop("port", ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": told,
    }
