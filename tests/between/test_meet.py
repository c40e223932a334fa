"""A family meets the key person before the first day: name, how to say it, days, who is there else, and a line of their own."""

from datetime import date

import pytest

from babyroom.between.models import Hello
from babyroom.people.models import Adult, Baby, KeyPerson
from babyroom.rota.models import Shift
from tests.nursery import HARBOUR, Nursery
from tests.signin.hands import PINS, fresh_form, give_pins
from tests.tablet.hands import Hand, at_tablet, signed_in, words


@pytest.fixture
def mum(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = signed_in(nursery, monkeypatch, "Ngozi")
    Baby.objects.of(HARBOUR).filter(pk=nursery.babies["Ada"]).update(starts_on=date(2026, 11, 30))
    return hand


def page(hand: Hand) -> str:
    return words(hand.page(f"/home/{hand.nursery.babies['Ada']}/"))


def test_before_the_first_day_and_for_some_weeks_then_they_are_known(mum: Hand) -> None:
    nursery = mum.nursery
    Adult.objects.of(HARBOUR).filter(pk=nursery.adults["Priya"]).update(say_it="PREE-ya")
    own = {"setting_id": HARBOUR, "adult_id": nursery.adults["Priya"], "room_id": nursery.rooms["Ducklings"], "from_on": date(2026, 9, 1)}
    for weekday in (1, 2, 4):
        Shift.objects.create(**own, weekday=weekday, from_time="07:30", to_time="16:00")
    KeyPerson.objects.create(
        setting_id=HARBOUR, baby_id=nursery.babies["Ada"], adult_id=nursery.adults["Sam"], place="second", from_on=date(2026, 9, 1)
    )
    told = page(mum)
    assert "Meet Priya Say “PREE-ya”. Usually here on Monday, Tuesday and Thursday. When Priya is away: Sam" in told
    Baby.objects.of(HARBOUR).filter(pk=nursery.babies["Ada"]).update(starts_on=date(2026, 10, 27))
    assert "Meet Priya" in page(mum)
    Baby.objects.of(HARBOUR).filter(pk=nursery.babies["Ada"]).update(starts_on=date(2026, 10, 26))
    assert "Meet Priya" not in page(mum)


def test_what_is_not_known_is_not_said(mum: Hand) -> None:
    told = page(mum)
    assert "Meet Priya" in told and "Say “" not in told and "Usually here" not in told and "is away" not in told


def test_a_line_is_one_s_own_and_goes_when_it_is_emptied(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    room = at_tablet(mum.nursery, monkeypatch)
    room.tap("/room/hello/", words="I sing <b>all</b> day.", by=room.face("Priya"))
    home = signed_in(mum.nursery, monkeypatch, "Ngozi")
    assert "&lt;b&gt;all&lt;/b&gt; day." in home.page(f"/home/{mum.nursery.babies['Ada']}/")
    room.tap("/room/hello/", status=422, words="a" * 201, by=room.face("Priya"))
    room.tap("/room/hello/", words="", by=room.face("Priya"))
    assert "all day" not in page(home)


def test_where_pins_are_given_nobody_writes_it_for_another(mum: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    give_pins(mum.nursery, "Priya", "Sam")
    room = at_tablet(mum.nursery, monkeypatch)
    assert "/room/pin/" in room.client.get("/room/hello/").headers["Location"]
    room.tap("/room/hello/", status=422, words="Not mine", by=room.face("Priya"))
    # Sam's PIN opens it: it is Sam's line, whatever face is sent along.
    sam = fresh_form(mum.nursery.adults["Sam"], PINS["Sam"])
    room.tap("/room/hello/", words="I wait for answers.", by=room.face("Priya"), **sam)
    told = page(signed_in(mum.nursery, monkeypatch, "Ngozi"))
    assert "Not mine" not in told and "I wait for answers." not in told
    assert [(one.adult_id, one.words) for one in Hello.objects.of(HARBOUR)] == [(mum.nursery.adults["Sam"], "I wait for answers.")]
