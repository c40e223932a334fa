"""What usually comes next, on the board: in counts of days, gone once it has passed, never late."""

import re

import pytest

from tests.nursery import Nursery, at
from tests.rhythm.weeks import keep, usual_weeks
from tests.tablet.eyes import read
from tests.tablet.hands import at_tablet


def board(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, clock: str = "10:24", room: str = "Ducklings") -> str:
    """The board at a time of today."""
    return at_tablet(nursery, monkeypatch, room=room, now=at(clock)).page("/room/")


def arrive(nursery: Nursery, baby: str = "Ada", clock: str = "08:00") -> None:
    keep(nursery, [nursery.record(baby, "arrival", clock)], clock)


def test_the_next_rest_is_told_in_counts_of_days(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    told = read(board(nursery, monkeypatch))
    assert re.search(r"Asleep by 11:00 on (all|\d+) of her last 10 days", told), told
