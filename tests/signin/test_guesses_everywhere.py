"""Wrong PINs of one person at several tablets; letters with codes that lie in a folder; what a waiting device keeps; a code request."""

import os
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.test import Client

from babyroom.common import mailbox, notices
from babyroom.common.letters import Letter
from babyroom.common.refusals import Refusal
from babyroom.people.pages.notices import told
from babyroom.signin import operations_pairing, operations_pins
from babyroom.signin.accounts import sessions
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of
from tests.nursery import HARBOUR, Nursery
from tests.signin.hands import NOW, PINS, Clock, give_pins


def another_tablet(nursery: Nursery, name: str) -> str:
    room: UUID = nursery.rooms["Goslings"]
    tablet = Tablet.objects.create(setting_id=HARBOUR, room_id=room, name=name, secret_digest=digest_of(name), paired_at=NOW)
    nursery.tablets[name], nursery.rooms[name] = tablet.pk, room
    return name


def looked_at(nursery: Nursery, tablets: list[str], seconds: int) -> int:
    """How many wrong PINs are looked at, one a second at each tablet."""
    count = 0
    for second in range(seconds):
        for tablet in tablets:
            wrong, by, at = f"{604_827 + second:06d}", nursery.tablet(tablet), NOW + timedelta(seconds=second)
            with pytest.raises(Refusal) as refusal:
                operations_pins.confirm(nursery.adults["Priya"], wrong, by=by, at=at)
            count += refusal.value.code == "wrong_pin"
    return count


def test_three_tablets_together_are_slowed_the_office_is_told_once_and_nobody_is_locked_out(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    assert looked_at(nursery, ["Ducklings", "Goslings", another_tablet(nursery, "Third")], 60) <= 20
    assert [one.sort for one in notices.waiting(HARBOUR)] == ["many_guesses"]
    assert "10 wrong PINs were typed for Priya" in told(nursery.manager())[0].words
    fourth = nursery.tablet(another_tablet(nursery, "Fourth"))
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=fourth, at=NOW + timedelta(seconds=61))


def test_a_code_is_written_after_the_answer(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    Clock(monkeypatch)
    cache.clear()
    del nursery
    before: list[int] = []
    real = sessions.hang_on

    def hang_on(request: HttpRequest, response: HttpResponse) -> HttpResponse:
        before.append(Letter.objects.of(HARBOUR).count())
        return real(request, response)

    monkeypatch.setattr(sessions, "hang_on", hang_on)
    for address, letters in (("nobody@example.org", 0), ("ngozi@example.org", 1)):
        Client().post("/sign-in/code/", {"email": address})
        assert Letter.objects.of(HARBOUR).count() == letters
    assert before == [0, 0]


def test_letters_in_a_folder_go_after_a_day(tmp_path: Path) -> None:
    for name, age in (("old.log", timedelta(hours=25)), ("new.log", timedelta(hours=1))):
        (tmp_path / name).write_text("Your code to sign in is 1234-5678")
        when = (NOW - age).timestamp()
        os.utime(tmp_path / name, (when, when))
    assert mailbox.clear_folder(tmp_path, before=NOW - timedelta(days=1)) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["new.log"]


def test_over_https_a_waiting_device_s_cookie_can_be_set_by_nobody_else(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    Clock(monkeypatch)
    _pairing, code = operations_pairing.begin_pairing(room=nursery.rooms["Ducklings"], name="Window", by=nursery.manager(), at=NOW)
    answer = Client().post("/pair/", {"code": code}, secure=True)
    kept = answer.cookies["__Host-pairing"]
    assert (kept["path"], kept["secure"], kept["httponly"], kept["samesite"]) == ("/", True, True, "Strict")
    assert "pairing" not in answer.cookies
