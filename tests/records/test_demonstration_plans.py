"""The demonstration has shifts for these weeks, an order of who else knows a baby, and one plan that went back a step."""

from datetime import UTC, date, datetime, timedelta

import pytest

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.records.laying_out import lay_out
from babyroom.records.laying_plans import lay_plans
from babyroom.records.simulate import demo_cast
from babyroom.rota import queries
from babyroom.rota.models import KnowsToo, Plan, Shift

MONDAY = date(2026, 11, 23)


@pytest.mark.django_db
def test_every_week_is_planned_once_and_a_second_run_adds_nothing() -> None:
    cast = demo_cast(MONDAY)
    setting = cast.setting.id
    with walls.within(setting):
        by = Who(setting_id=setting, how="command", zone=cast.setting.zone)
        lay_out(cast, by=by, at=datetime(2026, 11, 23, 9, tzinfo=UTC), demonstration=True)
        lay_plans(cast, on=MONDAY)
        before = [table.objects.of(setting).count() for table in (Shift, KnowsToo, Plan)]
        lay_plans(cast, on=MONDAY)
        assert [table.objects.of(setting).count() for table in (Shift, KnowsToo, Plan)] == before and all(before)
        rooms = {room.id for room in cast.rooms}
        for day in range(3):
            assert {one.room for one in queries.planned(setting, MONDAY + timedelta(days=day))} == rooms
        told = [*queries.plans(setting), *queries.plans(setting, ended=True)]
        assert {plan.sort for plan in told} == {"settling"} and {plan.steps.count() for plan in told} == {4}
        # One of them went back a step, and is told like the others.
        assert any([one.step.position for one in plan.stands.all()] == [2, 3, 2, 1] for plan in told)
        lay_plans(cast, on=MONDAY + timedelta(weeks=1))
        assert Shift.objects.of(setting).count() > before[0]
