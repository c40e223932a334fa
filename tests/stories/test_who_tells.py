"""Who may tell a day, and two who read it at once."""

import re
from typing import Any

import pytest

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.stories import desk, operations
from babyroom.stories.models import Draft
from tests.nursery import TODAY, Nursery
from tests.stories.test_telling import draft, room
from tests.tablet.hands import Hand

__all__ = ["room"]


def at_the_tablet(nursery: Nursery) -> Who:
    who = nursery.tablet()
    who.seen["babies_in_room"] = frozenset({nursery.babies["Ada"]})
    return who


def test_whoever_typed_it_in_later_was_not_there(room: Hand) -> None:
    nursery = room.nursery
    helen = nursery.adults["Helen"]
    room.keep(nursery.record("Ada", "together", "13:00", facts={"together": ["sang"]}, tapped_by=helen, known_by="sheet"))
    found = desk.draft_page(at_the_tablet(nursery), nursery.babies["Ada"], TODAY, room.now)
    assert helen not in found.grounds.here and nursery.adults["Priya"] in found.grounds.here
    telling: dict[str, Any] = {"stamp": found.stamp, "by": at_the_tablet(nursery), "at": room.now}
    with pytest.raises(Refusal) as refused:
        operations.tell(nursery.babies["Ada"], TODAY, operations.Said(), adult=helen, **telling)
    assert refused.value.code == "not_here"


def test_two_who_read_one_draft_do_not_undo_each_other(room: Hand) -> None:
    priya, sam = draft(room), draft(room)
    room.tap(room.baby("Ada", "story/"), **sam, by=room.face("Sam"), line="Ask me about the drum.", later="1")
    for more in ({"later": "1"}, {}):
        page = room.tap(room.baby("Ada", "story/"), status=422, **priya, **more, by=room.face("Priya"), line="Hers")
        assert "Please read it once more." in page and 'value="Hers"' in page
    assert Draft.objects.of(room.nursery.setting).get().line == "Ask me about the drum."


def test_enter_keeps_and_never_tells(room: Hand) -> None:
    page = room.page(room.baby("Ada", "story/"))
    form_ = page[page.index('name="stamp"') :]
    assert 'name="later"' in re.findall(r"<button[^>]*>", form_)[0]
