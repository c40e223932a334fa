"""Where a baby's page is written: its lines by part, the adults who could be named, the words a line may stand for."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from babyroom.common.refusals import NotYours
from babyroom.moments.vocabulary import SEEN, WE
from babyroom.people import queries as people
from babyroom.people.models import Baby
from babyroom.people.names import told_apart
from babyroom.tablet.brief import Known
from babyroom.tablet.screen import Screen, baby_on
from babyroom.ways import queries as ways
from babyroom.ways.headings import headings
from babyroom.ways.models import Way

_OFTEN = frozenset({"held", "rocked", "walked", "stroked", "sang", "hummed", "spoke_softly", "told_who_comes_back", "offered_comforter"})


@dataclass(frozen=True)
class Part:
    """One heading of the page with its lines."""

    id: str
    label: str
    lines: tuple[Way, ...]


@dataclass(frozen=True)
class OwnPage:
    """`could` are adults who work here and are not named yet, as (id, name); `phrases` what a line may be the own form of."""

    baby: Baby
    name: str
    parts: tuple[Part, ...]
    familiar: tuple[Known, ...]
    could: Sequence[tuple[str, str]]
    phrases: Sequence[tuple[str, object]]

    @property
    def headings(self) -> list[tuple[str, str]]:
        """(id, heading) of every part."""
        return [(part.id, part.label) for part in self.parts]

    def line(self, way: UUID) -> Way:
        """One line of this page. Raises NotYours where it is not there any more."""
        found = next((line for part in self.parts for line in part.lines if line.pk == way), None)
        if found is None:
            raise NotYours("")
        return found


def _phrases(said: Collection[str]) -> list[tuple[str, object]]:
    """The few phrases a line is most often the own form of, and those that lines of this page stand for already."""
    return [(phrase.id, phrase.label) for phrase in (*WE, *SEEN) if phrase.id in _OFTEN or phrase.id in said]


def own_page(screen: Screen, baby_id: UUID) -> OwnPage:
    """Everything the writing of a baby's page needs. Raises NotYours."""
    baby, name = baby_on(screen, baby_id)
    lines = ways.lines(screen.setting, [baby_id]).get(baby_id, [])
    familiar = ways.familiar(screen.setting, [baby_id], screen.today).get(baby_id, [])
    staff = {job.adult_id: job.adult for job in people.staff(screen.setting, screen.today)}
    names = told_apart([(pk, adult.called, adult.last_name) for pk, adult in staff.items()])
    known = {row.adult_id for row in familiar}
    return OwnPage(
        baby=baby,
        name=name,
        parts=tuple(Part(part, title, tuple(line for line in lines if line.part == part)) for part, title in headings(name)),
        familiar=tuple(Known(row.pk, row.adult.called, row.from_on, row.with_family) for row in familiar),
        could=[(str(pk), names[pk]) for pk in staff if pk not in known],
        phrases=_phrases({line.stands_for for line in lines}),
    )
