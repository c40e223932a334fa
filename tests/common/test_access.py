"""Access is relations: one answers "may I?" and "which ones?" alike, and a lock asks before anything else runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from babyroom.common.access import NOBODY, TABLE, Action, Anyone, Who, action, lock, who_of
from babyroom.common.ids import new_id
from babyroom.common.refusals import NotYours
from babyroom.people.models import Room
from tests.nursery import Nursery


@dataclass(frozen=True)
class Only:
    """Holds for one thing."""

    thing: UUID | None
    name: str = "only this one"

    def holds(self, who: Who, thing: Any) -> bool:
        return bool(thing == self.thing)

    def which(self, who: Who) -> Q:
        return Q(pk=self.thing)


@pytest.fixture
def named() -> Iterator[str]:
    """A name for an action that is in the table for this test only."""
    yield "tests.try"
    TABLE.pop("tests.try", None)


def test_an_action_is_allowed_by_any_one_of_its_relations() -> None:
    one, two, three = new_id(), new_id(), new_id()
    both = Action("x", "try", (Only(one), Only(two)))
    assert [both.allows(NOBODY, thing) for thing in (one, two, three)] == [True, True, False]
    with pytest.raises(NotYours) as refused:
        both.check(NOBODY, three)
    assert refused.value.code == "not_yours"


def test_an_action_without_relations_is_open_to_nobody(nursery: Nursery) -> None:
    shut = Action("x", "try", ())
    assert not shut.allows(nursery.manager())
    assert list(Room.objects.of(nursery.setting).filter(shut.which(nursery.manager()))) == []


def test_the_list_and_the_check_agree(nursery: Nursery) -> None:
    rooms = list(Room.objects.of(nursery.setting))
    one = Action("x", "try", (Only(rooms[0].pk),))
    listed = set(Room.objects.of(nursery.setting).filter(one.which(NOBODY)))
    assert listed == {room for room in rooms if one.allows(NOBODY, room.pk)} == {rooms[0]}
    anyone = Action("x", "try", (Anyone(),))
    assert set(Room.objects.of(nursery.setting).filter(anyone.which(NOBODY))) == set(rooms)


def test_a_name_is_taken_once_only(named: str) -> None:
    action(named, "try", [Anyone()])
    with pytest.raises(ValueError, match=named):
        action(named, "try again", [Anyone()])


def test_a_lock_asks_before_the_view_runs(named: str) -> None:
    ran: list[Who] = []

    def page(request: HttpRequest) -> HttpResponse:
        ran.append(who_of(request))
        return HttpResponse()

    request = RequestFactory().get("/")
    shut = lock(action(named, "try", [Only(new_id())]))(page)
    with pytest.raises(NotYours):
        shut(request)
    assert ran == []
    assert shut.lock is TABLE[named]  # type: ignore[attr-defined]
    lock(Action("y", "try", (Anyone(),)))(page)(request)
    assert ran == [NOBODY]


def test_a_request_that_nobody_looked_at_is_nobodys() -> None:
    request = RequestFactory().get("/")
    assert who_of(request) is NOBODY
    request.who = "Priya"  # type: ignore[attr-defined]
    assert who_of(request) is NOBODY


def test_another_adult_at_the_same_tablet_keeps_the_tablet(nursery: Nursery) -> None:
    tablet = nursery.tablet()
    sam = tablet.as_adult(nursery.adults["Sam"], "pin")
    assert (sam.tablet_id, sam.room_id, sam.adult_id, sam.how) == (tablet.tablet_id, tablet.room_id, nursery.adults["Sam"], "pin")
    assert tablet.adult_id is None
