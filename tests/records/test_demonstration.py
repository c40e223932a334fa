"""The demonstration goes on living: every run adds what is missing and re-makes nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from babyroom.moments.models import Moment, Now
from babyroom.people.models import Baby, Setting
from babyroom.records import demonstration
from babyroom.signin.models import InRoom

MORNING = datetime(2026, 11, 24, 10, 24, tzinfo=UTC)


@pytest.mark.django_db
def test_the_next_run_adds_the_missing_moments_and_remakes_nothing() -> None:
    first = demonstration.fill(at=MORNING)
    before = dict(Moment.unscoped.values_list("pk", "digest"))
    assert first == len(before)
    assert demonstration.fill(at=MORNING) == 0
    later = demonstration.fill(at=MORNING + timedelta(hours=30))
    after = dict(Moment.unscoped.values_list("pk", "digest"))
    assert later > 200
    assert len(after) == first + later
    assert {key: after[key] for key in before} == before


@pytest.mark.django_db
def test_two_rooms_fourteen_babies_and_a_morning_in_progress() -> None:
    demonstration.fill(at=MORNING)
    setting = Setting.objects.get(demonstration=True)
    assert Baby.objects.of(setting.pk).count() == demonstration.DEMO_BABIES
    here = [now for now in Now.objects.of(setting.pk).filter(on=MORNING.date()) if now.day["here"]]
    assert len(here) >= 6
    assert not Moment.objects.of(setting.pk).filter(happened_at__gt=MORNING).exists()
    assert InRoom.objects.of(setting.pk).at(MORNING).count() >= 4


@pytest.mark.django_db
def test_twins_are_two_babies_who_share_a_word() -> None:
    demonstration.fill(at=MORNING)
    twins = Baby.unscoped.exclude(twins=None)
    assert {baby.first_name for baby in twins} == {"Kofi", "Ama"}
    assert len({baby.twins for baby in twins}) == 1
    assert all(baby.weeks_early == 6 for baby in twins)


@pytest.mark.django_db
def test_a_nursery_of_any_size_can_be_laid_down() -> None:
    setting, added = demonstration.lay_down(babies=5, years=0.05, seed=4, at=MORNING)
    assert added == Moment.objects.of(setting).count() > 1000
    assert Baby.objects.of(setting).count() >= 5
