"""How each room stands now, for whoever leads the setting and is not in it: the same facts and the same words as on the room's board."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.people import queries as people
from babyroom.people.access import LEADS
from babyroom.tablet.board import Board, board
from babyroom.tablet.header import header
from babyroom.tablet.said import listed, sentence_case


@dataclass(frozen=True)
class RoomNow:
    """One room: `here` who is in it, `ratio` how the number of adults stands, with its `notes`; `known` whether each baby has someone
    they know; `asked` the look-in that is not written. A sentence is empty where there is nothing to say."""

    id: UUID
    name: str
    here: str
    ratio: str
    notes: tuple[str, ...]
    known: str
    asked: str


def rooms_now(who: Who, at: datetime) -> tuple[RoomNow, ...]:
    """Every open room, in the setting's order. Nothing for those who do not lead the setting."""
    if who.setting_id is None or not LEADS.holds(who, None):
        return ()
    return tuple(_now(board(replace(who, room_id=room.pk), at)) for room in people.rooms(who.setting_id))


def _now(shown: Board) -> RoomNow:
    head = header(shown)
    adults = (
        _("with %(adults)s") % {"adults": listed([face.name for face in shown.faces])}
        if shown.faces
        else _("no adult has said they are here")
    )
    here = f"{head.babies}, {adults}." if shown.cards or shown.faces else _("Nobody is here just now.")
    ratio = f"{sentence_case(shown.ratio.words)}." if shown.ratio.words else ""
    asked = ""
    if shown.question is not None:
        asked = _("%(baby)s, a look-in: %(asked)s") % {"baby": shown.question.name, "asked": shown.question.words}
    return RoomNow(shown.room_id, shown.room, here, ratio, shown.ratio.notes, head.known, asked)
