"""Rows of the log as `settle` wants them: read once, with their words, without making models of them."""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import DateTimeField, Q, QuerySet, UUIDField

from babyroom.common.prepared import prepared
from babyroom.moments.models import Moment, MomentQuerySet
from babyroom.moments.settle import Row, Settled, settle

_COLUMNS = (
    "id",
    "baby_id",
    "room_id",
    "kind",
    "did_by_id",
    "tapped_by_id",
    "known_by",
    "happened_at",
    "zone",
    "ended_at",
    "about",
    "uncertain",
    "time_from",
    "received_at",
    "seq",
    "adds",
    "corrects",
    "withdraws",
    "refers",
    "group",
    "source",
    "words__facts",
    "words__note",
    "device_id",
    "device_at",
    "device_offset_ms",
)

# Years of a baby's days are asked about in portions: a database takes only so many ids in one question.
_AT_ONCE = 512
# A moment is not corrected more often than this; a ring of corrections must not go round for ever.
_MOST_VERSIONS = 50


def rows(found: MomentQuerySet) -> list[Row]:
    """The rows of a query, ordered by `seq`."""
    return _in_order(_columns(found))


def _columns(found: MomentQuerySet) -> QuerySet[Any, Any]:
    # Sorted here: asked to order by `seq`, the database walks the whole log along that index instead of the one it needs.
    return found.order_by().values_list(*_COLUMNS)


def _in_order(found: Iterable[Sequence[Any]]) -> list[Row]:
    return sorted((Row(*row) for row in found), key=lambda row: row.seq)


@prepared("babies", setting=UUIDField(), start=DateTimeField(), end=DateTimeField())
def _between(setting: UUID, babies: Sequence[UUID], start: datetime, end: datetime) -> QuerySet[Any, Any]:
    return _columns(Moment.objects.of(setting).of_babies(babies).between(start, end))


@prepared("ids", setting=UUIDField())
def _corrections(setting: UUID, ids: Sequence[UUID]) -> QuerySet[Any, Any]:
    return _columns(Moment.objects.of(setting).filter(corrects__in=ids))


@prepared("ids", setting=UUIDField())
def _references(setting: UUID, ids: Sequence[UUID]) -> QuerySet[Any, Any]:
    return _columns(Moment.objects.of(setting).filter(refers__in=ids))


def day_bounds(on: date, zone: str) -> tuple[datetime, datetime]:
    """Midnight to midnight of a local day as instants (23 or 25 hours when the clocks change)."""
    local = ZoneInfo(zone)
    start = datetime(on.year, on.month, on.day, tzinfo=local)
    following = on + timedelta(days=1)
    return start.astimezone(UTC), datetime(following.year, following.month, following.day, tzinfo=local).astimezone(UTC)


def settled_between(setting: UUID, babies: Iterable[UUID], start: datetime, end: datetime) -> list[Settled]:
    """The moments of these babies that stand in a stretch of time, in one query and, where something was
    corrected into another day, a second."""
    found = _in_order(_between(setting=setting, babies=babies, start=start, end=end))
    elsewhere = _versions_elsewhere(setting, found, start, end)
    inside = settle([*found, *elsewhere])
    return [one for one in inside if start <= one.at < end]


def settled_of_kinds(setting: UUID, babies: Iterable[UUID], kinds: Iterable[str], start: datetime, end: datetime) -> list[Settled]:
    """The moments of some kinds that stand in a long stretch of time, in one query. Name what settles them too (woke, same_nap,
    withdrawal). A correction that lies outside of the stretch is not seen."""
    found = _in_order(_columns(Moment.objects.of(setting).of_babies(babies).filter(kind__in=list(kinds)).between(start, end)))
    return [one for one in settle(found) if start <= one.at < end]


def settled_one(setting: UUID, moment: UUID) -> Settled | None:
    """The moment that this id is a version of, as it stands now; None where the log does not hold it."""
    log = Moment.objects.of(setting)
    found = log.filter(pk=moment).values_list("baby_id", "happened_at", "zone").first()
    for _version in range(_MOST_VERSIONS):
        if found is None:
            return None
        baby, at, zone = found
        day = settled_between(setting, [baby], *day_bounds(at.astimezone(ZoneInfo(zone)).date(), zone))
        one = next((one for one in day if moment in {one.id, one.version, *(row.id for row in one.history)}), None)
        if one is not None:
            return one
        # Corrected into another day: its later version knows which.
        later = (
            log.filter(Q(corrects=moment) | Q(adds=moment), baby_id=baby)
            .order_by("-seq")
            .values_list("id", "baby_id", "happened_at", "zone")
            .first()
        )
        moment, found = (later[0], later[1:]) if later else (moment, None)
    return None


def _versions_elsewhere(setting: UUID, found: Sequence[Row], start: datetime, end: datetime) -> list[Row]:
    far: list[Row] = []
    for first in range(0, len(found), _AT_ONCE):
        ids = [row.id for row in found[first : first + _AT_ONCE]]
        # Two questions and not one with "or": each goes by an index of its own, "or" would read the whole log.
        far += [*_in_order(_corrections(setting=setting, ids=ids)), *_in_order(_references(setting=setting, ids=ids))]
    # Only of the babies asked about: what another baby’s record claims to change is not theirs.
    babies = {row.baby for row in found}
    return [row for row in far if row.baby in babies and not start <= row.happened_at < end]


def facts_text(facts: object) -> str:
    """Facts in the one spelling that digests are made from."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
