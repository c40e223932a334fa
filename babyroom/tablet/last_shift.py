"""Since the last shift: what was written of each baby while an adult was away, in plain sentences and without a count."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from babyroom.moments import queries as moments
from babyroom.moments.kinds import RELATIONAL
from babyroom.moments.queries import local_day
from babyroom.moments.settle import Settled, shown
from babyroom.moments.telling import People, Told, told
from babyroom.people import queries as people
from babyroom.people.policies import InForce
from babyroom.signin import queries as signin
from babyroom.signin.queries import Face
from babyroom.tablet.day_page import adults_in
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.said import listed
from babyroom.tablet.screen import Screen
from babyroom.ways import queries as ways

_MOST_FIRST = 3
_FIRST = RELATIONAL | {"sleep"}
# Further back one reads the days themselves.
_BACK_AT_MOST = timedelta(days=7)


@dataclass(frozen=True)
class Sentence:
    """One moment in words: when (a wall clock; a sleep has an end) and on which earlier day, if it was one."""

    clock: str
    until: str
    on: date | None
    kind: str
    told: Told


@dataclass(frozen=True)
class SinceFor:
    """One baby: what is new on the page, and what was written. `first` are the few to read at the door of the room: what was
    between people, notes and sleep before care, the latest of them; `rest` is everything else, for whoever opens it."""

    peg: Peg
    new: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def first(self) -> list[Sentence]:
        """The few, in the order of the day."""
        by_weight = sorted(range(len(self.sentences)), key=lambda place: (self.sentences[place].kind not in _FIRST, -place))
        return [self.sentences[place] for place in sorted(by_weight[:_MOST_FIRST])]

    @property
    def rest(self) -> list[Sentence]:
        """All of them, where the few are not all."""
        return list(self.sentences) if len(self.sentences) > _MOST_FIRST else []


@dataclass(frozen=True)
class SinceShift:
    """`start` is when the adult was last here (`was_here`), or the last closing time. `babies` without anything written are in
    the list too: nothing written is not nothing happened."""

    start: datetime
    was_here: bool
    adult: str
    faces: tuple[Face, ...]
    babies: tuple[SinceFor, ...]

    @property
    def told(self) -> list[SinceFor]:
        """Those of whom something was written."""
        return [one for one in self.babies if one.sentences or one.new]

    @property
    def silent(self) -> str:
        """The names of the others: "Esme, Femi and Grace"."""
        return listed([one.peg.name for one in self.babies if not one.sentences and not one.new])


def since(screen: Screen, adult: UUID | None) -> SinceShift:
    """What this adult did not see. `adult` None asks from the last closing time."""
    faces = screen.faces()
    policy = people.policies(screen.setting, screen.today)
    start, was_here = _start(screen, adult, policy)
    babies = pegs(screen)
    written = moments.since(screen.who, [peg.id for peg in babies], start, screen.at)
    names = people.adult_names(screen.setting, {*adults_in([one for baby in written for one in baby.moments]), *([adult] if adult else [])})
    by_baby = {found.baby: [one for one in shown(found.moments) if not _own(one, adult)] for found in written}
    new = _new_lines(screen, [peg.id for peg in babies], start)
    told_ = [
        SinceFor(peg, tuple(new.get(peg.id, ())), tuple(_sentences(screen, peg, by_baby.get(peg.id, []), names, start))) for peg in babies
    ]
    return SinceShift(start, was_here, names.get(adult, "") if adult else "", tuple(faces), tuple(told_))


def _own(one: Settled, adult: UUID | None) -> bool:
    """What somebody wrote themselves is no news to them."""
    return adult is not None and adult in (one.row.tapped_by or one.row.did_by, one.row.did_by)


def _last_open(screen: Screen) -> date:
    """The last day before today on which any baby of the room was expected; yesterday where nothing is booked."""
    days = [screen.today - timedelta(days=back) for back in range(1, _BACK_AT_MOST.days + 1)]
    return next((day for day in days if people.expected(screen.setting, screen.babies, day)), days[0])


def _start(screen: Screen, adult: UUID | None, policy: InForce) -> tuple[datetime, bool]:
    closed = datetime.combine(_last_open(screen), policy.clock("closes_at"), screen.zone)
    if adult is None:
        return closed, False
    midnight = datetime.combine(screen.today, time(), screen.zone)
    before = signin.came_in(screen.setting, screen.room, adult, after=midnight, at=screen.at) or screen.at
    stay = signin.last_here(screen.setting, screen.room, adult, before)
    if stay is None:
        return closed, False
    from_at, until_at = stay
    if until_at is None:
        # Nobody wrote that they left: they stayed until closing, if that is over.
        until_at = min(datetime.combine(local_day(from_at, screen.zone.key), policy.clock("closes_at"), screen.zone), before)
    return max(until_at, screen.at - _BACK_AT_MOST), True


def _new_lines(screen: Screen, babies: list[UUID], start: datetime) -> dict[UUID, list[str]]:
    found = ways.lines(screen.setting, babies)
    return {baby: [way.words for way in lines if way.from_at >= start] for baby, lines in found.items()}


def _sentences(screen: Screen, peg: Peg, written: Iterable[Settled], names: dict[UUID, str], start: datetime) -> Iterable[Sentence]:
    who = People(peg.name, peg.pronouns, names, screen.rooms)
    one_day = local_day(start, screen.zone.key) == screen.today
    for one in written:
        on = local_day(one.at, screen.zone.key)
        # Of earlier days nobody needs each nappy: what was between people, what home told and how they slept.
        if one_day or on == screen.today or one.kind in RELATIONAL or one.kind == "sleep":
            until = screen.clock(one.ended_at) if one.kind == "sleep" and one.ended_at else ""
            yield Sentence(screen.clock(one.at), until, None if on == screen.today else on, one.kind, told(one, who))
