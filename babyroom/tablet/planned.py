"""Who is planned in the room, held against the hours of the babies who are in it or still to come: from when until when nobody they know
is. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.analysis.continuity import Span, familiar_here
from babyroom.people.queries import Expected
from babyroom.rota.queries import span
from babyroom.rota.said import between
from babyroom.tablet.known import InRoomFrom, Known
from babyroom.tablet.said import listed

_MOST_NAMED = 2


@dataclass(frozen=True)
class Alone:
    """Babies, by name, of whom nobody they know is planned in the room for a while. `when` says it with the clock."""

    when: str
    babies: tuple[str, ...]

    @property
    def words(self) -> str:
        """One sentence; more than two babies are counted."""
        if len(self.babies) > _MOST_NAMED:
            return _("Nobody these %(n)d babies know is planned %(when)s.") % {"n": len(self.babies), "when": self.when}
        return self.in_full

    @property
    def in_full(self) -> str:
        """The same with every name."""
        one, more = _("Nobody %(names)s knows is planned %(when)s."), _("Nobody %(names)s know is planned %(when)s.")
        return (one if len(self.babies) == 1 else more) % {"names": listed(self.babies), "when": self.when}


def alone(
    babies: Iterable[tuple[str, Known, Expected | None]],
    shifts: Sequence[InRoomFrom],
    here: Iterable[UUID],
    at: datetime,
    zone: str,
    on: date,
) -> tuple[Alone, ...]:
    """What is still to come of it, the next first. Without a shift in the room nothing is known and nothing said, nor of a baby of whom
    nobody is named. What has begun is not told while somebody the baby knows is in the room, whoever was planned."""
    if not shifts:
        return ()
    in_room = frozenset(here)
    planned: dict[UUID, list[Span]] = {}
    for shift in shifts:
        planned.setdefault(shift.adult, []).append(span(on, _time(shift.start), _time(shift.end), zone))
    found: dict[Span, list[str]] = {}
    for name, about, hours in babies:
        known = {pk for pk, _name in about.familiar} | set(about.keys)
        if not known or hours is None or hours.away or not hours.from_time or not hours.to_time:
            continue
        booked = span(on, hours.from_time, hours.to_time, zone)
        for gap in familiar_here([booked], [one for adult in known for one in planned.get(adult, ())]).gaps:
            if gap[1] > at and (gap[0] > at or in_room.isdisjoint(known)):
                found.setdefault(gap, []).append(name)
    return tuple(Alone(between(gap, zone), tuple(names)) for gap, names in sorted(found.items()))


def _time(said: str) -> time:
    return time.fromisoformat(said)
