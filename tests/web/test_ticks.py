"""What is due is done once, at its hour, also after a night asleep; what breaks down holds nothing up."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path
from threading import Event

import pytest
from django.conf import settings

from babyroom.records.copies import notes, running
from babyroom.records.copies.stops import Stopped
from babyroom.web import working
from babyroom.web.ticks import TICKS, Tick, wanted
from tests.nursery import TODAY, at

NIGHTLY = Tick("copy", lambda _at: "done", daily=time(2))
MINUTES = Tick("letters", lambda _at: "done", every=timedelta(minutes=5))


@pytest.fixture(autouse=True)
def own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Notes of this test only."""
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("last", "now", "is_due"),
    [
        ("", "10:00", True),
        ("02:00", "10:00", False),
        ("01:59", "01:59", False),
        ("01:59", "02:00", True),
        ("02:30", "23:59", False),
    ],
)
def test_the_nights_copy_is_due_from_two_on_once(last: str, now: str, *, is_due: bool) -> None:
    assert bool(wanted([NIGHTLY], at(now), {"copy": at(last).isoformat()} if last else {})) is is_due


def test_a_machine_that_slept_for_days_makes_one_copy_when_it_wakes() -> None:
    done = {"copy": (at("02:00") - timedelta(days=6)).isoformat()}
    assert wanted([NIGHTLY], at("09:00"), done) == [NIGHTLY]
    assert wanted([NIGHTLY], at("09:01"), {"copy": at("09:00").isoformat()}) == []


def test_two_in_the_morning_is_that_of_the_wall_in_summer_too() -> None:
    summer = TODAY.replace(month=7)
    assert wanted([NIGHTLY], at("01:00", summer), {"copy": at("00:59", summer).isoformat()}) == [NIGHTLY]


def test_a_clock_that_was_put_back_does_not_hold_the_copy_up() -> None:
    assert wanted([NIGHTLY], at("10:00"), {"copy": (at("10:00") + timedelta(days=400)).isoformat()}) == [NIGHTLY]


def test_what_is_done_every_few_minutes_waits_that_long() -> None:
    assert wanted([MINUTES], at("10:04"), {"letters": at("10:00").isoformat()}) == []
    assert wanted([MINUTES], at("10:05"), {"letters": at("10:00").isoformat()}) == [MINUTES]


@pytest.mark.django_db
def test_one_that_breaks_down_keeps_none_of_the_others_from_running_and_is_tried_again(own_folder: Path) -> None:
    ran: list[str] = []

    def breaks(_at: datetime) -> str:
        raise RuntimeError("what was in it")

    def stops(_at: datetime) -> str:
        raise Stopped("The disk is full. Make room.")

    ticks = [Tick("first", breaks, daily=time(0)), Tick("second", stops, daily=time(0)), Tick("third", _says(ran), daily=time(0))]
    assert working.tick(at("10:00"), ticks) == ["third"]
    assert working.tick(at("10:01"), ticks) == [] and ran == ["third"]
    trouble = notes.read(own_folder, "ticks_trouble")
    assert trouble["second"]["said"] == "The disk is full. Make room."
    # A message may hold a child's name; its kind never does.
    assert trouble["first"]["said"] == "RuntimeError"
    mended = [Tick("first", _says(ran, "first"), daily=time(0)), *ticks[1:]]
    assert working.tick(at("10:02"), mended) == ["first"]
    assert "first" not in notes.read(own_folder, "ticks_trouble")


def _says(ran: list[str], name: str = "third") -> Callable[[datetime], str]:
    def run(_at: datetime) -> str:
        ran.append(name)
        return "done"

    return run


@pytest.mark.django_db
def test_no_two_workers_are_at_it_at_once(own_folder: Path) -> None:
    stop = Event()

    def inside(_at: datetime) -> str:
        with pytest.raises(Stopped, match="One is enough"):
            working.work(lambda: at("10:00"), Event(), ticks=[])
        with pytest.raises(Stopped, match="is running on this folder"), running.alone(own_folder):
            pass
        stop.set()
        return "looked"

    working.work(lambda: at("10:00"), stop, ticks=[Tick("look", inside, daily=time(0))])
    assert "look" in notes.read(own_folder, "ticks") and notes.read(own_folder, "ticks_trouble") == {}


def test_the_worker_has_its_own_work() -> None:
    assert {"copy", "audit heads", "letters"} <= {tick.name for tick in TICKS}
