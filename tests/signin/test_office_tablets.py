"""The office's pages about tablets: the list, pairing, PINs, and what was set aside."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from babyroom.moments.models import Aside, Moment
from babyroom.signin import operations_tablets
from babyroom.signin.models import Tablet
from tests.nursery import Nursery
from tests.outboxes import Outbox, outcomes, said
from tests.signin.hands import NOW, Clock, give_pins
from tests.tablet.hands import Hand, signed_in, words


@pytest.fixture
def office(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    hand = signed_in(nursery, monkeypatch, "Helen")
    Clock(monkeypatch)
    return hand


def test_the_list_says_which_room_when_last_here_and_who_paired_it(office: Hand) -> None:
    rooms = office.nursery.rooms
    operations_tablets.pair_here(room=rooms["Ducklings"], name="Window", by=office.nursery.manager(), at=NOW)
    Tablet.objects.of(office.nursery.setting).filter(name="Window").update(last_seen_at=NOW + timedelta(minutes=1))
    told = words(office.page("/office/tablets/"))
    assert "Window Ducklings last here 24 November, 10:25 paired by Helen on 24 November 2026 Shut it out" in told
    window = Tablet.objects.of(office.nursery.setting).get(name="Window").pk
    office.tap(f"/office/tablets/{window}/revoke/")
    assert "Window Ducklings shut out on 24 November 2026" in words(office.page("/office/tablets/"))
    office.tap(f"/office/tablets/{window}/revoke/", status=404)


def test_pairing_begins_in_the_office_and_shows_the_first_code_once(office: Hand) -> None:
    page = office.tap("/office/tablets/pair/", status=200, room=str(office.nursery.rooms["Goslings"]), name="")
    code = re.search(r'code-shown">([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})<', page)
    confirm = re.search(r'action="(/office/tablets/pair/[^"]+/)"', page)
    assert code and confirm and "http://testserver/pair/" in page
    assert "Type the first code on the tablet." in office.tap(confirm[1], status=422, code="000-000")
    assert "Type the code first." in office.tap(confirm[1], status=422, code="")
    office.tap("/office/tablets/pair/00000000-0000-0000-0000-000000000000/", status=404, code="000-000")


def test_a_start_code_is_shown_once_and_a_pin_never(office: Hand) -> None:
    give_pins(office.nursery, "Priya")
    told = words(office.page("/office/pins/"))
    assert "Priya has a PIN since 24 November 2026" in told and "Sam no PIN yet" in told and "482913" not in told
    shown = words(office.tap(f"/office/pins/{office.nursery.adults['Sam']}/", status=200))
    code = re.search(r"Start code for Sam ([0-9A-Z-]{11})", shown)
    assert code and code[1] not in office.page("/office/pins/")
    assert "a start code waits until 1 December" in words(office.page("/office/pins/"))
    assert "Others would try" in office.tap("/office/pins/", status=422, pin="111111", again="111111")
    office.tap("/office/pins/", pin="739105", again="739105")
    assert "You have one." in words(office.page("/office/pins/"))


def test_what_was_set_aside_is_listed_and_settled(office: Hand) -> None:
    nursery = office.nursery
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name="Window", by=nursery.manager(), at=NOW)
    operations_tablets.revoke(Tablet.objects.of(nursery.setting).get(name="Window").pk, by=nursery.manager(), at=NOW)
    outbox = Outbox(Client())
    outbox.client.cookies["tablet"] = key
    ten = "2026-11-24T10:10:00+00:00"
    records = [said(nursery, note="Hummed.", happened_at=ten), said(nursery, "Ben", "nappy", happened_at="2026-11-24T10:12:00+00:00")]
    outbox.write(*records)
    assert outcomes(outbox.send(status=403)) == ["aside", "aside"]
    told = words(office.page("/office/set-aside/"))
    assert "Ada" in told and "24 November, 10:10, Priya: Hummed. Window. The tablet was shut out." in told
    ada, ben = (Aside.objects.of(nursery.setting).get(moment_id=record["id"]).pk for record in records)
    office.tap(f"/office/set-aside/{ben}/", leave_out="1")
    office.tap(f"/office/set-aside/{ben}/")
    office.tap("/office/set-aside/all/")
    assert [str(pk) for pk in Moment.objects.of(nursery.setting).values_list("pk", flat=True)] == [records[0]["id"]]
    kept = Moment.objects.of(nursery.setting).get()
    assert (kept.device.name, kept.known_by) == ("Window", "face")
    assert "Nothing is set aside." in office.page("/office/set-aside/")
    assert Aside.objects.of(nursery.setting).filter(pk=ada, settled_at=NOW).exists()
