"""A room that is closed has no tablet: its tablets say so, and work again when it opens."""

from datetime import date

import pytest
from django.test import Client

from babyroom.people import operations
from babyroom.people.models import ClosedDays, Placement, Room
from babyroom.signin import queries
from babyroom.signin.models import Login
from tests.nursery import SECRETS, Nursery, at
from tests.outboxes import Outbox, said
from tests.tablet.hands import Hand, at_tablet, words


@pytest.fixture
def goslings(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """At the tablet of Goslings, which has no babies and so can be closed."""
    Placement.objects.of(nursery.setting).filter(room_id=nursery.rooms["Goslings"]).delete()
    return at_tablet(nursery, monkeypatch, room="Goslings")


def close(hand: Hand) -> None:
    operations.close_room(hand.nursery.rooms["Goslings"], by=hand.nursery.manager(), at=hand.now)


def test_a_closed_room_s_tablet_says_what_to_do_on_every_page(goslings: Hand) -> None:
    assert "This room is closed" not in goslings.page("/room/")
    close(goslings)
    for address in ("/room/", "/room/faces/", "/room/door/", "/office/"):
        told = words(goslings.page(address, status=403))
        assert "This room is closed Goslings closed on 24 November 2026, so its tablet rests." in told, address
        assert "Sign in" in told and "Look again" in told
    assert goslings.client.get("/").headers["Location"] == "/room/"


def test_nothing_is_done_from_a_closed_room_and_what_is_on_its_tablet_may_be_handed_in(goslings: Hand) -> None:
    outbox = Outbox(goslings.client)
    # Written by her own room's tablet that morning, before the room was closed.
    Placement.objects.create(
        setting_id=goslings.nursery.setting, baby_id=goslings.nursery.babies["Hugo"], room_id=goslings.nursery.rooms["Goslings"],
        from_on=date(2026, 11, 24), until_on=date(2026, 11, 24),
    )  # fmt: skip
    outbox.write(said(goslings.nursery, "Hugo"), said(goslings.nursery, "Ada"))
    Room.objects.of(goslings.nursery.setting).filter(name="Goslings").update(closed_on=goslings.now.date())
    goslings.tap("/room/arms-full/", status=403)
    told = outbox.send()
    assert [(one["outcome"], one["code"]) for one in told["answers"]] == [("kept", ""), ("aside", "not_in_room")]
    answer = goslings.client.get("/room/", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (403, "room_closed")
    who = queries.at_tablet(SECRETS["Goslings"], goslings.now)
    assert who is not None and (who.tablet_id, who.room_id) == (None, None)


def test_help_now_with_our_own_numbers_stays_open_at_a_closed_room(goslings: Hand) -> None:
    numbers = {"danger_lead_name": "Jo Reed", "danger_lead_phone": "01632 960 001"}
    operations.set_policies(numbers, from_on=date(2026, 11, 24), by=goslings.nursery.manager(), at=goslings.now)
    close(goslings)
    assert "01632 960 001" in goslings.page("/help-now/")
    assert "01632 960 001" in goslings.page("/room/", status=403)


def test_a_room_opened_again_has_its_tablets_again(goslings: Hand) -> None:
    close(goslings)
    operations.open_room(goslings.nursery.rooms["Goslings"], by=goslings.nursery.manager(), at=goslings.now)
    assert "Arms full" in goslings.page("/room/")


def test_a_manager_signs_in_on_it_and_makes_it_another_room_s(goslings: Hand) -> None:
    close(goslings)
    goslings.page("/sign-in/")
    goslings.client.force_login(Login.objects.get(pk=goslings.nursery.logins["Helen"]), backend="django.contrib.auth.backends.ModelBackend")
    assert "its room is closed" in goslings.page("/office/tablets/")
    goslings.tap("/office/tablets/", room=str(goslings.nursery.rooms["Ducklings"]), name="")
    assert "Ada" in goslings.page("/room/")


def test_the_other_rooms_tablets_go_on(goslings: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    close(goslings)
    assert "Ada" in at_tablet(goslings.nursery, monkeypatch).page("/room/")


def test_a_day_the_nursery_is_closed_leaves_the_tablets_open(goslings: Hand) -> None:
    day = goslings.now.date()
    ClosedDays.objects.create(setting_id=goslings.nursery.setting, from_on=day, until_on=day, why="Training")
    assert Room.objects.of(goslings.nursery.setting).filter(closed_on=None).count() == 2
    assert "Arms full" in goslings.page("/room/")
    assert isinstance(goslings.client, Client) and at("10:30") == goslings.now
