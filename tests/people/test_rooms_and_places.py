"""Rooms open and close; a baby's own room is dated."""

from datetime import date, timedelta

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.facts import RoomFacts
from babyroom.people.models import Baby, Placement
from tests.nursery import TODAY, Nursery, at
from tests.people import audited


def move(nursery: Nursery, baby: str, room: str, *, from_on: date = TODAY, why: str = "Ready for the older room") -> Placement:
    return operations.place_baby(nursery.babies[baby], nursery.rooms[room], from_on=from_on, why=why, by=nursery.manager(), at=at("10:00"))


def test_a_move_is_dated_and_the_old_place_ends_the_day_before(nursery: Nursery) -> None:
    move(nursery, "Ada", "Goslings")
    ada = nursery.babies["Ada"]
    assert queries.rooms_of(nursery.setting, [ada], TODAY) == {ada: nursery.rooms["Goslings"]}
    assert queries.rooms_of(nursery.setting, [ada], TODAY - timedelta(days=1)) == {ada: nursery.rooms["Ducklings"]}
    assert ada not in queries.babies_placed(nursery.setting, nursery.rooms["Ducklings"], TODAY)
    assert audited.said_of(nursery, "people.place_baby", ada)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"room": "Ducklings"}, "room"), ({"why": ""}, "why"), ({"from_on": date(2026, 8, 1)}, "from_on")],
)
def test_a_move_that_cannot_be_is_refused(nursery: Nursery, values: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        move(nursery, "Ada", **{"room": "Goslings", **values})  # type: ignore[arg-type]
    assert refused.value.field == field and Placement.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"]).count() == 1


def test_a_move_into_a_room_where_the_picture_is_taken_is_refused(nursery: Nursery) -> None:
    Baby.objects.of(nursery.setting).filter(first_name="Hugo").update(peg="duck")
    with pytest.raises(Refusal, match="Hugo has the duck in Goslings"):
        move(nursery, "Ada", "Goslings")


def test_nobody_is_placed_after_the_last_day_and_a_place_ends_with_it(nursery: Nursery) -> None:
    last = TODAY + timedelta(days=10)
    Baby.objects.of(nursery.setting).filter(first_name="Ada").update(leaves_on=last)
    with pytest.raises(Refusal, match="leaves on"):
        move(nursery, "Ada", "Goslings", from_on=last + timedelta(days=1))
    assert move(nursery, "Ada", "Goslings").until_on == last


def test_a_room_is_added_at_the_end_and_named_once(nursery: Nursery) -> None:
    room = operations.add_room(RoomFacts("Cygnets", 12, 24), by=nursery.manager(), at=at("10:00"))
    assert [one.name for one in queries.rooms(nursery.setting)] == ["Ducklings", "Goslings", "Cygnets"]
    for name in ("cygnets", " Ducklings "):
        with pytest.raises(Refusal, match="already"):
            operations.add_room(RoomFacts(name), by=nursery.manager(), at=at("10:00"))
    operations.change_room(room.pk, RoomFacts("Cygnets", 10, 24, position=0), by=nursery.manager(), at=at("10:00"))
    assert audited.last(nursery, "people.change_room").before == {"from_months": 12, "position": 2}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (RoomFacts(" "), "name"),
        (RoomFacts("=A1"), "name"),
        (RoomFacts("Wrens", 20, 3), "to_months"),
        (RoomFacts("Wrens", 0, 99), "to_months"),
    ],
)
def test_a_room_that_cannot_be_is_refused(nursery: Nursery, facts: RoomFacts, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.add_room(facts, by=nursery.manager(), at=at("10:00"))
    assert refused.value.field == field


def test_a_room_with_babies_in_it_does_not_close_and_says_who(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="Goslings is still the room of Hugo"):
        operations.close_room(nursery.rooms["Goslings"], by=nursery.manager(), at=at("10:00"))
    move(nursery, "Hugo", "Ducklings", from_on=TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="Hugo"):
        operations.close_room(nursery.rooms["Goslings"], by=nursery.manager(), at=at("10:00"))


def test_a_closed_room_goes_from_the_lists_and_can_open_again(nursery: Nursery) -> None:
    move(nursery, "Hugo", "Ducklings")
    operations.close_room(nursery.rooms["Goslings"], by=nursery.manager(), at=at("10:00"))
    assert [one.name for one in queries.rooms(nursery.setting)] == ["Ducklings"]
    with pytest.raises(Refusal, match="closed room"):
        operations.add_room(RoomFacts("Goslings"), by=nursery.manager(), at=at("10:00"))
    operations.open_room(nursery.rooms["Goslings"], by=nursery.manager(), at=at("10:00"))
    assert len(queries.rooms(nursery.setting)) == 2 and "people.open_room" in audited.acts(nursery)


def test_a_room_of_another_setting_is_not_there(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.close_room(nursery.elsewhere_room, by=nursery.manager(), at=at("10:00"))
