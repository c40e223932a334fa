"""Paper for when nothing else works, the sleep room's own device, the wall by the door."""

import re

import pytest

from babyroom.common import clock
from babyroom.common.ids import new_id
from babyroom.moments.operations import receive
from babyroom.people.models import Booked
from babyroom.signin.models import InRoom
from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def _asleep(hand: Hand, baby: str, clock: str = "10:12") -> str:
    nap = hand.nursery.record(baby, "sleep", clock, facts={"place": "cot", "position": "back"})
    hand.keep(nap)
    return f"/room/cots/{hand.nursery.babies[baby]}/{nap.id}/"


def test_the_day_sheet_holds_the_line_every_moment_and_its_base(hand: Hand) -> None:
    nursery = hand.nursery
    milk = nursery.record("Ada", "milk", "09:00", facts={"taken_ml": 300})
    put_right = nursery.record("Ada", "milk", "09:00", corrects=milk.id, facts={"taken_ml": 30})
    hand.keep(milk, put_right, nursery.record("Ada", "comfort", "10:00"))
    page = hand.page(f"/room/print/day/{nursery.babies['Ada']}/2026-11-24/")
    told = words(page)
    assert 'role="img"' in page and page.count("<script") == 1, "the print button's only"
    assert "Ada’s Tuesday" in told and "10:00 Comfort. Priya comforted Ada." in told
    assert "Before: Priya gave Ada milk. 300 ml." in told
    assert "From 2 notes. What is not written is not drawn. Printed on 24 November, 10:30." in told


def test_an_empty_day_prints_as_an_empty_day(hand: Hand) -> None:
    told = words(hand.page(f"/room/print/day/{hand.nursery.babies['Ada']}/2026-11-20/"))
    assert "Nothing is written for this day." in told and "From 0 notes." in told


def test_the_cot_sheet_has_a_row_for_everybody_here_or_expected(hand: Hand) -> None:
    Booked.objects.create(setting_id=hand.nursery.setting, baby_id=hand.nursery.babies["Grace"], on=TODAY)
    told = words(hand.page("/room/print/cot-sheet/"))
    assert "Ada every 10 minutes" in told and "Grace" not in told and "Hugo" not in told
    assert told.index("Ada") < told.index("Ben") < told.index("Femi")


def test_the_blank_day_sheet_is_there_for_each_baby(hand: Hand) -> None:
    page = hand.page("/room/print/blank-day/")
    assert page.count('<article class="sheet-a4">') == 7 and "It shows as copied." in page


def test_the_sheets_lead_to_copying_them(hand: Hand) -> None:
    page = hand.page("/room/print/")
    assert f'href="{hand.baby("Ada", "day/2026-11-24/sheet/")}"' in page
    assert "One line with all its parts" in hand.page(hand.baby("Ada", "day/2026-11-24/sheet/"))
    assert "It shows as copied from the sheet." in hand.page(hand.baby("Ada", "write/?sheet=1"))


def test_the_sleep_room_shows_only_who_is_asleep_next_look_in_first(hand: Hand) -> None:
    _asleep(hand, "Ben", "10:25")
    _asleep(hand, "Ada", "10:21")
    hand.keep(hand.nursery.record("Chidi", "arrival", "08:00"))
    page = hand.page("/room/cots/")
    told = words(page)
    assert 'data-theme="dim"' in page
    assert "Ada Since 10:21, cot, on her back. Look in by 10:31" in told
    assert told.index("Ada") < told.index("Ben") and "Chidi" not in told


def test_nobody_asleep_is_said_in_words(hand: Hand) -> None:
    assert words(hand.page("/room/cots/")).endswith("Nobody is asleep.")


def test_one_tap_on_a_face_is_a_look_in_for_one_baby_with_a_name(hand: Hand) -> None:
    ada, _ben = _asleep(hand, "Ada"), _asleep(hand, "Ben")
    hand.tap(f"{ada}looked-in/", by=hand.face("Dana"))
    look = hand.one("Ada", "look_in")
    assert (look.at, look.row.did_by) == (at("10:30"), hand.nursery.adults["Dana"])
    assert [one.kind for one in hand.day("Ben")] == ["sleep"]
    # The face stays for the next cot.
    page = hand.page("/room/cots/")
    assert f'name="by" value="{hand.face("Dana")}">Looked in</button>' in page
    assert "Ada Since 10:12, cot, on her back. Look in by 10:40" in words(page)


def test_a_look_in_that_is_not_written_is_asked_and_answered_at_its_cot(hand: Hand) -> None:
    _asleep(hand, "Ada", "10:00")
    page = hand.page("/room/cots/")
    told = words(page)
    assert "10:10 not written: did it happen?" in told and "10:20 not written: did" not in told
    due = re.search(r'name="due_at" value="([^"]*)"', page)
    assert due is not None
    address = f"{hand.moment('Ada', hand.one('Ada', 'sleep').id)}look-in/"
    hand.tap(address, by=hand.face("Dana"), answer="yes", due_at=due[1], back="cots")
    assert "10:20 not written: did it happen?" in words(hand.page("/room/cots/"))


def test_the_sleep_room_asks_after_waking_too(hand: Hand) -> None:
    hand.tap(f"{_asleep(hand, 'Ada', '10:00')}awake/", by=hand.face("Dana"))
    told = words(hand.page("/room/cots/"))
    assert "Nobody is asleep. Ada Awake since 10:30. 10:10 not written: did it happen?" in told


def test_awake_ends_the_sleep(hand: Hand) -> None:
    hand.tap(f"{_asleep(hand, 'Ada')}awake/", by=hand.face("Dana"))
    assert hand.one("Ada", "sleep").ended_at == at("10:30")
    assert "Nobody is asleep." in hand.page("/room/cots/")


@pytest.mark.parametrize("what", ["looked-in", "awake"])
def test_only_a_nap_of_this_rooms_baby_can_be_written_from_here(hand: Hand, what: str) -> None:
    nursery, ada = hand.nursery, hand.nursery.babies["Ada"]
    nap, nappy = nursery.record("Hugo", "sleep"), nursery.record("Ada", "nappy")
    receive([nap], by=nursery.tablet("Goslings"), at=hand.now)
    hand.keep(nappy)
    _asleep(hand, "Ada"), _asleep(hand, "Ben")
    bens = hand.one("Ben", "sleep").id
    for baby, sleep in (
        (nursery.babies["Hugo"], nap.id),
        (ada, nap.id),
        (ada, bens),
        (ada, nappy.id),
        (ada, new_id()),
        (nursery.elsewhere, nap.id),
    ):
        hand.tap(f"/room/cots/{baby}/{sleep}/{what}/", status=404, by=hand.face("Dana"))
    assert [one.kind for one in hand.day("Hugo", "Goslings")] == ["sleep"]
    assert {one.kind for one in hand.day("Ada")} == {"sleep", "nappy"} and hand.one("Ada", "sleep").ended_at is None


def test_a_second_tap_on_awake_writes_nothing_more(hand: Hand) -> None:
    ada = _asleep(hand, "Ada")
    hand.tap(f"{ada}awake/", by=hand.face("Dana"))
    hand.tap(f"{ada}awake/", by=hand.face("Sam"))
    hand.tap(f"{ada}looked-in/", by=hand.face("Sam"))
    assert [one.kind for one in hand.day("Ada")] == ["sleep", "woke"]
    assert "Ada is awake already." in words(hand.page("/room/cots/"))


@pytest.mark.parametrize(
    ("what", "kind", "asked"), [("awake", "woke", "Ada is awake. Who is there?"), ("looked-in", "look_in", "Who looked in on Ada?")]
)
def test_a_tap_without_a_face_asks_who_it_was_and_keeps_the_time_of_the_tap(
    hand: Hand, monkeypatch: pytest.MonkeyPatch, what: str, kind: str, asked: str
) -> None:
    ada = _asleep(hand, "Ada")
    page = hand.tap(f"{ada}{what}/", status=200, by="")
    assert asked in words(page) and [one.kind for one in hand.day("Ada")] == ["sleep"]
    tapped_at = re.search(r'name="tapped_at" value="([^"]+)"', page)
    assert tapped_at is not None
    monkeypatch.setattr(clock, "now", lambda: at("10:31"))
    hand.tap(f"{ada}{what}/", by=hand.face("Sam"), tapped_at=tapped_at[1])
    one = hand.one("Ada", kind)
    assert (one.at, one.row.did_by) == (at("10:30"), hand.nursery.adults["Sam"])


def test_with_nobody_in_the_room_the_tap_is_kept_without_a_name(hand: Hand) -> None:
    ada = _asleep(hand, "Ada")
    InRoom.objects.of(hand.nursery.setting).update(until_at=at("10:00"))
    hand.tap(f"{ada}awake/", by=hand.face("Sam"))
    assert hand.one("Ada", "woke").row.did_by is None


@pytest.mark.parametrize("said", ["2020-01-01T00:00:00+00:00", "2026-11-24T10:50:00+00:00", "2026-11-24T10:29:00", "soon"])
def test_a_time_of_the_tap_that_cannot_be_is_not_believed(hand: Hand, said: str) -> None:
    hand.tap(f"{_asleep(hand, 'Ada')}awake/", by=hand.face("Sam"), tapped_at=said)
    assert hand.one("Ada", "woke").at == at("10:30")


def test_the_wall_holds_names_and_pictures_and_nothing_of_a_baby_else(hand: Hand) -> None:
    nursery = hand.nursery
    hand.keep(
        nursery.record("Ada", "arrival", "08:00", facts={"goodbye": "hard"}),
        nursery.record("Ada", "comfort", "09:00", facts={"seen": ["cried"]}),
        nursery.record("Ben", "arrival", "08:10"),
    )
    assert words(hand.page("/room/wall/")) == "Ducklings Priya, Sam, Dana Ada Ben"
