"""A question put into SQL once answers as the same question put together anew."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import DateField, QuerySet, UUIDField, Value
from django.test.utils import CaptureQueriesContext

from babyroom.common import walls
from babyroom.common.prepared import prepared
from babyroom.people.models import Adult, Placement
from tests.nursery import ELSEWHERE, TODAY, Nursery

BUILT: list[int] = []


@prepared("babies", "adults", setting=UUIDField(), on=DateField())
def _placed(setting: UUID, babies: list[UUID], adults: list[UUID], on: date) -> QuerySet[Any, Any]:
    BUILT.append(len(babies))
    placed = Placement.objects.of(setting).on(on).filter(baby_id__in=babies).order_by().values_list(Value("baby"), "baby_id")
    chosen = Adult.objects.of(setting).filter(pk__in=adults).order_by().values_list(Value("adult"), "pk")
    both: QuerySet[Any, Any] = placed.union(chosen, all=True)
    return both


def _asked(nursery: Nursery, *babies: str, adults: tuple[str, ...] = (), on: date = TODAY) -> set[tuple[str, UUID]]:
    rows = _placed(
        setting=nursery.setting, babies=[nursery.babies[name] for name in babies], adults=[nursery.adults[name] for name in adults], on=on
    )
    return set(rows)


def test_each_value_goes_to_its_own_place(nursery: Nursery) -> None:
    ada, ben, priya = nursery.babies["Ada"], nursery.babies["Ben"], nursery.adults["Priya"]
    assert _asked(nursery, "Ada", "Ben") == {("baby", ada), ("baby", ben)}
    assert _asked(nursery, "Ben", "Ada") == {("baby", ada), ("baby", ben)}
    assert _asked(nursery, "Ada", adults=("Priya",)) == {("baby", ada), ("adult", priya)}
    assert _asked(nursery, adults=("Priya",)) == {("adult", priya)}
    assert _asked(nursery, "Ada", on=date(2020, 1, 1)) == set()


def test_no_ids_find_nothing_and_ask_nothing(nursery: Nursery) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert _asked(nursery) == set()
    assert len(asked) == 0


def test_another_setting_is_another_answer(nursery: Nursery) -> None:
    zed = nursery.elsewhere
    assert _placed(setting=nursery.setting, babies=[zed], adults=[], on=TODAY) == []
    with walls.within(ELSEWHERE):
        assert _placed(setting=ELSEWHERE, babies=[zed], adults=[], on=TODAY) == [("baby", zed)]


def test_it_is_put_together_once_for_each_length(nursery: Nursery) -> None:
    _asked(nursery, "Ada", "Ben", "Chidi", "Dilan")
    BUILT.clear()
    assert len(_asked(nursery, "Dilan", "Esme", "Femi", "Grace")) == 4
    assert len(_asked(nursery, "Dilan", "Esme", "Femi")) == 3
    assert BUILT == []
    assert len(_asked(nursery, "Ada", "Ben", "Chidi", "Dilan", "Esme")) == 5
