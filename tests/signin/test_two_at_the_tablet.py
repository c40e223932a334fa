"""A moment of an earlier day goes to another baby only when two people look: both PINs, two people who stay, both in the audit."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from babyroom.common.models import AuditRow
from babyroom.moments import queries
from babyroom.moments.operations import receive
from babyroom.signin import operations, operations_shift
from babyroom.signin.models import Guess
from tests.nursery import TODAY, Nursery
from tests.signin.hands import NOW, PINS, Clock, fresh_form, give_pins
from tests.tablet.hands import Hand, at_tablet

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def hand(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> Hand:
    give_pins(nursery, "Priya", "Sam")
    found = at_tablet(nursery, monkeypatch, now=NOW)
    Clock(monkeypatch)
    return found


@pytest.fixture
def page(hand: Hand) -> str:
    """The page that moves Ada's milk of yesterday, opened by Priya."""
    record = hand.nursery.record("Ada", "milk", "10:00", on=YESTERDAY, facts={"taken_ml": 120})
    assert [answer.outcome for answer in receive([record], by=hand.nursery.tablet(), at=NOW)] == ["kept"]
    address = hand.baby("Ada", f"day/{YESTERDAY}/{record.id}/move/")
    hand.tap(hand.client.get(address).headers["Location"], **fresh_form(hand.nursery.adults["Priya"], PINS["Priya"]))
    return address


def form(hand: Hand, second: UUID | None, pin: str, baby: str = "Ben") -> dict[str, Any]:
    said = {"by": hand.face("Priya"), "to": str(hand.nursery.babies[baby]), "second-pin": pin}
    return said | ({"second-of": str(second)} if second else {})


def of_ben(hand: Hand) -> int:
    who = hand.nursery.tablet()
    who.seen["babies_in_room"] = queries.in_room(who, NOW)
    return len([one for one in queries.day(who, hand.nursery.babies["Ben"], YESTERDAY) if one.kind == "milk"])


def test_the_right_pin_of_a_colleague_moves_it_and_the_audit_names_both(hand: Hand, page: str) -> None:
    priya, sam = hand.nursery.adults["Priya"], hand.nursery.adults["Sam"]
    told = hand.page(page)
    assert "Two of you look at this" in told and f'name="second-of" value="{sam}"' in told
    assert f'name="second-of" value="{priya}"' not in told, "whoever opened the page is no second one"
    hand.tap(page, **form(hand, sam, PINS["Sam"]))
    assert of_ben(hand) == 1
    row = AuditRow.objects.of(hand.nursery.setting).get(act="moments.move_by_two")
    assert (row.by_adult_id, row.after["first"], row.after["second"]) == (priya, str(priya), str(sam))


@pytest.mark.parametrize(
    ("who", "pin", "said"),
    [
        ("Sam", "739106", "This is not the PIN"),
        ("Sam", "", "Type the PIN first"),
        ("Priya", PINS["Priya"], "This needs two of you"),
        (None, PINS["Sam"], "This needs two of you"),
        ("Dana", PINS["Dana"], "This is not the PIN"),
    ],
    ids=["a wrong PIN", "no PIN", "the same person twice", "nobody chosen", "somebody without a PIN"],
)
def test_anything_else_moves_nothing_and_says_why(hand: Hand, page: str, who: str | None, pin: str, said: str) -> None:
    told = hand.tap(page, status=422, **form(hand, hand.nursery.adults[who] if who else None, pin))
    assert said in told and of_ben(hand) == 0
    assert not pin or f'value="{pin}"' not in told, "a PIN is never put back"
    assert not AuditRow.objects.of(hand.nursery.setting).filter(act="moments.move_by_two").exists()


def test_cover_for_the_day_is_not_offered_and_not_taken(hand: Hand, page: str) -> None:
    priya = hand.nursery.adults["Priya"]
    guest = operations_shift.welcome(
        first_name="Rhea", last_name="", until=NOW + timedelta(hours=6), vouched_by=priya, by=hand.nursery.tablet(), at=NOW
    )
    rhea = next(row.after for row in AuditRow.objects.of(hand.nursery.setting).filter(act="signin.welcome_guest"))
    subject = AuditRow.objects.of(hand.nursery.setting).get(act="signin.welcome_guest").subject
    assert rhea["name"] == "Rhea" and "Rhea" not in hand.page(page).split("Who looks at it with you?")[1].split("</fieldset>")[0]
    told = hand.tap(page, status=422, **form(hand, UUID(subject.split("/")[1]), guest.pin))
    assert "Cover for the day cannot be the second one" in told and of_ben(hand) == 0


def test_a_colleague_who_has_left_the_room_is_no_second_one(hand: Hand, page: str) -> None:
    operations.go_out(hand.nursery.adults["Sam"], by=hand.nursery.tablet(), at=NOW)
    assert "Nobody else in the room has a PIN just now" in hand.page(page)
    told = hand.tap(page, status=422, **form(hand, hand.nursery.adults["Sam"], PINS["Sam"]))
    assert "The second one must be in the room" in told and of_ben(hand) == 0


def test_wrong_pins_of_the_second_one_are_counted_as_any(hand: Hand, page: str) -> None:
    hand.tap(page, status=422, **form(hand, hand.nursery.adults["Sam"], "739106"))
    assert Guess.objects.of(hand.nursery.setting).get(adult_id=hand.nursery.adults["Sam"]).count == 1


def test_today_nobody_is_asked_for_a_second_one(hand: Hand) -> None:
    hand.keep(hand.nursery.record("Ada", "milk", "10:00", facts={"taken_ml": 120}))
    address = hand.moment("Ada", hand.one("Ada", "milk").id, "move/")
    assert "Two of you" not in hand.page(address)
    hand.tap(address, by=hand.face("Priya"), to=str(hand.nursery.babies["Ben"]))
