"""A moment saved for the wrong baby: the records that take it back there and write it again here, with all that hangs on it."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from babyroom.common.ids import new_id
from babyroom.moments.record import KnownBy, Record
from babyroom.moments.settle import Settled


def taken_back(
    moment: UUID,
    baby: UUID,
    *,
    at: datetime,
    zone: str,
    why: str,
    tapped_by: UUID | None,
    moved_to: UUID | None = None,
    known_by: KnownBy = "face",
) -> Record:
    """The record that takes a moment back; the moment itself stays in the log. `why` is a phrase of `why_withdrawn`."""
    facts: dict[str, Any] = {"why": why} | ({"moved_to": str(moved_to)} if moved_to else {})
    return Record(
        id=new_id(),
        kind="withdrawal",
        baby=baby,
        happened_at=at,
        zone=zone,
        facts=facts,
        withdraws=moment,
        tapped_by=tapped_by,
        known_by=known_by,
    )


def moved(one: Settled, to_baby: UUID, *, at: datetime, tapped_by: UUID | None, known_by: KnownBy) -> list[Record]:
    """Two records for the moment as it holds now and two for each look-in and waking of a sleep. The second
    record is the moment written again."""
    new = new_id()
    records = list(_both(one, new, to_baby, refers=one.id, at=at, tapped_by=tapped_by, known_by=known_by))
    for hanging in (*one.look_ins, *one.wokes):
        records += _both(hanging, new_id(), to_baby, refers=new, at=at, tapped_by=tapped_by, known_by=known_by)
    return records


def _both(
    one: Settled, new: UUID, to_baby: UUID, *, refers: UUID, at: datetime, tapped_by: UUID | None, known_by: KnownBy
) -> Iterator[Record]:
    row = one.row
    yield taken_back(one.version, row.baby, at=at, zone=row.zone, why="wrong_baby", tapped_by=tapped_by, moved_to=new, known_by=known_by)
    yield Record(
        id=new, kind=row.kind, baby=to_baby, happened_at=row.happened_at, zone=row.zone, facts=row.facts, note=row.note, ended_at=row.ended_at,
        about=row.about, time_from=row.time_from, did_by=row.did_by, tapped_by=tapped_by, known_by=row.known_by, refers=refers, group=row.group,
        source=row.source,
    )  # type: ignore[arg-type]  # fmt: skip
