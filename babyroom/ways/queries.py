"""What helps a baby, asked by page and tablet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from babyroom.ways.models import Familiar, Way

# A line from home stays "new" until an adult in the room has read it, at most this long.
NEW_FOR = timedelta(days=14)


@dataclass(frozen=True)
class Chip:
    """A baby's own words on the tablet: `part` says under which question, `stands_for` which phrase it is a form of."""

    id: UUID
    baby_id: UUID
    part: str
    words: str
    stands_for: str


def lines(setting: UUID, babies: Iterable[UUID]) -> dict[UUID, list[Way]]:
    """The lines that hold now, by baby, in the order of the page."""
    found: dict[UUID, list[Way]] = {}
    for way in (
        Way.objects.of(setting)
        .filter(baby_id__in=list(babies), until_at=None)
        .select_related("told_by")
        .order_by("part", "position", "from_at")
    ):
        found.setdefault(way.baby_id, []).append(way)
    return found


def chips(setting: UUID, babies: Iterable[UUID]) -> tuple[dict[UUID, list[Chip]], frozenset[UUID]]:
    """The babies' own chips, always in the same order, and which babies have a line from home nobody here has read."""
    rows = (
        Way.objects.of(setting)
        .filter(Q(baby_id__in=list(babies), until_at=None), ~Q(chip="") | Q(from_home=True, read_at=None))
        .order_by("position", "from_at")
        .values_list("id", "baby_id", "part", "chip", "stands_for", "from_home", "read_at")
    )
    found: dict[UUID, list[Chip]] = {}
    new = set()
    for way_id, baby_id, part, chip, stands_for, from_home, read_at in rows:
        if chip:
            found.setdefault(baby_id, []).append(Chip(way_id, baby_id, part, chip, stands_for))
        if from_home and read_at is None:
            new.add(baby_id)
    return found, frozenset(new)


def is_new(way: Way, at: datetime) -> bool:
    """Whether this line is shown as new."""
    return way.read_at is None and at - way.from_at < NEW_FOR


def familiar(setting: UUID, babies: Iterable[UUID], on: date) -> dict[UUID, list[Familiar]]:
    """The adults each baby knows, in the order the key person and the family set."""
    rows = Familiar.objects.of(setting).filter(baby_id__in=list(babies), from_on__lte=on).filter(Q(until_on=None) | Q(until_on__gte=on))
    found: dict[UUID, list[Familiar]] = {}
    for row in rows.select_related("adult").order_by("position", "from_on"):
        found.setdefault(row.baby_id, []).append(row)
    return found
