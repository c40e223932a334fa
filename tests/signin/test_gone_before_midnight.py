"""Somebody who has left, and cover whose time is over: gone from that instant, not from midnight. What they did before stays theirs."""

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from babyroom.common.refusals import NotYours
from babyroom.moments.models import Moment
from babyroom.people import operations as people_operations
from babyroom.people import queries as people
from babyroom.people.facts import JobFacts
from babyroom.people.models import Job
from babyroom.signin import operations_pins
from babyroom.signin.accounts.operations import leave
from babyroom.signin.models import InRoom
from babyroom.signin.operations import welcome_guest
from tests.nursery import TODAY, Nursery, at
from tests.outboxes import Outbox, said, tablet_client
from tests.signin.hands import NOW, Clock, give_pins
from tests.tablet.hands import Hand, at_tablet

LEFT = at("10:00")


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=NOW)


def gone(nursery: Nursery, name: str = "Dana") -> UUID:
    leave(nursery.adults[name], on=TODAY, by=nursery.manager(), at=LEFT)
    return nursery.adults[name]


def test_whoever_left_today_is_not_listed_and_cannot_come_back(hand: Hand) -> None:
    dana = gone(hand.nursery)
    assert "Dana" not in hand.page("/room/faces/")
    for more in ({}, {"by_name": "1"}):
        answer = hand.client.post("/room/faces/in/", {"adult": str(dana)} | more)
        assert answer.status_code == 422 and "They do not work here any more." in answer.content.decode()
    assert not InRoom.objects.of(hand.nursery.setting).filter(adult_id=dana, until_at=None).exists()
    assert people.standing(hand.nursery.setting, dana, TODAY, LEFT)["jobs"] == frozenset()
    with pytest.raises(NotYours):
        operations_pins.make_start_code(dana, by=hand.nursery.manager(), at=NOW)


def told(nursery: Nursery, clock: str, did_by: UUID, *, tapped: str = "", tapped_by: UUID | None = None) -> dict[str, Any]:
    """A record as a tablet keeps it: it happened at one time, and was tapped then or at another."""
    who = {"did_by": str(did_by), "tapped_by": str(tapped_by or did_by)}
    return said(nursery, happened_at=at(clock).isoformat(), device_at=at(tapped or clock).isoformat(), **who)


def handed_in(nursery: Nursery, clock: Clock, now: datetime, *records: dict[str, Any]) -> list[tuple[str, str]]:
    """What a tablet that finds the network again is answered."""
    outbox = Outbox(tablet_client(), device_at=clock.told(now).isoformat())
    outbox.write(*records)
    return [(one["outcome"], one["code"]) for one in outbox.send()["answers"]]


def test_what_they_did_before_is_taken_hours_later_and_what_came_after_is_set_aside(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana, sam, clock = gone(nursery), nursery.adults["Sam"], Clock(monkeypatch)
    before = told(nursery, "09:40", dana)
    named_by_another = told(nursery, "09:50", dana, tapped="11:00", tapped_by=sam)
    after = told(nursery, "10:20", dana)
    tapped_after = told(nursery, "09:55", sam, tapped="10:30", tapped_by=dana)
    a_minute_off = told(nursery, "10:01", dana)
    aside = ("aside", "after_leaving")
    answers = handed_in(nursery, clock, at("17:00"), before, named_by_another, after, tapped_after, a_minute_off)
    assert answers == [("kept", ""), ("kept", ""), aside, aside, ("kept", "")]


def test_whoever_begins_again_is_here_again(nursery: Nursery) -> None:
    dana = gone(nursery)
    job = Job.objects.of(nursery.setting).get(adult_id=dana)
    assert (job.until_on, job.until_at) == (TODAY, LEFT)
    facts = JobFacts(sort="practitioner", room=job.room_id, level="2", from_on=job.from_on)
    people_operations.change_job(dana, job.pk, facts, by=nursery.manager(), at=NOW)
    assert dana in {one.adult_id for one in people.staff(nursery.setting, TODAY, NOW)}


def test_cover_whose_time_is_over_is_gone_from_then_on(hand: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery, clock = hand.nursery, Clock(monkeypatch)
    rhea = welcome_guest(first_name="Rhea", last_name="", until=at("12:00"), by=nursery.tablet(), at=at("07:45")).pk
    give_pins(nursery, "Priya")
    clock.told(at("12:30"))
    for more in ({}, {"by_name": "1"}):
        answer = hand.client.post("/room/faces/in/", {"adult": str(rhea)} | more)
        assert answer.status_code == 422 and "Their day here is over." in answer.content.decode()
    with pytest.raises(NotYours):
        operations_pins.make_start_code(rhea, by=nursery.manager(), at=at("12:30"))
    answers = handed_in(nursery, clock, at("17:30"), told(nursery, "11:50", rhea), told(nursery, "12:20", rhea))
    assert answers == [("kept", ""), ("aside", "after_leaving")]
    assert Moment.objects.of(nursery.setting).get().did_by_id == rhea
