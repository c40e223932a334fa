"""The sleep room's own screen: who is asleep, how long to the next look-in, and what was looked in so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import NotYours
from babyroom.moments import queries as moments
from babyroom.moments.settle import Settled
from babyroom.moments.vocabulary import label
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.tablet import asleep
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.said import personal
from babyroom.tablet.screen import Screen, baby_on


@dataclass(frozen=True)
class Cot:
    """A baby who is asleep. `words` says what to do; `how` is place and position in words; `open` what was last written and what is
    not; the times of `so_far` are instants."""

    peg: Peg
    sleep: UUID
    since: datetime
    how: str
    next_by: datetime
    due: bool
    words: str
    open: str
    so_far: tuple[datetime, ...]


@dataclass(frozen=True)
class CotRoom:
    """The babies who are asleep, next look-in first, and the one look-in that is asked about: also of a nap that is over."""

    cots: tuple[Cot, ...]
    question: asleep.Question | None


def cot_room(screen: Screen) -> CotRoom:
    """What the sleep room's screen shows."""
    days = moments.days_now(screen.setting, screen.babies, screen.today)
    here = {peg.id: peg for peg in pegs(screen, {baby for baby, day in days.items() if "asleep" in day or "slept" in day})}
    every = _every(screen, here)
    sleeps = [one for baby, peg in here.items() for one in asleep.of_day(baby, peg.name, days[baby], every[baby])]
    found = [_cot(screen, here[one.baby_id], one) for one in sleeps if one.until is None]
    _sleepers, question = asleep.strip(sleeps, screen.at, screen.zone)
    return CotRoom(tuple(sorted(found, key=lambda cot: (cot.next_by, cot.peg.name))), question)


def at_cot(screen: Screen, baby: UUID, sleep: UUID) -> tuple[str, Settled]:
    """The name of a baby of this screen's room, and their sleep of today with this id, over or not. Raises NotYours for any other."""
    _baby, name = baby_on(screen, baby)
    one = next((one for one in moments.day(screen.who, baby, screen.today) if one.id == sleep), None)
    if one is None or one.kind != "sleep" or not one.stands:
        raise NotYours(_("We cannot find this nap any more. Please look at the sleep room again."))
    return name, one


def _cot(screen: Screen, peg: Peg, one: asleep.Sleeping) -> Cot:
    part = one.asleep
    looks, since = asleep.look_ins_of(one, screen.at), datetime.fromtimestamp(part["at"], UTC)
    next_by = looks.next_by or screen.at
    return Cot(
        peg=peg,
        sleep=UUID(part["id"]),
        since=since,
        how=_how(part, peg),
        next_by=next_by,
        due=next_by <= screen.at,
        words=asleep.due_words(next_by, screen.at, screen.zone),
        open=asleep.open_words(since, looks, screen.zone),
        so_far=tuple(sorted(datetime.fromtimestamp(at, UTC) for at, due, _answer in part["looks"] if not due)),
    )


def _how(part: Mapping[str, Any], peg: Peg) -> str:
    facts, forms = part.get("facts", {}), (peg.they, peg.them, peg.their, "")
    words = [label(f"sleep_{name}", facts[name]) for name in ("place", "position") if facts.get(name)]
    return ", ".join(personal(word, forms) for word in words)


def _every(screen: Screen, among: Iterable[UUID]) -> dict[UUID, timedelta]:
    """The setting's interval for each baby's (corrected) age."""
    policy = people.policies(screen.setting, screen.today)
    return {
        pk: timedelta(minutes=policy.look_in_every(age(baby.born_on, baby.weeks_early, screen.today).band_months))
        for pk, baby in people.babies(screen.setting, among).items()
    }
