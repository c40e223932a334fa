"""F10: fifty records wait on a tablet when a PIN runs out, an adult leaves, a guest’s day ends, or the tablet is shut out. None is lost,
and none is called saved that is not."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from babyroom.common import clock
from babyroom.moments import operations_aside, queries_aside
from babyroom.moments.models import Moment
from babyroom.people.models import Job, Room
from babyroom.signin import operations, operations_pins, operations_tablets
from babyroom.signin.models import Tablet
from babyroom.signin.tablet_key import fresh_part
from tests.faults.figures import measured
from tests.nursery import TODAY, Nursery, at
from tests.outboxes import Outbox, outcomes, said
from tests.signin.hands import PINS, give_pins

pytestmark = pytest.mark.fault
QUEUED = 50
BEFORE, NOW = at("10:00"), at("12:30")


@pytest.fixture
def device(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name="Window", by=nursery.manager(), at=BEFORE)
    client = Client()
    client.cookies["tablet"] = key
    return client


def outbox(nursery: Nursery, device: Client, adult: UUID) -> Outbox:
    """Fifty records of the morning that nobody has sent yet."""
    found, babies = Outbox(device), ("Ada", "Ben", "Chidi", "Dilan", "Esme")
    for number in range(QUEUED):
        when = (BEFORE + timedelta(minutes=number)).isoformat()
        who = {"did_by": str(adult), "tapped_by": str(adult), "happened_at": when, "device_at": when}
        found.write(said(nursery, babies[number % 5], ("comfort", "nappy")[number % 2], **who), sealed=number % 3 == 0)
    return found


def send(queued: Outbox, status: int = 200) -> set[str]:
    """Hand over all that is there; the ids that may be shown as saved. What is not among them stays in the outbox."""
    told = queued.send(queued.kept, status=status)
    return {one["id"] for one in told["answers"] if one["outcome"] in ("kept", "had")}


def ids(queued: Outbox) -> set[str]:
    return {one["id"] for one in queued.kept.values()}


def in_the_log(nursery: Nursery) -> set[str]:
    return {str(pk) for pk in Moment.objects.of(nursery.setting).values_list("pk", flat=True)}


def listed(nursery: Nursery) -> int:
    """How many records of the morning the manager finds on the page of what was set aside."""
    found = {(one.baby, one.happened_at) for one in queries_aside.waiting(nursery.manager()) if one.readable}
    return len({one for one in found if one[0] and one[1] and one[1] >= BEFORE})


def shut_by_office(nursery: Nursery, device: Client) -> None:
    operations_tablets.revoke(Tablet.objects.of(nursery.setting).get(name="Window").pk, by=nursery.manager(), at=NOW)


def copied(nursery: Nursery, device: Client) -> None:
    thief = Client()
    thief.cookies["tablet"] = device.cookies["tablet"].value.partition(".")[0] + "." + fresh_part()
    assert thief.get("/room/").status_code == 403


@pytest.mark.parametrize("shut", [shut_by_office, copied])
def test_a_tablet_that_is_shut_out_loses_nothing_and_calls_nothing_saved(
    nursery: Nursery, device: Client, shut: Callable[[Nursery, Client], None]
) -> None:
    queued = outbox(nursery, device, nursery.adults["Priya"])
    shut(nursery, device)
    for _again in range(3):
        assert send(queued, status=403) == set()
    assert in_the_log(nursery) == set()
    assert listed(nursery) == len(queries_aside.waiting(nursery.manager())) == QUEUED
    asides = [one.id for one in queries_aside.waiting(nursery.manager())]
    operations_aside.leave_out(asides[0], by=nursery.manager(), at=NOW)
    assert operations_aside.write_all_in(asides[1:], by=nursery.manager(), at=NOW) == (QUEUED - 1, 0)
    assert len(in_the_log(nursery)) == QUEUED - 1 and queries_aside.waiting(nursery.manager()) == []
    # Paired again, the tablet still has all of them, and is told that they are here; the one left out goes in as itself.
    _tablet, key = operations_tablets.pair_here(room=nursery.rooms["Ducklings"], name="Again", by=nursery.manager(), at=NOW)
    device.cookies["tablet"] = key
    assert send(queued) == ids(queued) == in_the_log(nursery)
    fault = f"full outbox on a tablet shut out ({shut.__name__})"
    measured("F10", fault, f"{QUEUED} queued, sent 3 times", "0 lost, 0 called saved, all listed", "a server that drops them is found out")


def ended_job(nursery: Nursery) -> UUID:
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY)
    return nursery.adults["Sam"]


def guest_gone(nursery: Nursery) -> UUID:
    adult = operations.welcome_guest(first_name="Rhea", last_name="", until=at("12:00"), by=nursery.tablet(), at=at("08:00"))
    return UUID(str(adult.pk))


def pin_ran_out(nursery: Nursery) -> UUID:
    give_pins(nursery, "Priya", now=BEFORE)
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=BEFORE)
    return nursery.adults["Priya"]


@pytest.mark.parametrize("ended", [ended_job, guest_gone, pin_ran_out])
def test_records_go_in_though_whoever_wrote_them_is_gone_by_now(nursery: Nursery, device: Client, ended: Callable[[Nursery], UUID]) -> None:
    queued = outbox(nursery, device, ended(nursery))
    assert send(queued) == ids(queued) == in_the_log(nursery)


def test_a_closed_room_s_tablet_hands_in_what_it_wrote(nursery: Nursery, device: Client) -> None:
    queued = outbox(nursery, device, nursery.adults["Priya"])
    Room.objects.of(nursery.setting).filter(name="Ducklings").update(closed_on=TODAY)
    assert send(queued) == ids(queued) == in_the_log(nursery)
    assert device.get("/room/").status_code == 403


def test_control_a_server_that_drops_what_a_shut_out_tablet_sends_is_found_out(
    nursery: Nursery, device: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dropped(records: Sequence[Any], **_told: Any) -> list[Any]:
        del records
        return []

    monkeypatch.setattr(operations_aside, "lay_aside", dropped)
    queued = outbox(nursery, device, nursery.adults["Priya"])
    shut_by_office(nursery, device)
    send(queued, status=403)
    assert listed(nursery) == 0


def test_control_a_tablet_that_is_not_shut_out_has_nothing_set_aside(nursery: Nursery, device: Client) -> None:
    queued = outbox(nursery, device, nursery.adults["Priya"])
    assert len(send(queued)) == QUEUED
    assert listed(nursery) == 0


def test_a_stolen_tablet_does_not_fill_the_disk(nursery: Nursery, device: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operations_aside, "MOST_OF_ONE", 60)
    shut_by_office(nursery, device)
    answered: list[str] = []
    for _n in range(3):
        queued = outbox(nursery, device, nursery.adults["Priya"])
        told = queued.send(status=403)
        # Each is answered, and what is beyond it is said to be on the tablet, not here.
        assert len(told["answers"]) == QUEUED
        assert all(one["code"] == "aside_full" and one["sentence"] for one in told["answers"] if one["outcome"] == "refused")
        answered += outcomes(told)
    assert answered == ["aside"] * 60 + ["refused"] * (3 * QUEUED - 60)
    assert len(queries_aside.waiting(nursery.manager())) == 60
