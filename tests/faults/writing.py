"""Writing into a nursery on ground of its own, from inside one of its processes: every line it gives back was answered as kept."""

import itertools
import json
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection

from babyroom.common import walls
from babyroom.moments import operations
from babyroom.moments.models import Moment
from tests.nursery import HARBOUR, Nursery, at

_SECONDS = itertools.count()


def nursery() -> Nursery:
    """Harbour Nursery as it was laid down."""
    told = json.loads((Path(settings.DATA) / "nursery.json").read_text())
    ids = {sort: {name: UUID(pk) for name, pk in found.items()} for sort, found in told.items()}
    return Nursery(HARBOUR, rooms=ids["rooms"], babies=ids["babies"], adults=ids["adults"], tablets=ids["tablets"])


def keep_one(harbour: Nursery, baby: str = "Ada") -> UUID:
    """One moment through the log's own door; returns its id once it was answered as kept."""
    when = at("11:00") + timedelta(seconds=next(_SECONDS) % 3600)
    with walls.within(HARBOUR):
        return operations.record_one(harbour.record(baby, "nappy", "10:00"), by=harbour.tablet(), at=when)


def keep_some(harbour: Nursery, number: int, baby: str = "Ada") -> list[UUID]:
    """So many moments of a baby at once, as a tablet hands over its outbox; returns the ids that were answered as kept."""
    when = at("11:00") + timedelta(seconds=next(_SECONDS) % 3600)
    records = [harbour.record(baby, "nappy", "10:00") for _n in range(number)]
    with walls.within(HARBOUR):
        return [UUID(answer.id) for answer in operations.receive(records, by=harbour.tablet(), at=when) if answer.outcome == "kept"]


def there() -> set[UUID]:
    """The ids in the log."""
    with walls.within(HARBOUR):
        return set(Moment.objects.of(HARBOUR).values_list("id", flat=True))


def whole() -> bool:
    """Whether the file is whole."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        return bool(cursor.fetchone()[0] == "ok")


def keep_on(until: Callable[[], bool], told: Path | None = None) -> list[UUID]:
    """Write moments until told to stop; with `told`, put the number of those answered into that file after each."""
    harbour, kept = nursery(), []
    descriptor = os.open(told, os.O_WRONLY | os.O_CREAT) if told else None
    while not until():
        kept.append(keep_one(harbour))
        if descriptor is not None:
            os.pwrite(descriptor, f"{len(kept):12}".encode(), 0)
    return kept


def refused_until(harbour: Nursery, *, most: int, refusals: int) -> tuple[list[UUID], list[str]]:
    """Write until the database said no so many times, or so many were kept: (kept, what it said)."""
    kept: list[UUID] = []
    said: list[str] = []
    while len(said) < refusals and len(kept) < most:
        try:
            kept.append(keep_one(harbour))
        except OperationalError as problem:
            said.append(str(problem))
    return kept, said
