"""The room's board: who is here, in eight questions to the database, as fast after five years as after one day."""

import json
import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.common import clock
from babyroom.moments.models import Moment
from babyroom.people.models import Booked, Mark
from babyroom.ways.operations import Line, name_familiar, tell
from tests.nursery import SECRETS, TODAY, Nursery, at
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet

MOST_QUERIES = 8


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("10:24"))


def arrive(hand: Hand, *babies: str, by: str = "Priya") -> None:
    hand.keep(*(hand.nursery.record(baby, "arrival", "08:00", by=by, facts={"handed_to": str(hand.nursery.adults[by])}) for baby in babies))


def state(hand: Hand) -> dict[str, Any]:
    found = re.search(r'<script id="state" type="application/json">(.*?)</script>', hand.client.get("/room/").content.decode(), re.DOTALL)
    assert found is not None
    told: dict[str, Any] = json.loads(found[1])
    return told


@pytest.mark.sqlite
def test_the_board_asks_eight_questions_whatever_was_written(hand: Hand) -> None:
    arrive(hand, "Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi", "Grace")
    for baby in ("Chidi", "Grace"):
        sleep = hand.nursery.record(baby, "sleep", "09:30", by="Sam", facts={"place": "cot", "position": "back"})
        hand.keep(sleep, hand.nursery.record(baby, "look_in", "09:39", refers=sleep.id))
    Mark.objects.create(
        setting_id=hand.nursery.setting, baby_id=hand.nursery.babies["Chidi"], sort="allergy", words="No egg", from_on=TODAY
    )
    # Once a minute it is written down that the tablet was seen, once an hour that somebody looked at the board.
    hand.page("/room/")
    with CaptureQueriesContext(connection) as asked:
        assert "Chidi" in hand.page("/room/")
    assert len(asked) <= MOST_QUERIES, [query["sql"] for query in asked.captured_queries]


def test_today_s_names_leave_the_tablet_when_the_nursery_closes(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    told = state(hand)
    assert told["closes_at"] == "2026-11-24T18:00:00+00:00"
    assert told["setting"] == str(hand.nursery.setting)
    monkeypatch.setattr(clock, "now", lambda: at("03:00"))
    # Fourteen hours are the most.
    assert state(hand)["closes_at"] == "2026-11-24T17:00:00+00:00"


def test_the_board_never_reads_the_log(hand: Hand) -> None:
    arrive(hand, "Ada")
    with CaptureQueriesContext(connection) as asked:
        hand.page("/room/")
    tables = {Moment._meta.db_table, "moments_words"}
    assert not [query for query in asked.captured_queries if any(f'"{table}"' in query["sql"] for table in tables)]


def test_who_is_here_later_away_and_gone_home(hand: Hand) -> None:
    babies, setting = hand.nursery.babies, hand.nursery.setting
    Booked.objects.create(setting_id=setting, baby_id=babies["Dilan"], on=TODAY, why="unwell")
    Booked.objects.create(setting_id=setting, baby_id=babies["Esme"], on=TODAY, from_time=time(13), to_time=time(17))
    arrive(hand, "Ada", "Ben")
    hand.keep(hand.nursery.record("Ben", "reunion", "10:00", facts={"goes_home": True}))
    told = read(hand.page("/room/"))
    assert "1 baby with Priya, Sam and Dana" in told
    assert "Later Chidi, 08:00 Femi, 08:00 Grace, 08:00 Esme, 13:00 Away Dilan Gone home Ben" in told
    assert "unwell" not in told


def test_a_moment_without_a_written_arrival_still_means_here(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "nappy", "09:00"))
    assert "1 baby with Priya" in read(hand.page("/room/"))


def test_home_s_note_alone_does_not_mean_here(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "from_home", "07:45", facts={"night": "broken_night"}))
    assert "Nobody is here yet." in read(hand.page("/room/"))


def test_a_baby_moved_for_now_shows_in_the_other_room_only(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(hand, "Ada")
    hand.keep(hand.nursery.record("Ada", "moved", "09:30", facts={"to_room": str(hand.nursery.rooms["Goslings"]), "why": "numbers"}))
    assert "In another room Ada, Goslings" in read(hand.page("/room/"))
    assert "Ada" in read(at_tablet(hand.nursery, monkeypatch, room="Goslings", now=at("10:24")).page("/room/"))


def test_the_number_of_adults_stands_in_words_beside_their_names(hand: Hand) -> None:
    arrive(hand, "Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi", "Grace")
    assert "7 babies with Priya, Sam and Dana. Enough adults." in read(hand.page("/room/"))
    hand.tap("/room/faces/out/", adult=str(hand.nursery.adults["Sam"]))
    assert "7 babies with Priya and Dana. 1 more adult is needed." in read(hand.page("/room/"))


def test_beside_the_number_of_adults_stands_whether_each_baby_knows_someone_here(hand: Hand) -> None:
    nursery = hand.nursery
    arrive(hand, "Ada", "Ben")
    assert "Enough adults. Who Ada and Ben know is not written." in read(hand.page("/room/"))
    for baby, adult in (("Ada", "Sam"), ("Ben", "Priya")):
        name_familiar(nursery.babies[baby], nursery.adults[adult], with_family=True, on=TODAY, by=nursery.tablet(), at=at("09:00"))
    told = read(hand.page("/room/"))
    assert "Enough adults. Each baby knows someone here." in told
    assert "Came to Priya, 08:00 Knows Priya" in told
    hand.tap("/room/faces/out/", adult=str(nursery.adults["Priya"]))
    told = read(hand.page("/room/"))
    assert "Nobody Ben knows is here." in told and "Ben knows Priya." in told
    assert "Knows Priya, not in the room" in told


def test_a_baby_for_whom_nobody_is_named_is_not_said_to_know_nobody(hand: Hand) -> None:
    arrive(hand, "Ada", "Ben", "Chidi")
    told = read(hand.page("/room/"))
    assert "Who 3 babies know is not written." in told
    assert "Not written yet: who Ada, Ben and Chidi know. The key person names them with the family." in told
    assert "Nobody" not in told and "Knows" not in told


def test_the_wall_has_no_health_no_reason_and_no_goodbye(hand: Hand) -> None:
    setting, ada = hand.nursery.setting, hand.nursery.babies["Ada"]
    Mark.objects.create(setting_id=setting, baby_id=ada, sort="medical", words="EpiPen", from_on=TODAY)
    Mark.objects.create(setting_id=setting, baby_id=ada, sort="allergy", words="No egg", from_on=TODAY)
    hand.keep(hand.nursery.record("Ada", "arrival", "08:00", facts={"goodbye": "hard"}, note="Cried for a while."))
    hand.keep(hand.nursery.record("Ada", "comfort", "10:00", facts={"seen": ["sobbed"], "needed": ["something_hurt"]}, note="Her ear."))
    shown = hand.page("/room/").partition('<template id="strip-template">')[0].partition('<script id="state"')[0]
    for unsaid in ("EpiPen", "hard", "Cried", "sobbed", "hurt", "ear."):
        assert unsaid not in shown
    assert "No egg" in shown
    assert state(hand)["babies"][0]["marks"] == ["No egg", "EpiPen"]


def test_the_panel_may_look_up_milk_and_nappy_and_never_comfort(hand: Hand) -> None:
    arrive(hand, "Ada")
    hand.keep(
        hand.nursery.record("Ada", "milk", "09:10", facts={"milk": "formula", "taken_ml": 120}),
        hand.nursery.record("Ada", "nappy", "09:40", facts={"nappy": "wet"}),
        hand.nursery.record("Ada", "comfort", "09:50"),
        hand.nursery.record("Ada", "together", "09:55", facts={"together": ["sang"]}),
    )
    ada = state(hand)["babies"][0]
    assert ada["last"] == {"milk": "Milk 09:10, 120 ml", "nappy": "Last 09:40, wet"}


def test_a_family_s_new_line_shows_at_once_as_new_from_home_and_is_a_chip(hand: Hand) -> None:
    arrive(hand, "Ada")
    line = Line(part="helps", words="Sing Row, row, slowly.", chip="Sang “Row, row”", stands_for="sang")
    tell(hand.nursery.babies["Ada"], line, by=hand.nursery.parent(), at=at("10:20"))
    assert "new from home" in read(hand.page("/room/"))
    assert [chip["words"] for chip in state(hand)["babies"][0]["chips"]] == ["Sang “Row, row”"]


def test_somebody_new_has_the_baby_and_the_board_says_who_of_the_familiar_is_near(hand: Hand) -> None:
    nursery = hand.nursery
    arrive(hand, "Ada", by="Dana")
    name_familiar(nursery.babies["Ada"], nursery.adults["Sam"], with_family=True, on=TODAY, by=nursery.tablet(), at=at("09:00"))
    assert "with Dana Came to Dana, 08:00 Dana is getting to know Ada. Sam is near." in read(hand.page("/room/"))
    hand.tap("/room/faces/out/", adult=str(nursery.adults["Sam"]))
    assert "Dana is getting to know Ada. Sam is not in the room just now." in read(hand.page("/room/"))


def test_who_left_the_room_is_not_said_to_have_the_baby_and_is_still_named_in_what_was_seen(hand: Hand) -> None:
    arrive(hand, "Ada")
    hand.keep(hand.nursery.record("Ada", "together", "10:00", by="Sam", facts={"together": ["sang"]}))
    hand.tap("/room/faces/out/", adult=str(hand.nursery.adults["Sam"]))
    told = read(hand.page("/room/"))
    assert "was with Sam Sang with Sam, 10:00" in told
    assert "with Sam, here" not in told


def test_a_board_belongs_to_a_tablet_of_this_setting(hand: Hand) -> None:
    arrive(hand, "Ada")
    hand.client.cookies["tablet"] = SECRETS["Elsewhere"]
    assert "Ada" not in hand.page("/room/")
    hand.client.cookies["tablet"] = "not a secret"
    hand.page("/room/", status=404)


def test_the_day_before_is_over_at_midnight(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    arrive(hand, "Ada")
    tomorrow = at_tablet(hand.nursery, monkeypatch, now=at("08:00", TODAY + timedelta(days=1)))
    assert "Nobody is here yet." in read(tomorrow.page("/room/"))
