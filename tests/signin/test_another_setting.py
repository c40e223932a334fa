"""A second nursery on the same server: made at the command line, opened by a letter, walled off from the first."""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.letters import Letter
from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries as people
from babyroom.people.models import Room
from babyroom.signin.accounts.operations import add_setting
from babyroom.web import setting_commands
from babyroom.web.command import _parser
from tests.nursery import Nursery
from tests.signin.hands import NOW, Clock

WORDS = ["setting", "add", "Quay Nursery", "--room", "Puffins", "--room", "Terns", "--first-name", "Amina", "--email", "amina@example.org"]


@pytest.fixture(autouse=True)
def nothing_was_tried() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def called(setting: UUID) -> str:
    with walls.within(setting):
        return str(people.setting(setting))


def test_its_manager_gets_a_letter_and_comes_in_by_it(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Clock(monkeypatch)
    monkeypatch.setenv("BABYROOM_HOSTS", "babyroom.example")
    assert setting_commands.setting(_parser().parse_args(WORDS)) == 0
    assert "A letter with the way in goes to amina@example.org" in capsys.readouterr().out
    [quay] = [one for one in walls.settings() if called(one) == "Quay Nursery"]
    with walls.within(quay):
        assert list(Room.objects.of(quay).order_by("position").values_list("name", flat=True)) == ["Puffins", "Terns"]
        assert list(AuditRow.objects.of(quay).order_by("seq").values_list("act", flat=True)) == ["signin.add_setting", "signin.invite"]
        letter = Letter.objects.of(quay).get()
        words = settings.KEY_RING.open(letter.sealed, context=f"common.letter/words/{letter.pk}")
    link = re.search(r"https://[^/]+(/invitation/\S+)", words)
    assert link
    client = Client()
    assert "Quay Nursery" in client.get(link[1]).content.decode()
    assert client.post(link[1]).status_code == 302
    # Whoever leads sets up a second step before anything opens.
    assert client.get("/office/").headers["Location"] == "/account/second-step/"
    assert client.get(f"/office/babies/{nursery.babies['Ada']}/").status_code in (302, 404)


@pytest.mark.parametrize("wrong", [{"name": " "}, {"rooms": [""]}, {"first_name": ""}, {"email": "nowhere"}])
def test_half_a_nursery_is_not_made_and_nobody_makes_one_from_a_browser(nursery: Nursery, wrong: dict[str, Any]) -> None:
    told: dict[str, Any] = {"name": "Quay", "rooms": ["Terns"], "first_name": "Amina", "last_name": "", "email": "a@example.org"}
    before = len(walls.settings())
    with pytest.raises(Refusal):
        add_setting(**{**told, **wrong}, address=lambda _made, secret: secret, by=Who(how="command"), at=NOW)
    with pytest.raises(NotYours):
        add_setting(**told, address=lambda _made, secret: secret, by=nursery.manager(), at=NOW)
    assert len(walls.settings()) == before
