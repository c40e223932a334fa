"""Pairing by two codes: the office and the tablet each show one, and each types the other's."""

import re
from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client

from babyroom.common import walls
from babyroom.common.refusals import NotYours, Refusal
from babyroom.signin import codes, operations_pairing
from babyroom.signin.models import Pairing, Tablet
from babyroom.signin.strangers import FREE, STRANGERS
from tests.nursery import ELSEWHERE, Nursery
from tests.signin.hands import NOW, Clock, post
from tests.tablet.hands import signed_in


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    STRANGERS.right("127.0.0.1")
    return Clock(monkeypatch)


def begun(nursery: Nursery) -> tuple[UUID, str]:
    pairing, code = operations_pairing.begin_pairing(room=nursery.rooms["Goslings"], name="Cot room", by=nursery.manager(), at=NOW)
    return pairing.pk, code


def shown(answer: bytes) -> str:
    found = re.search(r'code-shown">([^<]+)<', answer.decode())
    assert found
    return found[1]


def answered(client: Client, code: str) -> str:
    """Type the first code on a device; the second one, as it shows it."""
    return shown(post(client, "/pair/", code=code).content)


def look(client: Client) -> dict[str, str]:
    told: dict[str, str] = client.post("/pair/waiting/", headers={"Accept": "application/json"}).json()
    return told


def test_two_codes_make_a_device_the_room_s_tablet(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    device = Client()
    second = answered(device, code)
    assert look(device) == {"state": "waiting"}
    clock.told(NOW + timedelta(minutes=1))
    operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=clock.now)
    assert look(device)["state"] == "paired"
    assert "Goslings" in device.get("/room/").content.decode()
    tablet = Tablet.objects.of(nursery.setting).get(name="Cot room")
    assert (tablet.room_id, tablet.paired_by_id, tablet.paired_at) == (nursery.rooms["Goslings"], nursery.adults["Helen"], clock.now)


def test_without_scripts_look_again_opens_the_room(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    device = Client()
    second = answered(device, code)
    assert shown(post(device, "/pair/waiting/", second=second).content) == second
    operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=NOW)
    assert post(device, "/pair/waiting/", 302, second=second).headers["Location"] == "/room/"


def test_codes_may_be_typed_as_people_type() -> None:
    assert codes.meant(" o1l-ab c ") == codes.meant("011ABC")
    assert codes.digest_of("7qk m2p", "pairing") == codes.digest_of("7QK-M2P", "pairing") != codes.digest_of("7QK-M2P", "start")
    assert not set("ILOU") & set(codes.made(400))


def test_no_code_and_no_secret_stands_in_the_table(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    device = Client()
    second = answered(device, code)
    kept = " ".join(str(value) for value in vars(Pairing.objects.of(nursery.setting).get(pk=pairing)).values())
    for told in (code, codes.meant(code), second, codes.meant(second), device.cookies["pairing"].value):
        assert told not in kept


def test_a_replayed_first_code_says_that_it_was_used(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    first, other = Client(), Client()
    second = answered(first, code)
    assert "This code was used already." in post(other, "/pair/", 422, code=code).content.decode()
    operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=NOW)
    assert look(other)["state"] == "over"
    assert look(first)["state"] == "paired"
    assert "This code was used already." in post(other, "/pair/", 422, code=code).content.decode()


def test_the_key_is_handed_out_once(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    device = Client()
    second = answered(device, code)
    claim = device.cookies["pairing"].value
    operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=NOW)
    assert look(device)["state"] == "paired"
    thief = Client()
    thief.cookies["pairing"] = claim
    assert look(thief)["state"] == "over" and "tablet" not in thief.cookies
    assert Tablet.objects.of(nursery.setting).filter(name="Cot room").count() == 1


def test_a_code_is_too_old_after_ten_minutes(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    waiting = Client()
    second = answered(waiting, code)
    _other, late = begun(nursery)
    clock.told(NOW + timedelta(minutes=10))
    assert "too old by now" in post(Client(), "/pair/", 422, code=late).content.decode()
    assert look(waiting)["state"] == "over"
    with pytest.raises(Refusal, match="too old by now"):
        operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=clock.now)


def test_five_wrong_second_codes_end_it(nursery: Nursery, clock: Clock) -> None:
    pairing, code = begun(nursery)
    second = answered(Client(), code)
    for _n in range(4):
        with pytest.raises(Refusal, match="shows another code"):
            operations_pairing.confirm_pairing(pairing, "000-000", by=nursery.manager(), at=NOW)
    with pytest.raises(Refusal, match="Too many codes were wrong"):
        operations_pairing.confirm_pairing(pairing, "000-000", by=nursery.manager(), at=NOW)
    with pytest.raises(Refusal, match="too old by now"):
        operations_pairing.confirm_pairing(pairing, second, by=nursery.manager(), at=NOW)


def test_an_address_that_types_wrong_codes_waits_and_the_others_do_not(nursery: Nursery, clock: Clock) -> None:
    _pairing, code = begun(nursery)
    device = Client()
    for _n in range(FREE):
        assert "We do not know this code." in post(device, "/pair/", 422, code="000-000-000").content.decode()
    assert "That was often." in post(device, "/pair/", 422, code=code).content.decode()
    another = Client(REMOTE_ADDR="10.0.0.7")
    assert answered(another, code)
    STRANGERS.right("127.0.0.1")


def test_another_setting_s_pairing_is_not_found(nursery: Nursery, clock: Clock) -> None:
    pairing, _code = begun(nursery)
    with pytest.raises(Refusal, match="Choose a room first"):
        operations_pairing.begin_pairing(room=nursery.elsewhere_room, name="", by=nursery.manager(), at=NOW)
    stranger = nursery.manager()
    stranger = type(stranger)(ELSEWHERE, stranger.adult_id, stranger.login_id, how="login", jobs=stranger.jobs)
    with walls.within(ELSEWHERE), pytest.raises(NotYours):
        operations_pairing.confirm_pairing(pairing, "000-000", by=stranger, at=NOW)


def test_a_tablet_s_key_never_goes_over_the_air_in_the_clear(nursery: Nursery, clock: Clock) -> None:
    _pairing, code = begun(nursery)
    device = Client(headers={"host": "testserver"})
    assert "must begin with https" not in device.get("/pair/").content.decode()
    from django.test import override_settings

    with override_settings(ALLOWED_HOSTS=["nursery.example"]):
        far = Client(headers={"host": "nursery.example"})
        assert "must begin with https" in post(far, "/pair/", 422, code=code).content.decode()
        assert far.post("/pair/", {"code": code}, secure=True).status_code == 200


def test_the_first_code_may_be_scanned_and_the_second_is_asked_for_all_the_same(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    office = signed_in(nursery, monkeypatch, "Helen")
    answer = office.client.post("/office/tablets/pair/", {"room": nursery.rooms["Goslings"], "name": "Cot room"})
    assert 'class="code-scan" src="data:image/svg+xml;base64,' in answer.content.decode()
    code = shown(answer.content)
    page = Client().get("/pair/", {"code": code})
    assert page.status_code == 200 and f'value="{code}"' in page.content.decode()
    assert not Tablet.objects.of(nursery.setting).filter(name="Cot room").exists()
