"""The way home of one baby."""

from dataclasses import dataclass
from uuid import UUID

from babyroom.moments.forms import Offered
from babyroom.tablet.day_page import day
from babyroom.tablet.door import peg_of
from babyroom.tablet.handover import Handover, handover
from babyroom.tablet.home_note import home_note
from babyroom.tablet.moment_page import offered
from babyroom.tablet.pegs import Peg
from babyroom.tablet.screen import Screen


@dataclass(frozen=True)
class Evening:
    """The card of one baby. `expected` is who collects, as home said it this morning; nothing where nobody said."""

    peg: Peg
    card: Handover
    expected: str
    offered: Offered


def evening(screen: Screen, baby: UUID) -> Evening:
    """The page of one baby who goes home. Raises NotYours."""
    found = day(screen, baby, screen.today)
    given = offered(found, screen)
    note = home_note(screen, found)
    known = {str(name) for name, _label in given.home}
    return Evening(
        peg_of(found), handover(found.settled, found.teller.people, screen.zone), note.collects if note.collects in known else "", given
    )
