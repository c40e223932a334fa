"""The doctor's looks at the database: the engine, the file, the tables, the tablets."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from babyroom.common import walls
from babyroom.common.sqlite import is_safe
from babyroom.people import queries as people
from babyroom.records.copies import checking
from babyroom.signin import queries as signin
from babyroom.signin import queries_pins as signin_pins

Said = Iterator[tuple[Literal["ok", "look", "broken", "not seen"], str, str]]
_LONG_AGO = timedelta(days=3)


def engine(at: datetime) -> Said:
    """An engine that can lose a record is not used."""
    del at
    if connection.vendor == "sqlite":
        version = settings.SQLITE_VERSION
        told = "SQLite " + ".".join(map(str, version))
        if is_safe(version):
            yield "ok", told, ""
        else:
            yield "broken", f"{told} can lose records", "Install Baby Room again with its own engine (pysqlite3), or a newer SQLite."
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        yield "ok", f"PostgreSQL {cursor.fetchone()[0]}", ""
        cursor.execute("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
        if cursor.fetchone()[0]:
            yield (
                "broken",
                "the product works as a role that may step over the walls between settings",
                "Put a plain role into DATABASE_URL; the owner of the tables belongs into DATABASE_OWNER_URL.",
            )
    if not os.environ.get("DATABASE_OWNER_URL"):
        yield "broken", "no owner's role is known, so nothing is migrated or copied", "Set DATABASE_OWNER_URL."


def whole(at: datetime) -> Said:
    """The file can be read, and what keeps the log from being changed is there."""
    del at
    try:
        if connection.vendor == "sqlite":
            told = checking.rows(connection, "PRAGMA quick_check")
            if told != [("ok",)]:
                yield (
                    "broken",
                    f"the file is damaged ({told[0][0]})",
                    "Keep the folder as it is. Restore the newest copy: babyroom restore.",
                )
                return
        lacking = sorted(one for one in checking.WATCHED - set(checking.guards_of(connection)) if _expected(one))
    except DatabaseError as problem:
        yield (
            "broken",
            f"it does not answer ({problem})",
            "Look whether the disk is full and whether this user may write in the data folder.",
        )
        return
    if lacking:
        yield (
            "broken",
            f"what keeps the log, the audit or the looks from being changed is missing: {', '.join(lacking)}",
            "babyroom upgrade; then ask us.",
        )
    else:
        yield "ok", "whole, and the log's guards are in place", ""


def _expected(guard: str) -> bool:
    return connection.vendor == "sqlite" or guard.startswith("trigger")


def up_to_date(at: datetime) -> Said:
    """No migration waits."""
    del at
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield "broken", f"{len(waiting)} changes to the tables wait", "babyroom upgrade"
    else:
        yield "ok", "all changes are made", ""


def tablets(at: datetime) -> Said:
    """Tablets that nobody has seen for days are lost, broken or in a drawer."""
    for setting in walls.settings():
        with walls.within(setting):
            name = str(people.setting(setting))
            found = [one for one in signin.tablets(setting) if one.revoked_at is None]
        silent = [one.name for one in found if at - (one.last_seen_at or one.paired_at) > _LONG_AGO]
        if silent:
            yield (
                "look",
                f"{name}: not seen for three days: {', '.join(silent)}",
                "Switch it on in the room. If it is lost, take it off the list in the office (docs/guides).",
            )
        elif found:
            yield "ok", f"{name}: {len(found)} in use", ""
        else:
            yield "look", f"{name}: no tablet yet", "In the office, open Tablets and pair one."


def pins(at: datetime) -> Said:
    """Earlier days, whole pages and sheets open on a tablet with a PIN only: whoever works in a room needs one."""
    for setting in walls.settings():
        with walls.within(setting):
            told = people.setting(setting)
            if told is None or told.demonstration:
                continue
            without = signin_pins.without_pin(setting, at, told.zone)
            any_at_all = signin_pins.anybody_has_one(setting)
        advice = (
            "In the office, on the page PINs, choose your own and make a start code for each colleague (docs/guides/install.md, step 6)."
        )
        if not any_at_all:
            yield "look", f"{told}: nobody has a PIN yet, so earlier days and whole pages open on no tablet", advice
        elif without:
            yield "look", f"{told}: {without} who work in a room have none and come in by name", advice
        else:
            yield "ok", f"{told}: everybody who works in a room has one", ""
