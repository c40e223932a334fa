"""Three babies to spend ten minutes with, before the day ends: among those we have written least about lately, in no order. So that we
look; not because anything is wrong. It is the room's alone, and the same three all day."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from statistics import fmean
from uuid import UUID

from babyroom.moments.models import Moment
from babyroom.moments.reading import day_bounds
from babyroom.people import queries as people
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.screen import Screen

MANY = 3
# What is written without anybody having sat with the baby.
_NOT_LOOKING = ("from_home", "look_in", "moved", "withdrawal", "same_nap")
# So many days before today are looked at: today's own writing changes nothing, and so the three stay.
LOOKS_AT = timedelta(days=14)
# So long before the nursery closes the names are there.
BEFORE_CLOSING = timedelta(hours=3)


@dataclass(frozen=True)
class QuietLook:
    """The babies to sit with. `from_clock` is when the names come, told until then."""

    babies: tuple[Peg, ...]
    from_clock: str
    is_time: bool


def quiet_look(screen: Screen) -> QuietLook:
    """The quiet look of this room today."""
    closes = people.policies(screen.setting, screen.today).clock("closes_at")
    begins = screen.at.astimezone(screen.zone).replace(hour=closes.hour, minute=closes.minute, second=0, microsecond=0) - BEFORE_CLOSING
    told = f"{begins:%H:%M}"
    if screen.at < begins:
        return QuietLook((), told, is_time=False)
    wanted = chosen(screen.room, screen.today, _written(screen))
    by_id = {peg.id: peg for peg in pegs(screen, wanted)}
    return QuietLook(tuple(by_id[baby] for baby in wanted if baby in by_id), told, is_time=True)


def chosen(room: UUID, on: date, written: Mapping[UUID, float]) -> list[UUID]:
    """Three babies of the half that has least written about them on a day here (`written`, by baby), in an order that only room and day
    decide. The same room and day always give the same three."""
    shuffled = sorted(written, key=lambda baby: _chance(room, on, baby))
    least = sorted(shuffled, key=lambda baby: written[baby])[: max(MANY, (len(written) + 1) // 2)]
    return sorted(least, key=lambda baby: _chance(room, on, baby))[:MANY]


def _chance(room: UUID, on: date, baby: UUID) -> str:
    return sha256(f"{room}{on.isoformat()}{baby}".encode()).hexdigest()


def _written(screen: Screen) -> Mapping[UUID, float]:
    """By baby who is expected today (or by baby of the room, where nobody is): how much is written on a day with anything written."""
    booked = people.expected(screen.setting, screen.babies, screen.today)
    babies = [baby for baby, hours in booked.items() if not hours.away] or list(screen.babies)
    zone = screen.zone.key
    start, end = day_bounds(screen.today - LOOKS_AT, zone)[0], day_bounds(screen.today, zone)[0]
    rows = Moment.objects.of(screen.setting).of_babies(babies).between(start, end).exclude(kind__in=_NOT_LOOKING)
    return _a_day(babies, ((baby, at.astimezone(screen.zone).date()) for baby, at in rows.values_list("baby_id", "happened_at")))


def _a_day(babies: Iterable[UUID], rows: Iterable[tuple[UUID, date]]) -> Mapping[UUID, float]:
    days: dict[UUID, list[date]] = {baby: [] for baby in babies}
    for baby, on in rows:
        days[baby].append(on)
    return {baby: fmean(Counter(on).values()) if on else 0.0 for baby, on in days.items()}
