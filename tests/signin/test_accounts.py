"""Signing in by name: what a wrong guess learns, how long one stays, and who needs a second step."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from babyroom.common import clock
from babyroom.common.letters import Letter
from babyroom.common.models import AuditRow
from babyroom.signin.models import Link, Login, SignedIn
from tests.journeys.authenticators import app_code
from tests.nursery import HARBOUR, Nursery, at

APP = "JBSWY3DPEHPK3PXP"
PASSWORD = "three words together"
CHROME = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/604.1"
GUESS = {"login": "helen@example.org", "password": "not the password"}
Clock = Callable[[datetime], None]


@pytest.fixture(autouse=True)
def nothing_was_tried() -> Iterator[None]:
    """Guesses of another test count for none here."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def live_at(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Set the product's clock."""

    def live(now: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: now)

    live(at("10:00"))
    return live


@pytest.fixture
def harbour(nursery: Nursery, live_at: Clock) -> Nursery:
    """The nursery, where Helen and Ngozi have a password."""
    del live_at
    for name in ("Helen", "Ngozi"):
        login = Login.objects.get(pk=nursery.logins[name])
        login.set_password(PASSWORD)
        login.save()
    return nursery


def browser(agent: str = CHROME) -> Client:
    """A phone or computer."""
    return Client(headers={"user-agent": agent})


def signed_in(name: str, agent: str = CHROME) -> Client:
    """Somebody who has signed in with a password, and Helen with her app too."""
    client = browser(agent)
    answer = client.post("/sign-in/", {"login": f"{name.lower()}@example.org", "password": PASSWORD})
    assert answer.status_code == 302, answer.content
    if name == "Helen":
        cache.clear()
        assert answer["Location"] == "/sign-in/second-step/"
        assert client.post("/sign-in/second-step/", {"code": app_code(APP)}).status_code == 302
    return client


def at_home(client: Client) -> bool:
    """Whether the family's page opens."""
    return bool(client.get("/home/", follow=True).request["PATH_INFO"].startswith("/home/"))


def words(answer: Any) -> str:
    """A page without what differs at every answer."""
    return str(answer.content.decode()).split("<main", 1)[1].replace("zed@example.org", "").replace("helen@example.org", "")


def acts() -> list[str]:
    """What the audit says of signing in, oldest first."""
    return [row.act for row in AuditRow.objects.of(HARBOUR).order_by("seq") if row.act.startswith("signin.")]


def test_a_wrong_guess_learns_nothing(harbour: Nursery) -> None:
    known, unknown = browser(), browser()
    told = known.post("/sign-in/", GUESS), unknown.post("/sign-in/", GUESS | {"login": "zed@example.org"})
    one, other = (words(answer) for answer in told)
    without = [text.split('name="csrfmiddlewaretoken"') for text in (one, other)]
    assert [part[90:] for text in without for part in text[1:]][: len(without[0]) - 1] == [part[90:] for part in without[1][1:]]
    assert "do not go together" in one


def test_asking_for_a_code_tells_nobody_whether_an_address_is_known(harbour: Nursery) -> None:
    told = []
    for email in ("ngozi@example.org", "zed@example.org"):
        client = browser()
        answer = client.post("/sign-in/code/", {"email": email})
        told.append((answer.status_code, answer["Location"], client.get("/sign-in/code/confirm/").status_code))
    assert told[0] == told[1]
    assert list(Letter.objects.of(HARBOUR).values_list("to", flat=True)) == ["ngozi@example.org"]


def test_a_code_signs_in_once_whatever_the_case_of_the_address(harbour: Nursery) -> None:
    client = browser()
    client.post("/sign-in/code/", {"email": "Ngozi@Example.ORG"})
    letter = Letter.objects.of(HARBOUR).get()
    code = settings.KEY_RING.open(letter.sealed, context=f"common.letter/words/{letter.pk}").split()[6]
    assert client.post("/sign-in/code/confirm/", {"code": code}).status_code == 302
    assert at_home(client)
    client.post("/sign-out/")
    assert client.post("/sign-in/code/confirm/", {"code": code})["Location"] == "/sign-in/code/"


def test_three_wrong_codes_end_the_code(harbour: Nursery) -> None:
    client = browser()
    client.post("/sign-in/code/", {"email": "ngozi@example.org"})
    letter = Letter.objects.of(HARBOUR).get()
    code = settings.KEY_RING.open(letter.sealed, context=f"common.letter/words/{letter.pk}").split()[6]
    for _n in range(3):
        client.post("/sign-in/code/confirm/", {"code": "0000-0000"})
    assert client.post("/sign-in/code/confirm/", {"code": code})["Location"] == "/sign-in/code/"
    assert not at_home(client)


def test_many_guesses_are_slowed_down(harbour: Nursery) -> None:
    client = browser()
    told = [client.post("/sign-in/", GUESS).content.decode() for _n in range(6)]
    assert "a lot of tries" in told[5] and "a lot of tries" not in told[4]
    # The right password is not let in either, until five minutes are over.
    assert client.post("/sign-in/", GUESS | {"password": PASSWORD}).status_code == 200


def test_nobody_signs_up(harbour: Nursery) -> None:
    client = browser()
    for address in ("/signup/", "/sign-up/", "/accounts/signup/", "/account/signup/", "/accounts/login/"):
        assert client.get(address).status_code == 404


def test_somebody_without_a_way_in_is_told_so_only_after_showing_who_they_are(harbour: Nursery) -> None:
    Link.objects.of(HARBOUR).filter(login_id=harbour.logins["Ngozi"]).update(ended_at=at("09:00"))
    client = browser()
    assert "Nothing is open for you" not in client.post("/sign-in/", GUESS | {"login": "ngozi@example.org"}).content.decode()
    answer = client.post("/sign-in/", {"login": "ngozi@example.org", "password": PASSWORD}, follow=True)
    assert "Nothing is open for you" in answer.content.decode()
    assert not at_home(client)


def test_the_office_opens_after_the_second_step_only(harbour: Nursery) -> None:
    client = browser()
    client.post("/sign-in/", {"login": "helen@example.org", "password": PASSWORD})
    assert client.get("/office/").status_code != 200
    assert client.post("/sign-in/second-step/", {"code": "000000"}).status_code == 200
    assert client.get("/office/").status_code != 200
    assert signed_in("Helen").get("/office/").status_code == 200


def test_whoever_leads_without_a_second_step_is_led_to_it_from_every_page(harbour: Nursery) -> None:
    Authenticator.objects.all().delete()
    client = browser()
    client.post("/sign-in/", {"login": "helen@example.org", "password": PASSWORD})
    for address in ("/office/", "/office/babies/", "/office/adults/", "/office/tablets/", f"/office/adults/{harbour.adults['Sam']}/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/account/second-step/"), address
    assert client.post(f"/office/tablets/{harbour.tablets['Ducklings']}/revoke/")["Location"] == "/account/second-step/"
    plain = client.get("/office/", headers={"accept": "application/json"})
    assert (plain.status_code, plain.json()["code"]) == (403, "second_step")
    for address in ("/account/", "/account/second-step/", "/account/app/", "/account/passkey/", "/help-now/"):
        assert client.get(address).status_code == 200, address


def test_a_family_needs_no_second_step(harbour: Nursery) -> None:
    assert at_home(signed_in("Ngozi"))


def test_the_last_second_step_of_whoever_leads_stays(harbour: Nursery) -> None:
    client = signed_in("Helen")
    answer = client.post("/account/app/remove/", follow=True)
    assert "needs this second step" in answer.content.decode()
    assert Authenticator.objects.filter(user_id=harbour.logins["Helen"], type="totp").exists()


def test_what_makes_codes_is_sealed(harbour: Nursery) -> None:
    kept = Authenticator.objects.get(user_id=harbour.logins["Helen"], type="totp")
    assert APP not in str(kept.data) and kept.data["secret"].startswith("br1.")


def test_a_code_of_the_app_fits_once(harbour: Nursery) -> None:
    code = app_code(APP)
    first, second = browser(), browser()
    for client in (first, second):
        client.post("/sign-in/", {"login": "helen@example.org", "password": PASSWORD})
    assert first.post("/sign-in/second-step/", {"code": code}).status_code == 302
    assert second.post("/sign-in/second-step/", {"code": code}).status_code == 200


@pytest.mark.parametrize(
    ("name", "still", "stays"),
    [
        ("Helen", timedelta(minutes=59), True),
        ("Helen", timedelta(minutes=60), False),
        ("Ngozi", timedelta(days=89), True),
        ("Ngozi", timedelta(days=90), False),
    ],
)
def test_staff_stay_an_hour_without_a_touch_and_families_ninety_days(
    harbour: Nursery, live_at: Clock, name: str, still: timedelta, stays: bool
) -> None:
    client = signed_in(name)
    live_at(at("10:00") + still)
    assert (at_home(client) if name == "Ngozi" else client.get("/office/").status_code == 200) is stays
    assert SignedIn.objects.of(HARBOUR).count() == (1 if stays else 0)


def test_staff_stay_twelve_hours_at_most(harbour: Nursery, live_at: Clock) -> None:
    client = signed_in("Helen")
    now = at("10:00")
    while now < at("21:30"):
        now += timedelta(minutes=50)
        live_at(now)
        assert client.get("/office/").status_code == 200
    live_at(at("22:00"))
    answer = client.get("/office/", follow=True)
    assert "signed out to keep things safe" in answer.content.decode()


def test_a_cookie_copied_to_another_device_opens_nothing_and_ends(harbour: Nursery) -> None:
    own = signed_in("Ngozi")
    thief = browser(SAFARI)
    thief.cookies = own.cookies
    answer = thief.get("/home/", follow=True)
    assert "another phone or computer" in answer.content.decode()
    assert not at_home(own)
    assert acts()[-2:] == ["signin.sign_in", "signin.sign_out_copied"]


def test_an_ended_link_ends_the_next_request(harbour: Nursery) -> None:
    client = signed_in("Ngozi")
    Link.objects.of(HARBOUR).filter(login_id=harbour.logins["Ngozi"]).update(ended_at=at("10:00"))
    answer = client.get("/home/", follow=True)
    assert "Nothing is open for you" in answer.content.decode()
    assert not at_home(client)


def test_one_sees_where_one_is_signed_in_and_ends_it_there(harbour: Nursery) -> None:
    here, phone = signed_in("Ngozi"), signed_in("Ngozi", SAFARI)
    page = here.get("/account/").content.decode()
    assert "Chrome on Linux" in page and "Safari on iPhone" in page
    place = SignedIn.objects.of(HARBOUR).get(device="Safari on iPhone")
    assert here.post(f"/account/places/{place.pk}/end/").status_code == 302
    assert (at_home(here), at_home(phone)) == (True, False)
    assert "signin.end_stay" in acts()


def test_one_signs_out_everywhere_else_at_once(harbour: Nursery) -> None:
    here, phone = signed_in("Ngozi"), signed_in("Ngozi", SAFARI)
    here.post("/account/places/end/")
    assert (at_home(here), at_home(phone)) == (True, False)


def test_nobody_ends_anothers_stay(harbour: Nursery) -> None:
    signed_in("Ngozi")
    place = SignedIn.objects.of(HARBOUR).get()
    assert signed_in("Helen").post(f"/account/places/{place.pk}/end/").status_code == 404
    assert SignedIn.objects.of(HARBOUR).filter(pk=place.pk).exists()


def test_a_new_password_ends_every_other_stay_and_is_told_of(harbour: Nursery) -> None:
    here, phone = signed_in("Ngozi"), signed_in("Ngozi", SAFARI)
    assert here.post("/account/password/", {"password": "short"}).status_code == 422
    assert here.post("/account/password/", {"password": "other words entirely"}).status_code == 302
    assert (at_home(here), at_home(phone)) == (True, False)
    assert Letter.objects.of(HARBOUR).filter(to="ngozi@example.org").exists()


def test_who_they_are_is_asked_again_before_how_they_sign_in_changes(harbour: Nursery, live_at: Clock) -> None:
    client = signed_in("Ngozi")
    assert client.get("/account/app/").status_code == 200
    live_at(at("10:20"))
    assert client.get("/account/app/")["Location"].startswith("/account/again/")
    assert client.post("/account/again/", {"password": "wrong wrong wrong"}).status_code == 200
