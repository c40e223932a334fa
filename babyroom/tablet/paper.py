"""A paper sheet on its way into the log: lines of time, what and who, as they stand on the sheet. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.common.refusals import Refusal
from babyroom.moments.record import Record
from babyroom.tablet.writing import Writer

LOOKED_IN = "look_in"


@dataclass(frozen=True)
class What:
    id: str
    label: str | Promise
    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)


WHAT: Sequence[What] = (
    What("comfort", gettext_lazy("comfort"), "comfort"),
    What("together", gettext_lazy("together"), "together"),
    What("exploring", gettext_lazy("exploring or watching"), "exploring"),
    What("milk_bottle", gettext_lazy("milk, bottle"), "milk", {"how": "bottle"}),
    What("milk", gettext_lazy("milk"), "milk"),
    What("food", gettext_lazy("food"), "food"),
    What("nappy_wet", gettext_lazy("nappy, wet"), "nappy", {"nappy": "wet"}),
    What("nappy_dirty", gettext_lazy("nappy, dirty"), "nappy", {"nappy": "dirty"}),
    What("nappy_both", gettext_lazy("nappy, wet and dirty"), "nappy", {"nappy": "both"}),
    What("nappy_dry", gettext_lazy("nappy, dry"), "nappy", {"nappy": "dry"}),
    What("sleep", gettext_lazy("asleep"), "sleep"),
    What(LOOKED_IN, gettext_lazy("looked in"), "look_in"),
    What("outside", gettext_lazy("outside"), "outside", {"what": "outside"}),
    What("note", gettext_lazy("a note"), "note"),
)
_BY_ID = {one.id: one for one in WHAT}


@dataclass(frozen=True)
class Line:
    """One line as typed: the number it has on the page, and its clean values."""

    number: int
    said: Mapping[str, Any]


def records(
    lines: Sequence[Line], *, baby: UUID, on: date, writer: Writer, sleeps: Sequence[tuple[UUID, datetime]]
) -> list[tuple[int, Record | Refusal]]:
    """What each line says, in the order of the sheet's times; a line that cannot be said holds its Refusal instead. `sleeps` are
    those already written that day: id and start. A look-in belongs to the last one that had begun."""
    made: list[tuple[int, Record | Refusal]] = []
    known = list(sleeps)
    for line in sorted(lines, key=lambda one: (one.said["clock"], one.said["what"] == LOOKED_IN)):
        what = _BY_ID[line.said["what"]]
        facts = dict(what.facts)
        if what.kind == "milk" and line.said.get("ml"):
            facts["taken_ml"] = line.said["ml"]
        record = writer.typed(what.kind, baby, {**line.said, "on": on, "about": False}, facts, sheet=True)
        if what.kind == "sleep":
            known.append((record.id, record.happened_at))
        if what.id == LOOKED_IN:
            begun = [(start, sleep) for sleep, start in known if start <= record.happened_at]
            if not begun:
                made.append((line.number, Refusal(_("Which sleep? Write first when the baby fell asleep."), field="clock")))
                continue
            record = replace(record, refers=max(begun)[1])
        made.append((line.number, record))
    return made
