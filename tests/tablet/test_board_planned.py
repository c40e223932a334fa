"""What the board says of the hours to come: when nobody a baby knows is planned, before the day starts and until it is over (S7)."""

from datetime import date, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.people.models import Booked, ClosedDays, Job
from babyroom.rota import operations
from babyroom.rota.facts import DayFacts
from babyroom.tablet.board import board
from babyroom.tablet.header import Header, header
from tests.nursery import TODAY, Nursery, at
from tests.rota.planning import familiar, hours, shift
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet
from tests.tablet.test_board import MOST_QUERIES


def told(nursery: Nursery, clock: str = "07:00", room: str = "Ducklings") -> Header:
    return header(board(nursery.tablet(room), at(clock)))


def come(hand: Hand, *babies: str, clock: str = "08:00") -> None:
    hand.keep(*(hand.nursery.record(baby, "arrival", clock) for baby in babies))


def differs(nursery: Nursery, name: str, when: tuple[time, time] | None = None, room: str = "") -> None:
    facts = DayFacts(TODAY, TODAY, when, nursery.rooms[room] if room else None)
    operations.set_days(nursery.adults[name], facts, by=nursery.manager(), at=at("06:00"))


@pytest.fixture
def rota(nursery: Nursery) -> Nursery:
    """Dilan knows Sam, from 08:15 on; Ada's key person Priya is there from the first minute."""
    familiar(nursery, "Dilan", "Sam")
    shift(nursery, "Priya", "07:30", "18:00")
    shift(nursery, "Sam", "08:15", "18:00")
    Booked.objects.of(nursery.setting).filter(baby_id=nursery.babies["Dilan"]).update(from_time="07:45")
    return nursery


def test_the_board_says_it_before_the_day_starts_and_no_more_once_it_is_over(rota: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    words = "Nobody Dilan knows is planned from 07:45 to 08:15."
    for clock in ("05:00", "07:40"):
        assert told(rota, clock).planned == words
    early = at_tablet(rota, monkeypatch, now=at("07:20"))
    assert words in read(early.page("/room/"))
    assert told(rota, "08:15").planned == ""


def test_what_has_begun_is_not_told_while_somebody_the_baby_knows_is_here(rota: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    # Sam came at half past seven, before the shift.
    assert told(rota, "07:50").planned == ""
    at_tablet(rota, monkeypatch, now=at("07:45")).tap("/room/faces/out/", adult=str(rota.adults["Sam"]))
    assert told(rota, "07:50").planned == "Nobody Dilan knows is planned from 07:45 to 08:15."


def test_without_a_shift_in_the_room_nothing_is_said(rota: Nursery) -> None:
    familiar(rota, "Hugo", "Dana")
    assert told(rota, room="Goslings").planned == ""
    shift(rota, "Helen", "07:30", "18:00", room="Goslings")
    assert told(rota, room="Goslings").planned == "Nobody Hugo knows is planned from 08:00 to 17:30."


def test_a_day_that_differs_stands_for_the_whole_day(rota: Nursery) -> None:
    differs(rota, "Priya")
    assert told(rota).notes[-1] == "Nobody Ada knows is planned from 08:00 to 17:30."
    differs(rota, "Priya", hours("07:30", "13:00"))
    assert told(rota).notes[-1] == "Nobody Ada knows is planned from 13:00 to 17:30."
    differs(rota, "Priya", hours("07:30", "18:00"), room="Goslings")
    assert told(rota).notes[-1] == "Nobody Ada knows is planned from 08:00 to 17:30."
    assert told(rota, room="Goslings").planned == ""


def test_the_next_one_is_told_and_the_others_are_in_what_opens(rota: Nursery) -> None:
    for baby in ("Ben", "Chidi", "Esme"):
        familiar(rota, baby, "Sam")
    assert told(rota).planned == "Nobody Dilan knows is planned from 07:45 to 08:15."
    assert "Nobody Ben, Chidi and Esme know is planned from 08:00 to 08:15." in told(rota).notes
    Booked.objects.of(rota.setting).filter(baby_id=rota.babies["Dilan"]).update(from_time="08:00")
    assert told(rota).planned == "Nobody these 4 babies know is planned from 08:00 to 08:15."
    assert "Nobody Ben, Chidi, Dilan and Esme know is planned from 08:00 to 08:15." in told(rota).notes


def test_nothing_is_said_of_babies_who_are_away_or_gone_or_known_by_nobody(rota: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any("Femi" in note for note in told(rota).notes if "planned" in note)
    Booked.objects.create(setting_id=rota.setting, baby_id=rota.babies["Dilan"], on=TODAY, why="ill")
    assert told(rota).planned == ""
    shift(rota, "Priya", "07:30", "13:00", on=TODAY)
    assert told(rota).planned == "Nobody Ada knows is planned from 13:00 to 17:30."
    hand = at_tablet(rota, monkeypatch, now=at("12:00"))
    come(hand, "Ada")
    hand.keep(rota.record("Ada", "reunion", "11:30", facts={"goes_home": True}))
    assert told(rota, "12:00").planned == ""


def test_on_a_closed_day_and_of_adults_who_have_left_nothing_is_planned(rota: Nursery) -> None:
    Job.objects.of(rota.setting).filter(adult_id=rota.adults["Sam"]).update(until_on=date(2026, 11, 20))
    assert told(rota).planned == "Nobody Dilan knows is planned from 07:45 to 17:30."
    ClosedDays.objects.create(setting_id=rota.setting, from_on=TODAY, until_on=TODAY, why="Training day")
    assert told(rota).planned == ""


@pytest.mark.sqlite
def test_it_is_asked_with_what_the_board_asks_anyway(rota: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(rota, monkeypatch, now=at("08:05"))
    come(hand, "Ada", "Ben", "Dilan")
    differs(rota, "Sam", hours("09:00", "12:00"))
    hand.page("/room/")
    with CaptureQueriesContext(connection) as asked:
        assert "planned from" in hand.page("/room/")
    assert len(asked) <= MOST_QUERIES
