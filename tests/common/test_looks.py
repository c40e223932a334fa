"""A look is one row an hour: of a person who opens a page, of a room's board, never of a poll. Nothing asks what somebody looked at."""

import ast
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from babyroom.common import looks
from babyroom.common.models import Look, Notice, Opened
from babyroom.people.models import Baby
from babyroom.web.looking import POLLS
from tests.house.source import modules
from tests.nursery import HARBOUR, TODAY, Nursery, at
from tests.tablet.hands import at_tablet, signed_in


def told(nursery: Nursery, baby: str) -> list[looks.Looked]:
    return looks.at_any(HARBOUR, [f"people.baby/{nursery.babies[baby]}"], since=at("00:00"))


def test_looking_twice_in_an_hour_is_one_look(nursery: Nursery) -> None:
    subject = f"people.baby/{nursery.babies['Ada']}"
    assert looks.keep(subject, by=nursery.manager(), at=at("10:01"))
    assert not looks.keep(subject, by=nursery.manager(), at=at("10:59"))
    assert looks.keep(subject, by=nursery.manager(), at=at("11:00"))
    assert looks.keep(subject, by=nursery.parent(), at=at("10:30"))
    assert [one.adult_id for one in told(nursery, "Ada")].count(nursery.adults["Helen"]) == 2
    assert told(nursery, "Ben") == []


def test_a_look_is_never_altered_or_removed(nursery: Nursery) -> None:
    looks.keep("people.baby/x", by=nursery.manager(), at=at("10:01"))
    for sql in ("UPDATE common_look SET subject = 'y'", "DELETE FROM common_look"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)


def test_opening_a_babys_page_at_the_tablet_is_a_look_from_its_room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    for _again in range(2):
        assert hand.client.get(f"/room/baby/{nursery.babies['Ada']}/").status_code == 200
    (one,) = told(nursery, "Ada")
    assert (one.adult_id, one.room_id, one.hour) == (None, nursery.rooms["Ducklings"], at("10:00"))


def test_a_page_that_does_not_open_is_no_look(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    assert hand.client.get(f"/room/baby/{nursery.babies['Hugo']}/").status_code == 404
    assert told(nursery, "Hugo") == []


def test_the_board_is_a_look_once_an_hour_and_a_poll_is_none(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch)
    hand.client.get("/room/")
    hand.client.get("/room/")
    assert [row.subject for row in Look.objects.of(HARBOUR)] == [f"people.room/{nursery.rooms['Ducklings']}"]
    before = Look.objects.of(HARBOUR).count()
    for _poll in range(3):
        hand.client.get("/room/since")
    assert Look.objects.of(HARBOUR).count() == before
    assert {"tablet:since", "tablet:who_asks"} == set(POLLS)


@pytest.mark.sqlite
def test_a_look_costs_one_question_and_then_none(nursery: Nursery, django_capture_on_commit_callbacks: object) -> None:
    with CaptureQueriesContext(connection) as first, django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        looks.keep("people.room/costs", by=nursery.tablet(), at=at("10:24"))
    with CaptureQueriesContext(connection) as again:
        looks.keep("people.room/costs", by=nursery.tablet(), at=at("10:25"))
    assert (len(first), len(again)) == (1, 0)


def test_many_pages_in_an_hour_are_told_to_the_office_once(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(nursery, monkeypatch, "Helen").client
    babies = list(nursery.babies.values()) + [
        Baby.objects.create(setting_id=HARBOUR, first_name=f"B{number}", born_on=TODAY - timedelta(days=200), peg="x", starts_on=TODAY).pk
        for number in range(25)
    ]
    for baby in babies[:30]:
        assert client.get(f"/office/babies/{baby}/").status_code == 200
    assert Notice.objects.of(HARBOUR).count() == 0
    for baby in babies[30:]:
        client.get(f"/office/babies/{baby}/")
    assert [notice.sort for notice in Notice.objects.of(HARBOUR)] == ["many_pages"]
    assert "opened more than 30" in client.get("/office/").content.decode()
    assert Opened.objects.of(HARBOUR).count() == 1


def test_nothing_asks_what_somebody_looked_at() -> None:
    for module in modules():
        if module.where != "babyroom/common/looks.py" and "/migrations/" not in module.where:
            imports = [
                node for node in ast.walk(module.tree) if isinstance(node, ast.ImportFrom) and node.module == "babyroom.common.models"
            ]
            assert not {"Look", "Opened"} & {alias.name for node in imports for alias in node.names}, (
                f"{module.where} asks past the one question"
            )
    indexed = [index.fields for index in Look._meta.indexes]
    assert indexed == [["setting_id", "subject", "hour"]]
    text = next(module.text for module in modules() if module.where == "babyroom/common/looks.py")
    tree = ast.parse(text)
    asked = {
        word.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("filter")
        for word in node.keywords
    }
    assert asked <= {"hour__gte", "hour__lt", "hour", "login_id"}
    assert "by_adult_id=" not in text.replace("by_adult_id=by.adult_id", "")
