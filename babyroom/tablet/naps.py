"""The look-ins of the naps of one day: which are written, and which a person is asked about. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from babyroom.moments.lookins import Look, LookIns, look_ins
from babyroom.moments.settle import Settled


def of_naps(settled: Iterable[Settled], *, every: timedelta, now: datetime | None) -> Mapping[UUID, LookIns]:
    """The look-ins of each sleep that stands. `every` is the setting's interval for this baby's age, `now` None for a day
    that is over: a sleep whose end is not written is then followed as far as somebody looked in."""
    return {one.id: _of(one, every, now) for one in settled if one.kind == "sleep" and one.stands and one.row.known_by != "import"}


def _of(one: Settled, every: timedelta, now: datetime | None) -> LookIns:
    looks = [Look(look.at, _due(look), str(look.facts.get("answer", ""))) for look in one.look_ins]
    last_seen = max([one.at, *(look.at for look in looks if look.due_at is None)])
    until = one.ended_at or now or last_seen
    found = look_ins(one.at, looks, until=until, awake=one.ended_at is not None, every=every)
    return found if now is not None else replace(found, next_by=None)


def _due(look: Settled) -> datetime | None:
    due = look.facts.get("due_at")
    return datetime.fromisoformat(str(due)) if due else None
