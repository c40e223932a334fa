"""At 22 months those who know the baby are asked to plan the move, until somebody has."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from babyroom.common.access import Who
from babyroom.people import operations
from babyroom.people.access import SEE_BABIES
from babyroom.people.models import Baby, Job, KeyPerson, Room
from babyroom.people.pages import at_two
from babyroom.people.pages.babies import baby_rows
from babyroom.people.stages import Stage
from tests.nursery import TODAY, Nursery, at
from tests.tablet.eyes import read

TWO_ON = date(2027, 1, 4)
ASKS = "Ada is two on 4 January. Who will be the new familiar adult?"


@pytest.fixture
def harbour(nursery: Nursery) -> Nursery:
    """Ada is 22 months old; the others are younger."""
    Baby.objects.of(nursery.setting).filter(first_name="Ada").update(born_on=date(2025, 1, 4))
    return nursery


def asked(nursery: Nursery, who: Who | None = None, on: date = TODAY) -> list[str]:
    return [one.called for one in at_two.asked_of(who or nursery.manager(), on) if one.leaves_on is None]


def worker(nursery: Nursery, name: str, job: str) -> Who:
    return replace(nursery.manager(), adult_id=nursery.adults[name], jobs=frozenset({job}))


def stage_of(nursery: Nursery, on: date = TODAY) -> Stage:
    return next(row.stage for row in baby_rows(nursery.setting, on, SEE_BABIES.which(nursery.manager())) if row.id == nursery.babies["Ada"])


def test_it_is_asked_from_22_months_on_and_still_after_two(harbour: Nursery) -> None:
    days = [date(2026, 11, 3), date(2026, 11, 4), TWO_ON, date(2027, 3, 1)]
    assert [asked(harbour, on=day) for day in days] == [[], ["Ada"], ["Ada"], ["Ada"]]
    assert [stage_of(harbour, on=day) for day in days] == [Stage.HERE, *[Stage.LEAVING] * 3]
    told = at_two.asked_of(harbour.manager(), TODAY)[0]
    assert (told.two_on, told.is_two) == (TWO_ON, False)
    assert at_two.asked_of(harbour.manager(), TWO_ON)[0].is_two


def _room(nursery: Nursery) -> None:
    operations.place_baby(nursery.babies["Ada"], nursery.rooms["Goslings"], from_on=TWO_ON, why="Two", by=nursery.manager(), at=at("10:00"))


def _key_person(nursery: Nursery) -> None:
    operations.name_key_person(
        nursery.babies["Ada"], nursery.adults["Sam"], place="first", from_on=TWO_ON, why="Two", by=nursery.manager(), at=at("10:00")
    )


def _last_day(nursery: Nursery) -> None:
    Baby.objects.of(nursery.setting).filter(first_name="Ada").update(leaves_on=date(2027, 1, 29))


def _older_room(nursery: Nursery) -> None:
    Room.objects.of(nursery.setting).filter(name="Ducklings").update(from_months=18, to_months=36)


@pytest.mark.parametrize("plan", [_room, _key_person, _last_day, _older_room])
def test_a_move_that_is_planned_is_not_asked_for(harbour: Nursery, plan: Callable[[Nursery], None]) -> None:
    assert asked(harbour) == ["Ada"]
    plan(harbour)
    assert asked(harbour) == []


def test_of_a_baby_who_leaves_about_two_it_is_asked_that_the_handover_is_made(harbour: Nursery, helen: Client) -> None:
    _last_day(harbour)
    told = at_two.asked_of(harbour.manager(), TODAY)
    assert [(one.called, one.leaves_on) for one in told] == [("Ada", date(2027, 1, 29))]
    for address in (reverse("people:office"), reverse("people:baby", args=[harbour.babies["Ada"]])):
        text = read(helen.get(address).content.decode())
        assert "Ada leaves us on 29 January. Hand on what Ada likes, and who knows Ada." in text and "new familiar adult" not in text
    assert "Handover sheet" in text
    assert at_two.asked_of(harbour.manager(), date(2027, 1, 30)) == ()


def test_a_last_day_long_after_two_is_no_plan_for_the_move(harbour: Nursery) -> None:
    Baby.objects.of(harbour.setting).filter(first_name="Ada").update(leaves_on=date(2027, 7, 30))
    assert asked(harbour) == ["Ada"]


def test_a_key_person_named_before_22_months_is_no_plan(harbour: Nursery) -> None:
    KeyPerson.objects.of(harbour.setting).update(from_on=date(2026, 11, 3))
    assert asked(harbour) == ["Ada"]
    KeyPerson.objects.of(harbour.setting).update(from_on=date(2026, 11, 4))
    assert asked(harbour) == []


def test_leaving_ends_on_the_first_day_in_the_room_for_older_children(harbour: Nursery) -> None:
    _room(harbour)
    assert [stage_of(harbour, on=day) for day in (TODAY, date(2027, 1, 3), TWO_ON)] == [Stage.LEAVING, Stage.LEAVING, Stage.HERE]


def test_the_key_person_and_the_room_lead_are_asked_and_a_stranger_is_not(harbour: Nursery) -> None:
    KeyPerson.objects.of(harbour.setting).update(adult_id=harbour.adults["Sam"])
    told = {name: asked(harbour, worker(harbour, name, job)) for name, job in (("Sam", "practitioner"), ("Dana", "practitioner"))}
    assert told == {"Sam": ["Ada"], "Dana": []}
    assert asked(harbour, worker(harbour, "Priya", "lead")) == ["Ada"]
    Job.objects.of(harbour.setting).filter(adult_id=harbour.adults["Priya"]).update(room_id=harbour.rooms["Goslings"])
    assert asked(harbour, worker(harbour, "Priya", "lead")) == []


def test_the_first_page_and_the_baby_s_page_ask_until_it_is_planned(harbour: Nursery, helen: Client) -> None:
    pages = (reverse("people:office"), reverse("people:baby", args=[harbour.babies["Ada"]]))
    for address in pages:
        assert ASKS in read(helen.get(address).content.decode()), address
    _room(harbour)
    for address in pages:
        assert "new familiar adult" not in helen.get(address).content.decode(), address


def test_another_setting_s_baby_is_not_asked_about(harbour: Nursery) -> None:
    Baby.unscoped.filter(first_name="Zed").update(born_on=date(2025, 1, 4))
    assert asked(harbour) == ["Ada"]
