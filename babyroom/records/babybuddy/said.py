"""What a row of each kept model says, in the words of the log."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from babyroom.moments.kinds import ML_MOST
from babyroom.records.babybuddy.files import Row
from babyroom.records.babybuddy.spans import Span
from babyroom.records.babybuddy.stops import RowRefused, excerpt

MilkUnit = Literal["ml", "oz"]
# The US fluid ounce: Baby Buddy's own users count in it; ounces on UK bottles are 28.4 ml.
ML_IN_OZ = 29.5735
# A food's name on a strip; a longer note stays a note.
_NAME_MOST = 40

_MILKS = {"breast milk": "breast", "fortified breast milk": "breast", "formula": "formula"}
_SIDES = frozenset({"left breast", "right breast", "both breasts"})
_METHODS: Mapping[str, str | Promise] = MappingProxyType(
    {
        "bottle": "",
        "left breast": _lazy("left breast"),
        "right breast": _lazy("right breast"),
        "both breasts": _lazy("both breasts"),
        "parent fed": _lazy("parent fed"),
        "self fed": _lazy("self fed"),
    }
)
_COLOURS: Mapping[str, str | Promise] = MappingProxyType(
    {"black": _lazy("black"), "brown": _lazy("brown"), "green": _lazy("green"), "yellow": _lazy("yellow")}
)
_TRUE = frozenset({"1", "true", "yes", "y", "t", "1.0"})
_FALSE = frozenset({"0", "false", "no", "n", "f", "0.0"})


@dataclass(frozen=True)
class Said:
    """A row's kind, its facts, the words that have no fact of their own, and its content as it was
    written: what tells it from another row of the same model and time."""

    kind: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    words: tuple[str, ...] = ()
    content: Mapping[str, str] = field(default_factory=dict)


def said_in(row: Row, model: str, span: Span, unit: MilkUnit) -> Said:
    """What the row says. Raises RowRefused with the reason where it cannot be kept."""
    return _READERS[model](row, span, unit)


def amount_of(row: Row) -> float | None:
    """The number in the amount column; None where it is empty."""
    text = row.cell("amount").replace(",", ".")
    if not text:
        return None
    try:
        amount = float(text)
    except ValueError:
        amount = math.nan
    if not math.isfinite(amount) or amount < 0:
        raise RowRefused(_("“%(cell)s” is not an amount we can read.") % {"cell": excerpt(row.cell("amount"))})
    return amount


def _feeding(row: Row, _span: Span, unit: MilkUnit) -> Said:
    type_, method = _plain(row.cell("type")), _plain(row.cell("method"))
    amount = amount_of(row)
    content = {"type": type_, "method": method, "amount": "" if amount is None else f"{amount:g}"}
    how = str(_METHODS.get(method, row.cell("method")))
    if type_ == "solid food":
        name = row.cell("notes")
        foods = [{"name": name if 0 < len(name) <= _NAME_MOST and "\n" not in name else _("Food")}]
        given = "" if amount is None else _("amount %(amount)s") % {"amount": f"{amount:g}"}
        return Said("food", {"foods": foods}, (_("bottle") if method == "bottle" else how, given, row.cell("notes")), content)
    if type_ and type_ not in _MILKS:
        raise RowRefused(_("We do not know the feed type “%(cell)s”.") % {"cell": excerpt(row.cell("type"))})
    if not type_ and method != "bottle" and method not in _SIDES:
        raise RowRefused(_("This row does not say if it was milk or food. Export it again with the type ticked."))
    facts: dict[str, Any] = {}
    if type_:
        facts["milk"] = _MILKS[type_]
    if method == "bottle" or method in _SIDES:
        facts["how"] = "bottle" if method == "bottle" else "parent_fed"
    if amount is not None:
        facts["taken_ml"] = _millilitres(amount, unit)
    fortified = _("fortified") if type_.startswith("fortified") else ""
    return Said("milk", facts, (fortified, how, row.cell("notes")), content)


def _millilitres(amount: float, unit: MilkUnit) -> int:
    millilitres = round(amount * (ML_IN_OZ if unit == "oz" else 1))
    if millilitres > ML_MOST:
        raise RowRefused(
            _("%(ml)d ml is more than one feed can be. The most we take is %(most)d ml.") % {"ml": millilitres, "most": ML_MOST}
        )
    return millilitres


def _diaper_change(row: Row, _span: Span, _unit: MilkUnit) -> Said:
    wet, solid = _flag(row.cell("wet")), _flag(row.cell("solid"))
    content = {"wet": _digit(wet), "solid": _digit(solid)}
    # An unticked column is no "no": without both, only a "yes" says something.
    nappy = {(True, True): "both", (False, False): "dry"}.get((bool(wet), bool(solid)), "wet" if wet else "dirty")
    facts = {} if not wet and not solid and None in (wet, solid) else {"nappy": nappy}
    colour = str(_COLOURS.get(row.cell("color").lower(), row.cell("color")))
    return Said("nappy", facts, (colour, row.cell("notes")), content)


def _sleep(row: Row, span: Span, _unit: MilkUnit) -> Said:
    if span.ends_at is None:
        raise RowRefused(_("This sleep has no end. A timer may have been left running."))
    if not span.minutes:
        raise RowRefused(_("This sleep lasted 0 minutes."))
    return Said("sleep", {}, (row.cell("notes"),))


def _tummy_time(row: Row, _span: Span, _unit: MilkUnit) -> Said:
    return Said("exploring", {"during": "floor_play"}, (row.cell("milestone"), row.cell("notes")))


def _note(row: Row, _span: Span, _unit: MilkUnit) -> Said:
    if not row.cell("note"):
        raise RowRefused(_("This note has no words. Pictures are never in an export."))
    return Said("note", {}, (row.cell("note"),), {"note": row.cell("note")})


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("_", " ").replace("-", " ").split())


def _flag(text: str) -> bool | None:
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    if text:
        raise RowRefused(_("We need 1 or 0 here, not “%(cell)s”.") % {"cell": excerpt(text)})
    return None


def _digit(flag: bool | None) -> str:
    return "" if flag is None else str(int(flag))


_READERS: Mapping[str, Callable[[Row, Span, MilkUnit], Said]] = MappingProxyType(
    {"Feeding": _feeding, "DiaperChange": _diaper_change, "Sleep": _sleep, "TummyTime": _tummy_time, "Note": _note}
)
