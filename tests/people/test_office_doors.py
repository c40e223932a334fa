"""Who may open which page of the office: those who lead write, those who work here read lists, nobody else gets in."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common import walls
from babyroom.people.models import Adult, Contact, Job
from babyroom.people.pages.adults import adult_list
from babyroom.people.urls import urlpatterns
from babyroom.signin.models import Link, Login
from tests.nursery import ELSEWHERE, OPENED, SECRETS, TODAY, Nursery
from tests.people.conftest import SignIn

LISTS = {"office", "babies", "adults", "rooms", "policies", "closed_days"}


def addresses(nursery: Nursery) -> dict[str, str]:
    """Every address of the office, about Ada, Sam and Ducklings."""
    ids = {"baby": nursery.babies["Ada"], "adult": nursery.adults["Sam"], "room": nursery.rooms["Ducklings"], "row": nursery.babies["Ada"]}
    ids["notice"] = nursery.babies["Ada"]
    words = {"group": "sleep", "place": "first", "sort": "babies"}
    told = {}
    for pattern in urlpatterns:
        names = pattern.pattern.converters
        told[str(pattern.name)] = reverse(f"people:{pattern.name}", kwargs={name: {**ids, **words}[name] for name in names})
    return told


@pytest.fixture
def priya(nursery: Nursery, sign_in: SignIn) -> Client:
    """Works here, leads nothing, signed in by name."""
    login = Login.objects.create(email="priya@example.org", made_at=OPENED)
    Link.objects.create(setting_id=nursery.setting, login=login, adult_id=nursery.adults["Priya"])
    nursery.logins["Priya"] = login.pk
    return sign_in("Priya")


def test_a_parent_a_tablet_and_a_stranger_find_no_office(nursery: Nursery, sign_in: SignIn) -> None:
    tablet, stranger = Client(), Client()
    tablet.cookies["tablet"] = SECRETS["Ducklings"]
    for client in (sign_in("Ngozi"), tablet, stranger):
        for name, address in addresses(nursery).items():
            # A family reads who looked at their own baby's pages, and nothing else here.
            looks = name == "looks" and client not in (tablet, stranger)
            assert client.get(address).status_code == (200 if looks else 404), name
            assert client.post(address).status_code == (405 if looks else 404), name


def test_who_works_here_reads_the_lists_and_writes_nothing(nursery: Nursery, priya: Client) -> None:
    for name, address in addresses(nursery).items():
        assert (priya.get(address).status_code == 200) == (name in LISTS), name
        assert priya.post(address).status_code in (404, 405), name


def test_numbers_addresses_and_families_are_for_those_who_lead(nursery: Nursery, priya: Client, helen: Client) -> None:
    Adult.objects.of(nursery.setting).update(phone="01632 960 007", email="someone@example.org")
    for name in LISTS:
        text = priya.get(reverse(f"people:{name}")).content.decode()
        assert not any(word in text for word in ("960 007", "someone@", "Ngozi", "Still to be written")), name
    assert "960 007" in helen.get(reverse("people:adults")).content.decode()
    works_here = replace(nursery.manager(), jobs=frozenset({"lead"}))
    told = adult_list(works_here, TODAY)
    assert {(row.phone, row.email) for row in told.staff} == {("", "")} and not told.family and not told.others


def test_another_settings_people_are_not_there(nursery: Nursery, helen: Client) -> None:
    zed = nursery.elsewhere
    for name in ("baby", "baby_change", "baby_place", "twins", "week", "days", "mark_add", "contact_add", "tie_add", "consent_add"):
        address = reverse(f"people:{name}", args=[zed])
        assert (helen.get(address).status_code, helen.post(address).status_code) == (404, 405 if name == "baby" else 404), name
    with walls.within(ELSEWHERE):
        alex = Adult.objects.create(setting_id=ELSEWHERE, first_name="Alex")
        job = Job.objects.create(setting_id=ELSEWHERE, adult=alex, sort="manager", from_on="2026-01-01")
        contact = Contact.objects.create(setting_id=ELSEWHERE, baby_id=zed, name="Al", relation="Dad", phone="01632 960 009")
    assert helen.get(reverse("people:adult", args=[alex.pk])).status_code == 404
    assert helen.get(reverse("people:job_change", args=[nursery.adults["Sam"], job.pk])).status_code == 404
    assert helen.get(reverse("people:contact_change", args=[nursery.babies["Ada"], contact.pk])).status_code == 404


def test_someone_of_another_setting_cannot_be_chosen(nursery: Nursery, helen: Client) -> None:
    response = helen.post(reverse("people:twins", args=[nursery.babies["Ada"]]), {"other": nursery.elsewhere})
    assert response.status_code == 422 and "Choose one of these." in response.content.decode()
