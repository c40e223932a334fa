"""Bodies that no tablet should send, and do come: a Wi-Fi's sign-in page, half a body, ten megabytes, yesterday's call, an older program's.
Each is answered clearly, and the same records come in afterwards."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from babyroom.common import clock
from babyroom.moments import wire
from babyroom.moments.models import Moment
from tests.faults.figures import measured
from tests.nursery import Nursery, at
from tests.outboxes import HEADERS, Outbox, outcomes, said, tablet_client

pytestmark = pytest.mark.fault
CAPTIVE = b"<!doctype html><html><head><title>Free Wi-Fi</title></head><body>Please sign in</body></html>"
Spoilt = Callable[[bytes], bytes]


def as_at_first(body: bytes) -> bytes:
    """The same records as the first program sent them."""
    return json.dumps({"moments": [one["moment"] for one in json.loads(body)["records"]]}).encode()


BODIES: dict[str, tuple[Spoilt, int, str]] = {
    "a sign-in page": (lambda _body: CAPTIVE, 400, "not_json"),
    "nothing": (lambda _body: b"", 400, "not_json"),
    "half a body": (lambda body: body[: len(body) // 2], 400, "not_json"),
    "all but its last sign": (lambda body: body[:-1], 400, "not_json"),
    "other bytes": (lambda body: body.replace(b"Ada", b"\xff\xfe"), 400, "not_json"),
    "ten megabytes": (lambda body: body[:-1] + b',"more":"' + b"x" * wire.MOST_BYTES + b'"}', 413, "too_large"),
    "the first program's": (
        lambda body: json.dumps({"moments": [one["moment"] for one in json.loads(body)["records"]]}).encode(),
        400,
        "version",
    ),
    "a later program's": (lambda body: body.replace(b'"version": 1', b'"version": 4'), 400, "version"),
}


@pytest.fixture
def outbox(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Outbox:
    monkeypatch.setattr(clock, "now", lambda: at("12:30"))
    found = Outbox(tablet_client())
    found.write(*(said(nursery, note="Ada looked at the rain.") for _n in range(20)))
    return found


@pytest.mark.parametrize("sort", BODIES)
def test_it_is_answered_clearly_and_nothing_is_lost(nursery: Nursery, outbox: Outbox, sort: str) -> None:
    spoil, status, code = BODIES[sort]
    body = spoil(json.dumps(outbox.call()).encode())
    answer = outbox.client.post("/sync", body, content_type="application/json", headers=HEADERS)
    told: dict[str, Any] = answer.json()
    assert (answer.status_code, told["code"]) == (status, code) and told["sentence"].endswith(".")
    assert not Moment.objects.of(nursery.setting).exists()
    assert outcomes(outbox.send()) == ["kept"] * 20
    measured("bodies", sort, "20 records", f"answered {status}, then all 20 kept", "the body as it was: kept at once")


def test_the_control_the_body_as_it_was_is_kept(nursery: Nursery, outbox: Outbox) -> None:
    assert outcomes(outbox.send()) == ["kept"] * 20
    assert Moment.objects.of(nursery.setting).count() == 20


def test_yesterdays_call_come_again_changes_nothing(nursery: Nursery, outbox: Outbox) -> None:
    first = json.dumps(outbox.call(range(1, 11)))
    outbox.send(range(1, 11))
    outbox.send()
    for _again in range(3):
        answer = outbox.client.post("/sync", first, content_type="application/json", headers=HEADERS)
        assert outcomes(answer.json()) == ["had"] * 10 and answer.json()["through"] == 20
    assert Moment.objects.of(nursery.setting).count() == 20
