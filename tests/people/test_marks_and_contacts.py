"""Allergies and diet are worded marks with dates; those we ring stand in an order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.facts import ContactFacts, MarkFacts
from babyroom.people.models import Contact, Mark
from tests.nursery import TODAY, Nursery, at
from tests.people import audited

NO_EGG = MarkFacts("allergy", "No egg", TODAY, detail="Baked egg is fine.", what_to_do="Ring 999.")
GRAN = ContactFacts("Rose Brook", "Gran", "01632 960 001", may_collect=True)


def mark(nursery: Nursery, facts: MarkFacts = NO_EGG) -> Mark:
    return operations.add_mark(nursery.babies["Ada"], facts, by=nursery.manager(), at=at("10:00"))


def shown(nursery: Nursery, on: date = TODAY) -> list[str]:
    return [one.words for one in queries.marks(nursery.setting, [nursery.babies["Ada"]], on).get(nursery.babies["Ada"], [])]


def test_a_mark_stands_from_its_first_day_to_its_last(nursery: Nursery) -> None:
    mark(nursery, replace(NO_EGG, until_on=TODAY + timedelta(days=7)))
    assert [shown(nursery, TODAY + timedelta(days=n)) for n in (-1, 0, 7, 8)] == [[], ["No egg"], ["No egg"], []]
    assert audited.said_of(nursery, "people.add_mark", nursery.babies["Ada"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"words": " "}, "words"),
        ({"words": "No egg, no milk, no peanuts"}, "words"),
        ({"sort": ""}, "sort"),
        ({"until_on": TODAY - timedelta(days=1)}, "until_on"),
        ({"detail": "x" * 301}, "detail"),
        ({"what_to_do": "call \x07"}, "what_to_do"),
    ],
)
def test_a_mark_that_could_not_be_read_on_a_screen_is_refused(nursery: Nursery, values: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        mark(nursery, replace(NO_EGG, **values))  # type: ignore[arg-type]
    assert refused.value.field == field and shown(nursery) == []


def test_the_same_words_do_not_stand_twice(nursery: Nursery) -> None:
    mark(nursery)
    with pytest.raises(Refusal, match="already"):
        mark(nursery, replace(NO_EGG, words="no EGG"))


def test_a_mark_ended_shows_until_its_last_day_and_the_row_stays(nursery: Nursery) -> None:
    row = mark(nursery, replace(NO_EGG, from_on=TODAY - timedelta(days=30)))
    operations.end_mark(nursery.babies["Ada"], row.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert shown(nursery) == ["No egg"] and shown(nursery, TODAY + timedelta(days=1)) == []
    assert Mark.objects.of(nursery.setting).filter(pk=row.pk).exists()


def test_a_mark_that_was_never_right_goes_at_once(nursery: Nursery) -> None:
    row = mark(nursery)
    operations.end_mark(nursery.babies["Ada"], row.pk, on=TODAY - timedelta(days=1), by=nursery.manager(), at=at("10:00"))
    assert shown(nursery) == []
    with pytest.raises(Refusal, match="began on"):
        operations.end_mark(nursery.babies["Ada"], row.pk, on=TODAY - timedelta(days=2), by=nursery.manager(), at=at("10:00"))


def test_a_mark_is_changed_on_its_own_baby_only(nursery: Nursery) -> None:
    row = mark(nursery)
    operations.change_mark(nursery.babies["Ada"], row.pk, replace(NO_EGG, words="No raw egg"), by=nursery.manager(), at=at("10:00"))
    assert audited.last(nursery, "people.change_mark").before["words"] == "No egg"
    with pytest.raises(NotYours):
        operations.change_mark(nursery.babies["Ben"], row.pk, NO_EGG, by=nursery.manager(), at=at("10:00"))


def ring(nursery: Nursery, name: str) -> Contact:
    return operations.add_contact(nursery.babies["Ada"], replace(GRAN, name=name), by=nursery.manager(), at=at("10:00"))


def order(nursery: Nursery, on: date = TODAY) -> list[str]:
    return [one.name for one in queries.contacts(nursery.setting, [nursery.babies["Ada"]], on).get(nursery.babies["Ada"], [])]


def test_contacts_stand_in_the_order_they_were_added_and_move_up(nursery: Nursery) -> None:
    rows = [ring(nursery, name) for name in ("Rose", "Jo", "Kit")]
    operations.ring_sooner(nursery.babies["Ada"], rows[2].pk, by=nursery.manager(), at=at("10:00"))
    assert order(nursery) == ["Rose", "Kit", "Jo"]
    operations.ring_sooner(nursery.babies["Ada"], rows[0].pk, by=nursery.manager(), at=at("10:00"))
    assert order(nursery) == ["Rose", "Kit", "Jo"]


def take_off(nursery: Nursery, row: Contact, on: date) -> Contact:
    return operations.take_off_contact(nursery.babies["Ada"], row.pk, on=on, by=nursery.manager(), at=at("10:00"))


def test_a_contact_taken_off_is_told_to_nobody_and_its_row_keeps_what_held(nursery: Nursery) -> None:
    rows = [ring(nursery, name) for name in ("Rose", "Jo", "Kit")]
    take_off(nursery, rows[0], TODAY - timedelta(days=1))
    assert order(nursery) == ["Jo", "Kit"]
    kept = Contact.objects.of(nursery.setting).get(pk=rows[0].pk)
    assert (kept.until_on, kept.may_collect) == (TODAY - timedelta(days=1), True), "what held until then is not rewritten"
    told = audited.last(nursery, "people.take_off_contact")
    assert (told.after["name"], told.after["until_on"]) == ("Rose", "2026-11-23")
    with pytest.raises(NotYours):
        operations.change_contact(nursery.babies["Ada"], kept.pk, GRAN, by=nursery.manager(), at=at("10:00"))


def test_a_contact_with_a_last_day_to_come_is_rung_until_then(nursery: Nursery) -> None:
    rows = [ring(nursery, name) for name in ("Rose", "Jo")]
    take_off(nursery, rows[0], TODAY + timedelta(days=3))
    assert [order(nursery, TODAY + timedelta(days=n)) for n in (0, 3, 4)] == [["Rose", "Jo"], ["Rose", "Jo"], ["Jo"]]


def test_a_last_day_in_an_odd_year_is_refused(nursery: Nursery) -> None:
    row = ring(nursery, "Rose")
    for year in (1926, 2096):
        with pytest.raises(Refusal, match="year"):
            take_off(nursery, row, date(year, 1, 1))
    assert order(nursery) == ["Rose"]


@pytest.mark.parametrize(
    ("values", "field"), [({"name": ""}, "name"), ({"relation": ""}, "relation"), ({"phone": ""}, "phone"), ({"phone": "call me"}, "phone")]
)
def test_a_contact_nobody_could_ring_is_refused(nursery: Nursery, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.add_contact(nursery.babies["Ada"], replace(GRAN, **values), by=nursery.manager(), at=at("10:00"))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_a_contact_changed_keeps_its_place(nursery: Nursery) -> None:
    rows = [ring(nursery, name) for name in ("Rose", "Jo")]
    operations.change_contact(nursery.babies["Ada"], rows[0].pk, replace(GRAN, name="Rosie"), by=nursery.manager(), at=at("10:00"))
    assert order(nursery) == ["Rosie", "Jo"]
