"""A baby is added with a room and a picture of their own, put right, and never taken away."""

from dataclasses import replace
from datetime import date

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.facts import BabyFacts, RoomFacts
from babyroom.people.models import Baby, Booked, Placement
from tests.nursery import Nursery, at
from tests.people import audited

INES = BabyFacts(
    "Ines", date(2026, 5, 2), date(2026, 12, 1), peg="apple", last_name="Brook", settling_from=date(2026, 11, 25), weeks_early=6
)


def add(nursery: Nursery, facts: BabyFacts = INES, room: str = "Ducklings", *, sure: bool = False) -> Baby:
    return operations.add_baby(facts, room=nursery.rooms[room], sure=sure, by=nursery.manager(), at=at("10:00"))


def change(nursery: Nursery, name: str, **values: object) -> Baby:
    baby = Baby.objects.of(nursery.setting).get(pk=nursery.babies[name])
    columns = {name: getattr(baby, name) for name in BabyFacts.__dataclass_fields__}
    facts = BabyFacts(**{**columns, **values})
    return operations.change_baby(nursery.babies[name], facts, by=nursery.manager(), at=at("10:00"))


def test_a_new_baby_has_a_place_from_the_first_settling_in_day(nursery: Nursery) -> None:
    ines = add(nursery)
    place = Placement.objects.of(nursery.setting).get(baby=ines)
    assert (place.room_id, place.from_on, place.until_on) == (nursery.rooms["Ducklings"], date(2026, 11, 25), None)
    row = audited.last(nursery, "people.add_baby")
    assert row.subject == f"people.baby/{ines.pk}" and row.after["first_name"] == "Ines" and row.after["weeks_early"] == 6


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_name": "  "}, "first_name"),
        ({"first_name": "=cmd"}, "first_name"),
        ({"born_on": date(2026, 11, 25)}, "born_on"),
        ({"born_on": date(1926, 5, 2)}, "born_on"),
        ({"weeks_early": 19}, "weeks_early"),
        ({"starts_on": date(2026, 5, 1)}, "starts_on"),
        ({"starts_on": date(2036, 5, 1)}, "starts_on"),
        ({"settling_from": date(2026, 12, 2)}, "settling_from"),
        ({"settling_from": date(2026, 5, 1)}, "settling_from"),
        ({"leaves_on": date(2026, 11, 30)}, "leaves_on"),
        ({"peg": "dragon"}, "peg"),
        ({"peg": ""}, "peg"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(nursery: Nursery, values: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        add(nursery, replace(INES, **values))  # type: ignore[arg-type]
    assert refused.value.field == field
    assert not Baby.objects.of(nursery.setting).filter(born_on=INES.born_on).exists() and not audited.acts(nursery)


def test_a_picture_another_baby_of_the_room_has_is_refused_by_name(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="Ada has the duck in Ducklings"):
        add(nursery, replace(INES, peg="duck"))
    assert add(nursery, replace(INES, peg="duck"), room="Goslings").peg == "duck"


def test_a_second_baby_with_one_name_and_birthday_is_asked_about(nursery: Nursery) -> None:
    add(nursery)
    again = replace(INES, peg="bear", first_name=" ines ")
    with pytest.raises(Refusal) as refused:
        add(nursery, again)
    assert refused.value.asks and refused.value.field == "sure"
    add(nursery, again, sure=True)
    assert Baby.objects.of(nursery.setting).filter(born_on=INES.born_on).count() == 2


def test_a_closed_room_and_a_room_of_another_setting_take_nobody(nursery: Nursery) -> None:
    empty = operations.add_room(RoomFacts("Cygnets"), by=nursery.manager(), at=at("09:00"))
    operations.close_room(empty.pk, by=nursery.manager(), at=at("09:00"))
    with pytest.raises(Refusal, match="closed"):
        operations.add_baby(INES, room=empty.pk, by=nursery.manager(), at=at("10:00"))
    elsewhere = nursery.elsewhere_room
    with pytest.raises(NotYours):
        operations.add_baby(INES, room=elsewhere, by=nursery.manager(), at=at("10:00"))


def test_a_change_tells_the_audit_what_was_and_what_is(nursery: Nursery) -> None:
    change(nursery, "Ada", known_as="Adie", weeks_early=5)
    row = audited.last(nursery, "people.change_baby")
    assert row.before == {"known_as": "", "weeks_early": 0} and row.after == {"known_as": "Adie", "weeks_early": 5}


def test_a_new_picture_must_be_free_in_the_room(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="Ben has the leaf"):
        change(nursery, "Ada", peg="leaf")
    assert change(nursery, "Ada", peg="umbrella").peg == "umbrella"


def test_the_place_and_the_booked_week_end_with_the_last_day_and_open_again_without_it(nursery: Nursery) -> None:
    ada = nursery.babies["Ada"]
    last = date(2026, 12, 18)
    change(nursery, "Ada", leaves_on=last)
    assert set(Booked.objects.of(nursery.setting).filter(baby=ada).values_list("until_on", flat=True)) == {last}
    assert ada in queries.babies_placed(nursery.setting, nursery.rooms["Ducklings"], last)
    assert ada not in queries.babies_placed(nursery.setting, nursery.rooms["Ducklings"], date(2026, 12, 19))
    change(nursery, "Ada", leaves_on=None)
    assert ada in queries.babies_placed(nursery.setting, nursery.rooms["Ducklings"], date(2027, 1, 19))


def test_an_earlier_start_moves_the_first_place_with_it(nursery: Nursery) -> None:
    change(nursery, "Ada", starts_on=date(2026, 8, 24))
    assert nursery.babies["Ada"] in queries.babies_placed(nursery.setting, nursery.rooms["Ducklings"], date(2026, 8, 24))


def test_a_picture_is_free_again_when_its_baby_has_left(nursery: Nursery) -> None:
    change(nursery, "Ada", leaves_on=date(2026, 11, 20))
    assert add(nursery, replace(INES, peg="duck")).peg == "duck"


def test_a_baby_of_another_setting_is_not_there(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.change_baby(nursery.elsewhere, INES, by=nursery.manager(), at=at("10:00"))


def test_only_those_who_lead_may_write(nursery: Nursery) -> None:
    for who in (nursery.tablet(), nursery.parent()):
        with pytest.raises(NotYours):
            operations.add_baby(INES, room=nursery.rooms["Ducklings"], by=who, at=at("10:00"))
    assert not Baby.objects.of(nursery.setting).filter(first_name="Ines").exists()
