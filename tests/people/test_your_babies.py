"""Whoever works in a room and signs in by name finds their own babies first, with a way on."""

from datetime import date

from django.test import Client

from babyroom.people.models import KeyPerson
from babyroom.people.pages.home import home
from babyroom.signin.models import Link, Login
from tests.nursery import OPENED, TODAY, Nursery


def _signed_in(nursery: Nursery, name: str) -> Client:
    login = Login(email=f"{name.lower()}@example.org", made_at=OPENED)
    login.set_unusable_password()
    login.save()
    Link.objects.create(setting_id=nursery.setting, login=login, adult_id=nursery.adults[name])
    client = Client()
    client.force_login(login)
    return client


def test_a_key_person_s_babies_come_first_and_lead_to_the_room_s_pages(nursery: Nursery) -> None:
    KeyPerson.objects.create(
        setting_id=nursery.setting, baby_id=nursery.babies["Grace"], adult_id=nursery.adults["Dana"], from_on=date(2026, 9, 1)
    )
    page = _signed_in(nursery, "Dana").get("/office/").content.decode()
    mine = page[page.index('id="mine"') :]
    assert mine.index("Grace Test") < mine.index("Ada Test")
    assert f'href="/room/baby/{nursery.babies["Grace"]}/"' in mine and f'href="/room/baby/{nursery.babies["Grace"]}/day/"' in mine
    assert page.count("Ada Test") == 3, "the name, the words for its day and for who she knows"


def test_a_manager_has_every_baby_on_the_page_already(nursery: Nursery) -> None:
    assert home(nursery.manager(), TODAY).mine == ()
