"""Whether a database is whole: the file, the guards of its tables, the log's chain, the audit's chain, and their numbers.

Asked of a copy before it is sealed and again before it is restored; of nothing but the copy itself, so that it proves that one.
"""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from babyroom.common import audit, databases
from babyroom.common.models import AuditRow
from babyroom.records.copies.stops import Stopped

# What no copy may lack, whatever it says of itself.
GUARDED = ("moments_moment", "moments_words", "common_auditrow")
STRICT = ("moments_moment", "moments_words")
LEAST = frozenset([f"trigger {t}_no_{act}" for t in GUARDED for act in ("update", "delete")] + [f"strict {t}" for t in STRICT])
# The looks came later: a copy from before them is restored all the same, and the doctor watches them.
WATCHED = LEAST | {f"trigger common_look_no_{act}" for act in ("update", "delete")}
_COUNTED = ("people_setting", "people_baby", "people_adult", "moments_moment", "moments_words", "common_auditrow")
_COPY = "copy"


@dataclass(frozen=True)
class Checked:
    """What was found in a whole database. `heads` and `audit` are the last numbers by setting, `counts` rows by table."""

    heads: Mapping[str, int]
    audit: Mapping[str, int]
    counts: Mapping[str, int]
    guards: list[str]
    migrations: list[str]
    names: list[str]


@contextmanager
def opened(path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection to an SQLite file beside the one the product works with. It leaves nothing but the file behind."""
    connections.settings[_COPY] = {**connections.settings["default"], **databases.sqlite(path, path)}
    try:
        yield connections[_COPY]
    finally:
        connections[_COPY].close()
        del connections[_COPY]
        del connections.settings[_COPY]


def check(database: BaseDatabaseWrapper) -> Checked:
    """Look at all of it. Raises Stopped with the first thing that is not whole."""
    try:
        return _check(database)
    except DatabaseError as problem:
        raise Stopped(f"The copy cannot be read as a database ({problem}). It was not kept.") from problem


def _check(database: BaseDatabaseWrapper) -> Checked:
    guards = guards_of(database)
    if database.vendor == "sqlite":
        _expect(rows(database, "PRAGMA integrity_check") == [("ok",)], "the database file is damaged")
        _expect(not rows(database, "PRAGMA foreign_key_check"), "rows speak of others that are not there")
    wanted = LEAST if database.vendor == "sqlite" else {one for one in LEAST if one.startswith("trigger")}
    lacking = sorted(wanted - set(guards))
    _expect(not lacking, f"what keeps the log from being changed is missing: {', '.join(lacking)}")
    heads = _log(database)
    audited = {
        str(UUID(str(setting))): _audit(database, UUID(str(setting))) for (setting,) in rows(database, "SELECT id FROM people_setting")
    }
    counts = {table: int(rows(database, f"SELECT count(*) FROM {table}")[0][0]) for table in _COUNTED}  # noqa: S608 - names of our own
    _expect(sum(heads.values()) == counts["moments_moment"], "the log has rows that its numbers do not know")
    _expect(counts["moments_moment"] == counts["moments_words"], "moments and their words are not the same number")
    _expect(sum(audited.values()) == counts["common_auditrow"], "the audit has rows of a setting that is not there")
    names = [str(name) for (name,) in rows(database, "SELECT name FROM people_setting ORDER BY name")]
    return Checked(heads, audited, counts, guards, migrations_of(database), names)


def guards_of(database: BaseDatabaseWrapper) -> list[str]:
    """The triggers and strict tables, by name."""
    if database.vendor == "sqlite":
        found = [f"trigger {name}" for (name,) in rows(database, "SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        found += [f"strict {name}" for (name,) in rows(database, "SELECT name FROM pragma_table_list WHERE strict")]
        return sorted(found)
    return sorted(f"trigger {name}" for (name,) in rows(database, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"))


def migrations_of(database: BaseDatabaseWrapper) -> list[str]:
    """Every migration that was run, as "app.name"."""
    return sorted(f"{app}.{name}" for app, name in rows(database, "SELECT app, name FROM django_migrations"))


def heads_of(database: BaseDatabaseWrapper) -> dict[str, int]:
    """The last number given in each setting's log."""
    return {str(UUID(str(setting))): int(seq) for setting, seq in rows(database, "SELECT setting_id, seq FROM moments_head")}


def rows(database: BaseDatabaseWrapper, sql: str) -> list[tuple[Any, ...]]:
    """All rows of a question."""
    with database.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())


def _log(database: BaseDatabaseWrapper) -> dict[str, int]:
    """Walk every setting's chain from its first row to the head."""
    ends: dict[str, tuple[int, str]] = {}
    with database.chunked_cursor() as cursor:
        cursor.execute("SELECT setting_id, seq, digest, chain FROM moments_moment ORDER BY setting_id, seq")
        for setting, seq, digest, chain in cursor:
            key = str(UUID(str(setting)))
            last, before = ends.get(key, (0, audit.NO_DIGEST))
            follows = hashlib.sha256(f"{before}{seq}{digest}".encode()).hexdigest()
            _expect(seq == last + 1 and chain == follows, f"the log does not hold together at number {last + 1}")
            ends[key] = (seq, chain)
    heads = rows(database, "SELECT setting_id, seq, chain FROM moments_head")
    for setting, seq, chain in heads:
        _expect(ends.get(str(UUID(str(setting))), (0, audit.NO_DIGEST)) == (seq, chain), "the log ends before its last number")
    return heads_of(database)


def _audit(database: BaseDatabaseWrapper, setting: UUID) -> int:
    before, last = audit.NO_DIGEST, 0
    for row in AuditRow.objects.db_manager(database.alias).of(setting).order_by("seq").iterator():
        whole = row.seq == last + 1 and row.previous == before and row.digest == audit.digest_of(row)
        _expect(whole, f"the audit does not hold together at number {last + 1}")
        before, last = row.digest, row.seq
    return last


def _expect(whole: bool, otherwise: str) -> None:
    if not whole:
        raise Stopped(f"The copy is not whole: {otherwise}. It was not kept. Run:  babyroom doctor")
