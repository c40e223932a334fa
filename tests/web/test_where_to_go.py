"""A page that is not open says whose it is and where to go, and help fits who asks for it."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from babyroom.common import clock
from babyroom.people.models import Policy
from tests.nursery import SECRETS, Nursery, at
from tests.tablet.hands import at_tablet, signed_in, words


def test_a_parent_is_told_whose_page_it_is_and_goes_back_to_the_baby(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    page = signed_in(nursery, monkeypatch, "Ngozi").page("/office/", status=404)
    assert "This page is for those who lead the nursery" in words(page) and "Back to your baby" in words(page)
    assert 'href="/home/"' in page


def test_a_tablet_and_a_manager_go_back_to_their_own_place(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Back to the board" in words(at_tablet(nursery, monkeypatch).page("/office/", status=404))
    told = words(signed_in(nursery, monkeypatch, "Helen").page("/home/", status=404))
    assert "This page is for a baby’s family" in told and "To the office" in told


@pytest.mark.django_db
def test_who_is_nobody_yet_is_asked_to_sign_in(nursery: Nursery) -> None:
    del nursery
    page = Client().get("/home/").content.decode()
    assert "Please sign in first" in page and 'href="/sign-in/"' in page and "did not work" not in page


def _written(nursery: Nursery, **values: str) -> None:
    for name, value in values.items():
        Policy.objects.create(setting_id=nursery.setting, name=name, value=value, from_on=date(2025, 1, 1))


def test_a_family_s_help_has_999_111_and_the_nursery_s_number_and_nothing_of_the_staff_s(nursery: Nursery, monkeypatch: Any) -> None:
    _written(nursery, our_phone="01632 960 100", danger_lead_phone="01632 960 101", danger_lead_name="Helen Test")
    hand = signed_in(nursery, monkeypatch, "Ngozi")
    for address in ("/help-now/", "/home/", f"/home/{nursery.babies['Ada']}/"):
        page = hand.client.get(address, follow=True).content.decode()
        assert 'href="tel:999"' in page and 'href="tel:111"' in page and "01632 960 100" in page
        assert "01632 960 101" not in page and "Tell the parents" not in page


def test_the_staff_s_help_says_how_long_ago_its_numbers_were_checked(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    _written(nursery, danger_lead_phone="01632 960 101", danger_checked_on="2025-09-01")
    assert "more than a year ago" in words(signed_in(nursery, monkeypatch, "Helen").page("/help-now/"))
    assert "01632 960 101" in words(at_tablet(nursery, monkeypatch).page("/help-now/"))


@pytest.mark.django_db
def test_before_anybody_is_known_help_points_to_the_sheet_on_the_wall(nursery: Nursery) -> None:
    del nursery
    told = words(Client().get("/help-now/").content.decode())
    assert "Sign in to see our own numbers here" in told and "ask the office" not in told


def test_whoever_leads_sees_how_each_room_stands_now(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("10:30"))
    tablet = at_tablet(nursery, monkeypatch, now=at("10:30"))
    sleep = nursery.record("Ada", "sleep", "10:00", facts={"place": "cot"})
    tablet.keep(nursery.record("Ada", "arrival", "08:05"), sleep)
    told = words(signed_in(nursery, monkeypatch, "Helen").page("/office/"))
    assert "The rooms now Ducklings 1 baby, with Priya, Sam and Dana. Enough adults." in told
    assert "Ada, a look-in: 10:10 not written: did it happen?" in told
    assert "Goslings Nobody is here just now." in told
    assert SECRETS["Ducklings"] not in told
