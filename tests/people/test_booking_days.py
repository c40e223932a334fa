"""The booked week is dated; days that differ win over it; a plan dropped never holds and is never deleted."""

from datetime import date, time, timedelta

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.models import Booked
from babyroom.people.operations import Spell
from babyroom.people.queries import Expected
from tests.nursery import TODAY, Nursery, at
from tests.people import audited

SHORT = {1: (time(9), time(13)), 3: (time(9), time(13))}
MONDAY = date(2026, 11, 30)


def book(nursery: Nursery, week: dict[int, tuple[time, time]], from_on: date) -> None:
    operations.set_week(nursery.babies["Ada"], week, from_on=from_on, by=nursery.manager(), at=at("10:00"))


def differ(nursery: Nursery, first: date, last: date, why: str, hours: tuple[time, time] | None = None) -> int:
    return operations.set_days(nursery.babies["Ada"], Spell(first, last, why, hours), by=nursery.manager(), at=at("10:00"))


def on(nursery: Nursery, day: date) -> Expected | None:
    return queries.expected(nursery.setting, [nursery.babies["Ada"]], day).get(nursery.babies["Ada"])


def test_a_new_week_holds_from_its_day_and_the_old_one_until_the_day_before(nursery: Nursery) -> None:
    book(nursery, SHORT, MONDAY)
    assert on(nursery, MONDAY) == Expected(time(9), time(13), away=False)
    assert on(nursery, MONDAY + timedelta(days=1)) is None
    assert on(nursery, MONDAY - timedelta(days=3)) == Expected(time(8), time(17, 30), away=False)
    row = audited.last(nursery, "people.set_week")
    assert row.after["week"] == {"1": ["09:00:00", "13:00:00"], "3": ["09:00:00", "13:00:00"]} and set(row.before["week"]) == set("12345")


def test_a_week_written_twice_on_one_day_is_the_second_one(nursery: Nursery) -> None:
    book(nursery, SHORT, MONDAY)
    book(nursery, {2: (time(10), time(12))}, MONDAY)
    assert on(nursery, MONDAY) is None and on(nursery, MONDAY + timedelta(days=1)) == Expected(time(10), time(12), away=False)


def test_a_week_that_comes_before_a_planned_one_takes_its_place_and_nothing_is_deleted(nursery: Nursery) -> None:
    book(nursery, SHORT, MONDAY + timedelta(days=14))
    rows = Booked.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"]).count()
    book(nursery, {5: (time(8), time(12))}, MONDAY)
    assert on(nursery, MONDAY + timedelta(days=14)) is None
    assert on(nursery, MONDAY + timedelta(days=18)) == Expected(time(8), time(12), away=False)
    assert Booked.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"]).count() == rows + 1


@pytest.mark.parametrize(("week", "from_on", "field"), [({1: (time(13), time(9))}, MONDAY, "to_1"), (SHORT, date(2026, 8, 1), "from_on")])
def test_a_week_that_cannot_be_is_refused(nursery: Nursery, week: dict[int, tuple[time, time]], from_on: date, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        book(nursery, week, from_on)
    assert refused.value.field == field and on(nursery, MONDAY) == Expected(time(8), time(17, 30), away=False)


def test_a_week_without_days_ends_the_booking_and_is_refused_where_there_is_none(nursery: Nursery) -> None:
    book(nursery, {}, MONDAY)
    assert on(nursery, MONDAY) is None
    with pytest.raises(Refusal, match="at least one day"):
        book(nursery, {}, MONDAY)


def test_a_holiday_is_away_on_booked_days_only(nursery: Nursery) -> None:
    assert differ(nursery, TODAY, TODAY + timedelta(days=6), "holiday") == 5
    assert on(nursery, TODAY) == Expected(None, None, away=True)
    assert on(nursery, date(2026, 11, 28)) is None


def test_an_extra_day_has_hours_and_other_hours_win_over_the_week(nursery: Nursery) -> None:
    differ(nursery, date(2026, 11, 28), date(2026, 11, 28), "extra", (time(9), time(12)))
    differ(nursery, TODAY, TODAY, "family", (time(10), time(12)))
    assert on(nursery, date(2026, 11, 28)) == Expected(time(9), time(12), away=False)
    assert on(nursery, TODAY) == Expected(time(10), time(12), away=False)


def test_a_day_said_twice_is_one_row_with_what_was_said_last(nursery: Nursery) -> None:
    differ(nursery, TODAY, TODAY, "holiday")
    differ(nursery, TODAY, TODAY, "unwell")
    assert [row.why for row in Booked.objects.of(nursery.setting).filter(on=TODAY)] == ["unwell"]
    assert audited.last(nursery, "people.set_day").before["why"] == "holiday"


@pytest.mark.parametrize(
    ("first", "last", "why", "hours", "field"),
    [
        (TODAY, TODAY - timedelta(days=1), "holiday", None, "last"),
        (TODAY, TODAY + timedelta(days=200), "holiday", None, "last"),
        (TODAY, TODAY, "", None, "why"),
        (TODAY, TODAY, "extra", None, "from_time"),
        (TODAY, TODAY, "holiday", (time(9), time(10)), "why"),
        (TODAY, TODAY, "family", (time(10), time(9)), "to_time"),
        (date(2026, 11, 28), date(2026, 11, 29), "holiday", None, "first"),
        (date(2026, 8, 3), TODAY, "holiday", None, "first"),
    ],
)
def test_days_that_cannot_differ_are_refused(
    nursery: Nursery, first: date, last: date, why: str, hours: tuple[time, time] | None, field: str
) -> None:
    with pytest.raises(Refusal) as refused:
        differ(nursery, first, last, why, hours)
    assert refused.value.field == field and not Booked.objects.of(nursery.setting).exclude(on=None).exists()


@pytest.mark.parametrize("hours", [None, (time(10), time(12))])
def test_a_day_dropped_is_as_in_the_week_again_and_its_row_stays(nursery: Nursery, hours: tuple[time, time] | None) -> None:
    differ(nursery, TODAY, TODAY, "family", hours)
    row = Booked.objects.of(nursery.setting).get(on=TODAY)
    operations.drop_day(nursery.babies["Ada"], row.pk, by=nursery.manager(), at=at("10:00"))
    assert on(nursery, TODAY) == Expected(time(8), time(17, 30), away=False)
    kept = Booked.objects.of(nursery.setting).get(pk=row.pk)
    assert (kept.on, kept.why, kept.from_time, kept.taken_back_at) == (TODAY, "family", hours and hours[0], at("10:00"))
    assert audited.last(nursery, "people.drop_day").before["on"] == "2026-11-24"


def test_a_day_taken_back_can_be_said_again_and_is_not_taken_back_twice(nursery: Nursery) -> None:
    differ(nursery, TODAY, TODAY, "family")
    row = Booked.objects.of(nursery.setting).get(on=TODAY)
    operations.drop_day(nursery.babies["Ada"], row.pk, by=nursery.manager(), at=at("10:00"))
    with pytest.raises(NotYours):
        operations.drop_day(nursery.babies["Ada"], row.pk, by=nursery.manager(), at=at("10:01"))
    differ(nursery, TODAY, TODAY, "unwell")
    assert on(nursery, TODAY) == Expected(None, None, away=True)
    said = Booked.objects.of(nursery.setting).filter(on=TODAY).order_by("taken_back_at").values_list("why", "taken_back_at")
    assert set(said) == {("family", at("10:00")), ("unwell", None)}


def test_a_day_gone_by_stays_as_it_was(nursery: Nursery) -> None:
    differ(nursery, date(2026, 11, 20), date(2026, 11, 20), "unwell")
    row = Booked.objects.of(nursery.setting).get(on=date(2026, 11, 20))
    with pytest.raises(Refusal, match="over"):
        operations.drop_day(nursery.babies["Ada"], row.pk, by=nursery.manager(), at=at("10:00"))
