"""A baby as a list shows them: name, peg picture, allergies and diet in words."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from babyroom.people import queries as people
from babyroom.people.names import FORMS
from babyroom.tablet.screen import Screen, names_of


@dataclass(frozen=True)
class Peg:
    """`marks` are the worded marks ("No egg"); `they`, `them`, `their` the baby's pronouns."""

    id: UUID
    name: str
    peg: str
    pronouns: str
    marks: tuple[str, ...] = ()

    @property
    def they(self) -> str:
        """she, he, they"""
        return FORMS[self.pronouns][0]

    @property
    def them(self) -> str:
        """her, him, them"""
        return FORMS[self.pronouns][1]

    @property
    def their(self) -> str:
        """her, his, their"""
        return FORMS[self.pronouns][2]


def pegs(screen: Screen, among: Collection[UUID] | None = None) -> list[Peg]:
    """The babies of this screen's room (or those among them), by name."""
    found = list(people.babies(screen.setting, screen.babies).values())
    names, marks = names_of(found), people.marks(screen.setting, screen.babies, screen.today)
    told = [
        Peg(baby.pk, names[baby.pk], baby.peg, baby.pronouns, tuple(mark.words for mark in marks.get(baby.pk, ())))
        for baby in found
        if among is None or baby.pk in among
    ]
    return sorted(told, key=lambda one: one.name.casefold())
