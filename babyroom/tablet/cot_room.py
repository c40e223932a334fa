"""The sleep room's own screen: who is asleep, how long to the next look-in, and what was looked in so far."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from babyroom.moments import queries as moments
from babyroom.moments.vocabulary import label
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.tablet import asleep
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.said import personal
from babyroom.tablet.screen import Screen


@dataclass(frozen=True)
class Cot:
    """A baby who is asleep. `next_by` and the times of `so_far` are instants; `how` is place and position in words."""

    peg: Peg
    sleep: UUID
    since: datetime
    how: str
    next_by: datetime
    due: bool
    so_far: tuple[datetime, ...]
    not_written: tuple[datetime, ...]


def cots(screen: Screen) -> list[Cot]:
    """The babies who are asleep, next look-in first."""
    days = moments.days_now(screen.setting, screen.babies, screen.today)
    here = {peg.id: peg for peg in pegs(screen, {baby for baby, day in days.items() if "asleep" in day})}
    every = _every(screen, here)
    found = []
    for baby, peg in here.items():
        part = days[baby]["asleep"]
        looks = asleep.look_ins_of(asleep.Sleeping(baby, peg.name, part, every[baby]), screen.at)
        if looks.next_by is None:
            continue
        seen = [datetime.fromtimestamp(at, UTC) for at, due, _answer in part["looks"] if not due]
        facts = part.get("facts", {})
        words = [label(f"sleep_{name}", facts[name]) for name in ("place", "position") if facts.get(name)]
        forms = (peg.they, peg.them, peg.their, "")
        found.append(
            Cot(
                peg=peg,
                sleep=UUID(part["id"]),
                since=datetime.fromtimestamp(part["at"], UTC),
                how=", ".join(personal(word, forms) for word in words),
                next_by=looks.next_by,
                due=looks.next_by <= screen.at,
                so_far=tuple(sorted(seen)),
                not_written=looks.not_written,
            )
        )
    return sorted(found, key=lambda cot: (cot.next_by, cot.peg.name))


def _every(screen: Screen, among: Iterable[UUID]) -> dict[UUID, timedelta]:
    """The setting's interval for each baby's (corrected) age."""
    policy = people.policies(screen.setting, screen.today)
    return {
        pk: timedelta(minutes=policy.look_in_every(age(baby.born_on, baby.weeks_early, screen.today).band_months))
        for pk, baby in people.babies(screen.setting, among).items()
    }
