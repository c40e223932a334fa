"""Which babies were in a tablet's room on which days: by where they are placed, or moved there for an hour. What a tablet wrote about them
that day is kept, wherever they have gone since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from babyroom.common.access import Who
from babyroom.moments.clocks import OFF, OLDEST
from babyroom.moments.models import Moment
from babyroom.moments.queries import local_day
from babyroom.moments.record import Record
from babyroom.people.models import Placement

_MOVED = "moved"


@dataclass
class Stays:
    """Days of babies in one room. `now` are those who are there today; a day is the setting's."""

    room: UUID | None
    zone: str
    now: frozenset[UUID]
    placed: Mapping[UUID, Sequence[tuple[date, date | None]]]
    moved: set[tuple[UUID, date]]

    def here(self, baby: UUID, at: datetime) -> bool:
        """Whether this baby was in the room at any time on the day of this instant, or is there now."""
        on = local_day(at, self.zone)
        return (
            baby in self.now
            or (baby, on) in self.moved
            or any(first <= on and (last is None or on <= last) for first, last in self.placed.get(baby, ()))
        )

    def add(self, record: Record) -> None:
        """A record was kept: perhaps it moves a baby here, and the next ones are about them."""
        if record.kind == _MOVED and str(record.facts.get("to_room", "")) == str(self.room):
            self.moved.add((record.baby, local_day(record.happened_at, self.zone)))


def stays(by: Who, at: datetime, records: Sequence[Record]) -> Stays:
    """What is known of the babies that these records are about. One query, and one more for babies placed elsewhere."""
    babies = {record.baby for record in records}
    now = by.seen.get("babies_in_room", frozenset())
    placed: dict[UUID, list[tuple[date, date | None]]] = {}
    away = babies - now
    if away:
        rows = Placement.objects.of(by.setting).filter(room_id=by.room_id, baby_id__in=away)
        for baby, first, last in rows.values_list("baby_id", "from_on", "until_on"):
            placed.setdefault(baby, []).append((first, last))
    return Stays(by.room_id, by.zone, now, placed, _moved(by, at, away) if away else set())


def _moved(by: Who, at: datetime, babies: set[UUID]) -> set[tuple[UUID, date]]:
    rows = Moment.objects.of(by.setting).of_babies(babies).between(at - OLDEST, at + OFF).filter(kind=_MOVED)
    found = rows.values_list("baby_id", "happened_at", "words__facts")
    return {(baby, local_day(moved_at, by.zone)) for baby, moved_at, facts in found if facts.get("to_room") == str(by.room_id)}
