"""A moment on its way in: what a tablet, a parent, an import or the demonstration hands to the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

# How the named adult is known: by face on a paired tablet, by PIN, without proof while offline, typed in
# from a paper sheet, signed in by name (a manager or parent), or read from another product's file.
KnownBy = Literal["face", "pin", "offline", "sheet", "login", "import"]
# Where the time came from: the tap itself, a back-time chip, typed by a person, a paper sheet, a file.
TimeFrom = Literal["tap", "chip", "typed", "sheet", "import"]


@dataclass(frozen=True)
class Record:
    """One thing that happened to one baby, not yet in the log.

    Instants are aware datetimes; `zone` is the IANA zone the adult lives in, so that the wall clock can
    be told again. `adds` completes a moment within its strip, `corrects` replaces what was said,
    `withdraws` takes it back, `refers` speaks of another moment (a look-in of its sleep): all four
    are ids of moments, which may arrive later than this one. `received_at` is set only when a whole past
    is laid down at once (demonstration); otherwise the server's clock decides.
    """

    id: UUID
    kind: str
    baby: UUID
    happened_at: datetime
    zone: str
    facts: Mapping[str, Any] = field(default_factory=dict)
    note: str = ""
    ended_at: datetime | None = None
    about: bool = False
    time_from: TimeFrom = "tap"
    did_by: UUID | None = None
    tapped_by: UUID | None = None
    known_by: KnownBy = "face"
    device_seq: int | None = None
    device_at: datetime | None = None
    device_offset_ms: int | None = None
    adds: UUID | None = None
    corrects: UUID | None = None
    withdraws: UUID | None = None
    refers: UUID | None = None
    group: UUID | None = None
    source: str = ""
    received_at: datetime | None = None
