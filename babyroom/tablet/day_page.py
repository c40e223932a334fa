"""A baby's day as the page and the printed sheet show it: the line, the list, what is asked, the days beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from babyroom.moments import queries as moments
from babyroom.moments.day_marks import marks_of, span_of
from babyroom.moments.kinds import KINDS
from babyroom.moments.named import adults_named
from babyroom.moments.ribbon import Mark, Span
from babyroom.moments.settle import Settled
from babyroom.moments.telling import People
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby
from babyroom.people.policies import InForce
from babyroom.tablet.day_lines import Line, Teller
from babyroom.tablet.naps import of_naps
from babyroom.tablet.screen import Screen, baby_on


@dataclass(frozen=True)
class Day:
    """One baby's day. `settled` are all its moments; `kinds` those that occur, for the legend; `marks_worded` allergy and diet;
    `before` and `after` the nearest days of which anything is written, `after` today at the latest."""

    baby: Baby
    name: str
    on: date
    today: date
    settled: tuple[Settled, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]
    span: Span
    marks_worded: tuple[str, ...]
    teller: Teller
    policy: InForce
    may_write: bool
    before: date | None
    after: date | None

    @property
    def told(self) -> list[Line]:
        """The lines of the list; what was taken back at once stands apart."""
        return [line for line in self.lines if not line.at_once]

    @property
    def undone(self) -> list[Line]:
        """Taps that were taken back at once."""
        return [line for line in self.lines if line.at_once]

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """(id, label) of the kinds on the line, in the order of the table of kinds."""
        drawn = {mark.kind for mark in self.marks}
        return [(kind.id, str(kind.label)) for kind in KINDS.values() if kind.id in drawn]

    @property
    def base(self) -> int:
        """From how many moments this day is told."""
        return sum(1 for line in self.lines if not line.taken_back)

    def one(self, moment: UUID) -> Settled | None:
        """The moment with this id, also a look-in or a waking."""
        return next((one for one in self.settled if moment in {one.id, one.version, *(row.id for row in one.history)}), None)


def day(screen: Screen, baby_id: UUID, on: date) -> Day:
    """The day of a baby who may be looked at from this screen. Raises NotYours."""
    baby, name = baby_on(screen, baby_id)
    settled = moments.day(screen.who, baby_id, on)
    policy = people.policies(screen.setting, on)
    old = age(baby.born_on, baby.weeks_early, on)
    now = screen.at if on == screen.today else None
    names = names_for(screen, baby_id, settled)
    teller = Teller(
        People(name, baby.pronouns, names, screen.rooms),
        screen.zone,
        of_naps(settled, every=timedelta(minutes=policy.look_in_every(old.band_months)), now=now),
    )
    before, after = moments.days_beside(screen.setting, baby_id, on, screen.zone.key)
    marks = marks_of(settled, names, screen.zone, going_on=now is not None)
    return Day(
        baby=baby,
        name=name,
        on=on,
        today=screen.today,
        settled=tuple(settled),
        lines=tuple(teller.lines(settled)),
        marks=tuple(marks),
        span=span_of(on, marks, opens=policy.clock("opens_at"), closes=policy.clock("closes_at"), zone=screen.zone, now=now),
        marks_worded=tuple(mark.words for mark in people.marks(screen.setting, [baby_id], on).get(baby_id, ())),
        teller=teller,
        policy=policy,
        may_write=screen.may_write(baby_id),
        before=before,
        after=min(after or screen.today, screen.today) if on < screen.today else None,
    )


def names_for(screen: Screen, baby: UUID, settled: Iterable[Settled]) -> dict[UUID, str]:
    """The adults these moments name, people from home as this baby's family calls them ("Mum")."""
    names = people.adult_names(screen.setting, adults_in(settled))
    if all(one.kind != "from_home" for one in settled):
        return names
    return names | {tie.adult_id: tie.called for tie in people.family(screen.setting, baby, screen.today) if tie.adult_id in names}


def adults_in(settled: Iterable[Settled]) -> set[UUID]:
    """Every adult these moments name: who did, who tapped, who is told of."""
    rows = [row for one in settled for row in (*one.history, *one.differently, *filter(None, [one.withdrawn]))]
    return set().union(*(adults_named(row.kind, row.facts, row.did_by, row.tapped_by) for row in rows))
