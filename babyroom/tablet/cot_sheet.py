"""The printed cot sheet: every baby who is here or expected, with the interval of their age."""

from dataclasses import dataclass
from math import ceil

from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.tablet.door import door
from babyroom.tablet.pegs import Peg
from babyroom.tablet.screen import Screen

_USUAL = 10


@dataclass(frozen=True)
class CotRow:
    """A row to write on; `every` is the interval in minutes."""

    peg: Peg
    every: int

    @property
    def lines(self) -> int:
        """How many lines of times a nap needs: a baby who is looked in on twice as often gets twice the room."""
        return max(1, ceil(_USUAL / self.every))

    @property
    def more_lines(self) -> range:
        """The lines below the first."""
        return range(self.lines - 1)


def cot_sheet(screen: Screen) -> list[CotRow]:
    """The rows, by name."""
    expected = door(screen)
    found = [*(one.peg for one in expected.coming), *expected.by_name]
    policy, babies = people.policies(screen.setting, screen.today), people.babies(screen.setting, [peg.id for peg in found])
    rows = [
        CotRow(peg, policy.look_in_every(age(babies[peg.id].born_on, babies[peg.id].weeks_early, screen.today).band_months))
        for peg in found
    ]
    return sorted(rows, key=lambda row: row.peg.name.casefold())
