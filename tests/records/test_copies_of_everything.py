"""A copy of everything needs two who lead and a day; it is fetched once; its cells are safe to open."""

import csv
import io
import json
import zipfile
from datetime import timedelta
from uuid import UUID

import pytest

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.models import AuditRow, Notice
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import operations as moments
from babyroom.people.models import Adult, Job
from babyroom.records.export import operations
from babyroom.records.export.whole import cell, tables
from babyroom.records.models import CopyAsked
from tests.nursery import ELSEWHERE, HARBOUR, TODAY, ZONE, Nursery, at
from tests.tablet.hands import signed_in

LATER = at("10:00") + timedelta(hours=24)


@pytest.fixture
def second(nursery: Nursery) -> Who:
    """Olu, deputy manager."""
    del nursery
    olu = Adult.objects.create(setting_id=HARBOUR, first_name="Olu")
    Job.objects.create(setting_id=HARBOUR, adult=olu, sort="deputy", from_on=TODAY)
    return Who(setting_id=HARBOUR, adult_id=olu.pk, login_id=UUID(int=9), how="login", zone=ZONE, jobs=frozenset({"deputy"}))


def asked(nursery: Nursery) -> UUID:
    return UUID(str(operations.ask(by=nursery.manager(), at=at("10:00")).pk))


def test_two_who_lead_and_a_day_make_a_copy_that_is_fetched_once(nursery: Nursery, second: Who) -> None:
    moments.record_one(nursery.record("Ada", "comfort", note="held"), by=nursery.tablet(), at=at("10:00"))
    copy = asked(nursery)
    operations.confirm(copy, by=second, at=at("11:00"))
    with operations.fetch(copy, by=nursery.manager(), at=LATER) as file, zipfile.ZipFile(file) as archive:
        names = set(archive.namelist())
        babies = json.loads(archive.read("people/baby.json"))
        whole = b"".join(archive.read(name) for name in names)
    assert {"people/baby.csv", "moments/moment.json", "moments/words.csv", "ways/way.csv"} <= names
    assert {one["first_name"] for one in babies} >= {"Ada", "Hugo"} and b"Zed" not in whole
    assert b"secret" not in whole and b"br1." not in whole
    with pytest.raises(NotYours):
        operations.fetch(copy, by=nursery.manager(), at=LATER)
    acts = [row.act for row in AuditRow.objects.of(HARBOUR).about(f"records.copyasked/{copy}")]
    assert acts == ["records.ask_copy", "records.confirm_copy", "records.fetch_copy"]


def test_whoever_asked_cannot_confirm(nursery: Nursery) -> None:
    copy = asked(nursery)
    with pytest.raises(Refusal, match="somebody else"):
        operations.confirm(copy, by=nursery.manager(), at=LATER)
    with pytest.raises(Refusal, match="must confirm"):
        operations.fetch(copy, by=nursery.manager(), at=LATER)


def test_it_is_not_ready_before_a_day_has_gone_by_and_not_after_a_week(nursery: Nursery, second: Who) -> None:
    copy = asked(nursery)
    operations.confirm(copy, by=second, at=at("10:01"))
    with pytest.raises(Refusal, match="a day after"):
        operations.fetch(copy, by=nursery.manager(), at=LATER - timedelta(seconds=1))
    with pytest.raises(Refusal, match="Only whoever asked"):
        operations.fetch(copy, by=second, at=LATER)
    with pytest.raises(NotYours):
        operations.fetch(copy, by=nursery.manager(), at=LATER + timedelta(days=7))


def test_anybody_who_leads_stops_it_and_all_are_told(nursery: Nursery, second: Who) -> None:
    copy = asked(nursery)
    assert [notice.sort for notice in Notice.objects.of(HARBOUR)] == ["copy_asked"]
    operations.cancel(copy, by=second, at=at("11:00"))
    with pytest.raises(NotYours):
        operations.confirm(copy, by=second, at=at("11:01"))
    with pytest.raises(NotYours):
        operations.fetch(copy, by=nursery.manager(), at=LATER)


def test_nobody_else_asks_and_one_at_a_time(nursery: Nursery) -> None:
    for who in (nursery.tablet(), nursery.parent()):
        with pytest.raises(NotYours):
            operations.ask(by=who, at=at("10:00"))
    asked(nursery)
    with pytest.raises(Refusal, match="already"):
        asked(nursery)


def test_another_setting_s_copy_is_not_there(nursery: Nursery, second: Who) -> None:
    copy = asked(nursery)
    elsewhere = Who(setting_id=ELSEWHERE, adult_id=UUID(int=1), login_id=UUID(int=2), how="login", jobs=frozenset({"manager"}))
    with walls.within(ELSEWHERE), pytest.raises(NotYours):
        operations.confirm(copy, by=elsewhere, at=at("10:30"))
    assert CopyAsked.objects.of(HARBOUR).get(pk=copy).confirmed_at is None


def test_the_page_asks_and_says_how_it_stands(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(nursery, monkeypatch, "Helen").client
    assert client.post("/office/copies/ask/").status_code == 302
    page = client.get("/office/copies/").content.decode()
    assert "Nobody has confirmed it yet." in page and "Stop it" in page and "Fetch the file" not in page
    assert "asked for a copy of everything" in client.get("/office/").content.decode()
    copy = CopyAsked.objects.of(HARBOUR).get().pk
    assert client.post(f"/office/copies/{copy}/confirm/", follow=True).content.decode().count("somebody else who leads confirms it") == 1


@pytest.mark.parametrize(
    "word", ["=1+1", "+44", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "\0=1", "\uff1d1+1", "\u202e=1", "\u200f=cmd|' /C calc'!A0"]
)
def test_no_cell_begins_a_formula(word: str) -> None:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow([cell(word)])
    (read,) = next(csv.reader(io.StringIO(text.getvalue(), newline="")))
    assert read.startswith("'")
    assert not set(read) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


def test_numbers_and_plain_words_stay_as_they_are() -> None:
    assert [cell(value) for value in (None, -3, 2.5, "Ada", {"n": 1})] == ["", "-3", "2.5", "Ada", '{"n": 1}']
    assert {model._meta.app_label for model in tables()} == {"people", "moments", "ways", "rota", "rhythm"}
