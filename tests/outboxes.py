"""A tablet's outbox as the server meets it: numbers, records plain or sealed, and calls to `/sync`."""

import base64
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from typing import Any
from uuid import UUID

from django.test import Client

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.moments import sealing, wire
from babyroom.moments.came import came
from babyroom.moments.numbers import single
from babyroom.moments.operations_sync import sync
from tests.nursery import SECRETS, Nursery

HEADERS = {"X-Babyroom": "1"}


def said(nursery: Nursery, baby: str = "Ada", kind: str = "comfort", **more: Any) -> dict[str, Any]:
    """A record as the tablet writes it, tapped by Priya at 10:20."""
    priya, of = str(nursery.adults["Priya"]), str(nursery.babies[baby])
    told = {"id": str(new_id()), "kind": kind, "baby": of, "happened_at": "2026-11-24T10:20:00+00:00", "zone": "Europe/London"}
    how = {"facts": {}, "known_by": "face", "time_from": "tap", "did_by": priya, "tapped_by": priya}
    clocks = {"device_at": "2026-11-24T10:20:00+00:00", "device_offset_ms": 0}
    return {**told, **how, **clocks, **more}


def sealed_to(moment: Any, key: tuple[str, str] | None = None) -> dict[str, str]:
    """A record sealed as the tablet seals it, with the id of the key."""
    key_id, public = key or sealing.public_key()
    told = base64.urlsafe_b64encode(sealing.sealed(json.dumps(moment).encode(), public)).rstrip(b"=").decode()
    return {"key": key_id, "sealed": told}


def tablet_client(room: str = "Ducklings") -> Client:
    """A client with the cookie of a room's tablet."""
    client = Client()
    client.cookies["tablet"] = SECRETS[room]
    return client


@dataclass
class Outbox:
    """What is on a tablet: `kept` records by their numbers, `named` those the server has answered for."""

    client: Client
    id: UUID = field(default_factory=new_id)
    last: int = 0
    kept: dict[int, dict[str, Any]] = field(default_factory=dict)
    named: set[int] = field(default_factory=set)
    device_at: str | None = "2026-11-24T10:24:00.000Z"
    # Set, calls go to the operation itself: thousands of them are tried.
    past_http: Who | None = None

    def write(self, *moments: dict[str, Any], sealed: bool = False, **more: Any) -> list[int]:
        """Keep records under the next numbers; returns these."""
        numbers = []
        for moment in moments:
            self.last += 1
            how = sealed_to(moment) if sealed else {"moment": moment}
            self.kept[self.last] = {"id": moment["id"], "n": self.last, **how, **more}
            numbers.append(self.last)
        return numbers

    def call(self, numbers: Iterable[int] | None = None, **more: Any) -> dict[str, Any]:
        """What is sent: these records, or all that the server has not named yet."""
        waiting = sorted(self.kept.keys() - self.named)
        chosen = waiting if numbers is None else list(numbers)
        told = {"version": 1, "ask": "a1", "outbox": str(self.id), "last": self.last, "waiting": len(waiting), "persisted": True}
        held = {"holds": single(self.kept), "device_at": self.device_at, "records": [self.kept[n] for n in chosen]}
        return {**told, **held, **more}

    def send(self, numbers: Iterable[int] | None = None, status: int = 200, **more: Any) -> dict[str, Any]:
        """Hand in; what was answered. Numbers that were named are remembered as that."""
        call = self.call(numbers, **more)
        told = post(self.client, call, status) if self.past_http is None else taken_in(call, self.past_http)
        if status == 200:
            self.named |= {one["n"] for one in told["answers"] if one["n"] is not None}
        return told


def taken_in(call: dict[str, Any], who: Who) -> dict[str, Any]:
    """One call, past HTTP."""
    read = wire.read(json.dumps(call).encode())
    handed = came(read.records)
    done = sync(read, handed, by=replace(who, seen={}), at=clock.now())
    answers = [{**asdict(answer), "n": one.n} for answer, one in zip(done.answers, handed, strict=True)]
    told = {"answers": answers, "through": done.through, "wants": [list(one) for one in done.wants], "seq": done.seq}
    return {**told, "reaches": done.noted.stand.reaches, "gone": [list(one) for one in done.noted.gone]}


def post(client: Client, body: object, status: int = 200, **headers: str) -> dict[str, Any]:
    """One call; what was answered."""
    raw = body if isinstance(body, (str, bytes)) else json.dumps(body)
    answer = client.post("/sync", raw, content_type="application/json", headers={**HEADERS, **headers})
    assert answer.status_code == status, (answer.status_code, answer.content[:600])
    told: dict[str, Any] = answer.json()
    return told


def outcomes(told: dict[str, Any]) -> list[str]:
    """What became of each record."""
    return [one["outcome"] for one in told["answers"]]
