"""Changes that lead nowhere, changes that come before what they change, and when something was said."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from babyroom.common.ids import new_id
from babyroom.moments import queries
from babyroom.moments.models import Moment
from babyroom.moments.operations import Answer, receive
from babyroom.moments.record import Record
from babyroom.moments.settle import Settled
from tests.nursery import TODAY, Nursery, at

NOW = at("14:00")


def take(nursery: Nursery, *records: Record, now: datetime = NOW) -> list[Answer]:
    return receive(records, by=nursery.tablet(), at=now)


def only(nursery: Nursery) -> Settled:
    who = nursery.tablet()
    who.seen["babies_in_room"] = queries.in_room(who, NOW)
    [one] = queries.day(who, nursery.babies["Ada"], TODAY)
    return one


@pytest.mark.parametrize("how", ["adds", "corrects", "withdraws", "refers"])
def test_a_record_that_speaks_of_itself_is_refused(nursery: Nursery, how: str) -> None:
    kind = {"withdraws": "withdrawal", "refers": "look_in"}.get(how, "nappy")
    record = nursery.record("Ada", kind)
    itself: dict[str, Any] = {how: record.id}
    [answer] = take(nursery, replace(record, **itself))
    assert (answer.outcome, answer.code) == ("refused", "itself") and answer.sentence.endswith(".")
    assert not Moment.objects.of(nursery.setting).exists()


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("how", ["adds", "corrects"])
def test_a_ring_of_changes_is_refused_where_it_would_close(nursery: Nursery, how: str, together: bool) -> None:
    ids = [new_id() for _ in range(3)]
    before: list[dict[str, Any]] = [{how: ids[1]}, {"corrects": ids[2]}, {how: ids[0]}]
    ring = [replace(nursery.record("Ada", "nappy"), id=ids[n], **before[n]) for n in range(3)]
    answers = take(nursery, *ring) if together else [take(nursery, one)[0] for one in ring]
    assert [(one.outcome, one.code) for one in answers] == [("kept", ""), ("kept", ""), ("refused", "ring")]


def test_a_chain_of_corrections_is_no_ring(nursery: Nursery) -> None:
    chain = [nursery.record("Ada", "nappy")]
    for _ in range(4):
        chain.append(nursery.record("Ada", "nappy", corrects=chain[-1].id))
    assert [take(nursery, one)[0].outcome for one in reversed(chain)] == ["kept"] * 5
    assert only(nursery).version == chain[-1].id


@pytest.mark.parametrize("kind", ["withdrawal", "differently"])
def test_what_came_before_its_moment_and_is_sent_again_is_had(nursery: Nursery, kind: str) -> None:
    nappy = nursery.record("Ada", "nappy", "10:00")
    about: dict[str, Any] = {"withdraws": nappy.id} if kind == "withdrawal" else {"refers": nappy.id, "note": "I saw two."}
    change = nursery.record("Ada", kind, "10:01", **about)
    assert take(nursery, change)[0].outcome == "kept"
    assert take(nursery, nappy)[0].outcome == "kept"
    assert take(nursery, change)[0].outcome == "had"
    assert take(nursery, nappy, change, change)[2].outcome == "had"
    other = take(nursery, replace(change, note="Something else."))[0]
    assert (other.outcome, other.code) == ("refused", "other_content")
    assert Moment.objects.of(nursery.setting).count() == 2


def tapped(nursery: Nursery, clock: str, **more: Any) -> Record:
    return nursery.record("Ada", "nappy", "10:00", **{"device_at": at(clock), "device_offset_ms": 0, **more})


def test_a_tap_in_time_that_came_hours_later_is_not_late(nursery: Nursery) -> None:
    take(nursery, tapped(nursery, "10:00"))
    assert not only(nursery).late and only(nursery).row.said_at == at("10:00")


def test_what_was_typed_hours_later_is_late_also_when_it_came_later_still(nursery: Nursery) -> None:
    take(nursery, tapped(nursery, "13:00", time_from="typed"))
    assert only(nursery).late and only(nursery).row.said_at == at("13:00")


def test_a_device_three_hours_wrong_is_put_right_by_its_offset(nursery: Nursery) -> None:
    behind = int(timedelta(hours=3) / timedelta(milliseconds=1))
    take(nursery, tapped(nursery, "07:00", device_offset_ms=behind))
    assert not only(nursery).late


@pytest.mark.parametrize(
    "more",
    [
        {"device_at": None},
        {"device_at": at("07:00")},
        {"device_at": at("15:00")},
        {"device_at": at("10:00"), "device_offset_ms": 2**53},
    ],
)
def test_a_device_clock_that_cannot_be_is_not_believed(nursery: Nursery, more: dict[str, Any]) -> None:
    take(nursery, tapped(nursery, "10:00", **more))
    assert only(nursery).late and only(nursery).row.said_at == NOW
