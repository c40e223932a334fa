"""Three babies to spend ten minutes with, before the day ends: among those we have written least about lately, in no order. So that we
look; not because anything is wrong. It is the room's alone. The three stay until one of them has gone home: then another one is named."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from statistics import fmean
from uuid import UUID

from babyroom.moments import queries as moments
from babyroom.moments.models import Moment
from babyroom.moments.reading import day_bounds
from babyroom.people import queries as people
from babyroom.tablet.pegs import Peg, pegs
from babyroom.tablet.screen import Screen
from babyroom.tablet.whose_day import place_of

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
    wanted = chosen(screen.room, screen.today, _written(screen), _not_here(screen))
    by_id = {peg.id: peg for peg in pegs(screen, wanted)}
    return QuietLook(tuple(by_id[baby] for baby in wanted if baby in by_id), told, is_time=True)


def chosen(room: UUID, on: date, written: Mapping[UUID, float], gone: Collection[UUID] = ()) -> list[UUID]:
    """Three babies of the half that has least written about them on a day here (`written`, by baby), in an order that only room and day
    decide. The same room and day always give the same three. Nobody can sit with a baby who is `gone`: the next one of the half is named
    (of the other half, once that is empty), and whoever was named before stays."""
    shuffled = sorted(written, key=lambda baby: _chance(room, on, baby))
    least = sorted(shuffled, key=lambda baby: written[baby])[: max(MANY, (len(written) + 1) // 2)]
    in_turn = sorted(shuffled, key=lambda baby: (baby not in least, _chance(room, on, baby)))
    return [baby for baby in in_turn if baby not in gone][:MANY]


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


def _not_here(screen: Screen) -> frozenset[UUID]:
    """Babies who have gone home, are away or in another room; and those who did not come, in a room that writes who comes."""
    days = moments.days_now(screen.setting, screen.babies, screen.today)
    booked = people.expected(screen.setting, screen.babies, screen.today)
    writes = any(day.get("arrived") is not None for day in days.values())
    found = set()
    for baby in screen.babies:
        day = days.get(baby, {})
        place = place_of(day, booked.get(baby), elsewhere=day.get("room", str(screen.room)) != str(screen.room))
        if place in ("home", "away", "elsewhere") or (writes and place in ("later", "unsaid")):
            found.add(baby)
    return frozenset(found)


def _a_day(babies: Iterable[UUID], rows: Iterable[tuple[UUID, date]]) -> Mapping[UUID, float]:
    days: dict[UUID, list[date]] = {baby: [] for baby in babies}
    for baby, on in rows:
        days[baby].append(on)
    return {baby: fmean(Counter(on).values()) if on else 0.0 for baby, on in days.items()}
