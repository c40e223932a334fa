"""A real server on a database file of its own, and a clock the test moves: the browser tests live through whole days."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babyroom.common import clock
from tests.journeys.ports import free_port

# Empty tables are the same at every time.
_ANY = datetime(2026, 11, 24, 8, tzinfo=UTC)


@dataclass
class Server:
    """A running Baby Room: its address, its folder, and its clock."""

    address: str
    data: Path
    clock: Path

    def set_clock(self, now: datetime) -> None:
        """Let the server live at `now` from here on; its clock goes on running."""
        beside = self.clock.with_suffix(".new")
        beside.write_text(str((now - clock.now()).total_seconds()))
        beside.replace(self.clock)

    def python(self, script: str) -> str:
        """Run a script against the server's database, as `make run` would; returns what it printed."""
        head = "import django; django.setup()\n"
        done = subprocess.run([sys.executable, "-c", head + script], env=self.environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(done.stderr)
        return done.stdout

    def environment(self) -> dict[str, str]:
        """What the server's process is told."""
        own = {"BABYROOM_DATA": str(self.data), "BABYROOM_CLOCK_AHEAD": f"@{self.clock}", "BABYROOM_TESTING": "1"}
        return os.environ | own | {"DJANGO_SETTINGS_MODULE": "babyroom.web.settings"}


@contextmanager
def served(now: datetime, *, demo: bool = False, prepare: str = "") -> Iterator[Server]:
    """Serve an own nursery that lives at `now`. `prepare` is a script run before the server starts."""
    with tempfile.TemporaryDirectory(prefix="babyroom-journey-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        server = Server(f"http://127.0.0.1:{port}", Path(folder) / "data", Path(folder) / "ahead.txt")
        server.set_clock(now)
        environment = server.environment() | {"DEMO": "1" if demo else "0"}
        shutil.copytree(_laid_down(now, prepare), server.data)
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
        options = ["--workers", "1", "--blocking-threads", "4", "--log-level", "warning", "babyroom.web.wsgi:application"]
        process = subprocess.Popen([*command, *options], env=environment)
        try:
            _wait_for(server.address + "/help-now/")
            yield server
        finally:
            process.terminate()
            process.wait(timeout=20)


@cache
def _laid_down(now: datetime, prepare: str) -> Path:
    """The folder of a nursery prepared by this script at `now`, made once in a run: every server begins with a copy of it."""
    folder = Path(tempfile.mkdtemp(prefix="babyroom-laid-down-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    first = Server("", folder / "data", folder / "ahead.txt")
    if prepare or now != _ANY:
        shutil.copytree(_laid_down(_ANY, ""), first.data)
    else:
        first.data.mkdir()
        prepare = "from django.core.management import call_command\ncall_command('migrate', verbosity=0)\n"
    first.set_clock(now)
    first.python(prepare)
    return first.data


def _wait_for(address: str) -> None:
    for _n in range(200):
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 - our own server
                return
        except OSError:
            time.sleep(0.1)
    msg = f"No server at {address}"
    raise AssertionError(msg)
