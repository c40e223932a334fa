"""Before the day starts: which babies have nobody they know from when until when, and who else knows them."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common.refusals import NotYours
from babyroom.people.models import Baby, Booked, ClosedDays, Placement, Policy
from babyroom.rota import operations
from babyroom.rota.facts import DayFacts
from babyroom.rota.pages.ahead import Ahead, days
from tests.nursery import TODAY, Nursery, at
from tests.rota.planning import familiar, hours, lead, practitioner, shift
from tests.tablet.eyes import read


def today(nursery: Nursery) -> Ahead:
    return days(nursery.manager(), TODAY)[0]


def alone(nursery: Nursery) -> list[tuple[str, list[str]]]:
    return [(one.words, [baby.name for baby in one.babies]) for one in today(nursery).alone]


def test_babies_with_nobody_they_know_are_told_with_the_hours(nursery: Nursery) -> None:
    familiar(nursery, "Ben", "Sam")
    familiar(nursery, "Ada", "Sam")
    shift(nursery, "Priya", "07:30", "13:00")
    shift(nursery, "Dana", "07:30", "18:00")
    shift(nursery, "Sam", "15:00", "18:00")
    assert alone(nursery) == [("from 08:00 to 15:00", ["Ben"]), ("from 13:00 to 15:00", ["Ada"])]
    # Nothing is said of a baby of whom nobody is named, but that.
    assert [baby.name for baby in today(nursery).unnamed] == ["Chidi", "Dilan", "Esme", "Femi", "Grace", "Hugo"]


def test_somebody_familiar_in_another_room_is_not_here(nursery: Nursery) -> None:
    shift(nursery, "Priya", "07:30", "18:00", room="Goslings")
    shift(nursery, "Dana", "07:30", "18:00")
    assert alone(nursery) == [("from 08:00 to 17:30", ["Ada"])]


def test_without_a_shift_nothing_is_said_of_a_room(nursery: Nursery) -> None:
    day = today(nursery)
    assert day.unwritten == ("Ducklings", "Goslings") and day.alone == () and day.away == () and not day.quiet


def test_a_key_person_who_is_away_is_told_with_who_else_knows_the_baby(nursery: Nursery) -> None:
    familiar(nursery, "Ada", "Dana", "Sam")
    for name in ("Priya", "Sam", "Dana"):
        shift(nursery, name, "07:30", "18:00")
    assert today(nursery).away == ()
    ada, by = nursery.babies["Ada"], lead(nursery)
    operations.know_too(ada, nursery.adults["Sam"], with_family=True, by=by, at=at("07:00"))
    operations.know_too(ada, nursery.adults["Dana"], with_family=True, by=by, at=at("07:00"))
    operations.set_days(nursery.adults["Priya"], DayFacts(TODAY, TODAY), by=by, at=at("07:00"))
    operations.set_days(nursery.adults["Dana"], DayFacts(TODAY, TODAY, hours("12:00", "14:00")), by=by, at=at("07:00"))
    (away,) = today(nursery).away
    assert (away.baby.name, away.key_person, away.when) == ("Ada", "Priya", "from 08:00 to 17:30")
    assert away.instead == (("Sam", "from 08:00 to 17:30"), ("Dana", "from 12:00 to 14:00"))


def test_a_baby_with_no_booked_hours_is_not_written_and_not_alone(nursery: Nursery) -> None:
    shift(nursery, "Dana", "07:30", "18:00")
    baby = Baby.objects.create(setting_id=nursery.setting, first_name="Ines", born_on=date(2026, 2, 1), starts_on=TODAY, peg="cup")
    Placement.objects.create(setting_id=nursery.setting, baby=baby, room_id=nursery.rooms["Ducklings"], from_on=TODAY)
    day = today(nursery)
    assert [one.name for one in day.no_hours] == ["Ines"]
    assert "Ines" not in [baby.name for one in day.alone for baby in one.babies]


def test_a_long_day_is_marked_by_the_settings_own_rule(nursery: Nursery) -> None:
    assert "Ada" in [one.baby.name for one in today(nursery).long]
    Policy.objects.create(setting_id=nursery.setting, name="long_day_hours", value="10", from_on=date(2026, 9, 1))
    assert today(nursery).long == ()
    Booked.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"]).update(from_time="07:00", to_time="18:00")
    assert [(one.baby.name, one.when) for one in today(nursery).long] == [("Ada", "from 07:00 to 18:00")]


def test_a_closed_day_says_why_and_nothing_else(nursery: Nursery) -> None:
    ClosedDays.objects.create(setting_id=nursery.setting, from_on=TODAY, until_on=TODAY, why="Training day")
    day = today(nursery)
    assert day.closed == "Training day" and (day.alone, day.unwritten, day.no_hours, day.long) == ((), (), (), ())


def test_a_room_lead_sees_their_room_and_a_practitioner_nothing(nursery: Nursery) -> None:
    assert [team.room for team in days(lead(nursery), TODAY)[0].teams] == ["Ducklings"]
    for who in (practitioner(nursery), nursery.tablet(), nursery.parent()):
        with pytest.raises(NotYours):
            days(who, TODAY)


def test_the_page_says_it_before_the_day_starts(nursery: Nursery, helen: Client) -> None:
    shift(nursery, "Priya", "07:30", "13:00")
    text = read(helen.get(reverse("rota:ahead")).content.decode())
    assert "These babies have no familiar adult from 13:00 to 17:30: Ada" in text
    assert "Ada: Priya is not here from 13:00 to 17:30. Who else knows them is not written yet." in text
    assert "Goslings: no shifts are written for this day" in text
    assert f"Tomorrow, {TODAY + timedelta(days=1):%A}" in text


def test_whoever_writes_a_day_off_sees_what_it_means_that_day_and_is_not_stopped(nursery: Nursery, helen: Client) -> None:
    for name in ("Priya", "Dana"):
        shift(nursery, name, "07:30", "18:00")
    friday = TODAY + timedelta(days=3)
    sent = {"first": friday.isoformat(), "last": "", "from_time": "", "to_time": "", "room": ""}
    text = read(helen.post(reverse("rota:days", args=[nursery.adults["Priya"]]), sent, follow=True).content.decode())
    assert "Friday 27 November" in text and "These babies have no familiar adult from 08:00 to 17:30: Ada" in text
    assert "Today, Tuesday" not in text


@pytest.mark.parametrize("on", ["2026-13-45", "yesterday", "1999-01-01", "2026-11-23", ""])
def test_a_day_that_is_none_or_not_to_come_shows_today(helen: Client, on: str) -> None:
    assert "Today, Tuesday 24 November" in read(helen.get(reverse("rota:ahead"), {"on": on}).content.decode())


def test_an_hour_without_the_key_person_is_told_and_a_quarter_is_not(nursery: Nursery) -> None:
    shift(nursery, "Dana", "07:30", "18:00")
    shift(nursery, "Priya", "08:15", "18:00")
    assert today(nursery).away == ()
    shift(nursery, "Priya", "09:00", "18:00", on=TODAY)
    assert [one.when for one in today(nursery).away] == ["from 08:00 to 09:00"]
