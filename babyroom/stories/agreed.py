"""What may be told of a moment about which people do not agree: only what every version says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from babyroom.moments.settle import Row, Settled

# Typed by somebody else from paper or from a file: the words are those of whoever did it.
_COPIED = frozenset({"sheet", "import"})


@dataclass(frozen=True, slots=True)
class Agreed:
    """A moment as all its versions have it. `at`, `ended_at` and `by` are None where versions differ; `author` wrote the note."""

    id: UUID
    kind: str
    at: datetime | None
    ended_at: datetime | None
    by: UUID | None
    facts: Mapping[str, Any]
    note: str
    author: UUID | None
    late: bool
    corrected: bool
    differently: tuple[tuple[UUID | None, str], ...]


def agreed(one: Settled) -> Agreed:
    """The part of a moment that nobody contradicts; all of it where nobody does."""
    rows = (one.row, *one.against)
    ends = {one.ended_at, *(row.ended_at or one.ended_at for row in one.against)}
    note = _same({row.note for row in rows}) or ""
    return Agreed(
        id=one.id,
        kind=one.kind,
        at=_same({row.happened_at for row in rows}),
        ended_at=_same(ends),
        by=_same({row.did_by for row in rows}),
        facts=_common(rows),
        note=note,
        author=_author(one, note),
        late=one.late,
        corrected=one.corrected,
        differently=tuple((_wrote(row), row.note) for row in one.differently if row.note),
    )


def _same(values: set[Any]) -> Any:
    return next(iter(values)) if len(values) == 1 else None


def _common(rows: tuple[Row, ...]) -> Mapping[str, Any]:
    """The facts that stand in every version; of a list what every version holds of it."""
    first, *others = rows
    if not others:
        return first.facts
    found: dict[str, Any] = {}
    for name, value in first.facts.items():
        said = [row.facts.get(name) for row in others]
        if isinstance(value, list):
            value = [item for item in value if all(isinstance(other, list) and item in other for other in said)]
            if value:
                found[name] = value
        elif all(other == value for other in said):
            found[name] = value
    return found


def _author(one: Settled, note: str) -> UUID | None:
    """Whose words the note is: of whoever first wrote it so, not of whoever put another fact right later."""
    first = next((row for row in one.history if note and row.note == note), one.row)
    return _wrote(first)


def _wrote(row: Row) -> UUID | None:
    return row.did_by if row.known_by in _COPIED else row.tapped_by or row.did_by
