"""When adults are to work: a week from a day on, days that differ, and nothing that could not be."""

from datetime import date, time, timedelta
from uuid import uuid4

import pytest

from babyroom.common import walls
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Adult, ClosedDays, Job
from babyroom.rota import operations, queries
from babyroom.rota.facts import DayFacts
from babyroom.rota.models import Shift
from tests.nursery import ELSEWHERE, TODAY, Nursery, at
from tests.people import audited
from tests.rota.planning import MONDAY, WEEK, hours, lead, practitioner, shift


def planned(nursery: Nursery, on: date = TODAY) -> list[tuple[str, str]]:
    names = {pk: name for name, pk in nursery.adults.items()}
    return [(names[one.adult], f"{one.start:%H:%M}-{one.end:%H:%M}") for one in queries.planned(nursery.setting, on)]


def test_a_week_holds_from_its_day_until_another_one_does(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "15:30")
    shift(nursery, "Priya", "10:00", "18:00", on=TODAY + timedelta(days=1))
    assert planned(nursery) == [("Priya", "07:30-15:30")]
    assert planned(nursery, TODAY + timedelta(days=1)) == [("Priya", "10:00-18:00")]
    assert planned(nursery, MONDAY - timedelta(days=1)) == planned(nursery, date(2026, 11, 28)) == []
    assert audited.last(nursery, "rota.set_week").subject == f"people.adult/{nursery.adults['Priya']}"


def test_a_day_that_differs_stands_for_the_whole_day_and_can_be_taken_back(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "15:30")
    priya, by = nursery.adults["Priya"], nursery.manager()
    assert operations.set_days(priya, DayFacts(TODAY, TODAY), by=by, at=at("07:00")) == 1
    assert planned(nursery) == []
    operations.set_days(priya, DayFacts(TODAY, TODAY, hours("12:00", "18:00"), nursery.rooms["Goslings"]), by=by, at=at("07:05"))
    assert [(one.room, one.start) for one in queries.planned(nursery.setting, TODAY)] == [(nursery.rooms["Goslings"], time(12))]
    row = Shift.objects.of(nursery.setting).get(on=TODAY, taken_back_at=None)
    assert operations.drop_day(priya, row.pk, by=by, at=at("07:10")) == TODAY
    assert planned(nursery) == [("Priya", "07:30-15:30")]
    assert Shift.objects.of(nursery.setting).filter(on=TODAY).count() == 2
    with pytest.raises(NotYours):
        operations.drop_day(priya, row.pk, by=by, at=at("07:11"))


def test_a_day_gone_by_stays_as_it_was(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "15:30")
    priya = nursery.adults["Priya"]
    operations.set_days(priya, DayFacts(MONDAY, MONDAY), by=nursery.manager(), at=at("07:00"))
    row = Shift.objects.of(nursery.setting).get(on=MONDAY)
    with pytest.raises(Refusal, match="over"):
        operations.drop_day(priya, row.pk, by=nursery.manager(), at=at("07:10"))


def test_shifts_that_lie_over_each_other_are_refused_and_two_parts_of_a_day_are_not(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "12:00")
    priya, goslings, by = nursery.adults["Priya"], nursery.rooms["Goslings"], lead(nursery)
    with pytest.raises(Refusal, match="has a shift from 07:30 to 12:00") as refused:
        operations.add_part(priya, 2, hours("11:30", "15:00"), room=goslings, from_on=TODAY, by=by, at=at("07:00"))
    assert refused.value.code == "overlaps"
    operations.add_part(priya, 2, hours("12:00", "15:00"), room=goslings, from_on=TODAY, by=by, at=at("07:00"))
    assert planned(nursery) == [("Priya", "07:30-12:00"), ("Priya", "12:00-15:00")]


@pytest.mark.parametrize(("start", "end"), [("22:00", "06:00"), ("08:00", "08:00")])
def test_a_shift_past_midnight_is_refused(nursery: Nursery, start: str, end: str) -> None:
    with pytest.raises(Refusal, match="later on the same day") as refused:
        shift(nursery, "Priya", start, end)
    assert refused.value.field == "to_1" and refused.value.code == "past_midnight"
    with pytest.raises(Refusal):
        operations.set_days(nursery.adults["Priya"], DayFacts(TODAY, TODAY, hours(start, end)), by=nursery.manager(), at=at("07:00"))
    assert Shift.objects.of(nursery.setting).count() == 0


def test_an_adult_whose_work_is_over_is_planned_no_more(nursery: Nursery) -> None:
    shift(nursery, "Sam", "07:30", "15:30")
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY)
    assert planned(nursery) == [("Sam", "07:30-15:30")] and planned(nursery, TODAY + timedelta(days=1)) == []
    with pytest.raises(Refusal, match="does not work here"):
        shift(nursery, "Sam", "08:00", "12:00", on=TODAY + timedelta(days=1))
    with pytest.raises(Refusal, match="does not work here"):
        shift(nursery, "Ngozi", "08:00", "12:00")


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (DayFacts(TODAY, TODAY - timedelta(days=1)), "last"),
        (DayFacts(TODAY, TODAY + timedelta(days=200)), "last"),
        (DayFacts(date(2096, 1, 1), date(2096, 1, 1)), "first"),
        (DayFacts(date(1926, 1, 1), date(1926, 1, 1)), "first"),
        (DayFacts(date(2026, 11, 28), date(2026, 11, 29)), "first"),
    ],
)
def test_days_that_cannot_be_are_refused(nursery: Nursery, facts: DayFacts, field: str) -> None:
    shift(nursery, "Priya", "07:30", "15:30")
    with pytest.raises(Refusal) as refused:
        operations.set_days(nursery.adults["Priya"], facts, by=nursery.manager(), at=at("07:00"))
    assert refused.value.field == field


def test_nobody_is_planned_while_the_nursery_is_closed(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "15:30")
    ClosedDays.objects.create(setting_id=nursery.setting, from_on=TODAY, until_on=TODAY, why="Training")
    assert planned(nursery) == []


def test_an_empty_week_ends_the_shifts_and_is_refused_where_there_are_none(nursery: Nursery) -> None:
    by = nursery.manager()
    with pytest.raises(Refusal, match="at least one day"):
        operations.set_week(nursery.adults["Dana"], {}, room=None, from_on=TODAY, by=by, at=at("07:00"))
    shift(nursery, "Dana", "07:30", "15:30")
    operations.set_week(nursery.adults["Dana"], {}, room=None, from_on=TODAY, by=by, at=at("07:00"))
    assert planned(nursery) == [] and planned(nursery, MONDAY) == [("Dana", "07:30-15:30")]


def test_a_weekly_shift_is_ended_and_one_that_never_held_goes_at_once(nursery: Nursery) -> None:
    shift(nursery, "Dana", "07:30", "15:30", days=range(2, 3))
    row = Shift.objects.of(nursery.setting).get()
    with pytest.raises(Refusal, match="It began on"):
        operations.end_shift(nursery.adults["Dana"], row.pk, on=MONDAY - timedelta(days=3), by=nursery.manager(), at=at("07:00"))
    operations.end_shift(nursery.adults["Dana"], row.pk, on=MONDAY - timedelta(days=1), by=nursery.manager(), at=at("07:00"))
    assert planned(nursery) == [] and queries.weeks(nursery.setting, TODAY) == {}


def test_another_settings_adult_and_room_are_not_here(nursery: Nursery) -> None:
    with walls.within(ELSEWHERE):
        other = Adult.objects.create(setting_id=ELSEWHERE, first_name="Mia")
    week = dict.fromkeys(WEEK, hours("08:00", "12:00"))
    for adult, room in ((other.pk, nursery.rooms["Ducklings"]), (nursery.adults["Sam"], nursery.elsewhere_room), (uuid4(), None)):
        with pytest.raises(NotYours):
            operations.set_week(adult, week, room=room, from_on=TODAY, by=nursery.manager(), at=at("07:00"))


def test_only_who_leads_writes_shifts(nursery: Nursery) -> None:
    week = dict.fromkeys(WEEK, hours("08:00", "12:00"))
    for by in (practitioner(nursery), nursery.tablet(), nursery.parent()):
        with pytest.raises(NotYours):
            operations.set_week(nursery.adults["Sam"], week, room=nursery.rooms["Ducklings"], from_on=TODAY, by=by, at=at("07:00"))
    operations.set_week(nursery.adults["Sam"], week, room=nursery.rooms["Ducklings"], from_on=TODAY, by=lead(nursery), at=at("07:00"))
    assert planned(nursery) == [("Sam", "08:00-12:00")]


def test_hours_on_a_clock_change_day_are_as_long_as_they_are_lived() -> None:
    start, end = queries.span(date(2026, 10, 25), time(0), time(6), "Europe/London")
    assert end - start == timedelta(hours=7)
    start, end = queries.span(date(2026, 3, 29), time(0), time(6), "Europe/London")
    assert end - start == timedelta(hours=5)
