"""Commands of a real installation: serve, work, copies and keys, doctor, upgrade."""

import argparse
import json
import logging
import os
import shutil
import signal
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from threading import Event

from django.conf import settings

from babyroom.common import clock, migrating
from babyroom.common import keys as key_ring
from babyroom.records.copies import making, recovery, restoring, sheet
from babyroom.records.copies.stops import Stopped
from babyroom.web import doctor as examining
from babyroom.web import releases, serving, working
from babyroom.web.ticks import copies_folder

Command = Callable[[argparse.Namespace], int]


def _stoppable(command: Command) -> Command:
    def run(options: argparse.Namespace) -> int:
        # Whatever is made from here on is this user's alone.
        os.umask(0o077)
        try:
            return command(options)
        except Stopped as stopped:
            sys.stderr.write(f"{stopped}\n")
            return 1

    run.__doc__ = command.__doc__
    return run


@_stoppable
def serve(options: argparse.Namespace) -> int:
    """A real nursery over HTTPS."""
    del options
    where, tls = serving.prepare(clock.now())
    if tls.is_new and tls.authority is not None:
        _say(f"A certificate was made for {', '.join(where.hosts)}. Each tablet must be told to trust {tls.authority}")
        _say("(docs/guides/certificate-for-tablets.md says how).")
    if recovery.private(settings.DATA) is not None:
        _say("The recovery key still lies on this server. Print its sheet:  babyroom keys sheet FILE.html   then:  babyroom keys printed")
    _say(f"Baby Room is at {where.address}")
    serving.serve(where, tls)
    return 0


@_stoppable
def work(options: argparse.Namespace) -> int:
    """The worker: copies at night, letters that wait, and the rest."""
    stop = Event()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda _number, _frame: stop.set())
    logging.getLogger("babyroom.work").setLevel(logging.INFO)
    if options.once:
        for name in working.tick(clock.now()):
            _say(f"{name}: done.")
        return 0
    _say("The worker is running.")
    sys.stdout.flush()
    working.work(clock.now, stop)
    return 0


@_stoppable
def backup(options: argparse.Namespace) -> int:
    """A sealed copy, made while the nursery works."""
    kept = making.make(Path(options.path), at=clock.now(), keep=options.keep)
    _say(kept.sentence)
    _say(f"The keys that belong to it are sealed in {kept.keys}: keep both, and keep the printed sheet away from them.")
    if kept.pruned:
        _say(f"{kept.pruned} older copies were taken away.")
    return 0


@_stoppable
def restore(options: argparse.Namespace) -> int:
    """Put a copy in the place of the present database."""
    done = restoring.restore(Path(options.file), options.key, at=clock.now())
    _say(done.sentence)
    if done.keys_added:
        _say(f"{done.keys_added} keys came back with it.")
    _say("Start Baby Room, look at a page you know well, and make a fresh copy.")
    return 0


@_stoppable
def keys(options: argparse.Namespace) -> int:
    """The recovery sheet and the key ring."""
    if options.act == "sheet":
        path = Path(options.file)
        name = sheet.write(path, at=clock.now(), fresh=options.fresh)
        _say(f"Recovery sheet {name} is in {path}. Print it twice, then:  babyroom keys printed")
    elif options.act == "printed":
        sheet.printed(options.last_group or input("The last group of the key on the printed sheet: "), at=clock.now())
        _say("The key is off this server. Delete the sheet's file too, and keep the paper away from the copies.")
    else:
        renewed = settings.KEY_RING.renewed()
        key_ring.save(renewed, settings.DATA / "keys.json")
        _say(f"Key {renewed.current} seals from now on, once Baby Room is started again. Older keys still open what they sealed.")
    return 0


def doctor(options: argparse.Namespace) -> int:
    """What is wrong with this installation, and what to do."""
    found = examining.examine(clock.now())
    if options.json:
        _say(json.dumps([asdict(one) for one in found], indent=1))
    else:
        for one in found:
            _say(one.line)
    return 1 if any(one.state == "broken" for one in found) else 0


@_stoppable
def upgrade(options: argparse.Namespace) -> int:
    """After new program files are in place: a copy first, then tables and static files."""
    if not options.without_copy and _has_records():
        _say(making.make(copies_folder(), at=clock.now()).sentence)
    migrating.bring_up_to_date()
    releases.collect()
    _say("The tables and static files are up to date.")
    if shutil.which("systemctl"):
        _say("Now start the services again:  systemctl restart babyroom babyroom-work")
    else:
        _say("Now stop and start  babyroom serve  and  babyroom work  again.")
    return 0


def _has_records() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"].endswith("postgresql")) or (settings.DATA / "babyroom.sqlite3").exists()


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")
