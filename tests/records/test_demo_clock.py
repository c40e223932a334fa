"""A nursery at night is empty, so the demonstration lives by a clock of its own."""

from datetime import UTC, datetime, timedelta

import pytest

from babyroom.records.demo_clock import ZONE, ahead_of


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_in_nursery_hours_on_a_weekday_it_is_the_real_time() -> None:
    assert ahead_of(at("2026-11-24T10:05"), None) == timedelta()


@pytest.mark.parametrize(
    ("now", "lives_at"),
    [
        ("2026-11-24T20:00", "2026-11-24T10:24"),  # a Tuesday evening
        ("2026-11-24T05:00", "2026-11-23T10:24"),  # before opening
        ("2026-11-28T11:00", "2026-11-27T10:24"),  # Saturday
        ("2026-11-30T03:00", "2026-11-27T10:24"),  # Monday before dawn
    ],
)
def test_outside_its_hours_it_is_a_lively_morning_of_the_last_open_day(now: str, lives_at: str) -> None:
    assert at(now) + ahead_of(at(now), None) == at(lives_at)


def test_its_clock_never_goes_back_behind_what_was_written() -> None:
    written = at("2026-11-24T14:00")
    lives_at = at("2026-11-24T20:00") + ahead_of(at("2026-11-24T20:00"), written)
    assert lives_at > written


def test_summer_time_is_kept() -> None:
    lives_at = at("2026-07-14T20:00") + ahead_of(at("2026-07-14T20:00"), None)
    assert lives_at.astimezone(ZONE).strftime("%H:%M") == "10:24"
