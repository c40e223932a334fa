"""From rows to moments: what was written twice is one moment, and a night cut at midnight is one sleep.

Only midnight joins. Sleeps a few minutes apart stay apart here: whether a baby who stirred was awake is a
matter of how one looks at the log (see `cleaning`), and the log keeps what was written. Sleeps that
overlap are both kept; the day page asks a person "same nap?".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from babyroom.records.babybuddy.entries import Entry, minute, moment_id
from babyroom.records.babybuddy.spans import LONGEST, Span

_NEAR = timedelta(minutes=2)


@dataclass(frozen=True)
class Gathered:
    """One moment and the rows it comes from: `entries` make it, `repeats` say it again. `corrects` is the
    moment of an earlier import that it completes."""

    id: UUID
    span: Span
    entries: tuple[Entry, ...]
    repeats: tuple[Entry, ...] = ()
    corrects: UUID | None = None

    @property
    def first(self) -> Entry:
        """The row that came first: it gives the kind and the facts."""
        return self.entries[0]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of all its rows."""
        return tuple(word for entry in (*self.entries, *self.repeats) for word in entry.said.words)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags of all its rows."""
        return tuple(tag for entry in (*self.entries, *self.repeats) for tag in entry.tags)


def gather(entries: Sequence[Entry], baby: UUID, zone: ZoneInfo) -> list[Gathered]:
    """The moments that these rows make, each row in exactly one of them."""
    return _merged(_joined(_poorer_in_fuller(_merged(Gathered(e.id(baby), e.span, (e,)) for e in entries)), baby, zone))


def _merged(gathered: Iterable[Gathered]) -> list[Gathered]:
    by_id: dict[UUID, Gathered] = {}
    for item in gathered:
        known = by_id.get(item.id)
        by_id[item.id] = replace(known, repeats=(*known.repeats, *item.entries, *item.repeats)) if known else item
    return list(by_id.values())


def _poorer_in_fuller(gathered: Sequence[Gathered]) -> list[Gathered]:
    """The same row may come from two exports, one of them with columns unticked."""
    same_start: dict[tuple[str, str], list[Gathered]] = {}
    for item in gathered:
        same_start.setdefault((item.first.model, minute(item.span.starts_at)), []).append(item)
    kept = []
    for items in same_start.values():
        items.sort(key=lambda item: len(item.first.unticked))
        found: list[Gathered] = []
        for item in items:
            fuller = next((n for n, other in enumerate(found) if _says_less(item.first, other.first)), None)
            if fuller is None:
                found.append(item)
            else:
                found[fuller] = replace(found[fuller], repeats=(*found[fuller].repeats, *item.entries, *item.repeats))
        kept += found
    return kept


def _says_less(entry: Entry, other: Entry) -> bool:
    if not entry.unticked > other.unticked:
        return False
    there = {column: value for column, value in other.content.items() if column not in entry.unticked}
    return there == entry.content


def _joined(gathered: Sequence[Gathered], baby: UUID, zone: ZoneInfo) -> list[Gathered]:
    mornings: dict[date, list[Gathered]] = {}
    for item in gathered:
        if item.first.model == "Sleep" and starts_at_midnight(item.span, zone):
            mornings.setdefault(_night(item.span.starts_at, zone), []).append(item)
    joined: dict[UUID, Gathered] = {}
    taken: set[UUID] = set()
    for evening in sorted(gathered, key=lambda item: item.span.starts_at):
        if evening.id in taken or evening.first.model != "Sleep" or not ends_at_midnight(evening.span, zone):
            continue
        after = mornings.get(_night(evening.span.ends_at or evening.span.starts_at, zone), [])
        fitting = [item for item in after if item.id not in taken and _goes_on(evening.span, item.span)]
        if fitting:
            # Where several go on after midnight, the longest is the rest of the night and the others overlap it.
            morning = max(fitting, key=lambda item: item.span.minutes or 0)
            taken.add(morning.id)
            joined[evening.id] = _whole(evening, morning, baby)
    return [joined.get(item.id, item) for item in gathered if item.id not in taken]


def _whole(evening: Gathered, morning: Gathered, baby: UUID) -> Gathered:
    span = Span(evening.span.starts_at, morning.span.ends_at)
    entries, repeats = (*evening.entries, *morning.entries), (*evening.repeats, *morning.repeats)
    return Gathered(moment_id(baby, "Sleep", span, {}), span, entries, repeats)


def _goes_on(evening: Span, morning: Span) -> bool:
    if not evening.ends_at or not morning.ends_at:
        return False
    return timedelta(0) <= morning.starts_at - evening.ends_at <= _NEAR and morning.ends_at - evening.starts_at <= LONGEST


def ends_at_midnight(span: Span, zone: ZoneInfo) -> bool:
    """Whether it ends at local midnight or within two minutes before it."""
    return span.ends_at is not None and starts_at_midnight(Span(span.ends_at + _NEAR), zone)


def starts_at_midnight(span: Span, zone: ZoneInfo) -> bool:
    """Whether it starts at local midnight or within two minutes after it."""
    local = span.starts_at.astimezone(zone)
    return local.replace(tzinfo=None) - datetime.combine(local, time()) <= _NEAR


def _night(near: datetime, zone: ZoneInfo) -> date:
    """The day that begins at the midnight this instant is near to."""
    return (near + _NEAR).astimezone(zone).date()
