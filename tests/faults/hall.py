"""Tablets without a screen: the very outbox, store and seal that the board runs, several in one process of node (frontend/tests/hall)."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

_FRONTEND = Path(__file__).resolve().parents[2] / "frontend"
_NODE = Path(sys.executable).with_name("node")

Told = Mapping[str, Any]


class Hall:
    """The tablets in one process of node, told what to do line by line."""

    def __init__(self, process: "subprocess.Popen[str]", key: tuple[str, str], ahead: float) -> None:
        self._process, self._key, self._ahead = process, {"id": key[0], "public": key[1]}, ahead
        self._names: list[str] = []

    def _do(self, what: str, **more: Any) -> Any:
        told, heard = self._process.stdin, self._process.stdout
        assert told is not None and heard is not None
        told.write(json.dumps({"do": what, **more}) + "\n")
        told.flush()
        line = heard.readline()
        assert line, "the tablets' process ended"
        return json.loads(line)

    def live_faster(self, times: float) -> None:
        """Every wait and all patience of the tablets is so many times shorter from now on."""
        self._do("speed", speed=times)

    def make(self, *tablets: tuple[str, str, str], **more: Any) -> None:
        """Tablets as (name, address, secret of its cookie); `more`: repeats, givesUpAfter (see frontend/tests/hall)."""
        self._names += [name for name, _address, _secret in tablets]
        common = {"key": self._key, "ahead": self._ahead, **more}
        self._do("make", tablets=[{"name": name, "address": address, "secret": secret, **common} for name, address, secret in tablets])

    def reopen(self, *names: str) -> None:
        """The app on these tablets is closed and opened anew."""
        self._do("open", names=names)

    def write(self, records: Mapping[str, Sequence[Told]], over: float = 0) -> None:
        """Each of these tablets begins to write its records, one after the other within `over` seconds."""
        self._do("write", records=records, over=over * 1000)

    def state(self, *names: str) -> dict[str, dict[str, Any]]:
        """How each tablet stands: saved, waiting, laid (on its disk), named (by the server), and what befell it."""
        found: dict[str, dict[str, Any]] = self._do("state", names=names or [*self._names])
        return found

    def settle(self, *names: str, still: float) -> dict[str, dict[str, Any]]:
        """All is well from now on: wait until each says that all is saved, or nothing more has come of it for `still` seconds.

        In milliseconds, `waited` is its own waiting, as for a tablet that lives no faster, and `answering` calls on their way, as long as
        they were.
        """
        found: dict[str, dict[str, Any]] = self._do("settle", names=names or [*self._names], still=still * 1000)
        return found

    def named(self) -> dict[str, list[str]]:
        """The ids that each tablet has shown as saved."""
        found: dict[str, list[str]] = self._do("named")
        return found

    def ids(self, count: int) -> list[str]:
        """Fresh ids, as a tablet makes them."""
        found: list[str] = self._do("ids", count=count)
        return found


@contextmanager
def hall(key: tuple[str, str], *, ahead: float) -> Iterator[Hall]:
    """A process of tablets that seal to `key` (id, public); their clock is `ahead` milliseconds before this machine's."""
    process = subprocess.Popen([_NODE, _program()], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        yield Hall(process, key, ahead)
    finally:
        process.kill()
        process.communicate()


@cache
def _program() -> Path:
    made = Path(tempfile.mkdtemp(prefix="babyroom-hall-")) / "tablets.mjs"
    esbuild = _FRONTEND / "node_modules" / "esbuild" / "bin" / "esbuild"
    options = ["--bundle", "--platform=node", "--format=esm", "--log-level=warning", f"--outfile={made}"]
    subprocess.run([_NODE, esbuild, _FRONTEND / "tests" / "hall" / "tablets.ts", *options], check=True, timeout=60)
    return made
