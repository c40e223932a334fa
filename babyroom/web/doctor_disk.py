"""The doctor's looks at this machine: disk, clock, secrets, static files, copies, the recovery sheet, the worker."""

import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

from django.conf import settings

from babyroom.records.copies import notes, recovery
from babyroom.web.ticks import copies_folder

Said = Iterator[tuple[Literal["ok", "look", "broken", "not seen"], str, str]]
_GB = 1_000_000_000
_COPY_AGE = timedelta(hours=36)
_WORKER_AGE = timedelta(minutes=10)
_CLOCK_MARGIN = timedelta(minutes=2)


def room(at: datetime) -> Said:
    """Room for what is written and for what is copied."""
    del at
    for name, folder in (("records", settings.DATA), ("copies", copies_folder())):
        if not folder.exists():
            continue
        free = shutil.disk_usage(folder).free
        told = f"{free / _GB:,.1f} GB free for {name} ({folder})"
        if free < _GB // 5:
            yield "broken", told, "Make room now: nothing more is taken in when it is full."
        elif free < 2 * _GB:
            yield "look", told, "Make room soon."
        else:
            yield "ok", told, ""


def clock(at: datetime) -> Said:
    """There is no second clock here to compare with; but a clock that is behind what this machine itself wrote is wrong for certain."""
    newest = max((datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in settings.DATA.glob("*")), default=at)
    if newest > at + _CLOCK_MARGIN:
        yield (
            "broken",
            f"the clock says {at:%d %B %Y %H:%M} UTC, and files here were written later",
            "Set the clock: timedatectl set-ntp true",
        )
    else:
        yield "not seen", f"it says {at:%d %B %Y %H:%M} UTC; whether that is right is not checked from here", "Compare it with your phone."


def secrets(at: datetime) -> Said:
    """Secrets are readable by their owner only."""
    del at
    open_ones = []
    for name in ("secret.txt", "keys.json", "recovery.key", "tls/server.key", "tls/authority.key", "babyroom.sqlite3"):
        path = settings.DATA / name
        if path.exists() and path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
            open_ones.append(path)
    if (settings.DATA.stat().st_mode & stat.S_IRWXO) and open_ones:
        told = ", ".join(one.name for one in open_ones)
        yield "look", f"others on this machine may read {told}", f"chmod 700 {settings.DATA}; chmod 600 " + " ".join(map(str, open_ones))
    else:
        yield "ok", "only this user reads them", ""


def static_files(at: datetime) -> Said:
    """Pages without their styles and scripts are no pages."""
    del at
    if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
        yield "ok", "laid out", ""
    else:
        yield "broken", "not laid out", "babyroom upgrade"


def copies(at: datetime) -> Said:
    """A copy of last night, opened and checked."""
    told, trouble = notes.read(settings.DATA, "copy"), notes.read(settings.DATA, "ticks_trouble").get("copy")
    if trouble:
        yield "broken", f"the last one could not be made: {trouble['said']}", "Mend that, then: babyroom backup FOLDER"
    if not told:
        yield "broken", "none was ever made", "babyroom backup FOLDER, and let babyroom-work run: it makes one each night."
        return
    made = datetime.fromisoformat(told["at"])
    said = f"the last one is of {made:%d %B %H:%M} UTC, checked, {told['size'] / 1e6:,.1f} MB, {told['path']}"
    if at - made > _COPY_AGE:
        yield "broken", said, "Look whether babyroom-work runs: systemctl status babyroom-work"
    elif not Path(told["path"]).exists():
        yield (
            "look",
            f"{said}, and it is not there any more",
            "If it was moved to another place, that is well. Else make one: babyroom backup FOLDER",
        )
    else:
        yield "ok", said, ""
    folder = copies_folder()
    if folder.exists() and folder.stat().st_dev == settings.DATA.stat().st_dev:
        yield "look", "they lie on the same disk as the records", "Name a folder on another disk or machine: BABYROOM_BACKUPS=/mnt/..."


def sheet(at: datetime) -> Said:
    """The key is on paper, and nowhere on this server."""
    del at
    told = notes.read(settings.DATA, "sheet")
    here = recovery.private(settings.DATA) is not None
    if here and not told:
        yield (
            "broken",
            "never printed: if this machine breaks, no copy can be opened",
            "babyroom keys sheet FILE.html, print it, then: babyroom keys printed",
        )
    elif here:
        yield (
            "look",
            f"sheet {told['name']} was written, and its key still lies on this server",
            "When it is printed: babyroom keys printed",
        )
    elif told.get("printed_at"):
        yield "ok", f"sheet {told['name']} is printed, and its key is not on this server", ""
    else:
        yield (
            "look",
            "the key is not here, and nobody said that the sheet was printed",
            "Look for the sheet. If there is none: babyroom keys sheet FILE.html --fresh",
        )


def worker(at: datetime) -> Said:
    """The worker ticks."""
    told, trouble = notes.read(settings.DATA, "ticks"), notes.read(settings.DATA, "ticks_trouble")
    if "seen" not in told or at - datetime.fromisoformat(told["seen"]) > _WORKER_AGE:
        yield "broken", "it is not running, so no copies are made at night", "systemctl start babyroom-work (or: babyroom work)"
    else:
        yield "ok", "running", ""
    for name, one in trouble.items():
        if name != "copy":
            yield (
                "look",
                f"{name} could not be done: {one['said']}",
                "It is tried again each minute. The log says more: journalctl -u babyroom-work",
            )
