"""A row of the log as it is read, for tests that need no database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from babyroom.common.ids import new_id
from babyroom.moments.settle import Row


def row_of(kind: str, happened_at: datetime, seq: int, *, baby: UUID, by: UUID | None, **more: Any) -> Row:
    """Tapped and done by the same adult as it happened, with nothing else said; `more` are other columns of `Row`."""
    columns: dict[str, Any] = {
        "id": new_id(),
        "room": None,
        "did_by": by,
        "tapped_by": by,
        "known_by": "face",
        "zone": "Europe/London",
        "ended_at": None,
        "about": False,
        "uncertain": False,
        "time_from": "tap",
        "received_at": happened_at,
        "adds": None,
        "corrects": None,
        "withdraws": None,
        "refers": None,
        "group": None,
        "source": "",
        "facts": {},
        "note": "",
    }
    return Row(**{**columns, "kind": kind, "baby": baby, "happened_at": happened_at, "seq": seq, **more})
