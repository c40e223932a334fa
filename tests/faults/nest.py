"""A real server (granian, with a database file of its own) that can be killed in the midst of its work and started again at once.

A process that has loaded everything and touches no database stands by; each server is a child of it. What is killed is the server's whole
group, with signal 9: nothing in it is asked first.
"""

import json
import logging
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from babyroom.common import clock
from tests.journeys.ports import free_port
from tests.journeys.serving import Server
from tests.journeys.stage import at, person

NOW = at("10:30")
SECRETS = tuple(f"hall-tablet-{number}" for number in range(6))
_PREPARE = f"""
from django.core.management import call_command
from babyroom.common import walls
from tests.journeys.arrived import arrive
from tests.journeys.stage import at, date, person, set_up
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of
call_command("migrate", verbosity=0)
set_up()
arrive(("Ines", "Kofi", "Ama", "Tomas", "Lena", "Ravi", "Mina", "Noah", "Sol"), "08:00")
where = {{"setting_id": person("setting"), "room_id": person("Ducklings")}}
for secret in {SECRETS!r}:
    Tablet.objects.create(name=secret, secret_digest=digest_of(secret), paired_at=at("07:00"), **where)
"""
_LOOK = """
import json
from django.db import connection
from babyroom.common import walls
from babyroom.moments.models import Aside, Words
from babyroom.records.copies import checking
from babyroom.records.copies.stops import Stopped
from tests.journeys.stage import person
try:
    checking.check(connection)
    broken = ""
except Stopped as problem:
    broken = str(problem)
with walls.within(person("setting")):
    log = [(str(pk), note) for pk, note in Words.objects.of(person("setting")).values_list("moment_id", "note") if note]
    aside = Aside.objects.of(person("setting")).count()
print(json.dumps({"log": log, "aside": aside, "broken": broken}))
"""


@dataclass(frozen=True)
class Found:
    """What is in the log at the end: (id, note) of each moment, how many were set aside, and what is not whole of the file, the log's chain
    and the audit's."""

    log: list[tuple[str, str]]
    aside: int
    broken: str


class Nest:
    """One nursery whose server comes and goes on one port."""

    def __init__(self, server: Server, standing_by: "subprocess.Popen[str]") -> None:
        self.server, self._standing_by = server, standing_by
        self.group = 0

    @property
    def address(self) -> str:
        """Where it is reached."""
        return self.server.address

    def start(self) -> None:
        """Begin to serve; returns when the first answer came."""
        told, heard = self._standing_by.stdin, self._standing_by.stdout
        assert told is not None and heard is not None and not self.group
        told.write("start\n")
        told.flush()
        self.group = int(heard.readline())
        for _n in range(400):
            try:
                with urllib.request.urlopen(f"{self.address}/sync", timeout=5):  # noqa: S310 - our own server
                    return
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(0.02)
        msg = "no server"
        raise AssertionError(msg)

    def kill(self) -> None:
        """End it at once, whatever it is doing."""
        if self.group:
            os.killpg(self.group, signal.SIGKILL)
            self.group = 0

    def look(self) -> Found:
        """What is there now."""
        return Found(**json.loads(self.server.python(_LOOK)))

    def audit_verify(self) -> bool:
        """What `babyroom audit verify` says."""
        command = [sys.executable, "-m", "babyroom.web.command", "audit", "verify"]
        return subprocess.run(command, env=self.server.environment(), capture_output=True, check=False, timeout=120).returncode == 0

    def key(self) -> tuple[str, str]:
        """The key tablets seal to: its id, and the point."""
        key_id, public = self.server.python("from babyroom.moments.sealing import public_key\nprint(*public_key())").split()
        return key_id, public


@contextmanager
def nest(*, wrong: str = "", now: datetime = NOW) -> Iterator[Nest]:
    """The nursery of the stories with all its babies in and six more tablets. `wrong` names a control (see `wrongly`)."""
    with tempfile.TemporaryDirectory(prefix="babyroom-nest-", ignore_cleanup_errors=True) as folder:
        port = free_port()
        server = Server(f"http://127.0.0.1:{port}", Path(folder) / "data", Path(folder) / "ahead.txt")
        shutil.copytree(_laid_down(), server.data)
        (server.data / "static").mkdir(exist_ok=True)
        server.set_clock(now)
        command = [sys.executable, "-m", "tests.faults.nest", str(port), wrong]
        process = subprocess.Popen(command, env=server.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        made = Nest(server, process)
        try:
            yield made
        finally:
            made.kill()
            process.kill()
            process.communicate()


@cache
def _laid_down() -> Path:
    """The folder of a nursery that was never served."""
    folder = Path(tempfile.mkdtemp(prefix="babyroom-nest-"))
    server = Server("", folder / "data", folder / "ahead.txt")
    server.data.mkdir()
    server.set_clock(NOW)
    server.python(_PREPARE)
    return server.data


def ahead(now: datetime = NOW) -> float:
    """How far this day's clock is before the machine's (milliseconds; below 0 where the day is past)."""
    return (now - clock.now()).total_seconds() * 1000


def told(baby: str, note: str, adult: str = "Amina", kind: str = "comfort", **more: object) -> dict[str, object]:
    """A record by this adult, known by its note; the tablet puts the rest."""
    who = str(person(adult))
    return {"kind": kind, "baby": str(person(baby)), "note": note, "did_by": who, "tapped_by": who, **more}


def some_day(chance: random.Random) -> str:
    """An instant of some day this term: thousands on one day would weigh on the server as no day of a nursery does."""
    return (NOW - timedelta(days=chance.randint(0, 80), minutes=chance.randint(1, 90))).isoformat()


def _stand_by(port: int, wrong: str) -> None:
    """Load all, then make a server of a child each time a line says so."""
    from django.urls import get_resolver, resolve
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    from babyroom.web import wsgi
    from tests.faults import wrongly

    assert wsgi.application is not None
    # What the first call would load.
    for path in ("/sync", "/help-now/", "/room/"):
        resolve(path)
    get_resolver()._populate()
    logging.getLogger("django.request").setLevel(logging.ERROR)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setpgid(0, 0)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
            if wrong:
                wrongly.serve(wrong)
            Granian(
                "babyroom.web.wsgi:application",
                port=port,
                interface=Interfaces.WSGI,
                workers=1,
                blocking_threads=4,
                log_level=LogLevels.error,
            ).serve()
            os._exit(0)
        os.setpgid(child, child)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _stand_by(int(sys.argv[1]), sys.argv[2])
