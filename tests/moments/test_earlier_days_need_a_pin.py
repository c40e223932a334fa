"""The log's own door asks for what the page of an earlier day asks for: a PIN, where somebody writes about it on a later day."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from babyroom.moments.models import Aside, Moment
from babyroom.moments.operations_aside import write_in
from babyroom.people.models import Setting
from babyroom.signin import operations_pins
from tests.nursery import TODAY, Nursery, at
from tests.outboxes import Outbox, said, tablet_client
from tests.signin.hands import NOW, PINS, Clock, give_pins

BEFORE = TODAY - timedelta(days=1)
YESTERDAY, TODAY_AT = at("15:00", BEFORE).isoformat(), NOW.isoformat()
NEEDS = ("aside", "needs_pin")
Answers = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def kept_then(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> str:
    """A moment of yesterday, written then."""
    Clock(monkeypatch, at("15:01", BEFORE))
    told = said(nursery, happened_at=YESTERDAY, device_at=YESTERDAY)
    outbox = Outbox(tablet_client(), device_at=at("15:01", BEFORE).isoformat())
    outbox.write(told)
    assert [one["outcome"] for one in outbox.send()["answers"]] == ["kept"]
    Clock(monkeypatch, NOW)
    return str(told["id"])


@pytest.fixture
def answers() -> Answers:
    outbox = Outbox(tablet_client(), device_at=NOW.isoformat())

    def send(*records: dict[str, Any]) -> list[tuple[str, str]]:
        outbox.write(*records)
        return [(one["outcome"], one["code"]) for one in outbox.send()["answers"]]

    return send


def changes(nursery: Nursery, moment: str) -> list[dict[str, Any]]:
    """Taken back, corrected (with its own day, and with today's), added to, and one said anew: all about yesterday, tapped today."""
    tapped = {"device_at": TODAY_AT}
    back: dict[str, Any] = {"kind": "withdrawal", "facts": {"why": "mistake"}, "withdraws": moment}
    return [
        said(nursery, happened_at=TODAY_AT, **back, **tapped),
        said(nursery, happened_at=YESTERDAY, corrects=moment, **tapped),
        said(nursery, happened_at=TODAY_AT, corrects=moment, **tapped),
        said(nursery, happened_at=YESTERDAY, adds=moment, **tapped),
        said(nursery, happened_at=YESTERDAY, time_from="typed", **tapped),
        said(nursery, happened_at=YESTERDAY, device_at=None, device_offset_ms=None),
    ]


@pytest.mark.parametrize("pins", [True, False])
def test_without_a_pin_what_is_about_an_earlier_day_is_set_aside(nursery: Nursery, kept_then: str, answers: Answers, pins: bool) -> None:
    if pins:
        give_pins(nursery, "Priya")
    assert answers(*changes(nursery, kept_then)) == [NEEDS] * 6
    assert Moment.objects.of(nursery.setting).count() == 1
    aside = Aside.objects.of(nursery.setting).filter(body__time_from="typed").get()
    write_in(aside.pk, by=nursery.manager(), at=NOW)
    assert Moment.objects.of(nursery.setting).count() == 2


def test_a_pin_that_was_right_just_now_opens_it_and_one_shown_since_does_not(nursery: Nursery, kept_then: str, answers: Answers) -> None:
    give_pins(nursery, "Priya")
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW)
    early = said(nursery, happened_at=YESTERDAY, device_at=(NOW - timedelta(hours=1)).isoformat(), time_from="typed")
    assert answers(said(nursery, happened_at=YESTERDAY, corrects=kept_then, device_at=TODAY_AT), early) == [("kept", ""), NEEDS]


def test_what_was_written_on_its_own_day_is_taken_however_late(nursery: Nursery, kept_then: str, answers: Answers) -> None:
    give_pins(nursery, "Priya")
    then = at("16:00", BEFORE).isoformat()
    back: dict[str, Any] = {"kind": "withdrawal", "facts": {"why": "mistake"}, "withdraws": kept_then}
    a_day_behind: dict[str, Any] = {"device_at": YESTERDAY, "device_offset_ms": 24 * 3600 * 1000}
    assert answers(
        said(nursery, happened_at=then, device_at=then),
        said(nursery, happened_at=then, device_at=then, **back),
        said(nursery, happened_at=at("10:00").isoformat(), device_at=TODAY_AT),
        said(nursery, happened_at=at("15:00", BEFORE).isoformat(), **a_day_behind),
    ) == [("kept", ""), ("kept", ""), ("kept", ""), NEEDS]


def test_the_demonstration_asks_for_none(nursery: Nursery, kept_then: str, answers: Answers) -> None:
    Setting.objects.filter(pk=nursery.setting).update(demonstration=True)
    assert answers(said(nursery, happened_at=YESTERDAY, corrects=kept_then, device_at=TODAY_AT)) == [("kept", "")]
