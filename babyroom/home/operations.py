"""What a family does from home: it all goes through the doors of the rooms below."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments import operations as moments
from babyroom.moments.record import Record
from babyroom.ways import operations as ways


def tell_the_morning(baby: UUID, facts: Mapping[str, Any], note: str, *, by: Who, at: datetime) -> UUID:
    """The morning note becomes a moment of today, with the parent's name on it."""
    record = Record(
        id=new_id(),
        kind="from_home",
        baby=baby,
        happened_at=at,
        zone=by.zone,
        facts=facts,
        note=note,
        did_by=by.adult_id,
        tapped_by=by.adult_id,
        known_by="login",
    )
    return moments.record_one(record, by=by, at=at)


def tell_at_home(baby: UUID, *, part: str, words: str, chip: str, instead_of: UUID | None, by: Who, at: datetime) -> UUID:
    """A line of "How we do it at home"; it shows as new in the room until someone there has read it."""
    way = ways.tell(baby, ways.Line(part, words, chip), by=by, at=at, instead_of=instead_of)
    return way.pk
