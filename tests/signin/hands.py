"""Devices and people around a tablet: a stranger's browser, the office, and PINs that nobody would guess."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from babyroom.common import clock
from babyroom.people.models import Setting
from babyroom.signin import operations_pins
from tests.nursery import Nursery, at

PINS = {"Priya": "482913", "Sam": "739105", "Dana": "604827"}
NOW = at("10:24")


class Clock:
    """The test's own clock: `told(instant)` sets it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, now: datetime = NOW) -> None:
        self.now = now
        monkeypatch.setattr(clock, "now", lambda: self.now)

    def told(self, now: datetime) -> datetime:
        """Let it be this time."""
        self.now = now
        return now


def give_pins(nursery: Nursery, *names: str, now: datetime = NOW) -> None:
    """These adults have the PINs of PINS, chosen at the tablet with a start code."""
    Setting.objects.filter(pk=nursery.setting).update(demonstration=False)
    for name in names:
        adult = nursery.adults[name]
        code = operations_pins.make_start_code(adult, by=nursery.manager(), at=now)
        operations_pins.choose_pin(adult, PINS[name], code=code, by=nursery.tablet(), at=now)


def post(client: Client, address: str, status: int = 200, **said: Any) -> Any:
    """Send a form; the answer."""
    answer = client.post(address, said)
    assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[-1500:])
    return answer


def fresh_form(adult: UUID, pin: str) -> dict[str, Any]:
    """What the PIN page sends."""
    return {"fresh-of": str(adult), "fresh-pin": pin}
