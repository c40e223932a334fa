"""The rows of a list of babies, adults or rooms: each one facts, or the reason why it cannot be read. No table is asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.people import sense
from babyroom.people.csv_columns import COLUMNS, placed
from babyroom.people.csv_text import letters, table
from babyroom.people.facts import AdultFacts, BabyFacts, JobFacts, RoomFacts
from babyroom.people.pegs import PEGS

_PRONOUNS = {
    "": "they",
    "she": "she",
    "sheher": "she",
    "her": "she",
    "f": "she",
    "girl": "she",
    "he": "he",
    "hehim": "he",
    "him": "he",
    "m": "he",
    "boy": "he",
}
_PRONOUNS |= {"they": "they", "theythem": "they", "them": "they"}
_SORTS = {"manager": "manager", "deputy": "deputy", "deputymanager": "deputy", "roomlead": "lead", "lead": "lead", "roomleader": "lead"}
_SORTS |= {"practitioner": "practitioner", "apprentice": "apprentice", "cover": "cover"}
_LEVELS = {"": "", "none": "none", "nolevel": "none", "2": "2", "level2": "2", "3": "3", "level3": "3", "6": "6", "level6": "6"}
_YES = {"yes": True, "y": True, "true": True, "1": True, "no": False, "n": False, "false": False, "0": False}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?: .*)?")


@dataclass(frozen=True)
class Line:
    """One row of the file. `told` names it as it stands there; `reason` is empty where it could be read.
    `room` is the name of a room as written; `job` is there for an adult who works here."""

    number: int
    told: str
    facts: BabyFacts | AdultFacts | RoomFacts | None = None
    room: str = ""
    job: JobFacts | None = None
    reason: str = ""


@dataclass(frozen=True)
class Listed:
    """A file read: its rows in order, and the columns nobody asked for."""

    sort: str
    lines: tuple[Line, ...]
    left_out: tuple[str, ...]


def read_file(sort: str, raw: bytes, today: date) -> Listed:
    """Read a file of `babies`, `adults` or `rooms`. Raises Refusal where the file as a whole cannot be read."""
    return read_text(sort, letters(raw), today)


def read_text(sort: str, text: str, today: date) -> Listed:
    """The same for a file whose letters are known."""
    (_number, header), *rows = table(text)
    where, unknown = placed(COLUMNS[sort], header)
    lines = []
    for number, cells in rows:
        values = {column.id: cells[where[column.id]] if where.get(column.id, len(cells)) < len(cells) else "" for column in COLUMNS[sort]}
        told = " ".join(filter(None, (values.get("first_name"), values.get("last_name")))) or values.get("name") or _("no name")
        try:
            if len(cells) > len(header) and any(cells[len(header) :]):
                raise Refusal(_("This row has more cells than there are columns. Is there a comma in one of them?"))
            lines.append(_READ[sort](number, told, values, today))
        except Refusal as refusal:
            lines.append(Line(number, told, reason=_where(sort, refusal)))
    return Listed(sort, tuple(lines), tuple(unknown))


def day(text: str, field: str) -> date | None:
    """A day as people write it here: 03/02/2026 is the third of February; 2026-02-03 is the same. Raises Refusal."""
    if not text:
        return None
    found = _ISO.fullmatch(text)
    if found:
        year, month, number = found.groups()
    else:
        found = _DAY_FIRST.fullmatch(text)
        if not found:
            raise _no_day(text, field)
        number, month, year = found.groups()
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(number))
    except ValueError as problem:
        raise _no_day(text, field) from problem


def _no_day(text: str, field: str) -> Refusal:
    return Refusal(_("“%(text)s” is not a day. Write it like 03/02/2026.") % {"text": text}, field=field)


def _baby(number: int, told: str, cell: Mapping[str, str], today: date) -> Line:
    born_on, starts_on = day(cell["born_on"], "born_on"), day(cell["starts_on"], "starts_on")
    if born_on is None:
        raise Refusal(_("The birthday is missing."), field="born_on")
    if starts_on is None:
        raise Refusal(_("The first day is missing."), field="starts_on")
    facts = BabyFacts(
        **_name(cell),
        born_on=born_on,
        starts_on=starts_on,
        settling_from=day(cell["settling_from"], "settling_from"),
        leaves_on=day(cell["leaves_on"], "leaves_on"),
        weeks_early=_whole(cell["weeks_early"], "weeks_early", 0),
        peg=_peg(cell["peg"]),
    )
    return Line(number, told, sense.baby(facts, today), room=cell["room"])


def _adult(number: int, told: str, cell: Mapping[str, str], today: date) -> Line:
    facts = sense.adult(AdultFacts(**_name(cell), email=cell["email"], phone=cell["phone"], address=cell["address"]))
    if not cell["sort"]:
        return Line(number, told, facts)
    sort = _one_of(cell["sort"], _SORTS, "sort")
    job = JobFacts(
        sort=sort,
        from_on=day(cell["from_on"], "from_on") or today,
        level=_one_of(cell["level"], _LEVELS, "level"),
        counts=_one_of(cell["counts"], _YES, "counts") if cell["counts"] else sort != "manager",
        first_aid_until=day(cell["first_aid_until"], "first_aid_until"),
    )
    return Line(number, told, facts, room=cell["room"], job=sense.job(job))


def _room(number: int, told: str, cell: Mapping[str, str], today: date) -> Line:
    del today
    facts = RoomFacts(cell["name"], _whole(cell["from_months"], "from_months", 0), _whole(cell["to_months"], "to_months", 24))
    return Line(number, told, sense.room(facts))


_READ: Mapping[str, Callable[[int, str, Mapping[str, str], date], Line]] = MappingProxyType(
    {"babies": _baby, "adults": _adult, "rooms": _room}
)


def _name(cell: Mapping[str, str]) -> dict[str, Any]:
    names = {name: cell[name] for name in ("first_name", "last_name", "known_as", "say_it")}
    return {**names, "pronouns": _one_of(cell["pronouns"], _PRONOUNS, "pronouns")}


def _whole(text: str, field: str, empty: int) -> int:
    if not text:
        return empty
    if not text.isdecimal() or len(text) > 3:
        raise Refusal(_("“%(text)s” is not a whole number.") % {"text": text}, field=field)
    return int(text)


def _peg(text: str) -> str:
    wanted = text.casefold()
    for peg, words in PEGS.items():
        if wanted in (peg, str(words).casefold()):
            return peg
    if wanted:
        raise Refusal(_("There is no picture “%(text)s”. Leave the cell empty and we choose one.") % {"text": text}, field="peg")
    return ""


def _one_of(text: str, known: Mapping[str, Any], field: str) -> Any:
    plain = re.sub(r"[^a-z0-9]", "", text.casefold())
    if plain not in known or (text and not plain):
        raise Refusal(_("We do not know “%(text)s” here.") % {"text": text}, field=field)
    return known[plain]


def _where(sort: str, refusal: Refusal) -> str:
    column = next((column.name for column in COLUMNS[sort] if column.id == refusal.field), "")
    return f"{column}: {refusal.sentence}" if column else str(refusal.sentence)
