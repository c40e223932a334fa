"""F18: the log's door for tablets, described from code and asked 2,000 odd things: it never breaks, and never opens without a tablet."""

import dataclasses
import json
from collections import Counter
from typing import Any, get_args

import pytest
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode

from babyroom.common import clock
from babyroom.moments.kinds import KINDS
from babyroom.moments.models import Moment
from babyroom.moments.record import KnownBy, Record, TimeFrom
from tests.faults.figures import measured, tries
from tests.nursery import HARBOUR, SECRETS, Nursery, at
from tests.outboxes import HEADERS
from tests.owner import undone

CASES = tries(2000, 50_000)
_NOT_SENT = frozenset({"source", "received_at"})


def described(nursery: Nursery) -> dict[str, Any]:
    """The door as OpenAPI, read off the record that goes through it."""
    fields = {field.name: _shape(field.type) for field in dataclasses.fields(Record) if field.name not in _NOT_SENT}
    fields["kind"] = {"type": "string", "enum": [*KINDS, "sleepwalk", ""]}
    fields["baby"] = {"type": "string", "enum": [str(baby) for baby in (*nursery.babies.values(), nursery.elsewhere)]}
    fields["happened_at"] = {"type": "string", "enum": ["2026-11-24T10:20:00+00:00", "2026-11-24T10:20:00", "1970-01-01T00:00:00Z", "soon"]}
    fields["known_by"] = {"type": "string", "enum": list(get_args(KnownBy))}
    fields["time_from"] = {"type": "string", "enum": list(get_args(TimeFrom))}
    moment = {"type": "object", "properties": fields, "required": ["id", "kind", "baby", "happened_at", "zone"]}
    number, text = {"type": "integer"}, {"type": "string", "maxLength": 60}
    sent = {"id": text, "n": number, "key": text, "sealed": text, "mends": text, "moment": moment}
    record = {"type": "object", "properties": sent, "required": ["id", "n"]}
    ranges = {"type": "array", "items": {"type": "array", "items": number, "minItems": 2, "maxItems": 2}, "maxItems": 3}
    parts = {
        "version": {"type": "integer", "enum": [1]},
        "ask": text,
        "outbox": {"type": "string", "format": "uuid"},
        "last": number,
        "holds": ranges,
        "waiting": number,
        "device_at": {"type": "string", "enum": ["2026-11-24T10:20:00.000Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "soon"]},
        "persisted": {"type": "boolean", "nullable": True},
        "before": {"type": "object", "properties": {"outbox": {"type": "string", "format": "uuid"}, "last": number}},
        "records": {"type": "array", "items": record, "maxItems": 3},
    }
    body = {"type": "object", "properties": parts, "required": ["version", "outbox", "records"]}
    answers = {str(status): {"description": "answered"} for status in (200, 400, 403, 404, 413, 422)}
    post = {"requestBody": {"required": True, "content": {"application/json": {"schema": body}}}, "responses": answers}
    return {"openapi": "3.0.3", "info": {"title": "The log", "version": "1"}, "paths": {"/sync": {"post": post}}}


def _shape(sort: Any) -> dict[str, Any]:
    told = str(sort)
    if "UUID" in told:
        return {"type": "string", "format": "uuid", "nullable": "None" in told}
    if "datetime" in told:
        return {"type": "string", "format": "date-time", "nullable": "None" in told}
    if "Mapping" in told:
        return {"type": "object", "additionalProperties": True}
    if "bool" in told:
        return {"type": "boolean"}
    return {"type": "integer", "nullable": True} if "int" in told else {"type": "string", "maxLength": 60}


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A client that gives answers for whatever breaks."""
    monkeypatch.setattr(clock, "now", lambda: at("10:24"))
    return Client(raise_request_exception=False)


def cases(nursery: Nursery) -> Any:
    """Right and wrong bodies, as the description says."""
    schema = schemathesis.openapi.from_dict(described(nursery))
    post = schema["/sync"]["POST"]
    return post.as_strategy(generation_mode=GenerationMode.POSITIVE) | post.as_strategy(generation_mode=GenerationMode.NEGATIVE)


def ask(client: Client, body: Any) -> int:
    """What the door answers."""
    sent = body if isinstance(body, bytes) else json.dumps(body, default=str).encode(errors="surrogatepass")
    with undone():
        return client.post("/sync", sent, content_type="application/json", headers=HEADERS).status_code


@pytest.mark.fault
def test_the_door_of_the_log_never_breaks_and_never_opens_without_a_tablet(nursery: Nursery, client: Client) -> None:
    seen: Counter[int] = Counter()
    bypassed: list[int] = []

    @seed(18)
    @settings(max_examples=CASES, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=cases(nursery))
    def walk(case: Any) -> None:
        client.cookies["tablet"] = SECRETS["Ducklings"]
        status = ask(client, case.body)
        seen[status] += 1
        assert status < 500, case.body
        client.cookies.clear()
        stranger = ask(client, case.body)
        if stranger < 400:
            bypassed.append(stranger)

    walk()
    assert bypassed == [] and Moment.objects.of(HARBOUR).count() == 0
    assert seen[200] and seen[400], seen
    told = ", ".join(f"{count} times {status}" for status, count in sorted(seen.items()))
    measured(
        "F18",
        "fuzzed door of the log",
        f"{sum(seen.values())} bodies ({told})",
        "0 broken, 0 opened without a tablet",
        "a door that breaks: seen",
    )


@pytest.mark.fault
def test_the_control_a_door_that_breaks_is_found(nursery: Nursery, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    del nursery
    monkeypatch.setattr("babyroom.moments.wire.read", lambda _body: 1 / 0)
    client.cookies["tablet"] = SECRETS["Ducklings"]
    assert ask(client, {}) == 500
