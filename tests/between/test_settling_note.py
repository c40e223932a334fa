"""While a baby gets to know us one note goes out in a morning: if the plan agrees it, by about ten, from a person, ending with the plan."""

import pytest

from babyroom.between.models import Line
from babyroom.rota.facts import PlanFacts
from babyroom.rota.operations import begin_plan, change_plan, end_plan
from tests.nursery import HARBOUR, Nursery, at
from tests.tablet.hands import Hand, at_tablet, signed_in

PLAN = "Mum comes back at eleven, after the first rest."


@pytest.fixture
def room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch, now=at("09:40"))


def send(hand: Hand, status: int = 302) -> str:
    said = {"words": "She found the fish tank.", "to": [hand.face("Ngozi")], "by": hand.face("Priya"), "settling": "on"}
    return hand.tap(hand.baby("Ada", "lines/"), status=status, **said)


def test_without_the_plan_s_word_no_note_goes(room: Hand) -> None:
    nursery = room.nursery
    assert "does not say that a note goes out" in send(room, 422)
    plan = begin_plan(nursery.babies["Ada"], "settling", PlanFacts(PLAN), by=nursery.manager(), at=at("09:00"))
    assert "does not say that a note goes out" in send(room, 422)
    assert "This is the morning" not in room.page(room.baby("Ada", "lines/"))
    change_plan(nursery.babies["Ada"], plan.pk, PlanFacts(PLAN, note_agreed=True), by=nursery.manager(), at=at("09:10"))
    assert "This is the morning" in room.page(room.baby("Ada", "lines/"))
    send(room)
    end_plan(nursery.babies["Ada"], plan.pk, by=nursery.manager(), at=at("09:45"))
    assert "does not say that a note goes out" in send(room, 422)


def test_one_note_that_ends_with_the_plan_and_none_later(room: Hand, monkeypatch: pytest.MonkeyPatch) -> None:
    nursery = room.nursery
    begin_plan(nursery.babies["Ada"], "settling", PlanFacts(PLAN, note_agreed=True), by=nursery.manager(), at=at("09:00"))
    send(room)
    assert "One note has gone out this morning." in send(room, 422)
    line = Line.objects.of(HARBOUR).get()
    assert line.settling and line.words == f"She found the fish tank.\n\n{PLAN}"
    assert "She found the fish tank.<br><br>Mum comes back" in signed_in(nursery, monkeypatch, "Ngozi").page(
        f"/home/{nursery.babies['Ada']}/lines/"
    )


def test_after_the_morning_the_rest_is_for_the_door(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    begin_plan(nursery.babies["Ada"], "settling", PlanFacts(PLAN, note_agreed=True), by=nursery.manager(), at=at("09:00"))
    assert "Tell the rest at the door." in send(at_tablet(nursery, monkeypatch, now=at("10:30")), 422)
    send(at_tablet(nursery, monkeypatch, now=at("10:29")))


def test_a_goodbye_agrees_no_note(room: Hand) -> None:
    nursery = room.nursery
    plan = begin_plan(nursery.babies["Ada"], "goodbye", PlanFacts("A card.", note_agreed=True), by=nursery.manager(), at=at("09:00"))
    assert not plan.note_agreed
