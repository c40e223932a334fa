"""A day the whole nursery is closed is written once; then nobody is expected, whatever is booked."""

import re
from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common import walls
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.models import Booked, ClosedDays
from babyroom.people.operations import Spell
from tests.nursery import ELSEWHERE, TODAY, Nursery, at
from tests.people import audited
from tests.tablet.eyes import read

CHRISTMAS, NEW_YEAR = date(2026, 12, 25), date(2027, 1, 1)


def close(nursery: Nursery, first: date, last: date | None = None, why: str = "Bank holiday") -> ClosedDays:
    return operations.close_nursery(first, last or first, why, by=nursery.manager(), at=at("10:00"))


def expected(nursery: Nursery, day: date) -> int:
    return len(queries.expected(nursery.setting, nursery.babies.values(), day))


def test_nobody_is_expected_while_the_nursery_is_closed(nursery: Nursery) -> None:
    days = [CHRISTMAS + timedelta(days=n) for n in (-1, 0, 3, 7, 10)]
    assert [expected(nursery, day) for day in days] == [8] * 5
    close(nursery, CHRISTMAS, NEW_YEAR)
    assert [expected(nursery, day) for day in days] == [8, 0, 0, 0, 8]
    assert audited.last(nursery, "people.close_nursery").after["why"] == "Bank holiday"


def test_another_settings_closed_day_closes_nothing_here(nursery: Nursery) -> None:
    with walls.within(ELSEWHERE):
        ClosedDays.objects.create(setting_id=ELSEWHERE, from_on=TODAY, until_on=TODAY, why="Training")
    assert expected(nursery, TODAY) == 8


def test_not_even_a_baby_with_hours_of_their_own_is_expected(nursery: Nursery) -> None:
    ada = nursery.babies["Ada"]
    Booked.objects.create(setting_id=nursery.setting, baby_id=ada, on=TODAY, from_time=time(9), to_time=time(12), why="extra")
    close(nursery, TODAY)
    assert expected(nursery, TODAY) == 0
    spell = Spell(TODAY, TODAY, "extra", (time(9), time(12)))
    with pytest.raises(Refusal, match="closed on 24 November 2026"):
        operations.set_days(ada, spell, by=nursery.manager(), at=at("10:00"))


def test_a_holiday_over_closed_days_speaks_of_the_open_ones_only(nursery: Nursery) -> None:
    close(nursery, TODAY)
    count = operations.set_days(
        nursery.babies["Ada"], Spell(TODAY, TODAY + timedelta(days=3), "holiday"), by=nursery.manager(), at=at("10:00")
    )
    assert count == 3


@pytest.mark.parametrize(
    ("first", "last", "why", "field"),
    [
        (CHRISTMAS, CHRISTMAS - timedelta(days=1), "Christmas", "last"),
        (CHRISTMAS, CHRISTMAS + timedelta(days=90), "Christmas", "last"),
        (CHRISTMAS, CHRISTMAS, " ", "why"),
        (CHRISTMAS, CHRISTMAS, "x" * 61, "why"),
        (date(2096, 12, 25), date(2096, 12, 25), "Christmas", "first"),
        (TODAY - timedelta(days=3), TODAY + timedelta(days=3), "Training", "first"),
    ],
)
def test_closed_days_that_cannot_be_are_refused(nursery: Nursery, first: date, last: date, why: str, field: str) -> None:
    close(nursery, TODAY)
    with pytest.raises(Refusal) as refused:
        close(nursery, first, last, why)
    assert refused.value.field == field and ClosedDays.objects.of(nursery.setting).count() == 1


def test_open_after_all_keeps_the_row_and_says_when(nursery: Nursery) -> None:
    row = close(nursery, CHRISTMAS)
    operations.open_after_all(row.pk, by=nursery.manager(), at=at("10:00"))
    row.refresh_from_db()
    assert (row.from_on, row.until_on, row.taken_back_at) == (CHRISTMAS, CHRISTMAS, at("10:00"))
    assert expected(nursery, CHRISTMAS) == 8
    close(nursery, CHRISTMAS, why="Christmas")
    with pytest.raises(NotYours):
        operations.open_after_all(row.pk, by=nursery.manager(), at=at("10:00"))


def test_days_gone_by_stay_closed_when_the_rest_is_taken_back(nursery: Nursery) -> None:
    row = close(nursery, TODAY - timedelta(days=1), TODAY + timedelta(days=1), "No heating")
    operations.open_after_all(row.pk, by=nursery.manager(), at=at("10:00"))
    assert [expected(nursery, TODAY + timedelta(days=n)) for n in (-1, 0, 1)] == [0, 8, 8]
    with pytest.raises(Refusal, match="over"):
        operations.open_after_all(row.pk, by=nursery.manager(), at=at("10:00"))


def test_the_office_closes_days_and_opens_them_again(nursery: Nursery, helen: Client) -> None:
    address = reverse("people:close_days")
    assert "Write why you are closed" in helen.post(address, {"first": "2026-12-01"}).content.decode()
    text = helen.post(address, {"first": "2026-12-01", "last": "", "why": "Training day"}, follow=True).content.decode()
    assert "Tuesday 1 December 2026" in text and "Training day" in text
    assert re.search(r"Closed on.*Tuesday 1 December 2026.*Training day", read(helen.get(reverse("people:office")).content.decode()))
    row = ClosedDays.objects.of(nursery.setting).get()
    assert "Open on Tuesday 1 December after all?" in helen.get(reverse("people:open_days", args=[row.pk])).content.decode()
    text = helen.post(reverse("people:open_days", args=[row.pk]), follow=True).content.decode()
    assert "taken back on 24 November 2026" in text
    assert "Training day" not in helen.get(reverse("people:office")).content.decode()
