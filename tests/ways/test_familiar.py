"""Who a baby knows: named by people, dated, never worked out."""

from datetime import date

import pytest

from babyroom.common.ids import new_id
from babyroom.common.refusals import NotYours, Refusal
from babyroom.ways import queries
from babyroom.ways.models import Familiar
from babyroom.ways.operations import name_familiar, no_longer_familiar
from tests.nursery import TODAY, Nursery, at

NOW = at("10:00")


def name(nursery: Nursery, adult: str, *, with_family: bool = True, on: date = TODAY) -> Familiar:
    return name_familiar(nursery.babies["Ada"], nursery.adults[adult], with_family=with_family, on=on, by=nursery.tablet(), at=NOW)


def known(nursery: Nursery, on: date = TODAY) -> list[str]:
    return [row.adult.called for row in queries.familiar(nursery.setting, [nursery.babies["Ada"]], on).get(nursery.babies["Ada"], [])]


def test_names_stand_in_the_order_they_were_given(nursery: Nursery) -> None:
    for adult in ("Sam", "Priya", "Dana"):
        name(nursery, adult)
    assert known(nursery) == ["Sam", "Priya", "Dana"]


def test_a_name_holds_from_its_day_until_its_day(nursery: Nursery) -> None:
    row = name(nursery, "Sam", on=date(2026, 11, 3))
    assert known(nursery, date(2026, 11, 2)) == [] and known(nursery, date(2026, 11, 3)) == ["Sam"]
    no_longer_familiar(row.pk, on=date(2026, 11, 20), by=nursery.tablet(), at=NOW)
    assert known(nursery, date(2026, 11, 20)) == ["Sam"] and known(nursery, date(2026, 11, 21)) == []


def test_a_name_is_on_the_page_once_and_can_come_back(nursery: Nursery) -> None:
    row = name(nursery, "Sam")
    with pytest.raises(Refusal, match="on the page already"):
        name(nursery, "Sam")
    no_longer_familiar(row.pk, on=TODAY, by=nursery.tablet(), at=NOW)
    name(nursery, "Sam")
    assert Familiar.objects.of(nursery.setting).count() == 2


def test_only_people_of_this_setting_can_be_named(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        name_familiar(nursery.babies["Ada"], new_id(), with_family=True, on=TODAY, by=nursery.tablet(), at=NOW)
    with pytest.raises(NotYours):
        name_familiar(nursery.elsewhere, nursery.adults["Sam"], with_family=True, on=TODAY, by=nursery.tablet(), at=NOW)
    assert not Familiar.unscoped.exists()


def test_a_parent_is_asked_and_does_not_name_alone(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        name_familiar(nursery.babies["Ada"], nursery.adults["Sam"], with_family=True, on=TODAY, by=nursery.parent(), at=NOW)
