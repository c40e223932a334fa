"""What every answer says to the browser, and what a page of another site cannot do here."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from babyroom.common import clock
from babyroom.signin.models import Login
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
    parts = str(answer["Content-Security-Policy"]).split(";")  # type: ignore[index]
    return {name: rest for name, _space, rest in (part.strip().partition(" ") for part in parts)}


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_tells_the_browser_to_be_strict(nursery: Nursery, page: str) -> None:
    for client in (Client(), helen(nursery)):
        answer = client.get(page)
        told = policy(answer)
        assert told["script-src"] == "'self'" and told["style-src"] == "'self'" and told["object-src"] == "'none'"
        assert told["frame-ancestors"] == "'none'" and told["base-uri"] == "'none'" and told["form-action"] == "'self'"
        assert not any("unsafe" in rest or "http" in rest or "*" in rest for rest in told.values())
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Server" not in answer and "X-Powered-By" not in answer


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
