"""A table answers for one setting, and not at all without one."""

import pytest
from django.db import DatabaseError, transaction

from babyroom.common.ids import new_id
from babyroom.common.tenancy import NoSetting, ScopedQuerySet, scoped
from babyroom.moments.models import Moment, MomentQuerySet
from babyroom.people.models import Baby, Room
from tests.nursery import Nursery
from tests.owner import owner


def test_a_question_without_a_setting_says_what_to_write() -> None:
    with pytest.raises(NoSetting, match=r"Baby\.objects\.of\(setting\)"):
        Baby.objects.all()


def test_another_settings_rows_are_never_among_the_answers(nursery: Nursery) -> None:
    ours = set(Baby.objects.of(nursery.setting).values_list("first_name", flat=True))
    assert ours == {"Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi", "Grace", "Hugo"}
    assert not Baby.objects.of(nursery.setting).filter(pk=nursery.elsewhere).exists()
    assert not Baby.objects.of(new_id()).exists()
    # The control: without the wall Zed is there.
    with owner():
        assert Baby.unscoped.exclude(setting_id=nursery.setting).exists()


def test_a_row_without_a_setting_is_turned_away_by_the_database(nursery: Nursery) -> None:
    del nursery
    with pytest.raises(DatabaseError), transaction.atomic():
        Room.objects.create(name="Nowhere")


def test_upserts_are_turned_away(nursery: Nursery) -> None:
    rows = [Room(setting_id=nursery.setting, name="Ducklings")]
    for option in ("update_conflicts", "ignore_conflicts"):
        with pytest.raises(ValueError, match="append-only"):
            Room.objects.bulk_create(rows, **{option: True})


def test_many_rows_are_written_at_once(nursery: Nursery) -> None:
    Room.objects.bulk_create([Room(setting_id=nursery.setting, name=name) for name in ("Cygnets", "Owlets")])
    assert Room.objects.of(nursery.setting).count() == 4


def test_a_table_answers_with_its_own_questions(nursery: Nursery) -> None:
    assert type(Moment.objects.of(nursery.setting)) is MomentQuerySet
    assert scoped()._queryset_class is ScopedQuerySet
