"""Which model a file holds, told from its columns. Any column may have been unticked before the export."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_CHILD = ("id", "child_id", "child_first_name", "child_last_name")

COLUMNS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "Feeding": frozenset((*_CHILD, "start", "end", "type", "method", "amount", "notes", "tags")),
        "DiaperChange": frozenset((*_CHILD, "time", "wet", "solid", "color", "notes", "tags")),
        "Sleep": frozenset((*_CHILD, "start", "end", "nap", "notes", "tags")),
        "TummyTime": frozenset((*_CHILD, "start", "end", "milestone", "tags")),
        "Note": frozenset((*_CHILD, "note", "time", "tags")),
        "Medication": frozenset((*_CHILD, "name", "dosage", "dosage_unit", "time", "next_dose_interval", "notes", "tags")),
        "Temperature": frozenset((*_CHILD, "temperature", "time", "notes", "tags")),
        "Weight": frozenset((*_CHILD, "weight", "date", "notes", "tags")),
        "Height": frozenset((*_CHILD, "height", "date", "notes", "tags")),
        "HeadCircumference": frozenset((*_CHILD, "head_circumference", "date", "notes", "tags")),
        "BMI": frozenset((*_CHILD, "bmi", "date", "notes", "tags")),
        "Pumping": frozenset((*_CHILD, "start", "end", "amount", "notes", "tags")),
        "Tag": frozenset(("id", "name", "color")),
        "Child": frozenset(("id", "first_name", "last_name", "birth_date", "birth_time")),
    }
)
LABELS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "Feeding": _("feeds"),
        "DiaperChange": _("nappies"),
        "Sleep": _("sleeps"),
        "TummyTime": _("tummy time"),
        "Note": _("notes"),
        "Medication": _("medicine"),
        "Temperature": _("temperatures"),
        "Weight": _("weights"),
        "Height": _("heights"),
        "HeadCircumference": _("head sizes"),
        "BMI": _("BMI"),
        "Pumping": _("pumping"),
        "Tag": _("tags"),
        "Child": _("children"),
    }
)
KEPT = frozenset({"Feeding", "DiaperChange", "Sleep", "TummyTime", "Note"})
# When a thing happened; without it a file of that model still is one, but its rows are refused.
STARTS: Mapping[str, str] = MappingProxyType(
    {"Feeding": "start", "Sleep": "start", "TummyTime": "start", "DiaperChange": "time", "Note": "time"}
)
# What makes a row that row and no other, beside its start.
CONTENT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Feeding": ("end", "type", "method", "amount"),
        "DiaperChange": ("wet", "solid"),
        "Sleep": ("end",),
        "TummyTime": ("end",),
        "Note": ("note",),
    }
)
TIMES = frozenset({"start", "end", "time"})

ALL = frozenset().union(*COLUMNS.values())
# Columns that only one model has.
_OWN = {column: models[0] for column in ALL if len(models := [model for model, columns in COLUMNS.items() if column in columns]) == 1}
_STARTING = frozenset({"start", "time", "date"})
_FILE_NAMES = (*((model.lower(), model) for model in COLUMNS), ("diaper", "DiaperChange"), ("tummy", "TummyTime"))


def heading(cell: str) -> str:
    """A column's name as Baby Buddy spells it, however a spreadsheet wrote it."""
    name = re.sub(r"[\s\-]+", "_", cell.strip().lower())
    return "child_id" if name == "child" else name


def known(header: Sequence[str]) -> int:
    """How many of these are columns of Baby Buddy."""
    return len(ALL & set(header))


def models_of(header: Sequence[str], file_name: str) -> tuple[str, ...]:
    """The models a file with this header may hold: one where it is clear, several where it must be asked,
    none where it is no export of Baby Buddy. A column that only one model has decides; then the file's
    name, since Baby Buddy writes the model into it; then which models could have these columns."""
    seen = ALL & set(header)
    marked = {_OWN[column] for column in seen if column in _OWN}
    if len(marked) == 1:
        return (marked.pop(),)
    named = _named(file_name)
    if marked:
        return (named,) if named in marked else ()
    if named and seen - {"id"}:
        return (named,)
    possible = tuple(model for model, columns in COLUMNS.items() if seen <= columns and _whole(model, seen))
    return possible if len(possible) == 1 or KEPT & set(possible) else ()


def _whole(model: str, seen: frozenset[str]) -> bool:
    if model == "Tag":
        return {"id", "name"} <= seen
    return bool(seen & COLUMNS[model] & _STARTING)


def _named(file_name: str) -> str:
    stem = re.sub(r"[^a-z]", "", file_name.lower())
    return next((model for part, model in _FILE_NAMES if part in stem), "")
