"""What usually comes next, on the board: in counts of days, gone once it has passed, and nothing else marks that it has."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.moments.models import Moment
from babyroom.rhythm.operations import switch_off, switch_on
from tests.nursery import TODAY, Nursery, at
from tests.rhythm.weeks import day, keep, lay, usual_weeks, weekdays
from tests.tablet.eyes import read
from tests.tablet.hands import at_tablet

MOST_QUERIES = 8


def board(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, clock: str = "10:24") -> str:
    """The Ducklings' board at a time of today."""
    return at_tablet(nursery, monkeypatch, now=at(clock)).page("/room/")


def arrive(nursery: Nursery, baby: str = "Ada", clock: str = "08:00") -> None:
    keep(nursery, [nursery.record(baby, "arrival", clock)], clock)


def test_the_next_rest_is_told_in_counts_of_days(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    assert re.search(r"Asleep by 11:00 on (all|\d+) of her last 10 days", read(board(nursery, monkeypatch)))


def test_it_is_gone_once_it_has_passed_and_nothing_says_that_it_has(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    told = board(nursery, monkeypatch, "12:50")
    assert "of her last" not in read(told)
    assert not re.search(r"\b(late|overdue|missed|should)\b", read(told))


def test_a_waking_that_home_told_opens_the_window_on_the_line(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    days = weekdays(15)
    records = [one for on in days for one in day(nursery, "Ada", on)]
    records += [nursery.record("Ada", "from_home", "07:45", on=on, facts={"woke_at": "06:10", "last_milk_at": "07:00"}) for on in days]
    keep(nursery, records)
    lay(nursery, "Ada")
    arrive(nursery)
    assert "rb-usual-sleep" not in board(nursery, monkeypatch, "09:50")
    keep(nursery, [nursery.record("Ada", "from_home", "07:45", facts={"woke_at": "06:10", "last_milk_at": "07:00"})], "08:05")
    told = board(nursery, monkeypatch, "09:50")
    assert "rb-usual-sleep" in told
    assert re.search(r"Usually asleep between \d\d:\d\d and \d\d:\d\d\.", told)


def test_while_asleep_only_how_long_this_rest_usually_lasts(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    keep(nursery, [nursery.record("Ada", "sleep", "10:50", facts={"place": "cot", "position": "back"})], "10:51")
    told = board(nursery, monkeypatch, "11:00")
    assert re.search(r"Usually awake between \d\d:\d\d and \d\d:\d\d\.", told)
    assert "of her last" not in told and "rb-usual-milk" not in told
    hand = at_tablet(nursery, monkeypatch, now=at("11:00"))
    assert re.search(r"Today: Rests up to \d+ minutes on <b>(all|\d+) of her last 10 days</b>", hand.page(hand.baby("Ada", "rhythm/")))
    assert "Usually" not in board(nursery, monkeypatch, "15:00")


def test_below_five_days_nothing_is_said(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery, count=4)
    arrive(nursery)
    told = board(nursery, monkeypatch)
    assert "of her last" not in read(told) and "rb-usual" not in told


@pytest.mark.parametrize("what", ["baby", "room"])
def test_switched_off_nothing_is_said_and_switched_on_again_it_is(nursery: Nursery, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    baby = nursery.babies["Ada"] if what == "baby" else None
    room = nursery.rooms["Ducklings"] if what == "room" else None
    switch_off(baby=baby, room=room, by=nursery.manager(), at=at("09:00"))
    told = board(nursery, monkeypatch)
    assert "of her last" not in read(told) and "rb-usual" not in told
    switch_on(baby=baby, room=room, by=nursery.manager(), at=at("09:30"))
    assert "of her last" in read(board(nursery, monkeypatch))


def test_another_room_s_switch_changes_nothing_here(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    switch_off(room=nursery.rooms["Goslings"], by=nursery.manager(), at=at("09:00"))
    assert "of her last" in read(board(nursery, monkeypatch))


@pytest.mark.sqlite
def test_with_usual_times_the_board_asks_no_ninth_question_and_never_the_log(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    for baby in ("Ada", "Ben", "Chidi"):
        usual_weeks(nursery, baby)
        arrive(nursery, baby)
    hand = at_tablet(nursery, monkeypatch, now=at("10:24"))
    hand.page("/room/")
    with CaptureQueriesContext(connection) as asked:
        told = hand.page("/room/")
    assert "of her last" in told and "of his last" in told
    assert len(asked) <= MOST_QUERIES, [query["sql"] for query in asked.captured_queries]
    assert not [query for query in asked.captured_queries if f'"{Moment._meta.db_table}"' in query["sql"]]


def test_a_baby_who_went_home_has_no_window(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    usual_weeks(nursery)
    arrive(nursery)
    keep(nursery, [nursery.record("Ada", "reunion", "10:00", facts={"goes_home": True})], "10:01")
    assert "of her last" not in board(nursery, monkeypatch)


def test_days_that_are_not_over_do_not_count(nursery: Nursery) -> None:
    from babyroom.rhythm.queries import read as days

    usual_weeks(nursery)
    arrive(nursery)
    found = days(nursery.setting, [nursery.babies["Ada"]], weekdays(3)[0], TODAY, "Europe/London")
    assert [one.on for one in found[nursery.babies["Ada"]]] == [*weekdays(3), TODAY]
