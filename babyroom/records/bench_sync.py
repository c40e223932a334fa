"""Handing in, measured at the operation: how many moments a second in batches, sealed and plain, and one alone."""

import base64
import json
import statistics
import time
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments import sealing, wire
from babyroom.moments.came import came
from babyroom.moments.operations_sync import sync
from babyroom.people.models import Baby, Job, Placement
from babyroom.records.figure import Figure
from babyroom.signin.models import Tablet

BATCH, BATCHES, BABIES = 500, 8, 12
_KINDS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("comfort", {"we": ["held"]}),
    ("nappy", {}),
    ("milk", {"taken_ml": 90}),
    ("sleep", {}),
    ("woke", {}),
    ("exploring", {}),
)


def handing_in(setting: UUID, room: UUID, times: int, *, at: datetime) -> list[Figure]:
    """The figures: batches of a room's whole day without a network, each of twelve other babies, and one moment alone."""
    adult = Job.objects.of(setting).on(at.date()).first().adult_id
    tablet = Tablet.objects.of(setting).filter(room_id=room).first()
    outbox = new_id()
    who = Who(setting_id=setting, tablet_id=tablet.pk, room_id=room, how="face")
    plain: list[float] = []
    opened: list[float] = []
    given = 0
    for n in range(BATCHES):
        records = _day(adult, [_baby(setting, room, at.date()) for _n in range(BABIES)], at)
        body = call_of(outbox, records, first=given + 1, at=at, sealed=n % 2 == 1)
        given += len(records)
        read, kept = _taken(body, who, at)
        opened.append(len(records) / (read + kept)) if n % 2 else plain.append(len(records) / kept)
    one = []
    babies = [_baby(setting, room, at.date()) for _n in range(BABIES)]
    for n in range(times):
        body = call_of(outbox, [tapped_by(adult, babies[n % BABIES], at - timedelta(seconds=1))], first=given + n + 1, at=at)
        one.append(sum(_taken(body, who, at)) * 1000)
    return [
        Figure("sync_per_second", "moments a second", len(plain), round(statistics.median(plain)), round(min(plain))),
        Figure("sync_per_second_opened", "moments a second", len(opened), round(statistics.median(opened)), round(min(opened))),
        Figure("sync_one", "ms", len(one), round(statistics.median(one), 2), round(sorted(one)[int(len(one) * 0.95)], 2)),
    ]


def tapped_by(adult: UUID, baby: UUID, at: datetime, kind: str = "comfort", **facts: Any) -> dict[str, Any]:
    """A record as a tablet writes it."""
    who = {"did_by": str(adult), "tapped_by": str(adult), "known_by": "face"}
    when = {"happened_at": at.isoformat(), "zone": "Europe/London", "time_from": "tap", "device_at": at.isoformat(), "device_offset_ms": 0}
    return {"id": str(new_id()), "kind": kind, "baby": str(baby), "facts": facts or {"we": ["held"]}, **who, **when}


def call_of(outbox: UUID, records: Sequence[dict[str, Any]], *, first: int, at: datetime, sealed: bool = False) -> bytes:
    """A tablet's call with these records under the numbers from `first` on."""
    last = first + len(records) - 1
    sent = [{"id": one["id"], "n": first + n, **(_sealed(one) if sealed else {"moment": one})} for n, one in enumerate(records)]
    told = {"version": wire.VERSION, "ask": "bench", "outbox": str(outbox), "last": last, "waiting": len(records), "persisted": True}
    return json.dumps({**told, "holds": [[first, last]], "device_at": at.isoformat(), "records": sent}).encode()


def _sealed(record: dict[str, Any]) -> dict[str, str]:
    key_id, public = sealing.public_key()
    return {"key": key_id, "sealed": base64.urlsafe_b64encode(sealing.sealed(json.dumps(record).encode(), public)).decode()}


def _taken(body: bytes, who: Who, at: datetime) -> tuple[float, float]:
    """How many seconds reading and opening took, and how many keeping."""
    started = time.perf_counter()
    call = wire.read(body)
    handed = came(call.records)
    opened = time.perf_counter()
    done = sync(call, handed, by=who, at=at)
    kept = time.perf_counter()
    if {one.outcome for one in done.answers} != {"kept"}:
        raise RuntimeError(str(done.answers))
    return opened - started, kept - opened


def _day(adult: UUID, babies: Sequence[UUID], at: datetime) -> list[dict[str, Any]]:
    """Five hundred moments of mixed kinds up to `at`."""
    records: list[dict[str, Any]] = []
    asleep: dict[UUID, str] = {}
    for n in range(BATCH):
        baby, (kind, facts) = babies[n % len(babies)], _KINDS[(n // len(babies)) % len(_KINDS)]
        record = tapped_by(adult, baby, at - timedelta(seconds=60 * (BATCH - n) // 10), kind)
        record["facts"] = facts
        if kind == "sleep":
            asleep[baby] = record["id"]
        elif kind == "woke":
            record["refers"] = asleep[baby]
        records.append(record)
    return records


def _baby(setting: UUID, room: UUID, on: date) -> UUID:
    baby = Baby.objects.create(
        setting_id=setting, first_name="Bench", last_name="", pronouns="she", born_on=on - timedelta(days=300), peg="duck", starts_on=on
    )
    Placement.objects.create(setting_id=setting, baby=baby, room_id=room, from_on=on)
    return UUID(str(baby.pk))
