"""The start of a shift with a PIN, pages that a PIN opens, cover with a PIN of their own: as a tablet without scripts sees them."""

import re
from datetime import timedelta

import pytest

from babyroom.common.models import AuditRow
from babyroom.moments.models import Moment
from babyroom.signin.models import InRoom, Pin
from tests.nursery import TODAY, Nursery, at
from tests.signin.hands import NOW, PINS, Clock, fresh_form, give_pins
from tests.tablet.hands import Hand, at_tablet, filled

YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def clock(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch)


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = at_tablet(nursery, monkeypatch, now=NOW)
    give_pins(nursery, "Priya")
    return hand


def out(hand: Hand, name: str) -> None:
    hand.tap("/room/faces/out/", adult=hand.face(name))


def test_at_the_start_of_a_shift_the_pin_brings_in(hand: Hand) -> None:
    out(hand, "Priya")
    asked = hand.tap("/room/faces/in/", status=200, adult=hand.face("Priya"))
    assert "Hello, Priya" in asked and "482913" not in asked
    wrong = hand.tap("/room/faces/in/", status=422, adult=hand.face("Priya"), pin="604827")
    assert "This is not the PIN. Please try again." in wrong and "604827" not in wrong
    assert 'aria-label="Priya"' not in hand.page("/room/")
    assert hand.tap("/room/faces/in/", adult=hand.face("Priya"), pin=PINS["Priya"]) == "/room/"
    assert 'aria-label="Priya"' in hand.page("/room/")
    stay = InRoom.objects.of(hand.nursery.setting).filter(adult_id=hand.nursery.adults["Priya"]).order_by("from_at").last()
    assert stay.known_by == "pin"
    row = AuditRow.objects.of(hand.nursery.setting).filter(act="signin.come_in").get()
    assert row.by_adult_id == hand.nursery.adults["Priya"]


def test_who_has_no_pin_yet_chooses_one_or_comes_in_by_name(hand: Hand) -> None:
    out(hand, "Dana")
    asked = hand.tap("/room/faces/in/", status=200, adult=hand.face("Dana"))
    assert "You have no PIN yet." in asked and f"/room/pin/{hand.face('Dana')}/" in asked
    hand.tap("/room/faces/in/", adult=hand.face("Dana"), by_name="1")
    assert 'aria-label="Dana"' in hand.page("/room/")
    out(hand, "Priya")
    asked = hand.tap("/room/faces/in/", status=200, adult=hand.face("Priya"), by_name="1")
    assert "Hello, Priya" in asked and 'aria-label="Priya"' not in hand.page("/room/")


def test_a_first_pin_is_chosen_on_the_tablet(hand: Hand) -> None:
    from babyroom.signin import operations_pins

    code = operations_pins.make_start_code(hand.nursery.adults["Sam"], by=hand.nursery.manager(), at=NOW)
    address = f"/room/pin/{hand.face('Sam')}/"
    assert "Start code from the office" in hand.page(address)
    assert "not the same" in hand.tap(address, status=422, code=code, pin=PINS["Sam"], again="604827")
    assert "Others would try this one first." in hand.tap(address, status=422, code=code, pin="123456", again="123456")
    hand.tap(address, code=code, pin=PINS["Sam"], again=PINS["Sam"])
    assert Pin.objects.of(hand.nursery.setting).filter(adult_id=hand.nursery.adults["Sam"]).exists()
    assert "Your PIN until now" in hand.page(address)


def test_routine_records_never_ask_for_a_pin(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "comfort"))
    for address in (
        "/room/",
        "/room/door/",
        "/room/cots/",
        "/room/since-last-shift/",
        hand.baby("Ada", "day/"),
        hand.baby("Ada", "write/"),
    ):
        hand.page(address)
    address = hand.baby("Ada", "write/?kind=nappy")
    form = filled(hand.page(address)) | {"by": hand.face("Priya"), "wet": "yes"}
    hand.client.post(address, form)
    assert Moment.objects.of(hand.nursery.setting).filter(kind="nappy").exists()


def test_what_is_older_than_today_and_a_person_s_page_open_with_a_pin(hand: Hand, clock: Clock) -> None:
    for address in (
        hand.baby("Ada"),
        hand.baby("Ada", f"day/{YESTERDAY}/"),
        "/room/print/briefs/",
        hand.baby("Ada", f"write/?on={YESTERDAY}"),
    ):
        there = hand.client.get(address).headers["Location"]
        assert there.startswith("/room/pin/?next="), address
        assert "Your PIN opens this page" in hand.page(there)
        hand.tap(there, status=422, **fresh_form(hand.nursery.adults["Priya"], "604827"))
        assert hand.tap(there, **fresh_form(hand.nursery.adults["Priya"], PINS["Priya"])) == address
        hand.page(address)
        clock.told(clock.now + timedelta(minutes=3))


def test_the_way_back_leads_into_the_room_only(hand: Hand) -> None:
    for wanted in ("https://elsewhere.example/", "//elsewhere.example/room/", "/office/", "javascript:alert(1)", "/room/../office/"):
        where = hand.tap(f"/room/pin/?next={wanted}", **fresh_form(hand.nursery.adults["Priya"], PINS["Priya"]))
        assert where == "/room/"


def test_what_was_typed_when_the_pin_ran_out_is_not_lost(hand: Hand, clock: Clock) -> None:
    address = hand.baby("Ada", f"write/?kind=comfort&on={YESTERDAY}")
    priya = hand.nursery.adults["Priya"]
    hand.tap(hand.client.get(address).headers["Location"], **fresh_form(priya, PINS["Priya"]))
    form = filled(hand.page(address)) | {"by": hand.face("Priya"), "on": YESTERDAY, "clock": "15:10", "note": "Hummed the boat song."}
    clock.told(NOW + timedelta(minutes=20))
    page = hand.client.post(address, form)
    told = page.content.decode()
    assert page.status_code == 422 and "What you wrote is kept." in told and 'value="Hummed the boat song."' in told
    carried = {
        name: value for name, value in re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', told) if name != "csrfmiddlewaretoken"
    }
    assert not Moment.objects.of(hand.nursery.setting).exists()
    wrong = hand.client.post(address, carried | fresh_form(priya, "604827"))
    assert wrong.status_code == 422 and "Hummed the boat song." in wrong.content.decode() and "604827" not in wrong.content.decode()
    assert hand.client.post(address, carried | fresh_form(priya, PINS["Priya"])).status_code == 302
    assert Moment.objects.of(hand.nursery.setting).get().words.note == "Hummed the boat song."


def test_cover_gets_a_pin_from_who_vouches_and_it_dies_with_the_day(hand: Hand, clock: Clock) -> None:
    guest = {"first_name": "Rhea", "last_name": "", "until": "12:00"}
    asked = hand.tap("/room/faces/guest/", status=422, **guest)
    assert "Your PIN opens this page" in asked and 'value="Rhea"' in asked
    told = hand.tap("/room/faces/guest/", status=200, **guest, **fresh_form(hand.nursery.adults["Priya"], PINS["Priya"]))
    found = re.search(r'code-shown">(\d{6})<', told)
    assert found
    rhea = Pin.objects.of(hand.nursery.setting).get(ends_at__isnull=False)
    assert (rhea.set_by_id, rhea.ends_at) == (hand.nursery.adults["Priya"], at("12:00"))
    assert found[1] not in hand.page("/room/faces/")
    hand.client.post("/room/pin/close/")
    brief = hand.client.get(hand.baby("Ada")).headers["Location"]
    assert hand.tap(brief, **fresh_form(rhea.adult_id, found[1])) == hand.baby("Ada")
    hand.keep(hand.nursery.record("Ada", "comfort", did_by=rhea.adult_id, tapped_by=rhea.adult_id))
    hand.page(hand.baby("Ada"))
    clock.told(at("12:00"))
    assert 'aria-label="Rhea"' not in hand.page("/room/")
    assert hand.client.get(hand.baby("Ada")).status_code == 302
    assert "This is not the PIN." in hand.tap(brief, status=422, **fresh_form(rhea.adult_id, found[1]))
    assert "Rhea" in hand.page(hand.baby("Ada", "day/"))


def test_cover_whose_day_is_over_does_not_come_in_again(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch, now=NOW)
    clock = Clock(monkeypatch)
    hand.tap("/room/faces/guest/", first_name="Rhea", last_name="", until="12:00")
    rhea = InRoom.objects.of(nursery.setting).get(guest=True).adult_id
    hand.tap("/room/faces/out/", adult=str(rhea))
    clock.told(at("11:00"))
    hand.tap("/room/faces/in/", adult=str(rhea))
    clock.told(at("12:00"))
    assert 'aria-label="Rhea"' not in hand.page("/room/") and "Rhea" not in hand.page("/room/faces/")
    told = hand.client.post("/room/faces/in/", {"adult": str(rhea)})
    assert told.status_code == 422 and "Their day here is over." in told.content.decode()
