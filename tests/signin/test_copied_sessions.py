"""A session's cookie copied to the same kind of browser: the part beside it turns once an hour, and the copy shows."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from babyroom.common import clock
from babyroom.common.models import AuditRow, Letter
from babyroom.signin import operations_turning
from babyroom.signin.models import Login, SignedIn
from babyroom.signin.queries import digest_of
from tests.nursery import HARBOUR, Nursery, at

PASSWORD = "a quiet heron by the harbour"
BEGAN = at("10:00")
Told = Callable[[timedelta], None]


@pytest.fixture(autouse=True)
def nothing_was_tried() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def after(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Let it be so long after signing in."""

    def told(since: timedelta) -> None:
        now: datetime = BEGAN + since
        monkeypatch.setattr(clock, "now", lambda: now)

    told(timedelta())
    return told


@pytest.fixture
def phone(nursery: Nursery, after: Told) -> Client:
    """Ngozi's own phone, signed in at ten."""
    login = Login.objects.get(pk=nursery.logins["Ngozi"])
    login.set_password(PASSWORD)
    login.save()
    client = Client()
    assert client.post("/sign-in/", {"login": "ngozi@example.org", "password": PASSWORD}).status_code == 302
    return client


def copy_of(client: Client) -> Client:
    """All its cookies as they are now, on another phone of the same kind."""
    copied = Client()
    for name, morsel in client.cookies.items():
        copied.cookies[name] = morsel.value
    return copied


def opens(client: Client) -> bool:
    return bool(client.get("/home/", follow=True).request["PATH_INFO"].startswith("/home/"))


def asks_once(client: Client) -> bool:
    """One request and one answer, without going on to another page."""
    return client.get("/account/").status_code == 200


def part(client: Client) -> str:
    return client.cookies["stay"].value


def row() -> SignedIn:
    found: SignedIn = SignedIn.objects.of(HARBOUR).get()
    return found


HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def test_the_part_is_kept_as_a_digest_and_no_script_reads_it(phone: Client) -> None:
    assert len(part(phone)) >= 43 and part(phone) not in " ".join(str(value) for value in vars(row()).values())
    morsel = phone.cookies["stay"]
    assert morsel["httponly"] and morsel["samesite"] == "Lax"


def test_it_turns_once_an_hour_and_is_written_no_more_often(phone: Client, after: Told) -> None:
    first = part(phone)
    after(59 * MINUTE)
    assert opens(phone) and part(phone) == first
    after(HOUR)
    assert opens(phone) and part(phone) != first
    assert opens(phone) and row().turned_at == BEGAN + HOUR
    with CaptureQueriesContext(connection) as asked:
        assert opens(phone)
    about = [query["sql"] for query in asked if "signin_signedin" in query["sql"]]
    assert len(about) >= 1 and all(sql.startswith("SELECT") for sql in about)


@pytest.mark.parametrize("owner_first", [True, False], ids=["the owner comes first", "the thief comes first"])
def test_a_copied_cookie_signs_both_out_and_the_person_is_told(phone: Client, after: Told, *, owner_first: bool) -> None:
    thief = copy_of(phone)
    assert opens(thief), "a copy opens until the part has turned: this is what the part is for"
    first, second = (phone, thief) if owner_first else (thief, phone)
    after(HOUR)
    assert opens(first) and opens(first)
    after(HOUR + 11 * MINUTE)
    answer = second.get("/home/", follow=True)
    assert "used in two places" in answer.content.decode()
    assert not opens(first) and not opens(second) and not SignedIn.objects.of(HARBOUR).exists()
    told = AuditRow.objects.of(HARBOUR).filter(act="signin.sign_out_copied")
    assert [one.after for one in told] == [{"why": "two_places"}]
    letter = Letter.objects.of(HARBOUR).order_by("pk").last()
    assert letter is not None and letter.to == "ngozi@example.org" and "we signed you out" in letter.subject


def test_a_session_without_its_part_is_a_copy(phone: Client) -> None:
    thief = copy_of(phone)
    del thief.cookies["stay"]
    assert not opens(thief) and not opens(phone)


def test_a_lost_answer_signs_nobody_out(phone: Client, after: Told) -> None:
    """The answer with the new part never arrives: the phone goes on with the old one, for as long as it takes."""
    for minutes in (60, 65, 71, 95, 400):
        after(minutes * MINUTE)
        assert asks_once(copy_of(phone))
    after(401 * MINUTE)
    assert opens(phone) and opens(phone)
    assert row().turned_at is not None and not AuditRow.objects.of(HARBOUR).filter(act="signin.sign_out_copied").exists()


def test_of_requests_at_once_one_brings_a_new_part_and_the_others_still_open(phone: Client, after: Told) -> None:
    """A page and its parts are asked for together; the answers may come in any order."""
    after(HOUR)
    together = [copy_of(phone) for _each in range(4)]
    old = part(phone)
    assert all(asks_once(one) for one in together)
    new = {part(one) for one in together} - {old}
    assert len(new) == 1
    phone.cookies["stay"] = new.pop()
    assert opens(phone)
    after(HOUR + 9 * MINUTE)
    assert opens(together[-1]) and opens(phone), "what was on its way with the part before still arrives"


def test_two_requests_that_saw_the_same_row_hand_out_one_part(phone: Client, after: Told) -> None:
    """Both have read that a new part is due before either writes: the second write finds it done."""
    rows = SignedIn.objects.of(HARBOUR)
    present, at_once = row().token_digest, BEGAN + HOUR
    first = operations_turning.hand_out(rows, present, at=at_once)
    assert first and operations_turning.hand_out(rows, present, at=at_once) == ""
    assert row().next_digest == digest_of(first)
    assert operations_turning.take_into_use(rows, digest_of(first), at=at_once)
    assert not operations_turning.take_into_use(rows, digest_of(first), at=at_once)
    assert operations_turning.hand_out(rows, present, at=at_once) == "", "whoever read before it came into use is late"


def test_a_stay_from_before_there_were_parts_begins_to_turn(phone: Client, after: Told) -> None:
    SignedIn.objects.of(HARBOUR).update(token_digest="", turned_at=None)
    del phone.cookies["stay"]
    assert opens(phone) and opens(phone) and row().turned_at == BEGAN
    thief = copy_of(phone)
    after(HOUR)
    assert opens(phone) and opens(phone)
    after(HOUR + 11 * MINUTE)
    assert not opens(thief)


def test_signing_out_and_in_again_goes_with_a_new_part(phone: Client, after: Told) -> None:
    first = part(phone)
    after(2 * HOUR)
    assert opens(phone)
    cache.clear()
    phone.post("/sign-out/")
    phone.post("/sign-in/", {"login": "ngozi@example.org", "password": PASSWORD})
    assert opens(phone) and part(phone) != first
