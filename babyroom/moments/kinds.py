"""Every kind of moment and what may be said in it: one entry a kind, and nothing else knows them.

The tablet's TypeScript types and chips are generated from this table (`babyroom kinds`), the server
refuses by it, the ribbon and the pages draw by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Lane = Literal["above", "below", "line", "none"]
FieldType = Literal["phrase", "phrases", "ml", "yes", "adult", "words", "clock", "instant", "foods", "ways", "room", "moment"]

NOTE_SHORT = 140
NOTE_LONG = 500
ML_MOST = 400


@dataclass(frozen=True)
class Fact:
    """One thing a kind may say.

    `type`: phrase (one id of `vocabulary`), phrases (up to `most` ids), ml (whole millilitres,
    0 to ML_MOST), yes (true or false), adult/room/moment (an id in this setting), words (plain text of
    at most `most` characters), clock ("HH:MM"), instant (ISO 8601 with offset), foods (up to `most`
    of {"name", "how_much", "first"}), ways (up to `most` of {"id", "words"}: a baby's own chips, kept
    in the words of that day).
    """

    name: str
    type: FieldType
    vocabulary: str = ""
    most: int = 1


@dataclass(frozen=True)
class Kind:
    """A kind of moment. `lane` says where it stands on the day ribbon: relational care above the line,
    practical care below, sleep on it. `care` marks practical care, which carries the relational part
    in its `together` fact. `span` kinds may have an end. `refers` kinds speak of another moment. `did_by` says what whoever
    did it did, where that answers a question of its own (docs only)."""

    id: str
    label: str | Promise
    lane: Lane
    facts: Mapping[str, Fact] = field(default_factory=dict)
    care: bool = False
    span: bool = False
    refers: bool = False
    note_most: int = NOTE_SHORT
    needs: tuple[str, ...] = ()
    did_by: str = ""


_TOGETHER = Fact("together", "phrases", "together", 4)
_DURING = Fact("during", "phrase", "during")
_SEEN = Fact("seen", "phrases", "seen", 4)
_WE = Fact("we", "phrases", "we", 4)
_OWN = Fact("own", "ways", most=4)
_THEN = Fact("then", "phrase", "then")


def _kind(
    id: str,
    label: str | Promise,
    lane: Lane,
    *facts: Fact,
    care: bool = False,
    span: bool = False,
    refers: bool = False,
    note_most: int = NOTE_SHORT,
    needs: tuple[str, ...] = (),
    did_by: str = "",
) -> Kind:
    return Kind(id, label, lane, MappingProxyType({f.name: f for f in facts}), care, span, refers, note_most, needs, did_by)


_ALL = (
    _kind(
        "arrival",
        _("Arrived"),
        "above",
        Fact("came_with", "words", most=40),
        Fact("handed_to", "adult"),
        Fact("carried", "phrase", "carried"),
        Fact("goodbye", "phrase", "goodbye"),
        Fact("helped", "phrases", "we", 4),
        _OWN,
    ),
    _kind(
        "from_home",
        _("From home"),
        "above",
        Fact("night", "phrase", "night"),
        Fact("woke_at", "clock"),
        Fact("last_milk_at", "clock"),
        Fact("last_food_at", "clock"),
        Fact("news", "phrases", "news", 4),
        Fact("collects", "words", most=40),
        Fact("back_at", "clock"),
    ),
    _kind(
        "goodbye",
        _("Goodbye"),
        "above",
        Fact("with", "words", most=40),
        Fact("goodbye", "phrase", "goodbye"),
        Fact("separation", "phrases", "separation", 3),
        Fact("near", "adult"),
        Fact("helped", "phrases", "we", 4),
        Fact("back_at", "clock"),
        _OWN,
    ),
    _kind(
        "reunion",
        _("Met again"),
        "above",
        Fact("with", "words", most=40),
        Fact("greeted", "phrases", "greeted", 3),
        Fact("needed_time", "yes"),
        Fact("shared_words", "yes"),
        Fact("goes_home", "yes"),
    ),
    _kind(
        "settling",
        _("Settling in"),
        "above",
        Fact("step", "phrase", "settling_step"),
        Fact("pace", "phrase", "settling_pace"),
        Fact("helped", "phrases", "we", 4),
        Fact("learned", "words", most=140),
        Fact("parent_feels", "words", most=140),
        Fact("familiar", "adult"),
        Fact("back_at", "clock"),
    ),
    _kind(
        "comfort",
        _("Comfort"),
        "above",
        _SEEN,
        Fact("needed", "phrases", "needed", 3),
        _WE,
        _OWN,
        _THEN,
        Fact("took_over", "adult"),
        _DURING,
    ),
    _kind("together", _("Together"), "above", _TOGETHER, _SEEN, _OWN, _DURING),
    _kind(
        "exploring",
        _("Exploring or watching"),
        "above",
        Fact("seen", "phrases", "exploring", 4),
        Fact("came_back_to", "adult"),
        _TOGETHER,
        _DURING,
        span=True,
    ),
    _kind(
        "milk",
        _("Milk"),
        "below",
        Fact("milk", "phrase", "milk"),
        Fact("how", "phrase", "milk_how"),
        Fact("offered_ml", "ml"),
        Fact("taken_ml", "ml"),
        _TOGETHER,
        _SEEN,
        care=True,
        span=True,
        did_by="held the baby",
    ),
    _kind(
        "food",
        _("Food"),
        "below",
        Fact("foods", "foods", "how_much", 8),
        Fact("reaction", "words", most=140),
        _TOGETHER,
        _SEEN,
        care=True,
    ),
    _kind(
        "nappy",
        _("Nappy"),
        "below",
        Fact("nappy", "phrase", "nappy"),
        Fact("cream", "yes"),
        _TOGETHER,
        care=True,
    ),
    _kind(
        "sleep",
        _("Asleep"),
        "line",
        Fact("place", "phrase", "sleep_place"),
        Fact("position", "phrase", "sleep_position"),
        Fact("how", "phrases", "sleep_how", 3),
        _TOGETHER,
        care=True,
        span=True,
    ),
    _kind(
        "look_in",
        _("Looked in"),
        "none",
        Fact("position", "phrase", "sleep_position"),
        Fact("due_at", "instant"),
        Fact("answer", "phrase", "look_in_answer"),
        refers=True,
    ),
    _kind(
        "woke",
        _("Awake"),
        "none",
        Fact("woke", "phrase", "woke"),
        _TOGETHER,
        care=True,
        refers=True,
    ),
    _kind(
        "outside",
        _("Dressing or outside"),
        "below",
        Fact("what", "phrase", "outside"),
        _TOGETHER,
        care=True,
        span=True,
    ),
    _kind("note", _("Note"), "above", note_most=NOTE_LONG, needs=("note",)),
    _kind(
        "moved",
        _("Moved rooms"),
        "above",
        Fact("to_room", "room"),
        Fact("from_room", "room"),
        Fact("why", "phrase", "moved_why"),
        needs=("to_room",),
    ),
    _kind("differently", _("I saw it differently"), "none", note_most=NOTE_LONG, refers=True, needs=("note",)),
    _kind(
        "same_nap",
        _("Same nap?"),
        "none",
        Fact("other", "moment"),
        Fact("answer", "phrase", "same_nap"),
        refers=True,
        needs=("other", "answer"),
    ),
    _kind("withdrawal", _("Taken back"), "none", Fact("why", "phrase", "why_withdrawn"), Fact("moved_to", "moment")),
)

KINDS: Mapping[str, Kind] = MappingProxyType({kind.id: kind for kind in _ALL})

# What counts as relational care when a day is told: the upper lane of the ribbon.
RELATIONAL = frozenset(kind.id for kind in _ALL if kind.lane == "above")
# The only kinds that a look at the clock may be asked about (S28, S31). Never comfort, never together.
CLOCKED = frozenset({"milk", "food", "nappy", "sleep"})


def kind(kind_id: str) -> Kind | None:
    """The kind with this id, or None for an unknown one."""
    return KINDS.get(kind_id)
