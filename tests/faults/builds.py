"""Two releases of the program, served one after the other from the same data folder at the same address, as after `babyroom upgrade`."""

import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.ground import ROOT
from tests.journeys.ports import free_port
from tests.journeys.serving import Server
from tests.journeys.stage import at

# Each of these files says of which release it is.
_SCRIPTS = ("tablet/static/tablet/kept.js", "tablet/static/tablet/tablet.js")
_STYLES = ("web/static/css/tokens.css", "tablet/static/tablet/room.css")
# Once a release is loaded, its worker is a child of what loaded it: a release comes in half the time.
_SERVE = """
import sys
import django
django.setup()
from babyroom.web import releases
releases.collect()
# Not before: it looks at once which files there are.
from babyroom.web import wsgi
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels
how = {"interface": Interfaces.WSGI, "workers": 1, "blocking_threads": 4, "log_level": LogLevels.warning}
Granian("babyroom.web.wsgi:application", port=int(sys.argv[1]), **how).serve()
"""


@dataclass
class Served:
    """The nursery's one address and folder; `python` runs against it, under whichever release was served last."""

    folder: Path
    address: str
    server: Server
    process: subprocess.Popen[bytes] | None = None
    built: dict[str, Path] = field(default_factory=dict)
    others: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def serve(self, release: str, **more: str) -> None:
        """Stop what runs, and serve this release: "a", "b", ..."""
        self.stop()
        self.process = self._begun(release, self.address, **more)

    def beside(self, release: str) -> tuple[str, int]:
        """Serve this release too, at an address of its own, until the end; where it listens."""
        port = free_port()
        self.others.append(self._begun(release, f"http://127.0.0.1:{port}"))
        return "127.0.0.1", port

    def _begun(self, release: str, address: str, **more: str) -> subprocess.Popen[bytes]:
        build = self.built.get(release) or self.build(release)
        told = self._environment(build) | more
        process = subprocess.Popen([sys.executable, "-c", _SERVE, address.rpartition(":")[2]], cwd=build, env=told)
        for _n in range(1200):
            try:
                with urllib.request.urlopen(f"{address}/help-now/", timeout=2):  # noqa: S310 - our own server
                    return process
            except OSError:
                time.sleep(0.05)
        process.kill()
        msg = f"release {release} does not answer"
        raise AssertionError(msg)

    def stop(self) -> None:
        """As `systemctl stop` does it."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=20)
        self.process = None

    def _environment(self, build: Path) -> dict[str, str]:
        return self.server.environment() | {"BABYROOM_TESTING": "0", "DEMO": "0", "PYTHONPATH": f"{build}:{ROOT}"}

    def build(self, release: str) -> Path:
        """Make this release of what is here; a test may change its files before it is served."""
        build = self.folder / f"release-{release}"
        shutil.copytree(ROOT / "babyroom", build / "babyroom", ignore=shutil.ignore_patterns("__pycache__"))
        for name in _SCRIPTS:
            with (build / "babyroom" / name).open("a") as file:
                file.write(f';(self.RELEASES??=[]).push("{release}");\n')
        for number, name in enumerate(_STYLES):
            with (build / "babyroom" / name).open("a") as file:
                file.write(f":root {{ --release-{number}: {release}; }}\n")
        self.built[release] = build
        return build


@contextmanager
def releases(folder: Path, prepare: str) -> Iterator[Served]:
    """A nursery that nobody serves yet."""
    data = folder / "data"
    data.mkdir()
    address = f"http://127.0.0.1:{free_port()}"
    server = Server(address, data, folder / "ahead.txt")
    server.set_clock(at("10:00"))
    server.python("from django.core.management import call_command\ncall_command('migrate', verbosity=0)\n" + prepare)
    made = Served(folder, address, server)
    try:
        yield made
    finally:
        made.stop()
        for process in made.others:
            process.terminate()
            process.wait(timeout=20)
