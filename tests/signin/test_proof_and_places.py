"""Changing how one signs in asks once more who one is, also whoever has no password; a login with a place in two nurseries."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from babyroom.common import walls
from babyroom.common.models import AuditRow, Letter
from babyroom.people.models import Adult, FamilyTie, Job
from babyroom.signin.models import Link, Login, SignedIn
from tests.nursery import ELSEWHERE, HARBOUR, TODAY, Nursery, at
from tests.signin.hands import Clock

CHANGES = ("/account/password/", "/account/passkey/", "/account/app/")
MAIL = "ngozi@example.org"


@pytest.fixture(autouse=True)
def nothing_was_tried() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, at("10:00"))


@pytest.fixture
def phone(nursery: Nursery, clock: Clock) -> Client:
    """Ngozi's phone: no password, no second step, signed in by a code from a letter."""
    del nursery, clock
    client = Client()
    client.post("/sign-in/code/", {"email": MAIL})
    assert client.post("/sign-in/code/confirm/", {"code": last_code()}).status_code == 302
    return client


def last_code() -> str:
    letter = Letter.objects.of(HARBOUR).filter(to=MAIL).order_by("made_at", "id").last()
    found = re.search(r"\d{4}-?\d{4}", settings.KEY_RING.open(letter.sealed, context=f"common.letter/words/{letter.pk}"))
    assert found
    return found[0]


def test_a_family_s_phone_changes_nothing_without_a_new_code(phone: Client, clock: Clock) -> None:
    for address in CHANGES:
        assert phone.get(address).status_code == 200
    now = clock.told(at("10:00") + timedelta(days=3))
    for address in CHANGES:
        for answer in (phone.get(address), phone.post(address, {"password": "three words together"})):
            assert answer.headers["Location"] == f"/account/again/code/?next={address.replace('/', '%2F')}"
    assert not Login.objects.get(email=MAIL).has_usable_password()
    again = "/account/again/code/"
    assert phone.post(again, {"next": CHANGES[0]}).status_code == 200
    code = last_code()
    for _n in range(5):
        assert phone.post(again, {"next": CHANGES[0], "code": "00000000"}).status_code == 422
    assert phone.post(again, {"next": CHANGES[0], "code": code}).status_code == 422
    clock.told(now + timedelta(minutes=2))
    phone.post(again, {"next": "//elsewhere.example/account/"})
    assert phone.post(again, {"next": CHANGES[0], "code": last_code()}).headers["Location"] == CHANGES[0]
    assert phone.get(CHANGES[0]).status_code == 200
    clock.told(now + timedelta(minutes=20))
    assert phone.get(CHANGES[0]).status_code == 302


@pytest.fixture
def both(nursery: Nursery, clock: Clock) -> Link:
    """Ngozi's login is family in Harbour, and works in Elsewhere. Her link there is the younger one."""
    del clock
    with walls.within(ELSEWHERE):
        adult = Adult.objects.create(setting_id=ELSEWHERE, first_name="Ngozi", last_name="Test")
        Job.objects.create(setting_id=ELSEWHERE, adult=adult, sort="practitioner", from_on=TODAY)
        link: Link = Link.objects.create(setting_id=ELSEWHERE, login_id=nursery.logins["Ngozi"], adult=adult)
    return link


def test_when_the_older_place_has_ended_the_younger_one_opens(both: Link, nursery: Nursery, clock: Clock) -> None:
    FamilyTie.objects.of(HARBOUR).filter(adult_id=nursery.adults["Ngozi"]).update(until_on=TODAY - timedelta(days=1))
    client = Client()
    client.post("/sign-in/code/", {"email": MAIL})
    assert client.post("/sign-in/code/confirm/", {"code": last_code()}).headers["Location"] == "/"
    assert "Elsewhere" in client.get("/office/").content.decode()


def test_whoever_has_two_places_chooses_and_it_is_written_down(both: Link, nursery: Nursery, phone: Client) -> None:
    page = phone.get("/account/nursery/").content.decode()
    assert "Harbour Nursery" in page and "Elsewhere" in page
    assert phone.get("/office/").status_code == 404
    assert phone.post("/account/nursery/", {"link": str(both.pk)}).status_code == 302
    assert "Elsewhere" in phone.get("/office/").content.decode()
    assert phone.get(f"/home/{nursery.babies['Ada']}/").status_code == 404
    for setting in (HARBOUR, ELSEWHERE):
        with walls.within(setting):
            assert AuditRow.objects.of(setting).filter(act="signin.go_to").count() == 1
            assert SignedIn.objects.of(setting).count() == (setting == ELSEWHERE)


def test_nobody_goes_where_they_have_no_place(both: Link, nursery: Nursery, phone: Client) -> None:
    helens = Link.objects.of(HARBOUR).get(adult_id=nursery.adults["Helen"])
    with walls.within(ELSEWHERE):
        Job.objects.of(ELSEWHERE).filter(adult_id=both.adult_id).update(until_on=TODAY, until_at=at("09:00"))
    for link in (str(helens.pk), str(both.pk), "nonsense", ""):
        assert phone.post("/account/nursery/", {"link": link}).status_code == 404
