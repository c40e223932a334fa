"""What a day page asks of a person: look-ins not written, one nap or two, what was missed, what stands on paper."""

import re

import pytest

from babyroom.moments.models import Moment
from babyroom.moments.settle import shown
from tests.nursery import TODAY, Nursery, at
from tests.tablet.hands import Hand, at_tablet, filled, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


def test_a_sleep_tells_its_look_ins_in_order_and_asks_one_question_at_a_time(hand: Hand) -> None:
    nursery = hand.nursery
    nap = nursery.record("Ada", "sleep", "09:00")
    hand.keep(
        nap,
        nursery.record("Ada", "look_in", "09:11", refers=nap.id, facts={"position": "back"}),
        nursery.record("Ada", "woke", "09:45", refers=nap.id),
    )
    told = words(hand.page(hand.baby("Ada", "day/")))
    seen = [
        "09:11 Looked in. On her back. Priya",
        "09:21 not written: did it happen?",
        "09:31 not written: did it happen?",
        "09:45 Ada woke. Priya",
    ]
    assert [told.index(one) for one in seen] == sorted(told.index(one) for one in seen)
    page = words(hand.page(hand.moment("Ada", nap.id)))
    assert page.count("a look-in is not written. Did it happen?") == 1 and "09:21: a look-in" in page


def test_an_answer_is_late_and_settles_its_own_time_only(hand: Hand) -> None:
    nursery = hand.nursery
    nap = nursery.record("Ada", "sleep", "09:00")
    hand.keep(nap, nursery.record("Ada", "woke", "09:45", refers=nap.id))
    address = hand.moment("Ada", nap.id)
    due = re.search(r'name="due_at" value="([^"]+)"', hand.page(address))
    assert due is not None
    hand.tap(hand.moment("Ada", nap.id, "look-in/"), by=hand.face("Sam"), due_at=due[1], answer="yes")
    told = words(hand.page(address))
    assert "Asked about 09:10: yes, we looked in. Answered 10:30. Sam" in told
    assert "09:20: a look-in is not written" in told
    hand.tap(hand.moment("Ada", nap.id, "look-in/"), by=hand.face("Dana"), due_at=due[1], answer="no")
    assert Moment.objects.of(nursery.setting).filter(kind="look_in").count() == 1


def test_naps_read_from_another_log_are_not_asked_about(hand: Hand) -> None:
    nap = hand.nursery.record("Ada", "sleep", "09:00", ended_at=at("10:00"), known_by="import", time_from="import")
    hand.keep(nap)
    told = words(hand.page(hand.baby("Ada", "day/")))
    assert "read from another log" in told and "not written" not in told


@pytest.mark.parametrize(("answer", "naps"), [("same", 1), ("two", 2)])
def test_a_person_settles_whether_two_records_are_one_nap(hand: Hand, answer: str, naps: int) -> None:
    nursery = hand.nursery
    one, two = (
        nursery.record("Ada", "sleep", "09:00", ended_at=at("09:40")),
        nursery.record("Ada", "sleep", "09:30", by="Sam", ended_at=at("09:50")),
    )
    hand.keep(one, two)
    assert hand.page(hand.baby("Ada", "day/")).count("same nap?") == 2
    assert "Same nap?" in hand.page(hand.moment("Ada", one.id))
    hand.tap(hand.moment("Ada", one.id, "same-nap/"), by=hand.face("Dana"), other=str(two.id), answer=answer)
    assert len([nap for nap in shown(hand.day("Ada")) if nap.kind == "sleep"]) == naps
    assert "same nap?" not in hand.page(hand.baby("Ada", "day/"))


def test_what_was_missed_is_written_by_kind_and_time(hand: Hand) -> None:
    page = hand.page(hand.baby("Ada", "write/"))
    assert "?kind=comfort" in page and "kind=look_in" not in page and "kind=withdrawal" not in page
    form = hand.page(hand.baby("Ada", "write/?kind=milk"))
    sent = {**filled(form), "clock": "09:05", "taken_ml": "60", "did_by": hand.face("Dana"), "by": hand.face("Sam")}
    hand.tap(hand.baby("Ada", "write/?kind=milk"), **sent)
    one = hand.one("Ada", "milk")
    assert (one.at, dict(one.facts), one.row.time_from, one.row.known_by) == (at("09:05"), {"taken_ml": 60}, "typed", "face")
    assert (one.row.did_by, one.row.tapped_by) == (hand.nursery.adults["Dana"], hand.nursery.adults["Sam"])


def test_a_paper_sheet_is_copied_and_says_so(hand: Hand) -> None:
    nap = hand.nursery.record("Ada", "sleep", "09:00")
    hand.keep(nap)
    address = hand.baby("Ada", "write/?kind=look_in&sheet=1")
    sent = {**filled(hand.page(address)), "clock": "09:10", "refers": str(nap.id), "by": hand.face("Sam"), "did_by": hand.face("Dana")}
    hand.tap(address, **sent)
    look = hand.one("Ada", "look_in")
    assert (look.row.time_from, look.row.known_by, look.row.refers) == ("sheet", "sheet", nap.id)
    hand.tap(hand.baby("Ada", "write/?kind=nappy&sheet=1"), on=TODAY.isoformat(), clock="09:30", nappy="wet", by=hand.face("Sam"))
    assert "copied from the sheet" in hand.page(hand.baby("Ada", "day/"))


def test_a_time_on_a_sheet_that_is_still_to_come_is_asked_about(hand: Hand) -> None:
    answer = hand.tap(
        hand.baby("Ada", "write/?kind=nappy&sheet=1"), status=422, on=TODAY.isoformat(), clock="14:00", nappy="wet", by=hand.face("Sam")
    )
    assert "Did you mean earlier today, or yesterday?" in answer


def test_the_hour_that_comes_twice_can_be_written(hand: Hand) -> None:
    hand.tap(hand.baby("Ada", "write/?kind=nappy"), on="2026-10-25", clock="01:30", by=hand.face("Sam"))
    assert "01:30" in hand.page(hand.baby("Ada", "day/2026-10-25/"))
