"""On PostgreSQL the database itself keeps the settings apart: whoever asks without saying which finds nothing."""

import pytest
from django.db import DatabaseError, connection, transaction

from babyroom.common import walls
from babyroom.people.models import Room, Setting
from babyroom.signin.models import Tablet
from babyroom.signin.queries import digest_of
from tests.faults.figures import measured
from tests.nursery import ELSEWHERE, HARBOUR, SECRETS, Nursery
from tests.owner import owner, run

TABLES = [*(model._meta.db_table for model in walls.walled()), "people_setting"]


def rows(table: str) -> int:
    """How many rows a raw question finds."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")  # noqa: S608 - names of our own tables
        return int(cursor.fetchone()[0])


@pytest.mark.postgres
def test_every_table_of_a_setting_is_walled_and_the_wall_holds_for_its_owner_too(nursery: Nursery) -> None:
    del nursery
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relforcerowsecurity AND relrowsecurity")
        assert {name for (name,) in cursor.fetchall()} == set(TABLES)


@pytest.mark.postgres
@pytest.mark.fault
def test_a_raw_question_without_a_setting_finds_nothing(nursery: Nursery) -> None:
    del nursery
    with walls.within(None):
        found = {table: rows(table) for table in TABLES}
    with owner():
        there = sum(rows(table) for table in TABLES)
    told = f"{there} rows for the owner, who may step over the walls"
    measured("F17", "raw SQL that says no setting", f"{len(TABLES)} tables", f"{sum(found.values())} rows", told)
    assert found == dict.fromkeys(TABLES, 0)
    assert there > 30


@pytest.mark.postgres
def test_a_raw_question_finds_its_own_setting_only(nursery: Nursery) -> None:
    assert rows("people_baby") == 8
    with walls.within(ELSEWHERE):
        assert rows("people_baby") == 1
    assert rows("people_baby") == 8
    # The control: whoever may step over the wall sees both, so there was something to hide.
    with owner():
        assert rows("people_baby") == 9
    assert Setting.objects.count() == 1


@pytest.mark.postgres
def test_nothing_is_written_into_another_setting(nursery: Nursery) -> None:
    del nursery
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Room.objects.create(setting_id=ELSEWHERE, name="Ours now")
    with transaction.atomic():
        assert Room.objects.of(ELSEWHERE).update(name="Ours now") == 0


@pytest.mark.postgres
def test_a_tablets_secret_finds_that_tablet_and_where_it_belongs_and_no_other(nursery: Nursery) -> None:
    del nursery
    with walls.within(None), walls.asked_by(digest_of(SECRETS["Elsewhere"])):
        assert [one.setting_id for one in Tablet.unscoped.all()] == [ELSEWHERE]
        assert [one.pk for one in Setting.objects.all()] == [ELSEWHERE]
        assert [one.name for one in Room.unscoped.all()] == ["Elsewhere"]
        assert rows("people_baby") == 0
    with walls.within(None), walls.asked_by("not a digest of anything"):
        assert rows("signin_tablet") == 0


@pytest.mark.postgres
def test_whether_there_is_any_setting_can_be_asked_and_nothing_more(nursery: Nursery) -> None:
    del nursery
    with walls.within(None):
        assert walls.founded()


@pytest.mark.postgres
def test_a_transaction_that_broke_down_carries_no_setting_over(nursery: Nursery) -> None:
    del nursery
    with pytest.raises(DatabaseError), transaction.atomic(), walls.within(ELSEWHERE):
        run("SELECT 1 / 0")
    assert Room.objects.of(HARBOUR).count() == 2


def test_on_sqlite_a_setting_may_be_said_all_the_same(nursery: Nursery) -> None:
    del nursery
    with walls.within(HARBOUR), walls.asked_by("x"):
        assert Room.objects.of(HARBOUR).count() == 2
