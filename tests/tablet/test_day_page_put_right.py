"""A moment put right, taken back, moved, seen differently: in the open, and nothing is lost."""

import re
from dataclasses import replace
from typing import Any

import pytest

from babyroom.moments.kinds import KINDS
from babyroom.moments.models import Moment
from babyroom.moments.settle import shown
from tests.nursery import Nursery, at
from tests.tablet.hands import Hand, at_tablet, filled, signed_in, words


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    return at_tablet(nursery, monkeypatch)


# One moment of each kind that can be put right from a form, with enough said to see that nothing is lost.
SAID: dict[str, dict[str, Any]] = {
    "milk": {"milk": "formula", "taken_ml": 90, "together": ["sang"]},
    "food": {"foods": [{"name": "pear", "how_much": "some", "first": True}], "reaction": "Wanted more."},
    "nappy": {"nappy": "wet", "cream": True},
    "sleep": {"place": "cot", "position": "back", "how": ["rocked"]},
    "comfort": {"seen": ["cried"], "we": ["held"], "then": "easier_now"},
    "from_home": {"woke_at": "06:10", "news": ["new_tooth"], "collects": "Mum"},
    "arrival": {"came_with": "Mum", "goodbye": "hard"},
    "moved": {"to_room": "", "why": "visit"},
}


@pytest.mark.parametrize("kind", sorted(KINDS.keys() - {"withdrawal", "same_nap"}))
def test_every_kind_can_be_put_right_and_loses_nothing_that_was_left_alone(hand: Hand, kind: str) -> None:
    nursery = hand.nursery
    facts = dict(SAID.get(kind, {}))
    if kind == "moved":
        facts["to_room"] = str(nursery.rooms["Ducklings"])
    first = nursery.record("Ada", "sleep", "08:00")
    note = "A few words." if "note" in KINDS[kind].needs else ""
    record = nursery.record("Ada", kind, "09:10", facts=facts, note=note, refers=first.id if KINDS[kind].refers else None)
    hand.keep(first, record)
    page = hand.page(hand.moment("Ada", record.id, "correct/"))
    sent = filled(page)
    assert "Nothing was changed" in _after(hand, kind, record.id, {**sent, "by": hand.face("Sam")})
    hand.tap(hand.moment("Ada", record.id, "correct/"), **{**sent, "clock": "09:15", "note": "Put right.", "by": hand.face("Sam")})
    one = next(one for one in hand.day("Ada") if one.id == record.id or one.row.note == "Put right.")
    # What somebody saw differently stands at the time of what they saw.
    assert one.at == at("08:00" if kind == "differently" else "09:15")
    assert (one.row.note, dict(one.facts)) == ("Put right.", facts)
    assert one.history[-1].tapped_by == nursery.adults["Sam"] and one.row.did_by == nursery.adults["Priya"]


def _after(hand: Hand, kind: str, moment: object, sent: dict[str, Any]) -> str:
    del kind
    back = hand.tap(hand.moment("Ada", moment, "correct/"), **sent)  # type: ignore[arg-type]
    return hand.page(back)


def test_a_time_that_was_left_alone_keeps_its_seconds(hand: Hand) -> None:
    nappy = replace(hand.nursery.record("Ada", "nappy"), happened_at=at("10:00:42"))
    hand.keep(nappy)
    sent = filled(hand.page(hand.moment("Ada", nappy.id, "correct/")))
    hand.tap(hand.moment("Ada", nappy.id, "correct/"), **{**sent, "nappy": "both", "by": hand.face("Sam")})
    one = hand.one("Ada", "nappy")
    assert one.at == at("10:00:42") and one.facts == {"nappy": "both"} and one.row.time_from == "tap"


def test_a_moment_can_be_put_on_another_day(hand: Hand) -> None:
    nappy = hand.nursery.record("Ada", "nappy")
    hand.keep(nappy)
    sent = filled(hand.page(hand.moment("Ada", nappy.id, "correct/")))
    back = hand.tap(hand.moment("Ada", nappy.id, "correct/"), **{**sent, "on": "2026-11-23", "by": hand.face("Sam")})
    assert back == hand.baby("Ada", "day/2026-11-23/")
    assert "Priya changed Ada’s nappy" in hand.page(back)
    assert shown(hand.day("Ada")) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"clock": "13:00"}, "That time is still to come. Did you mean earlier today, or yesterday?"),
        ({"until": "09:00"}, "It ends before it starts. Please look at the two times."),
        ({"taken_ml": "4000"}, "400"),
        ({"note": "a" * 141}, "The note is 141 characters long; 140 fit."),
        ({"note": "Half\x07asleep"}, "signs in the text that cannot be shown"),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_what_was_typed_stays(hand: Hand, changed: dict[str, str], sentence: str) -> None:
    milk = hand.nursery.record("Ada", "milk", facts={"taken_ml": 90}, note="In the blue chair.")
    hand.keep(milk)
    sent = filled(hand.page(hand.moment("Ada", milk.id, "correct/")))
    answer = hand.tap(hand.moment("Ada", milk.id, "correct/"), status=422, **{**sent, "milk": "formula", **changed, "by": hand.face("Sam")})
    assert sentence in answer
    assert re.search(r'name="milk" value="formula"[^>]* checked', answer)
    assert Moment.objects.of(hand.nursery.setting).count() == 1


def test_a_moment_is_put_right_by_somebody_with_a_name(hand: Hand) -> None:
    nappy = hand.nursery.record("Ada", "nappy")
    hand.keep(nappy)
    sent = filled(hand.page(hand.moment("Ada", nappy.id, "correct/")))
    assert "Tap your face first." in hand.tap(hand.moment("Ada", nappy.id, "correct/"), status=422, **{**sent, "nappy": "both"})
    stranger = hand.tap(hand.moment("Ada", nappy.id, "take-back/"), status=422, by=hand.face("Helen"))
    assert "Tap your face first." in stranger


def test_the_tapped_face_stays_chosen_for_the_next_page(hand: Hand) -> None:
    nappy = hand.nursery.record("Ada", "nappy")
    hand.keep(nappy)
    hand.tap(hand.moment("Ada", nappy.id, "differently/"), by=hand.face("Sam"), note="Wet and dirty, I think.")
    assert re.search(rf'name="by" value="{hand.face("Sam")}"[^>]* checked', hand.page(hand.moment("Ada", nappy.id)))
    assert hand.client.cookies["face"]["max-age"] == 120


def test_a_moment_is_taken_back_and_shows_it(hand: Hand) -> None:
    nappy = hand.nursery.record("Ada", "nappy")
    hand.keep(nappy)
    hand.tap(hand.moment("Ada", nappy.id, "take-back/"), by=hand.face("Sam"))
    assert "Taken back by Sam, 10:30. Written by mistake." in words(hand.page(hand.baby("Ada", "day/")))
    assert "Put it right" not in hand.page(hand.moment("Ada", nappy.id))


def test_a_moment_is_moved_to_the_right_baby_and_names_no_other_child(hand: Hand) -> None:
    milk = hand.nursery.record("Ada", "milk", "10:20", facts={"taken_ml": 90})
    hand.keep(milk)
    page = hand.page(hand.moment("Ada", milk.id, "move/"))
    assert "Ben" in page and "Hugo" not in page
    back = hand.tap(hand.moment("Ada", milk.id, "move/"), by=hand.face("Sam"), to=str(hand.nursery.babies["Ben"]))
    there, here = words(hand.page(back)), words(hand.page(hand.baby("Ada", "day/")))
    assert "Priya gave Ben milk. 90 ml." in there and "Moved here: it was saved for another baby first." in there
    assert "It was for another baby and is written there now." in here
    assert "Ben" not in here and "Ada" not in there.replace("It is written for Ben now.", "")


def test_no_moment_can_be_moved_to_a_baby_who_is_not_in_the_room(hand: Hand) -> None:
    milk = hand.nursery.record("Ada", "milk")
    hand.keep(milk)
    for baby in (hand.nursery.babies["Hugo"], hand.nursery.elsewhere, "nonsense", hand.nursery.babies["Ada"]):
        hand.tap(hand.moment("Ada", milk.id, "move/"), status=422, by=hand.face("Sam"), to=str(baby))
    assert len(shown(hand.day("Ada"))) == 1


def test_a_word_that_names_a_kind_of_child_is_saved_and_gets_a_hint(hand: Hand) -> None:
    comfort = hand.nursery.record("Ada", "comfort")
    hand.keep(comfort)
    back = hand.tap(hand.moment("Ada", comfort.id, "differently/"), by=hand.face("Sam"), note="I think she is insecure.")
    page = hand.page(back)
    assert "I think she is insecure." in page and "Say what you saw" in page


def test_the_manager_puts_right_without_a_face_and_a_parent_opens_no_page_of_the_room(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    tablet = at_tablet(nursery, monkeypatch)
    nappy = nursery.record("Ada", "nappy")
    tablet.keep(nappy)
    helen = signed_in(nursery, monkeypatch, "Helen")
    assert "Who is writing this?" not in helen.page(helen.moment("Ada", nappy.id, "correct/"))
    helen.tap(helen.moment("Ada", nappy.id, "take-back/"))
    assert tablet.day("Ada")[0].withdrawn is not None
    mum = signed_in(nursery, monkeypatch, "Ngozi")
    for address in (mum.baby("Ada"), mum.baby("Ada", "day/"), "/room/wall/", "/room/cots/", "/room/print/", "/room/since-last-shift/"):
        mum.page(address, status=404)


def test_a_moment_of_another_babys_day_is_not_on_this_one(hand: Hand) -> None:
    nappy = hand.nursery.record("Ben", "nappy")
    hand.keep(nappy)
    hand.page(hand.moment("Ada", nappy.id), status=404)
    hand.tap(hand.moment("Ada", nappy.id, "take-back/"), status=404, by=hand.face("Sam"))


def test_two_adults_who_fill_in_the_same_page_overwrite_nothing_unseen(hand: Hand) -> None:
    milk = hand.nursery.record("Ada", "milk", "10:20", facts={"taken_ml": 90})
    hand.keep(milk)
    address = hand.moment("Ada", milk.id, "correct/")
    sams, danas = filled(hand.page(address)), filled(hand.page(address))
    hand.tap(address, **{**sams, "taken_ml": "60", "by": hand.face("Sam")})
    hand.tap(address, **{**danas, "taken_ml": "30", "by": hand.face("Dana")})
    one = hand.one("Ada", "milk")
    assert one.clash and [row.facts["taken_ml"] for row in one.history] == [90, 60, 30]
    assert "Two people changed this at the same time." in words(hand.page(hand.baby("Ada", "day/")))


def test_what_was_put_right_meanwhile_is_not_taken_back_unseen(hand: Hand) -> None:
    milk = hand.nursery.record("Ada", "milk", "10:20", facts={"taken_ml": 90})
    hand.keep(milk)
    seen = re.findall(r'name="version" value="(.*?)"', hand.page(hand.moment("Ada", milk.id)))[0]
    assert seen == str(milk.id)
    sams = filled(hand.page(hand.moment("Ada", milk.id, "correct/")))
    hand.tap(hand.moment("Ada", milk.id, "correct/"), **{**sams, "taken_ml": "60", "by": hand.face("Sam")})
    hand.tap(hand.moment("Ada", milk.id, "take-back/"), by=hand.face("Dana"), version=seen)
    page = words(hand.page(hand.baby("Ada", "day/")))
    assert "One of us changed this and another took it back." in page and "Taken back by Dana" in page


def test_a_late_tap_of_the_strip_is_shown_beside_what_was_put_right(hand: Hand) -> None:
    milk = hand.nursery.record("Ada", "milk", "10:20", facts={"taken_ml": 90})
    hand.keep(milk)
    sams = filled(hand.page(hand.moment("Ada", milk.id, "correct/")))
    hand.tap(hand.moment("Ada", milk.id, "correct/"), **{**sams, "taken_ml": "60", "by": hand.face("Sam")})
    hand.keep(hand.nursery.record("Ada", "milk", "10:20", adds=milk.id, facts={"taken_ml": 120}))
    page = words(hand.page(hand.baby("Ada", "day/")))
    assert "Also written" in page and "120 ml" in page and "Two people changed this at the same time." in page
