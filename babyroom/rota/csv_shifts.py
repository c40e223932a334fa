"""A list of weekly shifts out of a file: one row is one adult on one day of the week."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from types import MappingProxyType

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.common.refusals import Refusal
from babyroom.people import typed
from babyroom.people.csv_columns import Column, placed
from babyroom.people.csv_rows import day as day_typed
from babyroom.people.csv_text import table

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NAME = gettext_lazy("the adult’s name; with the last name where two have one first name")
_ROOM = gettext_lazy("the name of a room that is open; empty: their own room")
_ENDS = ("to", "end", "ends", "end time", "finish")
COLUMNS: tuple[Column, ...] = (
    Column("name", "Name", _NAME, ("Priya Shah", "Sam"), needed=True, also=("adult", "staff", "staff member", "employee", "full name")),
    Column("weekday", "Day", gettext_lazy("the day of the week"), ("Monday", "Tue"), needed=True, also=("day of week",), takes=_DAYS),
    Column("from_time", "From", gettext_lazy("when the shift begins"), ("07:30", "10:00"), needed=True, also=("start", "starts", "begins")),
    Column("to_time", "Until", gettext_lazy("when it ends, on the same day"), ("15:30", "18:00"), needed=True, also=_ENDS),
    Column("room", "Room", _ROOM, ("Ducklings", ""), also=("room name",)),
    Column("from_on", "Holds from", gettext_lazy("the first day it holds; empty: today"), ("01/12/2026", ""), also=("valid from",)),
)
_WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {said: number for number, name in enumerate(_DAYS, start=1) for said in (name.lower(), name[:3].lower(), str(number))}
    | {"tues": 2, "thur": 4, "thurs": 4}
)
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?")


@dataclass(frozen=True)
class Line:
    """One row of the file. `told` names it as it stands there; `reason` is empty where it could be read."""

    number: int
    told: str
    name: str = ""
    weekday: int = 0
    hours: tuple[time, time] = (time(0), time(0))
    room: str = ""
    from_on: date | None = None
    reason: str = ""


@dataclass(frozen=True)
class Listed:
    """A file read: its rows in order, and the columns nobody asked for."""

    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


def read_text(text: str, today: date) -> Listed:
    """Read a list of shifts. Raises Refusal where the file as a whole cannot be read."""
    (_number, header), *rows = table(text)
    where, unknown = placed(COLUMNS, header)
    lines = []
    for number, cells in rows:
        cell = {column.id: cells[where[column.id]] if where.get(column.id, len(cells)) < len(cells) else "" for column in COLUMNS}
        told = " ".join(filter(None, (cell["name"], cell["weekday"]))) or _("no name")
        try:
            if any(cells[len(header) :]):
                raise Refusal(_("This row has more cells than there are columns. Is there a comma in one of them?"))
            lines.append(_line(number, told, cell, today))
        except Refusal as refusal:
            lines.append(Line(number, told, reason=_where(refusal)))
    return Listed(tuple(lines), tuple(unknown))


def _line(number: int, told: str, cell: Mapping[str, str], today: date) -> Line:
    name = typed.name(cell["name"], 101, "name", needed=_("The name is missing."))
    said = cell["weekday"].casefold().rstrip(".")
    if said not in _WEEKDAYS:
        raise Refusal(_("“%(text)s” is not a day of the week. Write it like Monday.") % {"text": cell["weekday"]}, field="weekday")
    hours = (_clock(cell["from_time"], "from_time"), _clock(cell["to_time"], "to_time"))
    if hours[0] >= hours[1]:
        raise Refusal(_("A shift ends later on the same day. Please check both times."), field="to_time")
    return Line(number, told, name, _WEEKDAYS[said], hours, cell["room"], day_typed(cell["from_on"], "from_on") or today)


def _clock(text: str, field: str) -> time:
    found = _CLOCK.fullmatch(text)
    try:
        if found:
            return time(int(found[1]), int(found[2]))
    except ValueError:
        pass
    raise Refusal(_("“%(text)s” is not a time. Write it like 07:30.") % {"text": text}, field=field)


def _where(refusal: Refusal) -> str:
    column = next((column.name for column in COLUMNS if column.id == refusal.field), "")
    return f"{column}: {refusal.sentence}" if column else str(refusal.sentence)
