"""The clock is the machine's, in UTC, and the demonstration's may live at another hour."""

from datetime import UTC, datetime, timedelta

import pytest

from babyroom.common import clock

SLACK = timedelta(seconds=5)


def test_now_is_now_and_knows_its_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BABYROOM_CLOCK_AHEAD", raising=False)
    found = clock.now()
    assert found.tzinfo is UTC
    assert abs(found - datetime.now(UTC)) < SLACK  # noqa: TID251


@pytest.mark.parametrize("ahead", [timedelta(hours=5), -timedelta(days=2, hours=3), timedelta(seconds=0.5)])
def test_the_demonstration_may_live_at_another_hour(monkeypatch: pytest.MonkeyPatch, ahead: timedelta) -> None:
    monkeypatch.setenv("BABYROOM_CLOCK_AHEAD", str(ahead.total_seconds()))
    assert abs(clock.now() - datetime.now(UTC) - ahead) < SLACK  # noqa: TID251


def test_time_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BABYROOM_CLOCK_AHEAD", "3600")
    assert clock.now() <= clock.now()
