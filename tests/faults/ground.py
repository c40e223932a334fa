"""A nursery on ground of its own: a folder (and on PostgreSQL a database) that a test may break, restore and throw away."""

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import psycopg
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
MOMENTS = 40
_LAID_DOWN = f"""
import json
from pathlib import Path
from django.conf import settings
from datetime import timedelta
from babyroom.common import walls
from tests.nursery import HARBOUR, at, open_nursery
from babyroom.moments import operations
with walls.within(HARBOUR):
    n = open_nursery()
    for k in range({MOMENTS}):
        operations.record_one(n.record("Ada" if k % 2 else "Ben", "nappy", "10:00"), by=n.tablet(), at=at("10:24") + timedelta(seconds=k))
told = {{sort: {{name: str(pk) for name, pk in getattr(n, sort).items()}} for sort in ("rooms", "babies", "adults", "tablets")}}
(Path(settings.DATA) / "nursery.json").write_text(json.dumps(told))
"""
_NUMBERS = itertools.count()


@dataclass
class Ground:
    """A folder with a nursery in it; everything is done to it by processes of their own, as in a real installation."""

    data: Path
    told: dict[str, str] = field(default_factory=dict)

    def environment(self, **more: str) -> dict[str, str]:
        """What its processes are told."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("BABYROOM_", "PYTEST_"))}
        own = {"BABYROOM_DATA": str(self.data), "DJANGO_SETTINGS_MODULE": "babyroom.web.settings", "BABYROOM_ENV_FILE": os.devnull}
        return kept | own | self.told | more

    def babyroom(self, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """One command of the command line."""
        command = [sys.executable, "-m", "babyroom.web.command", *arguments]
        return subprocess.run(command, env=self.environment(**more), cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)

    def python(self, script: str, *arguments: str, **more: str) -> str:
        """Run a script with Django set up; returns what it printed. Raises AssertionError with what it complained of."""
        done = subprocess.run(
            [sys.executable, "-c", f"import django; django.setup()\n{script}", *arguments],
            env=self.environment(**more), cwd=ROOT, capture_output=True, text=True, check=False, timeout=1800,
        )  # fmt: skip
        if done.returncode:
            raise AssertionError(done.stderr[-4000:])
        return done.stdout

    def moments(self) -> int:
        """How many moments are in the log."""
        script = "from babyroom.common import walls\nfrom babyroom.moments.models import Moment\nfrom tests.nursery import HARBOUR\n"
        return int(self.python(script + "with walls.within(HARBOUR): print(Moment.objects.of(HARBOUR).count())"))

    def key(self) -> str:
        """The key of the recovery sheet."""
        return (self.data / "recovery.key").read_text().strip()


def fresh(folder: Path) -> Ground:
    """Harbour Nursery with forty moments, in a folder of its own."""
    laid_down = _laid_down()
    data = folder / "data"
    shutil.copytree(laid_down.data, data)
    return Ground(data, _own_database(laid_down.told))


def empty(folder: Path) -> Ground:
    """A machine on which nothing was ever started."""
    return Ground(folder / "empty")


@cache
def _laid_down() -> Ground:
    ground = Ground(Path(tempfile.mkdtemp(prefix="babyroom-ground-")), _own_database({}))
    if connection.vendor == "sqlite":
        ground.babyroom("migrate")
    ground.python(_LAID_DOWN)
    ground.python(
        "from django.db import connection\nif connection.vendor == 'sqlite': connection.cursor().execute('PRAGMA wal_checkpoint(TRUNCATE)')"
    )
    return ground


def _own_database(told: dict[str, str]) -> dict[str, str]:
    """On PostgreSQL a database copied from the one these words name, or from the one that was migrated."""
    if not os.environ.get("DATABASE_URL"):
        return {}
    before, name = told.get("name", "babyroom"), f"ground_{os.getpid()}_{next(_NUMBERS)}"
    # Past Django, whose connections tests may not open as they like.
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], dbname="postgres", autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{before}"')
    own = {key: os.environ[key].replace("/babyroom?", f"/{name}?") for key in ("DATABASE_URL", "DATABASE_OWNER_URL")}
    return own | {"name": name}
