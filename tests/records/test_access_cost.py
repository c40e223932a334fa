"""What access and audit cost the board, counted in database queries: those are the same on every machine."""

import re

import pytest
from django.test import Client

from babyroom.records import access_cost
from tests.nursery import Nursery
from tests.tablet.hands import at_tablet

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def _read(client: Client) -> str:
    return _TOKEN.sub("", client.get(access_cost.BOARD).content.decode())


def test_they_ask_at_most_two_questions(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet = at_tablet(nursery, monkeypatch).client
    found = access_cost.asked(tablet, access_cost.without(nursery.tablet()))
    assert 1 <= found.usually <= 2
    # That the tablet was seen, and that its room's board was looked at, is written down once.
    assert found.usually < found.first <= found.usually + 2


def test_what_is_measured_beside_it_is_the_same_board_behind_its_lock(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    assert _read(access_cost.without(nursery.tablet())) == _read(hand.client)
    # Without the tablet's key the board as it is stays shut.
    assert Client().get(access_cost.BOARD).status_code == 404


def test_a_part_that_is_not_there_cannot_be_left_out_unseen(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access_cost, "PARTS", access_cost.PARTS | {"babyroom.signin.middleware.Gone"})
    with pytest.raises(RuntimeError, match="Gone"):
        access_cost.without(nursery.tablet())
