"""A nursery as its first version left it, brought up to date by processes that are ended in the middle."""

import hashlib
import os
import re
import shutil
import signal
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from babyroom.common import audit, databases, migrating
from babyroom.common.ids import new_id
from babyroom.records.copies import checking

ROOMS = ("common", "people", "signin", "moments", "ways")
ROWS = 200
_AT = datetime(2026, 9, 1, 8, tzinfo=UTC)
Step = Callable[[], None]


def lay_down(folder: Path) -> Path:
    """The tables of the first migrations, and moments in them; returns where."""
    path = folder / "first.sqlite3"
    if connection.vendor == "postgresql":
        path = _made("first", "template1")
    _at(path)
    with databases.as_owner():
        _laid_down()
    connection.close()
    return path


def _laid_down() -> None:
    executor = MigrationExecutor(connection)
    first = [(room, "0001_initial") for room in ROOMS]
    executor.migrate(first)
    apps = MigrationExecutor(connection).loader.project_state(first).apps
    setting = apps.get_model("people", "Setting")._base_manager.create(id=new_id(), name="Harbour Nursery", made_at=_AT)
    baby = apps.get_model("people", "Baby")._base_manager.create(
        setting=setting,
        first_name="Ada",
        last_name="Test",
        pronouns="she",
        born_on=date(2026, 1, 10),
        peg="duck",
        starts_on=date(2026, 9, 1),
    )
    _moments(apps, setting.pk, baby.pk)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _moments(apps: Any, setting: UUID, baby: UUID) -> None:
    chain = audit.NO_DIGEST
    for seq in range(1, ROWS + 1):
        digest = hashlib.sha256(str(seq).encode()).hexdigest()
        chain = hashlib.sha256(f"{chain}{seq}{digest}".encode()).hexdigest()
        moment = apps.get_model("moments", "Moment")._base_manager.create(
            id=new_id(), setting_id=setting, baby_id=baby, kind="nappy", known_by="face", happened_at=_AT + timedelta(minutes=seq),
            zone="Europe/London", time_from="tap", received_at=_AT, seq=seq, digest=digest, chain=chain,
        )  # fmt: skip
        apps.get_model("moments", "Words")._base_manager.create(moment=moment, setting_id=setting, note=f"the {seq}th")
    apps.get_model("moments", "Head")._base_manager.create(setting_id=setting, seq=ROWS, chain=chain)


def ours() -> None:
    """As `babyroom migrate` and `babyroom upgrade` do it."""
    migrating.bring_up_to_date()


def plain() -> None:
    """As Django does it by itself: the control."""
    with databases.as_owner():
        call_command("migrate", verbosity=0)


def whole() -> None:
    """Nothing waits, nothing is missing, the guards stand. Raises AssertionError or Stopped."""
    with databases.as_owner():
        _whole()


def _whole() -> None:
    executor = MigrationExecutor(connection)
    assert not executor.migration_plan(executor.loader.graph.leaf_nodes())
    assert checking.check(connection).counts["moments_words"] == ROWS


def ended_after(path: Path, step: Step, seconds: float) -> None:
    """Begin the step on this file and kill it -9 when so many seconds are over."""
    pid = _begun(path, step)
    time.sleep(seconds)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)


def ended_at_record(path: Path, step: Step, number: int) -> bool:
    """Begin the step and kill it -9 the moment it would write down its n-th migration; False where it has not so many."""

    def begun() -> None:
        written, count = MigrationRecorder.record_applied, [0]

        def record(recorder: MigrationRecorder, app: str, name: str) -> None:
            count[0] += 1
            if count[0] == number:
                os.kill(os.getpid(), signal.SIGKILL)
            written(recorder, app, name)

        MigrationRecorder.record_applied = record  # type: ignore[method-assign, assignment]
        step()

    return os.waitstatus_to_exitcode(os.waitpid(_begun(path, begun), 0)[1]) == -signal.SIGKILL


def comes_to_its_end(path: Path, step: Step) -> bool:
    """Run the step again, and look whether all is there."""

    def begun() -> None:
        step()
        whole()

    return os.waitstatus_to_exitcode(os.waitpid(_begun(path, begun), 0)[1]) == 0


def again(laid_down: Path, folder: Path) -> Path:
    """A fresh copy of the first version's file."""
    if connection.vendor == "postgresql":
        return _made("again", str(laid_down))
    for left in folder.glob("again.sqlite3*"):
        left.unlink()
    return Path(shutil.copy(laid_down, folder / "again.sqlite3"))


def _at(path: Path) -> None:
    """From here on this process's database is that one; on PostgreSQL a path is no more than a name."""
    connection.settings_dict["NAME"] = str(path)
    if connection.vendor == "postgresql":
        os.environ["DATABASE_OWNER_URL"] = re.sub(r"@/[^?]*", f"@/{path}", os.environ["DATABASE_OWNER_URL"])


def _made(name: str, template: str) -> Path:
    """A database of the owner's, as the template is; one of the same name goes first, and whoever still hangs on to it."""
    name = f"{name}_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname="postgres", autocommit=True) as server:
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return Path(name)


def _begun(path: Path, step: Step) -> int:
    """A process of its own, which costs nothing to start because Django is here already."""
    assert connection.connection is None, "a connection must not be shared with a child"
    pid = os.fork()
    if pid:
        return pid
    code = 1
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        _at(path)
        step()
        code = 0
    finally:
        os._exit(code)
