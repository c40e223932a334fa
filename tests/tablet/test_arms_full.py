"""Arms full reaches the office too: a line on top of its pages, and one button that answers."""

from datetime import datetime, timedelta
from uuid import UUID

import pytest
from django.test import Client

from babyroom.common import walls
from babyroom.common.ids import new_id
from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours
from babyroom.moments.models import ArmsFull
from babyroom.moments.operations import answer_arms_full
from babyroom.signin import queries
from babyroom.signin.models import Link, Login
from tests.nursery import ELSEWHERE, OPENED, SECRETS, Nursery, at
from tests.tablet.eyes import read
from tests.tablet.hands import Hand, at_tablet, signed_in

LINE = "Arms full in Ducklings since 10:24. One more pair of hands would help. I am coming"
PAGES = ("/office/", "/office/babies/", "/office/adults/", "/office/setting/", "/office/tablets/", "/office/closed/", "/office/babies/add/")


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("10:24"))


@pytest.fixture
def helen(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """The manager, signed in by name; it is 10:30."""
    return signed_in(hand.nursery, monkeypatch, "Helen")


def call(hand: Hand, room: str = "Ducklings", when: datetime | None = None) -> UUID:
    row: ArmsFull = ArmsFull.objects.create(setting_id=hand.nursery.setting, room_id=hand.nursery.rooms[room], at=when or at("10:24"))
    return row.pk


@pytest.mark.parametrize("address", PAGES)
def test_every_page_of_the_office_says_which_room_asks_and_since_when(helen: Hand, address: str) -> None:
    assert "Arms full in" not in helen.page(address)
    call(helen)
    assert LINE in read(helen.page(address))


def test_the_button_answers_and_leads_back_to_the_page(helen: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = call(helen)
    assert helen.tap(f"/room/arms-full/{asked}/coming/", back="/office/adults/") == "/office/adults/"
    assert "Arms full in" not in helen.page("/office/")
    assert "Arms full." not in at_tablet(helen.nursery, monkeypatch).page("/room/")


@pytest.mark.parametrize("back", ["", "https://elsewhere.example.org/", "//elsewhere.example.org/", "javascript:alert(1)"])
def test_the_answer_leads_nowhere_else(helen: Hand, back: str) -> None:
    assert helen.tap(f"/room/arms-full/{call(helen)}/coming/", back=back) == "/office/"


def test_a_room_that_asked_twice_is_told_once_and_answered_once(helen: Hand) -> None:
    first = call(helen)
    call(helen, when=at("10:27"))
    call(helen, "Goslings", at("10:29"))
    told = read(helen.page("/office/"))
    assert told.count("Arms full in Ducklings") == 1 and LINE in told and "Arms full in Goslings since 10:29" in told
    helen.tap(f"/room/arms-full/{first}/coming/")
    told = read(helen.page("/office/"))
    assert "Ducklings since" not in told and "Goslings since 10:29" in told


def test_a_call_nobody_answered_goes_from_the_screens_and_is_never_answered_later(helen: Hand) -> None:
    old = call(helen, when=at("09:00"))
    assert "Arms full in" not in helen.page("/office/")
    answer_arms_full(call(helen), by=helen.nursery.tablet(), at=at("10:30"))
    assert ArmsFull.objects.of(helen.nursery.setting).get(pk=old).answered_at is None


def test_the_line_alone_is_asked_for_by_the_script(helen: Hand) -> None:
    assert read(helen.page("/room/arms-full/now/")) == ""
    call(helen)
    told = helen.page("/room/arms-full/now/", back="/office/rooms/")
    assert read(told) == "Arms full in Ducklings since 10:24. One more pair of hands would help. I am coming: Ducklings"
    assert 'value="/office/rooms/"' in told


def test_who_works_here_may_answer_and_a_parent_and_a_stranger_may_not(helen: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, nursery = call(helen), helen.nursery
    for client in (signed_in(nursery, monkeypatch, "Ngozi").client, Client()):
        assert client.post(f"/room/arms-full/{asked}/coming/").status_code == 404
        assert client.get("/room/arms-full/now/").status_code == 404
    elsewhere = queries.at_tablet(SECRETS["Elsewhere"], at("10:30"))
    assert elsewhere is not None
    for who in (nursery.parent(), elsewhere):
        with pytest.raises(NotYours):
            answer_arms_full(asked, by=who, at=at("10:30"))
    assert ArmsFull.objects.of(nursery.setting).get().answered_at is None
    login = Login.objects.create(email="dana@example.org", made_at=OPENED)
    Link.objects.create(setting_id=nursery.setting, login=login, adult_id=nursery.adults["Dana"])
    nursery.logins["Dana"] = login.pk
    signed_in(nursery, monkeypatch, "Dana").tap(f"/room/arms-full/{asked}/coming/")
    assert ArmsFull.objects.of(nursery.setting).get().answered_at == at("10:30")


def test_a_call_that_is_not_here_is_not_answered_and_leaves_no_trace(helen: Hand) -> None:
    helen.tap(f"/room/arms-full/{new_id()}/coming/", status=404)
    asked = call(helen)
    for _again in range(2):
        helen.tap(f"/room/arms-full/{asked}/coming/")
    assert AuditRow.objects.of(helen.nursery.setting).filter(act="moments.answer_arms_full").count() == 1


def test_arms_full_stands_on_the_page_of_faces_too(hand: Hand) -> None:
    page = hand.page("/room/faces/")
    assert 'action="/room/arms-full/"' in page and "Arms full" in read(page)


def test_another_settings_call_does_not_show(helen: Hand) -> None:
    with walls.within(ELSEWHERE):
        ArmsFull.objects.create(setting_id=ELSEWHERE, room_id=helen.nursery.elsewhere_room, at=at("10:30") - timedelta(minutes=1))
    assert "Arms full in" not in helen.page("/office/")
