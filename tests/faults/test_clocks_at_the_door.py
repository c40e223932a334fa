"""F7, the server's half: a tablet whose clock is hours, days or decades wrong hands in a shift. Nothing is refused, the order is the
server's, what is uncertain says so, and a person finds all of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from babyroom.common import clock
from babyroom.moments import clocks, queries
from babyroom.moments.models import Moment
from tests.faults.figures import measured
from tests.nursery import TODAY, Nursery, at
from tests.outboxes import Outbox, outcomes, said, tablet_client

pytestmark = pytest.mark.fault
NOW = at("12:30")
OFFS = {
    "3 h fast": timedelta(hours=3),
    "3 h slow": timedelta(hours=-3),
    "1 day fast": timedelta(days=1),
    "1 day slow": timedelta(days=-1),
    "1970": datetime(1970, 1, 1, tzinfo=UTC) - NOW,
    "9999": datetime(9999, 12, 30, tzinfo=UTC) - NOW,
}
TAPS = 20


def shift(nursery: Nursery, off: timedelta) -> list[dict[str, Any]]:
    """Twenty taps of the morning by a clock nobody knew to be wrong."""
    taps = [(at("10:00") + timedelta(minutes=n) + off).isoformat() for n in range(TAPS)]
    return [said(nursery, kind="nappy", happened_at=tap, device_at=tap) for tap in taps]


def handed_in(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, off: timedelta) -> list[Moment]:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    outbox = Outbox(tablet_client(), device_at=(NOW + off).isoformat())
    outbox.write(*shift(nursery, off))
    assert outcomes(outbox.send()) == ["kept"] * TAPS
    # The same again, an hour later and by a clock that was put right in between, is had.
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(hours=1))
    outbox.device_at = (NOW + timedelta(hours=1)).isoformat()
    assert outcomes(outbox.send(outbox.kept)) == ["had"] * TAPS
    return list(Moment.objects.of(nursery.setting).order_by("seq"))


@pytest.mark.parametrize("off", OFFS)
def test_a_wrong_clock_costs_nothing_and_is_told(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    kept = handed_in(nursery, monkeypatch, OFFS[off])
    assert [one.device_seq for one in kept] == list(range(1, TAPS + 1)) == [one.seq for one in kept]
    assert all(one.uncertain for one in kept)
    if OFFS[off] > timedelta() or off == "1970":
        assert [one.happened_at for one in kept] == [at("10:00") + timedelta(minutes=n) for n in range(TAPS)]
        who = nursery.tablet()
        who.seen["babies_in_room"] = queries.in_room(who, NOW)
        assert len(queries.day(who, nursery.babies["Ada"], TODAY)) == TAPS
    measured(
        "F7",
        f"a tablet's clock: {off}",
        f"{TAPS} taps, sent twice",
        "0 refused, 0 doubled, all said to be uncertain",
        "a server that believes: seen",
    )


def test_a_right_clock_is_certain(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(one.uncertain for one in handed_in(nursery, monkeypatch, timedelta()))


def test_the_control_a_server_that_believes_every_clock_is_found(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clocks.Clocks, "put_right", lambda _self, record, _born, **_told: (record, False))
    with pytest.raises(AssertionError):
        handed_in(nursery, monkeypatch, OFFS["1970"])
