"""The recovery sheet: the key that opens every copy, on paper."""

from datetime import datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from babyroom.common import qr, walls
from babyroom.people import queries as people
from babyroom.records.copies import notes, recovery
from babyroom.records.copies.stops import Stopped

_A_ROW = 5
# As they are typed at the server, in any language.
_COMMANDS = {
    "stop": "systemctl stop babyroom babyroom-work",
    "restore": 'babyroom restore COPY.brb --key "…"',
    "start": "systemctl start babyroom babyroom-work",
    "printed": "babyroom keys printed",
}


def write(path: Path, *, at: datetime, fresh: bool = False) -> str:
    """Write the sheet as one page that needs nothing else, readable by its owner only. Returns the sheet's name.

    `fresh` makes a new key first: for a sheet that is lost. Raises Stopped where the key has left this server."""
    data: Path = settings.DATA
    if fresh:
        recovery.make(data)
    name = recovery.sheet_name(recovery.public(data))
    key = recovery.private(data)
    if key is None:
        msg = (
            f"Sheet {name} was printed and its key taken off this server, so it cannot be printed again. If that sheet is lost, "
            "make a new one:  babyroom keys sheet FILE.html --fresh   (copies made until now still need the old sheet)"
        )
        raise Stopped(msg)
    nurseries = [_name(setting) for setting in walls.settings()]
    page = render_to_string("records/recovery_sheet.html", {**_told(key, name, at), "nurseries": nurseries})
    path.touch(mode=0o600)
    path.write_text(page)
    notes.write(data, "sheet", {"name": name, "written_at": at.isoformat()})
    return name


def printed(last_group: str, *, at: datetime) -> None:
    """Somebody holds the printed sheet: the private half leaves the server. Raises Stopped."""
    data: Path = settings.DATA
    recovery.forget(data, last_group)
    notes.write(data, "sheet", notes.read(data, "sheet") | {"printed_at": at.isoformat()})


def _told(key: str, name: str, at: datetime) -> dict[str, object]:
    groups = recovery.groups(key)
    return {
        "name": name,
        "commands": _COMMANDS,
        "rows": [groups[start : start + _A_ROW] for start in range(0, len(groups), _A_ROW)],
        "code": qr.as_address("image/svg+xml", qr.drawn(key)),
        "style": qr.as_address("text/css", Path(str(finders.find("records/recovery_sheet.css"))).read_bytes()),
        "on": at.astimezone(ZoneInfo(settings.TIME_ZONE)).date(),
    }


def _name(setting: UUID) -> str:
    with walls.within(setting):
        return str(people.setting(setting))
