"""A second import beside a first: what the log has already is not written again, even where this export has
other columns or ends on the other side of a midnight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import combinations
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.moments.kinds import KINDS
from babyroom.records.babybuddy.entries import minute, moment_id
from babyroom.records.babybuddy.plan import Logged
from babyroom.records.babybuddy.tidy import Gathered, ends_at_midnight, starts_at_midnight


@dataclass(frozen=True)
class Already:
    """Rows that the log has already, and the id of the moment that says them."""

    item: Gathered
    there: UUID


def beside(gathered: Sequence[Gathered], logged: Sequence[Logged], baby: UUID, zone: ZoneInfo) -> tuple[list[Gathered], list[Already]]:
    """What is new, and what the log has already. A moment that says more than one of an earlier import (its
    second half, a column that was unticked then) corrects it."""
    log = _Log(logged)
    own = {item.id for item in gathered}
    new: list[Gathered] = []
    known: list[Already] = []
    for item in gathered if logged else ():
        there = item.id if item.id in log.ids else log.fuller(item, zone)
        if there:
            known.append(Already(item, there))
        else:
            poorer = next((id_ for id_ in _poorer(item, baby) if id_ in log.ids and id_ not in own), None)
            new.append(replace(item, corrects=poorer))
    return (new if logged else list(gathered)), known


class _Log:
    """The earlier moments, by what they are looked up by."""

    def __init__(self, logged: Iterable[Logged]) -> None:
        self.ids: set[UUID] = set()
        self._starting: dict[tuple[str, str], list[Logged]] = {}
        self._ending: dict[str, list[Logged]] = {}
        for moment in logged:
            self.ids.add(moment.id)
            self._starting.setdefault((moment.kind, minute(moment.happened_at)), []).append(moment)
            if moment.kind == "sleep" and moment.ended_at:
                self._ending.setdefault(minute(moment.ended_at), []).append(moment)

    def fuller(self, item: Gathered, zone: ZoneInfo) -> UUID | None:
        """The earlier moment that says all this one does: with columns unticked now, or the whole night."""
        span, unticked = item.span, item.first.unticked
        beginning = self._starting.get((item.first.said.kind, minute(span.starts_at)), [])
        endless = "end" in unticked or not KINDS[item.first.said.kind].span
        found = [moment for moment in beginning if unticked and (endless or _minute(moment.ended_at) == _minute(span.ends_at))]
        if item.first.model == "Sleep" and span.ends_at:
            if ends_at_midnight(span, zone):
                found += [moment for moment in beginning if moment.ended_at and moment.ended_at > span.ends_at]
            if starts_at_midnight(span, zone):
                found += [moment for moment in self._ending.get(minute(span.ends_at), []) if moment.happened_at < span.starts_at]
        return found[0].id if found else None


def _poorer(item: Gathered, baby: UUID) -> Iterable[UUID]:
    """The ids this moment had where less of it was known: one half of its night, or fewer columns."""
    if len(item.entries) > 1:
        yield from (entry.id(baby) for entry in item.entries)
        return
    entry = item.first
    columns = list(entry.content)
    for size in range(1, len(columns) + 1):
        for dropped in combinations(columns, size):
            span = replace(entry.span, ends_at=None) if "end" in dropped else entry.span
            yield moment_id(baby, entry.model, span, {c: v for c, v in entry.said.content.items() if c not in dropped})


def _minute(when: datetime | None) -> str:
    return minute(when) if when else ""
