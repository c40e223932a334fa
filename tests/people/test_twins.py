"""Twins are two babies with one link, never one record."""

from datetime import date

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations
from babyroom.people.models import Baby
from tests.nursery import Nursery, at
from tests.people import audited


def tie(nursery: Nursery, one: str, other: str) -> None:
    operations.tie_twins(nursery.babies[one], nursery.babies[other], by=nursery.manager(), at=at("10:00"))


def links(nursery: Nursery, *names: str) -> list[object]:
    return [Baby.objects.of(nursery.setting).get(pk=nursery.babies[name]).twins for name in names]


def test_two_babies_share_one_link_and_stay_two_records(nursery: Nursery) -> None:
    tie(nursery, "Ada", "Esme")
    ada, esme, ben = links(nursery, "Ada", "Esme", "Ben")
    assert ada == esme and ada is not None and ben is None
    assert audited.acts(nursery) == ["people.tie_twins", "people.tie_twins"]


def test_a_third_joins_the_link(nursery: Nursery) -> None:
    Baby.objects.of(nursery.setting).filter(first_name="Ben").update(born_on=date(2026, 1, 11))
    tie(nursery, "Ada", "Esme")
    tie(nursery, "Ben", "Ada")
    assert len(set(links(nursery, "Ada", "Esme", "Ben"))) == 1


def test_untying_one_of_two_leaves_nobody_tied_to_nobody(nursery: Nursery) -> None:
    tie(nursery, "Ada", "Esme")
    operations.untie_twins(nursery.babies["Ada"], by=nursery.manager(), at=at("10:00"))
    assert links(nursery, "Ada", "Esme") == [None, None]


def test_untying_one_of_three_leaves_two(nursery: Nursery) -> None:
    Baby.objects.of(nursery.setting).filter(first_name="Ben").update(born_on=date(2026, 1, 11))
    tie(nursery, "Ada", "Esme")
    tie(nursery, "Ben", "Ada")
    operations.untie_twins(nursery.babies["Ada"], by=nursery.manager(), at=at("10:00"))
    ada, esme, ben = links(nursery, "Ada", "Esme", "Ben")
    assert ada is None and esme == ben and ben is not None


def test_birthdays_far_apart_are_refused(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="too far apart"):
        tie(nursery, "Ada", "Ben")


def test_a_baby_is_not_tied_to_themselves_nor_twice(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="other twin"):
        tie(nursery, "Ada", "Ada")
    tie(nursery, "Ada", "Esme")
    with pytest.raises(Refusal, match="already"):
        tie(nursery, "Esme", "Ada")


def test_a_baby_of_another_setting_cannot_be_tied(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.tie_twins(nursery.babies["Ada"], nursery.elsewhere, by=nursery.manager(), at=at("10:00"))
