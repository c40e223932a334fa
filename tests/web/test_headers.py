"""What every answer says to the browser, and what a page of another site cannot do here."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client, override_settings

from babyroom.common import clock
from babyroom.signin.models import Login
from tests.faults.figures import measured
from tests.nursery import SECRETS, Nursery, at

PAGES = ("/sign-in/", "/help-now/", "/office/", "/home/", "/room/", "/nowhere/")


@pytest.fixture(autouse=True)
def ten_oclock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is ten."""
    cache.clear()
    monkeypatch.setattr(clock, "now", lambda: at("10:00"))
    yield
    cache.clear()


def helen(nursery: Nursery, *, checks: bool = False) -> Client:
    """The manager's browser."""
    client = Client(enforce_csrf_checks=checks)
    client.force_login(Login.objects.get(pk=nursery.logins["Helen"]))
    return client


def policy(answer: object) -> dict[str, str]:
    """The content policy of an answer, part by part."""
    parts = str(answer.headers.get("Content-Security-Policy", "")).split(";")  # type: ignore[attr-defined]
    return {name: rest for name, _space, rest in (part.strip().partition(" ") for part in parts)}


def lacks(answer: object) -> list[str]:
    """What an answer does not tell the browser."""
    told, says = policy(answer), answer.headers  # type: ignore[attr-defined]
    wanted = {
        **{f"{name} of the policy": told.get(name) == "'self'" for name in ("script-src", "style-src", "form-action")},
        **{f"{name} of the policy": told.get(name) == "'none'" for name in ("object-src", "frame-ancestors", "base-uri")},
        "a strict policy": not any("unsafe" in rest or "http" in rest or "*" in rest for rest in told.values()),
        "nosniff": says.get("X-Content-Type-Options") == "nosniff",
        "same-origin referrers": says.get("Referrer-Policy") == "same-origin",
        "same-origin openers": says.get("Cross-Origin-Opener-Policy") == "same-origin",
        "silence on what serves it": "Server" not in says and "X-Powered-By" not in says,
    }
    return [name for name, there in wanted.items() if not there]


@pytest.mark.fault
def test_every_answer_tells_the_browser_to_be_strict(nursery: Nursery) -> None:
    found = {(page, who): lacks(client.get(page)) for page in PAGES for who, client in enumerate((Client(), helen(nursery)))}
    assert not any(found.values()), found
    told = f"{len(PAGES)} pages as a stranger and a manager, cookies over HTTPS"
    measured("F25", "headers and cookies", told, "0 lacking", "a product without its guards: 9 lacking")


@pytest.mark.fault
def test_the_control_what_an_unguarded_answer_lacks_is_found(nursery: Nursery) -> None:
    del nursery
    unguarded = [one for one in settings.MIDDLEWARE if "csp" not in one.lower() and "SecurityMiddleware" not in one]
    with override_settings(MIDDLEWARE=unguarded):
        assert len(lacks(Client().get("/help-now/"))) == 9


def test_pages_of_people_are_kept_by_nobody_on_the_way(nursery: Nursery) -> None:
    tablet = Client()
    tablet.cookies["tablet"] = SECRETS["Ducklings"]
    told = [helen(nursery).get("/office/adults/"), helen(nursery).get(f"/office/babies/{nursery.babies['Ada']}/"), tablet.get("/room/")]
    for answer in told:
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_what_another_sites_page_sends_is_refused(nursery: Nursery, site: str) -> None:
    client = helen(nursery)
    address = f"/office/tablets/{nursery.tablets['Ducklings']}/revoke/"
    assert client.post(address, headers={"sec-fetch-site": site}).status_code == 403
    assert client.get("/help-now/", headers={"sec-fetch-site": site}).status_code == 200, "a link from elsewhere may be followed"
    assert client.post(address, headers={"sec-fetch-site": "same-origin"}).status_code == 302


def test_a_form_without_its_own_mark_is_refused(nursery: Nursery) -> None:
    client = helen(nursery, checks=True)
    assert client.post(f"/office/tablets/{nursery.tablets['Ducklings']}/revoke/").status_code == 403
    assert client.post("/sign-in/", {"login": "helen@example.org", "password": "x"}).status_code == 403


def test_nobody_is_sent_to_another_site_after_signing_in(nursery: Nursery) -> None:
    login = Login.objects.get(pk=nursery.logins["Ngozi"])
    login.set_password("three words together")
    login.save()
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example/"):
        answer = Client().post("/sign-in/", {"login": login.email, "password": "three words together", "next": elsewhere})
        assert answer["Location"] == "/", elsewhere


SERVED = """
import django
django.setup()
from django.test import Client
client = Client()
plain = client.get("/help-now/", headers={"host": "localhost"})
page = client.get("/sign-in/", secure=True, headers={"host": "localhost"})
print(plain.status_code, plain["Location"])
print(page["Strict-Transport-Security"])
for name, cookie in client.cookies.items():
    print(name, bool(cookie["secure"]), bool(cookie["httponly"]), cookie["samesite"], cookie["path"], repr(cookie["domain"]))
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY, settings.SESSION_COOKIE_SAMESITE)
"""


@pytest.mark.fault
def test_over_https_cookies_belong_to_this_host_alone() -> None:
    with tempfile.TemporaryDirectory(prefix="babyroom-https-") as folder:
        told = {"BABYROOM_HTTPS": "1", "BABYROOM_DATA": folder, "BABYROOM_TESTING": "1", "DJANGO_SETTINGS_MODULE": "babyroom.web.settings"}
        script = "from django.core.management import call_command\n" + SERVED.replace(
            "django.setup()\n", "django.setup()\ncall_command('migrate', verbosity=0)\n", 1
        )
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE")} | told
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", script], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    plain, strict, *cookies = done.stdout.splitlines()
    assert plain == "301 https://localhost/help-now/"
    assert int(strict.split("max-age=")[1].split(";")[0]) >= 31536000
    assert "__Host-csrftoken True True Lax / ''" in cookies
    assert cookies[-1] == "__Host-sessionid True True Lax"
