"""A list of weekly shifts out of a file: one row is one adult on a day of the week, or on several at the same hours."""

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
    Column("weekday", "Day", gettext_lazy("a day of the week, or several"), ("Mon-Fri", "Tue"), needed=True, also=("days", "day of week")),
    Column(
        "from_time", "From", gettext_lazy("when the shift begins"), ("07:30", "10:00am"), needed=True, also=("start", "starts", "begins")
    ),
    Column("to_time", "Until", gettext_lazy("when it ends, on the same day"), ("15:30", "18:00"), needed=True, also=_ENDS),
    Column("room", "Room", _ROOM, ("Ducklings", ""), also=("room name",)),
    Column(
        "from_on", "Holds from", gettext_lazy("the day the new week begins to hold; empty: today"), ("01/12/2026", ""), also=("valid from",)
    ),
)
_WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {said: number for number, name in enumerate(_DAYS, start=1) for said in (name.lower(), name[:3].lower(), str(number))}
    | {"tues": 2, "thur": 4, "thurs": 4}
)
# 07:30, 7.30, 0730 (and 730, where a spreadsheet took the nought away), 7:30am, 8 pm.
_CLOCK = re.compile(r"(?:(\d{1,2})[:.](\d{2})(?::00)?|(\d{1,2})(\d{2})|(\d{1,2})(?=\s*[ap]))\s*(?:([ap])\.?m\.?)?", re.IGNORECASE)
_BETWEEN_DAYS = re.compile(r"\s*(?:,|/|&|\+|;|\band\b)\s*")
_FROM_TO = re.compile(r"\s*(?:[-–—]|\bto\b)\s*")


@dataclass(frozen=True)
class Line:
    """One row of the file. `told` names it as it stands there; `reason` is empty where it could be read."""

    number: int
    told: str
    name: str = ""
    weekdays: tuple[int, ...] = ()
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
    weekdays = _weekdays(cell["weekday"])
    hours = (_clock(cell["from_time"], "from_time"), _clock(cell["to_time"], "to_time"))
    if hours[0] >= hours[1]:
        raise Refusal(_("A shift ends later on the same day. Please check both times."), field="to_time")
    return Line(number, told, name, weekdays, hours, cell["room"], day_typed(cell["from_on"], "from_on") or today)


def _weekdays(text: str) -> tuple[int, ...]:
    """Monday; Mon-Fri; Mon, Wed and Fri. From a later day to an earlier one goes over the end of the week."""
    found: set[int] = set()
    for part in _BETWEEN_DAYS.split(text.strip()):
        ends = [_WEEKDAYS.get(one.casefold().rstrip(".")) for one in _FROM_TO.split(part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:
            raise Refusal(_("“%(text)s” is not a day of the week. Write it like Monday or Mon-Fri.") % {"text": text}, field="weekday")
        found |= {(first + n - 1) % 7 + 1 for n in range((last - first) % 7 + 1)}
    return tuple(sorted(found))


def _clock(text: str, field: str) -> time:
    found = _CLOCK.fullmatch(text)
    if found:
        hour, minute = int(found[1] or found[3] or found[5]), int(found[2] or found[4] or 0)
        half = (found[6] or "").lower()
        if half and not 1 <= hour <= 12:
            hour = 24
        elif half:
            hour = hour % 12 + (12 if half == "p" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise Refusal(_("“%(text)s” is not a time. Write it like 07:30.") % {"text": text}, field=field)


def _where(refusal: Refusal) -> str:
    column = next((column.name for column in COLUMNS if column.id == refusal.field), "")
    return f"{column}: {refusal.sentence}" if column else str(refusal.sentence)
