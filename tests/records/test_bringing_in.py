"""Baby Buddy's files, through the log's own door."""

import json
from datetime import date

import pytest

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import queries as log
from babyroom.moments.models import Moment
from babyroom.records import operations
from babyroom.records.babybuddy import SourceFile, read_back, rewritten, written_down
from babyroom.records.operations import Asked
from tests.nursery import Nursery, at

SLEEP = SourceFile(
    "Sleep-2026-11-20.csv",
    b"id,child_id,child_first_name,child_last_name,start,end,nap,notes,tags\r\n"
    b"1,1,Ada,Test,2026-11-16 10:52:00,2026-11-16 12:05:00,1,,\r\n"
    b"2,1,Ada,Test,,2026-11-17 12:05:00,1,no start,\r\n"
    b"3,1,Ada,Test,2026-11-18 10:40:00,2026-11-18 11:30:00,1,,\r\n",
)


def asked(nursery: Nursery) -> Asked:
    return Asked(nursery.babies["Ada"])


def test_every_row_comes_in_or_is_listed_with_its_reason(nursery: Nursery) -> None:
    done = operations.bring_in_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:00"))
    assert done.added == 2
    assert [(line.row, line.outcome) for line in done.plan.lines] == [(2, "kept"), (3, "refused"), (4, "kept")]
    assert done.plan.lines[1].reason


def test_a_second_run_adds_nothing(nursery: Nursery) -> None:
    operations.bring_in_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:00"))
    again = operations.bring_in_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:05"))
    assert again.added == 0
    assert Moment.objects.of(nursery.setting).count() == 2


def test_a_missing_start_is_never_now(nursery: Nursery) -> None:
    operations.bring_in_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:00"))
    assert not Moment.objects.of(nursery.setting).filter(happened_at__gte=at("00:00")).exists()


def test_its_days_show_as_any_other_day(nursery: Nursery) -> None:
    operations.bring_in_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:00"))
    day = log.day(nursery.manager(), nursery.babies["Ada"], date(2026, 11, 16))
    assert [(one.kind, one.ended_at) for one in day] == [("sleep", at("12:05", date(2026, 11, 16)))]
    assert not day[0].late


def test_looking_saves_nothing(nursery: Nursery) -> None:
    plan = operations.plan_babybuddy([SLEEP], asked(nursery), by=nursery.manager(), at=at("10:00"))
    assert len(plan.records) == 2
    assert Moment.objects.of(nursery.setting).count() == 0


def test_a_parent_and_a_tablet_may_not_bring_in(nursery: Nursery) -> None:
    for who in (nursery.parent(), nursery.tablet()):
        with pytest.raises(NotYours):
            operations.bring_in_babybuddy([SLEEP], asked(nursery), by=who, at=at("10:00"))


def test_another_settings_baby_is_not_found(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.plan_babybuddy([SLEEP], Asked(nursery.elsewhere), by=nursery.manager(), at=at("10:00"))


def test_an_unknown_time_zone_is_refused_with_a_sentence(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="Europe/London"):
        operations.plan_babybuddy([SLEEP], Asked(nursery.babies["Ada"], "Mars/Base"), by=nursery.manager(), at=at("10:00"))


def test_the_command_line_may_and_names_nobody(nursery: Nursery) -> None:
    by = Who(setting_id=nursery.setting, how="command", zone="Europe/London")
    done = operations.bring_in_babybuddy([SLEEP], asked(nursery), by=by, at=at("10:00"))
    assert done.added == 2
    assert set(Moment.objects.of(nursery.setting).values_list("known_by", "did_by")) == {("import", None)}


def test_what_waits_is_read_as_the_file_itself_and_holds_none_of_it(nursery: Nursery) -> None:
    odd = SourceFile("odd.csv", b"who,what\r\nAda,=1+1\r\n")
    picture = SourceFile("a.csv", b"PK\x03\x04 bytes")
    came = [SLEEP, odd, picture, SLEEP]
    waiting = json.dumps(written_down(rewritten(came)))
    by, when = nursery.manager(), at("10:00")
    told = [operations.plan_babybuddy(files, asked(nursery), by=by, at=when) for files in (came, read_back(json.loads(waiting)))]
    assert told[0] == told[1]
    assert "=1+1" not in waiting and "bytes" not in waiting and "Ada,Test" not in waiting


def test_files_that_are_too_much_together_are_refused_one_by_one() -> None:
    many = SourceFile("Note.csv", b"note,time\r\n" + b"a,2026-11-16 10:52:00\r\n" * 15_000)
    tables = rewritten([many, many, SLEEP])
    assert [len(table.rows) for table in tables] == [15_000, 0, 3]
    assert "too many rows" in tables[1].refused
