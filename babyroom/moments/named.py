"""Whom a moment names: the adult who did it and every adult among its facts."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from babyroom.moments.kinds import kind


def adults_named(kind_id: str, facts: Mapping[str, Any], *others: UUID | None) -> set[UUID]:
    """The ids of all adults a moment of this kind names, `others` (who did it, who tapped) included where given."""
    sort = kind(kind_id)
    wanted = [facts.get(name) for name, fact in sort.facts.items() if fact.type == "adult"] if sort else []
    return {found for value in [*wanted, *others] if (found := _perhaps_id(value)) is not None}


def _perhaps_id(value: Any) -> UUID | None:
    try:
        return value if isinstance(value, UUID) else UUID(str(value))
    except ValueError:
        return None
