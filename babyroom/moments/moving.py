"""A moment saved for the wrong baby: the records that take it back there and write it again here, with all that hangs on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from babyroom.common.ids import new_id
from babyroom.moments.record import KnownBy, Record, TimeFrom
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
    return Record(
        id=new_id(),
        kind="withdrawal",
        baby=baby,
        happened_at=at,
        zone=zone,
        facts={"why": why} | ({"moved_to": str(moved_to)} if moved_to else {}),
        withdraws=moment,
        tapped_by=tapped_by,
        known_by=known_by,
    )


@dataclass(frozen=True)
class Move:
    """To which baby, when, by whom and how that is known."""

    to_baby: UUID
    at: datetime
    tapped_by: UUID | None
    known_by: KnownBy

    def records(self, one: Settled) -> list[Record]:
        """Two records for the moment as it holds now, and two for each look-in and waking of a sleep. The second
        record is the moment written again."""
        new = new_id()
        records = self._both(one, new, refers=one.id)
        for hanging in (*one.look_ins, *one.wokes):
            records += self._both(hanging, new_id(), refers=new)
        return records

    def _both(self, one: Settled, new: UUID, *, refers: UUID) -> list[Record]:
        row = one.row
        said: dict[str, Any] = {
            name: getattr(row, name) for name in ("kind", "zone", "facts", "note", "ended_at", "about", "did_by", "group", "source")
        }
        back = taken_back(
            one.version,
            row.baby,
            at=self.at,
            zone=row.zone,
            why="wrong_baby",
            tapped_by=self.tapped_by,
            moved_to=new,
            known_by=self.known_by,
        )
        again = Record(
            id=new,
            baby=self.to_baby,
            happened_at=row.happened_at,
            time_from=cast(TimeFrom, row.time_from),
            known_by=cast(KnownBy, row.known_by),
            tapped_by=self.tapped_by,
            refers=refers,
            **said,
        )
        return [back, again]
