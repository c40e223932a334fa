"""A rule of the house is a dated row with its source; the row before stays."""

from datetime import date, timedelta

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.models import Policy
from tests.nursery import TODAY, Nursery, at
from tests.people import audited


def write(nursery: Nursery, on: date = TODAY, *, source: str = "The team, 20 November", **values: str) -> list[Policy]:
    return operations.set_policies(values, from_on=on, source=source, verified_on=None, by=nursery.manager(), at=at("10:00"))


def test_a_new_value_holds_from_its_day_and_the_old_one_stays_in_the_past(nursery: Nursery) -> None:
    write(nursery, TODAY - timedelta(days=30), look_in_minutes="10")
    write(nursery, look_in_minutes="8")
    assert [queries.policies(nursery.setting, TODAY - timedelta(days=n)).whole("look_in_minutes") for n in (0, 1)] == [8, 10]
    row = audited.last(nursery, "people.set_policy")
    assert (row.before["value"], row.after["value"], row.after["rule"]) == ("10", "8", "look_in_minutes")
    assert {one.source for one in Policy.objects.of(nursery.setting)} == {"The team, 20 November"}


def test_the_same_value_again_is_no_new_row(nursery: Nursery) -> None:
    assert len(write(nursery, look_in_minutes="8", opens_at="07:30")) == 2
    assert write(nursery, look_in_minutes="8", opens_at="07:30") == []


def test_two_values_on_one_day_leave_the_second(nursery: Nursery) -> None:
    write(nursery, look_in_minutes="8")
    write(nursery, look_in_minutes="9")
    assert queries.policies(nursery.setting, TODAY).whole("look_in_minutes") == 9


def test_an_offer_taken_up_becomes_the_settings_own(nursery: Nursery) -> None:
    assert [row.value for row in write(nursery, look_in_minutes="10")] == ["10"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"look_in_minutes": "0"}, "look_in_minutes"),
        ({"look_in_minutes": "ten"}, "look_in_minutes"),
        ({"opens_at": "25:00"}, "opens_at"),
        ({"opens_at": "18:30"}, "closes_at"),
        ({"danger_lead_phone": "ask Jo"}, "danger_lead_phone"),
        ({"danger_checked_on": "2026-11-25"}, "danger_checked_on"),
        ({"danger_checked_on": "yesterday"}, "danger_checked_on"),
        ({"danger_address": "x" * 201}, "danger_address"),
    ],
)
def test_a_value_that_cannot_be_is_refused_at_its_rule(nursery: Nursery, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.set_policies(values, from_on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert refused.value.field == field and not Policy.objects.of(nursery.setting).exists()


def test_one_refused_value_keeps_none_of_the_others(nursery: Nursery) -> None:
    with pytest.raises(Refusal):
        write(nursery, danger_lead_name="Jo", danger_lead_phone="ask Jo")
    assert not Policy.objects.of(nursery.setting).exists()


def test_the_past_is_not_written_over(nursery: Nursery) -> None:
    write(nursery, look_in_minutes="8")
    with pytest.raises(Refusal) as refused:
        write(nursery, TODAY - timedelta(days=3), look_in_minutes="6")
    assert refused.value.field == "from_on"


def test_a_name_is_changed_with_a_trace(nursery: Nursery) -> None:
    operations.change_setting("Harbour House", "Europe/London", by=nursery.manager(), at=at("10:00"))
    row = audited.last(nursery, "people.change_setting")
    assert (row.before, row.after) == ({"name": "Harbour Nursery"}, {"name": "Harbour House"})


@pytest.mark.parametrize("zone", ["localtime", "UTC", "Europe/" + "a" * 60])
def test_clocks_go_by_a_place_of_the_zone_database(nursery: Nursery, zone: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.change_setting("Harbour House", zone, by=nursery.manager(), at=at("10:00"))
    assert refused.value.field == "zone"


def test_the_rules_are_the_leads_to_write(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.set_policies({"look_in_minutes": "8"}, from_on=TODAY, by=nursery.tablet(), at=at("10:00"))
