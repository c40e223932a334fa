"""Which columns a list of babies, adults or rooms may have, under which names, with an example of each."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from babyroom.common.refusals import Refusal


@dataclass(frozen=True)
class Column:
    """One column: its id, its name in the file (and others we know it by), what to write in it, and two examples.

    The names, and the words a cell `takes`, are those of the file, which programs write: they are not translated.
    """

    id: str
    name: str
    words: str | Promise
    examples: tuple[str, str]
    needed: bool = False
    also: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()


_FIRST = Column(
    "first_name", "First name", _("the first name"), ("Ada", "Ben"), needed=True, also=("forename", "given name", "name", "first names")
)
_LAST = Column("last_name", "Last name", _("the last name"), ("Brook", "Hill"), also=("surname", "family name"))
_KNOWN = Column(
    "known_as", "Known as", _("the name used in the room, if it is another one"), ("", "Benji"), also=("nickname", "preferred name")
)
_SAY = Column("say_it", "Say it like", _("how to say the name"), ("ay-da", ""), also=("say it", "pronunciation", "how to say it"))
_PRONOUNS = Column("pronouns", "Pronouns", _("which words go with the name"), ("she", "he"), also=("pronoun",), takes=("she", "he", "they"))

COLUMNS: Mapping[str, tuple[Column, ...]] = MappingProxyType(
    {
        "babies": (
            _FIRST,
            _LAST,
            Column(
                "born_on",
                "Born on",
                _("the birthday, like 03/02/2026"),
                ("03/02/2026", "17/11/2025"),
                needed=True,
                also=("date of birth", "dob", "birthday", "birth date"),
            ),
            Column(
                "room",
                "Room",
                _("the name of a room that is open; may be empty with one room only"),
                ("Ducklings", "Ducklings"),
                also=("room name",),
            ),
            Column(
                "starts_on",
                "Starts on",
                _("the first day after settling in"),
                ("07/09/2026", "2026-09-01"),
                needed=True,
                also=("start date", "starts", "start"),
            ),
            Column(
                "settling_from",
                "Settling from",
                _("the first settling-in day"),
                ("31/08/2026", ""),
                also=("settling in from", "settling in"),
            ),
            Column(
                "leaves_on", "Leaves on", _("the last day, if it is known"), ("", "30/07/2027"), also=("leaving date", "last day", "leaves")
            ),
            _KNOWN,
            _SAY,
            _PRONOUNS,
            Column(
                "weeks_early",
                "Weeks early",
                _("weeks born before the due date, 0 to 18"),
                ("6", ""),
                also=("weeks born early", "weeks premature"),
            ),
            Column("peg", "Peg picture", _("a picture such as duck; empty: we choose a free one"), ("duck", ""), also=("peg",)),
        ),
        "adults": (
            _FIRST,
            _LAST,
            _KNOWN,
            _SAY,
            _PRONOUNS,
            Column(
                "email", "Email", _("the e-mail address"), ("priya@example.org", ""), also=("e-mail", "email address", "e-mail address")
            ),
            Column("phone", "Phone", _("the phone number"), ("01632 960 001", ""), also=("telephone", "mobile", "phone number")),
            Column(
                "address",
                "Address",
                _("where they live; parents and carers only"),
                ("", "1 Quay Street, Scarborough"),
                also=("home address", "postal address"),
            ),
            Column(
                "sort",
                "Work",
                _("what they do here; empty if they do not work here"),
                ("practitioner", ""),
                also=("job", "role"),
                takes=("manager", "deputy", "room lead", "practitioner", "apprentice", "cover"),
            ),
            Column("room", "Room", _("the room they usually work in"), ("Ducklings", ""), also=("room name",)),
            Column(
                "level",
                "Level",
                _("the level you saw on paper; empty if you have not"),
                ("3", ""),
                also=("qualification", "qualification level"),
                takes=("none", "2", "3", "6"),
            ),
            Column(
                "first_aid_until",
                "First aid until",
                _("the last day of the paediatric first aid paper"),
                ("30/06/2027", ""),
                also=("first aid expires", "first aid"),
            ),
            Column(
                "counts",
                "Counts",
                _("counts as one of the adults for the babies"),
                ("yes", ""),
                also=("counts in ratio", "in ratio"),
                takes=("yes", "no"),
            ),
            Column(
                "from_on",
                "From",
                _("the first day of work; empty: today"),
                ("01/09/2026", ""),
                also=("start date", "starts on", "works from"),
            ),
        ),
        "rooms": (
            Column("name", "Name", _("the name of the room"), ("Ducklings", "Goslings"), needed=True, also=("room", "room name")),
            Column("from_months", "From months", _("from this age in months"), ("3", "12"), also=("from age", "youngest")),
            Column("to_months", "To months", _("to this age in months"), ("14", "24"), also=("to age", "oldest")),
        ),
    }
)


def example(columns: Sequence[Column]) -> str:
    """The example file of a list: a header and two rows."""
    told = io.StringIO()
    writer = csv.writer(told)
    writer.writerow([column.name for column in columns])
    for number in (0, 1):
        writer.writerow([column.examples[number] for column in columns])
    return told.getvalue()


def placed(columns: Sequence[Column], header: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    """Where each column stands, and the names of those we do not know. Raises Refusal."""
    known = {_plain(name): column for column in columns for name in (column.name, column.id, *column.also)}
    found: dict[str, int] = {}
    unknown = []
    for place, name in enumerate(header):
        column = known.get(_plain(name))
        if column is None:
            unknown += [name] if name else []
        elif column.id in found:
            raise Refusal(
                _now("The column “%(name)s” is there twice. Please take one out.") % {"name": column.name}, field="file", code="twice"
            )
        else:
            found[column.id] = place
    missing = [column.name for column in columns if column.needed and column.id not in found]
    if missing:
        raise Refusal(
            _now("We cannot find the column “%(name)s”. The first row of the file holds the names of the columns.") % {"name": missing[0]},
            field="file",
            code="no_column",
        )
    return found, unknown


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.casefold())
