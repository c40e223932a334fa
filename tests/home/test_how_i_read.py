"""How an adult reads is their own choice, the day as a line as well."""

import re
from datetime import date

import pytest

from babyroom.common import clock
from babyroom.people.models import Baby
from tests.nursery import HARBOUR, Nursery, at
from tests.tablet.hands import Hand, signed_in

LINE = "The day as a line"


@pytest.fixture
def mum(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    """Ngozi in the evening of a day of which something is written."""
    hand = signed_in(nursery, monkeypatch, "Ngozi")
    hand.now = at("19:00")
    monkeypatch.setattr(clock, "now", lambda: hand.now)
    hand.keep(nursery.record("Ada", "milk", "09:10", facts={"taken_ml": 120}))
    return hand


def shows(hand: Hand) -> bool:
    ada = hand.nursery.babies["Ada"]
    found = {LINE in hand.page(f"/home/{ada}/"), LINE in hand.page(f"/home/{ada}/day/2026-11-24/")}
    assert len(found) == 1
    return found.pop()


def test_in_the_first_month_no_line_is_drawn_unless_a_family_wishes(mum: Hand) -> None:
    assert shows(mum)
    Baby.objects.of(HARBOUR).filter(pk=mum.nursery.babies["Ada"]).update(starts_on=date(2026, 10, 25))
    assert not shows(mum)
    Baby.objects.of(HARBOUR).filter(pk=mum.nursery.babies["Ada"]).update(starts_on=date(2026, 10, 24))
    assert shows(mum)
    for said, seen in (("no", False), ("yes", True), ("", True)):
        mum.tap("/home/reading/", language="en", how="opened", line_of_day=said)
        assert shows(mum) == seen
    mum.tap("/home/reading/", status=422, language="en", how="opened", line_of_day="perhaps")


def test_the_form_stands_as_it_was_chosen(mum: Hand) -> None:
    mum.tap("/home/reading/", language="pl", how="nothing", line_of_day="no")
    page = mum.page("/home/reading/")
    checked = {re.search(r'value="(\w+)"', tag)[1] for tag in re.findall(r"<input[^>]*>", page) if " checked" in tag}  # type: ignore[index]
    assert checked == {"pl", "nothing", "no"}
