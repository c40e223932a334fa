"""What tablet and home ask of a baby's rhythm.

What takes a setting is asked by those who may see these babies' days already.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from babyroom.common.access import Who
from babyroom.moments import queries as moments
from babyroom.moments.models import Moment
from babyroom.moments.reading import day_bounds, settled_of_kinds
from babyroom.people import queries as people
from babyroom.rhythm import access
from babyroom.rhythm.days import KINDS, Day, Past, days_of, from_json
from babyroom.rhythm.models import Off
from babyroom.rhythm.models import Past as PastRow

REMEMBERED = timedelta(days=60)
# What this process has read already, by baby: only what has another version is read again.
_READ: dict[UUID, Past] = {}
_MOST_READ = 512


def read(setting: UUID, babies: Iterable[UUID], first: date, last: date, zone: str) -> dict[UUID, tuple[Day, ...]]:
    """Days from the log itself, by baby, for those of whom anything is written. One query. What was taken back or put right on the
    day after the last one is seen too."""
    start, end = day_bounds(first, zone)[0], day_bounds(last + timedelta(days=1), zone)[1]
    found = days_of(settled_of_kinds(setting, babies, KINDS, start, end), ZoneInfo(zone))
    return {baby: tuple(day for day in days if day.on <= last) for baby, days in found.items()}


def pasts(setting: UUID, versions: Mapping[UUID, str]) -> dict[UUID, Past]:
    """The days before today as they were laid ready, by baby. `versions` is what stands in the table: no query for what is known."""
    if not versions:
        return {}
    missing = [baby for baby, version in versions.items() if baby not in _READ or _READ[baby].version != version]
    if missing:
        if len(_READ) > _MOST_READ:
            _READ.clear()
        rows = PastRow.objects.of(setting).filter(baby_id__in=missing).values_list("baby_id", "version", "days", "learnt")
        _READ.update({baby: Past(baby, version, from_json(days), bytes(learnt)) for baby, version, days, learnt in rows})
    return {baby: _READ[baby] for baby in versions if baby in _READ}


def learnt(setting: UUID, baby: UUID) -> tuple[str, bytes]:
    """What a baby's days taught as it is kept, and its version; empty where nothing is."""
    found = PastRow.objects.of(setting).filter(baby_id=baby).values_list("version", "learnt").first()
    return (found[0], bytes(found[1])) if found else ("", b"")


def unlearnt(setting: UUID) -> list[UUID]:
    """The babies whose days lie ready and were not learned from yet."""
    rows = PastRow.objects.of(setting).exclude(version__endswith=PastRow.LEARNT)
    return list(rows.order_by("pk").values_list("baby_id", flat=True))


def placed_babies(setting: UUID, on: date) -> list[UUID]:
    """The babies who have a room on a day."""
    return sorted({baby for room in people.rooms(setting) for baby in people.babies_placed(setting, room.pk, on)})


def stale(setting: UUID, on: date, zone: str) -> list[UUID]:
    """The babies whose days before `on` are to be laid ready anew: it is another day, or one of those days was put right since."""
    babies = placed_babies(setting, on)
    kept = dict(PastRow.objects.of(setting).filter(baby_id__in=babies, on=on).values_list("baby_id", "seq"))
    found = {baby for baby in babies if baby not in kept}
    if kept:
        changed = Moment.objects.of(setting).filter(Q(seq__gt=min(kept.values())), kind__in=KINDS)
        before = day_bounds(on, zone)[0]
        for baby, seq, at, corrects, withdraws in changed.values_list("baby_id", "seq", "happened_at", "corrects", "withdraws"):
            if baby in kept and seq > kept[baby] and (at < before or corrects or withdraws):
                found.add(baby)
    return sorted(found)


@dataclass(frozen=True)
class Stands:
    """Whether usual times are shown of a baby: `by_baby` or `by_room` say why not."""

    by_baby: bool = False
    by_room: bool = False
    family_asked: bool = False

    @property
    def off(self) -> bool:
        """Whether nothing is shown."""
        return self.by_baby or self.by_room


def stands(setting: UUID, baby: UUID, on: date) -> Stands:
    """How it stands for one baby today."""
    room = people.rooms_of(setting, [baby], on).get(baby)
    rows = list(Off.objects.of(setting).filter(Q(baby_id=baby) | Q(room_id=room, room__isnull=False), until_at=None))
    return Stands(
        any(row.baby_id == baby for row in rows),
        any(row.room_id is not None for row in rows),
        any(row.family_asked for row in rows if row.baby_id == baby),
    )


@dataclass(frozen=True)
class Switch:
    """One baby or room in the list, and whether it is off."""

    id: UUID
    name: str
    off: bool
    room: str = ""
    by_room: bool = False
    family_asked: bool = False


def switches(who: Who, on: date) -> tuple[list[Switch], list[Switch]]:
    """(rooms, babies) with how it stands. Raises NotYours."""
    access.SWITCH.check(who)
    setting = who.setting
    rows = list(Off.objects.of(setting).filter(until_at=None))
    rooms_off = {row.room_id for row in rows if row.room_id}
    babies_off = {row.baby_id: row.family_asked for row in rows if row.baby_id}
    rooms = {room.pk: room.name for room in people.rooms(setting)}
    placed = people.rooms_of(setting, placed_babies(setting, on), on)
    found = [
        Switch(
            baby.pk,
            f"{baby.called} {baby.last_name}".strip(),
            baby.pk in babies_off,
            rooms.get(placed[baby.pk], ""),
            placed[baby.pk] in rooms_off,
            babies_off.get(baby.pk, False),
        )
        for baby in people.babies(setting, placed).values()
    ]
    return (
        [Switch(pk, name, pk in rooms_off) for pk, name in rooms.items()],
        sorted(found, key=lambda one: one.name.casefold()),
    )


def seq_of(setting: UUID) -> int:
    """The last number of the log."""
    return moments.seq_of(setting)
