"""What the board's header says beside how the ratio stands: whether every baby has someone they know here, and is planned to have. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.tablet.board import Board
from babyroom.tablet.said import listed

_MOST_NAMED = 2


@dataclass(frozen=True)
class Header:
    """`babies` and `adults` begin the line ("8 babies", "with Priya and Sam"); `known` is one sentence of it, `planned` one of the hours
    to come, and `notes` what that rests on, for whoever opens it."""

    babies: str
    adults: str
    known: str = ""
    planned: str = ""
    notes: tuple[str, ...] = ()


def header(board: Board) -> Header:
    """The header of a board. Where nobody has said that they are in the room, or nobody has arrived, nobody is known to anybody; what is
    planned is told before the first has come."""
    count, names = len(board.cards), [face.name for face in board.faces]
    babies = ngettext("%(n)d baby", "%(n)d babies", count) % {"n": count}
    adults = _("with %(adults)s") % {"adults": listed(names)} if names else _("here")
    planned = board.alone[0].words if board.alone else ""
    later = tuple(one.in_full for one in board.alone if one.in_full != planned)
    here = {face.adult_id for face in board.faces}
    if not here or not board.cards:
        return Header(babies, adults, "", planned, later)
    without = [card.name for card in board.cards if card.known.familiar and here.isdisjoint(pk for pk, _name in card.known.familiar)]
    unnamed = [card.name for card in board.cards if not card.known.familiar]
    known = _known(without, unnamed)
    if not (without or unnamed or board.ratio.by_level):
        # What needs a look comes before what is well.
        known = ""
    return Header(babies, adults, known, planned, (*_notes(board, without, unnamed), *later))


def _known(without: Sequence[str], unnamed: Sequence[str]) -> str:
    if without:
        more = _("Nobody %(names)s know is here.")
        return _named(without, _("Nobody %(names)s knows is here."), more, _("Nobody these babies know is here: %(n)d babies."))
    if unnamed:
        one = _("Who %(names)s knows is not written.")
        return _named(unnamed, one, _("Who %(names)s know is not written."), _("Who %(n)d babies know is not written."))
    return _("Each baby knows someone here.")


def _named(names: Sequence[str], one: str, two: str, many: str) -> str:
    told = {"names": listed(names), "n": len(names)}
    return (one if len(names) == 1 else two if len(names) <= _MOST_NAMED else many) % told


def _notes(board: Board, without: Sequence[str], unnamed: Sequence[str]) -> list[str]:
    """Each baby of whom the header speaks, by name."""
    familiar = {card.name: listed([name for _pk, name in card.known.familiar]) for card in board.cards}
    notes = [_("%(baby)s knows %(adults)s.") % {"baby": name, "adults": familiar[name]} for name in without]
    if unnamed:
        told = {"babies": listed(unnamed)}
        written = ngettext("Not written yet: who %(babies)s knows.", "Not written yet: who %(babies)s know.", len(unnamed)) % told
        notes.append(f"{written} {_('The key person names them with the family.')}")
    return notes
