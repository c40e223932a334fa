"""Commands that set up, serve and print docs."""

import argparse
import os
import socket
import sys

from django.conf import settings

from babyroom.common import clock, migrating
from babyroom.moments import kinds_export
from babyroom.records import demo_clock, demonstration
from babyroom.records.copies import running
from babyroom.web import printed, releases


def migrate(options: argparse.Namespace) -> int:
    """Bring the database up to date: on PostgreSQL as the owner of the tables, who then lays the walls between settings anew."""
    del options
    migrating.bring_up_to_date()
    return 0


def run(options: argparse.Namespace) -> int:
    """Set up what is missing, then serve. The demonstration is on 127.0.0.1 only and lets anyone step in."""
    port = int(os.environ.get("PORT", "8000"))
    if _taken(port):
        # Before anything is touched: the other one may be serving from these very files.
        _say(f"Something answers on port {port} already. Another port:  make run PORT={port + 1}")
        return 1
    running.hold(settings.DATA)
    migrate(options)
    releases.collect()
    if settings.DEMO:
        ahead = demo_clock.ahead_of(clock.now(), demonstration.last_written())
        os.environ["BABYROOM_CLOCK_AHEAD"] = str(ahead.total_seconds())
        added = demonstration.fill(at=clock.now())
        _say(f"Demonstration: {added} moments added.")
    _say(f"Baby Room is at http://127.0.0.1:{port}")
    arguments = [
        "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--blocking-threads", "4",
        "babyroom.web.wsgi:application",
    ]  # fmt: skip
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "granian", *arguments])  # noqa: S606 - the server takes this process over
    return 0


def _taken(port: int) -> bool:
    with socket.socket() as knock:
        knock.settimeout(1)
        return knock.connect_ex(("127.0.0.1", port)) == 0


def kinds(options: argparse.Namespace) -> int:
    """Write or check the tablet's types."""
    path = settings.HERE.parent / "frontend" / "src" / "kinds.gen.ts"
    if options.check:
        current = kinds_export.check(path)
        _say("The tablet's types are current." if current else "The tablet's types are not current: run `babyroom kinds`.")
        return 0 if current else 1
    kinds_export.write(path)
    return 0


def docs(options: argparse.Namespace) -> int:
    """Write or check the parts of docs/ that are printed from code."""
    stale = printed.stale()
    if options.check:
        for name in stale:
            _say(f"{name} is not current: run `babyroom docs`.")
        return 1 if stale else 0
    printed.write()
    return 0


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
