"""Gates stand from the first day on: before anybody has a PIN, and where the rule asks for none at the start of a shift."""

from datetime import timedelta

import pytest

from babyroom.common import notices
from babyroom.people.models import Job, Policy, Setting
from babyroom.people.pages.notices import told
from babyroom.signin import operations_pins
from babyroom.web import doctor_database
from tests.nursery import TODAY, Nursery, at
from tests.signin.hands import NOW, PINS, Clock, fresh_form, give_pins
from tests.tablet.hands import Hand, at_tablet

YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = at_tablet(nursery, monkeypatch, now=NOW)
    Setting.objects.filter(pk=nursery.setting).update(demonstration=False)
    return hand


def gated(hand: Hand) -> tuple[str, ...]:
    return hand.baby("Ada"), hand.baby("Ada", f"day/{YESTERDAY}/"), "/room/print/briefs/"


def test_in_a_new_installation_pages_say_how_to_get_a_pin_instead_of_opening(hand: Hand) -> None:
    for address in gated(hand):
        there = hand.client.get(address).headers["Location"]
        assert there.startswith("/room/pin/?next="), address
        assert "Nobody here has a PIN yet. In the office, on the page PINs" in hand.page(there)
    for address in ("/room/", hand.baby("Ada", "day/"), "/room/door/"):
        hand.page(address)


def test_no_pin_at_the_start_of_a_shift_opens_no_page(hand: Hand) -> None:
    give_pins(hand.nursery, "Priya")
    Policy.objects.create(setting_id=hand.nursery.setting, name="pin_at_shift_start", value="no", from_on=TODAY)
    hand.tap("/room/faces/out/", adult=hand.face("Priya"))
    assert hand.tap("/room/faces/in/", adult=hand.face("Priya")) == "/room/"
    for address in gated(hand):
        there = hand.client.get(address).headers["Location"]
        assert there.startswith("/room/pin/?next="), address
    assert hand.tap(there, **fresh_form(hand.nursery.adults["Priya"], PINS["Priya"])) == address


def test_coming_in_by_name_is_told_to_the_office_once_a_day_but_on_a_first_day_not(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery, clock = hand.nursery, Clock(monkeypatch)
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(from_on=TODAY)
    for name in ("Sam", "Dana", "Priya", "Dana"):
        hand.tap("/room/faces/out/", adult=hand.face(name))
        assert "the office is told" in hand.tap("/room/faces/in/", status=200, adult=hand.face(name))
        hand.tap("/room/faces/in/", adult=hand.face(name), by_name="1")
    [notice] = notices.waiting(nursery.setting)
    assert notice.facts["adults"] == [hand.face("Dana"), hand.face("Priya")]
    assert "Dana and Priya" in told(nursery.manager())[0].words
    clock.told(at("08:00", TODAY + timedelta(days=1)))
    hand.tap("/room/faces/in/", adult=hand.face("Dana"), by_name="1")
    assert len(notices.waiting(nursery.setting)) == 2


def test_the_doctor_says_who_has_no_pin(nursery: Nursery) -> None:
    [(state, said, do), *_rest] = [one for one in doctor_database.pins(NOW) if one[1].startswith("Harbour")]
    assert state == "look" and "nobody has a PIN yet" in said and "PINs" in do
    for name in PINS:
        give_pins(nursery, name)
    operations_pins.set_own_pin("915304", by=nursery.manager(), at=NOW)
    assert [one[0] for one in doctor_database.pins(NOW) if one[1].startswith("Harbour")] == ["ok"]
