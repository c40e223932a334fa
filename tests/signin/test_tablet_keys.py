"""A tablet's key turns every day; a copy of it shows; a tablet that is shut out knows what to do."""

from datetime import timedelta

import pytest
from django.test import Client

from babyroom.common import notices
from babyroom.common.models import AuditRow
from babyroom.signin import operations_tablets, queries
from babyroom.signin.access import SHUT_OUT
from babyroom.signin.models import Tablet
from babyroom.signin.tablet_key import split
from tests.nursery import Nursery, at
from tests.signin.hands import Clock

MONDAY, TUESDAY = at("17:00").replace(day=23), at("07:30")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return Clock(monkeypatch, MONDAY)


@pytest.fixture
def device(nursery: Nursery, clock: Clock) -> Client:
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name="Window", by=nursery.manager(), at=clock.now)
    return holding(key)


def holding(key: str) -> Client:
    client = Client()
    client.cookies["tablet"] = key
    return client


def key_on(client: Client) -> str:
    return client.cookies["tablet"].value


def board(client: Client) -> int:
    return client.get("/room/").status_code


def row(nursery: Nursery) -> Tablet:
    found: Tablet = Tablet.objects.of(nursery.setting).get(name="Window")
    return found


def test_the_key_is_kept_as_digests_only(nursery: Nursery, device: Client) -> None:
    for_good, turning = split(key_on(device))
    assert len(for_good) >= 43 and len(turning) >= 43
    kept = " ".join(str(value) for value in vars(row(nursery)).values())
    assert for_good not in kept and turning not in kept


def test_on_the_first_request_of_a_day_the_key_turns(nursery: Nursery, device: Client, clock: Clock) -> None:
    assert board(device) == 200
    monday = key_on(device)
    assert board(device) == 200 and key_on(device) == monday
    clock.told(TUESDAY)
    assert board(device) == 200
    tuesday = key_on(device)
    assert tuesday != monday and split(tuesday)[0] == split(monday)[0]
    assert board(device) == 200 and key_on(device) == tuesday
    assert row(nursery).turned_at == TUESDAY


def test_what_was_on_its_way_with_the_key_before_still_arrives_for_ten_minutes(device: Client, clock: Clock) -> None:
    monday = key_on(device)
    clock.told(TUESDAY)
    board(device), board(device)
    clock.told(TUESDAY + timedelta(minutes=9))
    assert board(holding(monday)) == 200
    assert board(device) == 200


def test_an_answer_lost_on_the_way_shuts_nobody_out(nursery: Nursery, device: Client, clock: Clock) -> None:
    monday = key_on(device)
    clock.told(TUESDAY)
    board(device)
    for minutes in (11, 25, 300):
        clock.told(TUESDAY + timedelta(minutes=minutes))
        assert board(holding(monday)) == 200
    assert row(nursery).revoked_at is None


def test_a_copied_cookie_shuts_both_out_and_the_office_is_told(nursery: Nursery, device: Client, clock: Clock) -> None:
    copied = key_on(device)
    clock.told(TUESDAY)
    assert board(device) == board(device) == 200
    clock.told(TUESDAY + timedelta(minutes=30))
    answer = holding(copied).get("/room/")
    assert answer.status_code == 403 and "Its key was used in two places" in answer.content.decode()
    assert board(device) == 403
    assert (row(nursery).shut, row(nursery).revoked_at) == ("two_places", clock.now)
    assert [one.sort for one in notices.waiting(nursery.setting)] == ["tablet_copied"]
    assert AuditRow.objects.of(nursery.setting).filter(act="signin.shut_out_copied").count() == 1


def test_the_thief_who_comes_first_in_the_morning_is_found_out_by_the_tablet(nursery: Nursery, device: Client, clock: Clock) -> None:
    thief = holding(key_on(device))
    clock.told(TUESDAY)
    board(thief), board(thief)
    clock.told(TUESDAY + timedelta(minutes=30))
    assert board(device) == 403
    assert board(thief) == 403


def test_a_right_name_with_a_wrong_rest_is_a_copy_and_an_unknown_key_is_nobody(nursery: Nursery, device: Client, clock: Clock) -> None:
    for_good, _turning = split(key_on(device))
    who = queries.at_tablet(f"{for_good}.made-up", clock.now)
    assert who is not None and who.tablet_id is None and SHUT_OUT in who.seen
    assert queries.at_tablet("made-up.made-up", clock.now) is None


def test_when_it_was_last_here_is_written_once_a_minute(nursery: Nursery, device: Client, clock: Clock) -> None:
    board(device)
    assert row(nursery).last_seen_at == MONDAY
    clock.told(MONDAY + timedelta(seconds=59))
    board(device)
    assert row(nursery).last_seen_at == MONDAY
    clock.told(MONDAY + timedelta(seconds=61))
    board(device)
    assert row(nursery).last_seen_at == MONDAY + timedelta(seconds=61)


def test_a_page_somebody_waits_for_does_not_stop_to_note_it(nursery: Nursery, device: Client, clock: Clock) -> None:
    board(device)
    clock.told(MONDAY + timedelta(seconds=61))
    assert device.get("/room/", headers={"Accept": "text/html,application/xhtml+xml"}).status_code == 200
    assert row(nursery).last_seen_at == MONDAY
    board(device)
    assert row(nursery).last_seen_at == MONDAY + timedelta(seconds=61)


def test_a_tablet_shut_out_by_the_office_knows_what_to_do_at_its_next_request(nursery: Nursery, device: Client, clock: Clock) -> None:
    assert board(device) == 200
    operations_tablets.revoke(row(nursery).pk, by=nursery.manager(), at=clock.now)
    answer = device.get("/room/")
    told = answer.content.decode()
    assert answer.status_code == 403 and "Go on with another tablet or with the sheets on paper." in told
    assert device.get("/help-now/").status_code == device.get("/pair/").status_code == 200
    plain = device.get("/room/since", headers={"Accept": "application/json"})
    assert (plain.status_code, plain.json()["code"]) == (403, "tablet_revoked")
    assert device.get("/").headers["Location"] == "/room/"


def test_over_https_the_cookie_is_one_that_no_other_host_can_set(nursery: Nursery, clock: Clock) -> None:
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name="Window", by=nursery.manager(), at=clock.now)
    client = Client()
    client.cookies["__Host-tablet"] = key
    assert client.get("/room/", secure=True).status_code == 200
    clock.told(TUESDAY)
    morsel = client.get("/room/", secure=True).cookies["__Host-tablet"]
    assert morsel["secure"] and morsel["httponly"] and morsel["samesite"] == "Lax" and morsel["path"] == "/" and not morsel["domain"]
    # A cookie that anybody on the network could have set is not looked at.
    client.cookies.clear()
    client.cookies["tablet"] = key
    assert client.get("/room/", secure=True).status_code != 200
