"""The log itself: never altered, chained, corrected only by adding, and every day rebuildable from it."""

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, connection, transaction

from babyroom.common import audit
from babyroom.moments import queries
from babyroom.moments.models import ArmsFull, Head, Moment, Now, Words
from babyroom.moments.moving import taken_back
from babyroom.moments.operations import answer_arms_full, arms_full, digest_of, rebuild, receive
from babyroom.moments.reading import day_bounds, settled_between, settled_one
from babyroom.moments.record import Record
from babyroom.moments.settle import shown
from tests.nursery import TODAY, ZONE, Nursery, at

NOW = at("10:30")
CLOCKS_BACK = date(2026, 10, 25)


def keep(nursery: Nursery, *records: Record, now: datetime = NOW) -> None:
    answers = receive(records, by=nursery.tablet(), at=now)
    assert {answer.outcome for answer in answers} == {"kept"}, answers


def _a_day(nursery: Nursery) -> list[Record]:
    milk = nursery.record("Ada", "milk", "08:30", facts={"taken_ml": 300})
    nap = nursery.record("Ada", "sleep", "09:00")
    comfort = nursery.record("Ada", "comfort", "08:10")
    return [
        nursery.record("Ada", "arrival", "08:00", facts={"handed_to": str(nursery.adults["Priya"])}),
        milk,
        nursery.record("Ada", "milk", "08:30", facts={"taken_ml": 30}, corrects=milk.id),
        comfort,
        taken_back(comfort.id, nursery.babies["Ada"], at=NOW, zone=ZONE, why="undo", tapped_by=None),
        nap,
        nursery.record("Ada", "look_in", "09:10", refers=nap.id),
        nursery.record("Ada", "woke", "09:40", refers=nap.id),
        nursery.record("Ben", "nappy", "09:00"),
    ]


@pytest.mark.parametrize("table", ["moments_moment", "moments_words", "common_auditrow"])
@pytest.mark.parametrize(
    "act",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        pytest.param("INSERT OR REPLACE INTO {table} SELECT * FROM {table}", marks=pytest.mark.sqlite),
    ],
)
def test_no_row_of_the_log_can_be_altered_removed_or_written_over(nursery: Nursery, table: str, act: str) -> None:
    keep(nursery, nursery.record("Ada", "nappy"))
    column = {"moments_moment": "kind", "moments_words": "note", "common_auditrow": "act"}[table]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act.format(table=table, column=column))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")  # noqa: S608 - one of three names above
        assert cursor.fetchone()[0] >= 1


def test_lawful_erasure_may_empty_what_was_said_and_nothing_else(nursery: Nursery) -> None:
    keep(nursery, nursery.record("Ada", "note", note="Found both feet."))
    words = Words.objects.of(nursery.setting)
    assert words.update(facts={}, note="", erased_at=NOW) == 1
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        words.update(note="Something else.", erased_at=NOW)
    assert words.get().note == ""


def _as_kept(nursery: Nursery, moment: Moment) -> Record:
    said = Words.objects.of(nursery.setting).get(pk=moment.pk)
    names = (
        "kind",
        "happened_at",
        "zone",
        "ended_at",
        "about",
        "time_from",
        "known_by",
        "adds",
        "corrects",
        "withdraws",
        "refers",
        "group",
        "source",
    )
    fields: dict[str, Any] = {name: getattr(moment, name) for name in names}
    return Record(
        id=moment.pk,
        baby=moment.baby_id,
        did_by=moment.did_by_id,
        tapped_by=moment.tapped_by_id,
        facts=said.facts,
        note=said.note,
        **fields,
    )


def test_every_row_fits_the_chain_before_it(nursery: Nursery) -> None:
    keep(nursery, *_a_day(nursery))
    keep(
        nursery,
        nursery.record("Chidi", "milk", "10:00", ended_at=at("10:12"), about=True, time_from="chip", facts={"taken_ml": 90}, note="Łódź."),
    )
    chain = audit.NO_DIGEST
    for number, moment in enumerate(Moment.objects.of(nursery.setting).order_by("seq"), start=1):
        assert moment.seq == number
        assert moment.digest == digest_of(_as_kept(nursery, moment))
        chain = hashlib.sha256(f"{chain}{moment.seq}{moment.digest}".encode()).hexdigest()
        assert moment.chain == chain
    head = Head.objects.of(nursery.setting).get()
    assert (head.seq, head.chain) == (10, chain)
    assert audit.first_broken(nursery.setting) is None


def test_other_words_make_another_digest(nursery: Nursery) -> None:
    record = nursery.record("Ada", "note", note="Found both feet.")
    others: list[dict[str, Any]] = [
        {"note": "Found one foot."},
        {"facts": {"we": ["held"]}},
        {"happened_at": at("10:01")},
        {"about": True},
        {"did_by": nursery.adults["Sam"]},
        {"refers": record.id},
    ]
    digests = {digest_of(record), *(digest_of(replace(record, **other)) for other in others)}
    assert len(digests) == 1 + len(others)


def test_the_day_rebuilt_from_the_log_is_the_day_that_was_kept(nursery: Nursery) -> None:
    for record in _a_day(nursery):
        keep(nursery, record)
    kept = {row.baby_id: (row.day, row.room_id, row.on) for row in Now.objects.of(nursery.setting)}
    assert len(kept) == 2
    Now.objects.of(nursery.setting).delete()
    rebuild(nursery.setting, nursery.babies.values(), TODAY, ZONE)
    again = {row.baby_id: (row.day, row.room_id, row.on) for row in Now.objects.of(nursery.setting) if row.day["marks"]}
    assert again == kept


def test_rebuilding_an_old_day_leaves_today_alone(nursery: Nursery) -> None:
    keep(nursery, nursery.record("Ada", "nappy"))
    before = Now.objects.of(nursery.setting).get()
    rebuild(nursery.setting, [nursery.babies["Ada"]], TODAY - timedelta(days=1), ZONE)
    after = Now.objects.of(nursery.setting).get()
    assert (after.on, after.day) == (before.on, before.day)


def test_a_moment_corrected_into_another_day_is_told_there_and_only_there(nursery: Nursery) -> None:
    yesterday = TODAY - timedelta(days=1)
    nappy = nursery.record("Ada", "nappy", "10:00")
    keep(nursery, nappy)
    keep(nursery, nursery.record("Ada", "nappy", "16:00", on=yesterday, corrects=nappy.id, time_from="typed"))
    baby = [nursery.babies["Ada"]]
    assert shown(settled_between(nursery.setting, baby, *day_bounds(TODAY, ZONE))) == []
    told = shown(settled_between(nursery.setting, baby, *day_bounds(yesterday, ZONE)))
    assert [one.at for one in told] == [at("16:00", yesterday)]
    found = settled_one(nursery.setting, nappy.id)
    assert found is not None and found.at == at("16:00", yesterday)
    assert Now.objects.of(nursery.setting).get().day["marks"] == []


def test_a_waking_after_midnight_ends_the_sleep_of_the_day_before(nursery: Nursery) -> None:
    yesterday = TODAY - timedelta(days=1)
    nap = nursery.record("Ada", "sleep", "23:50", on=yesterday)
    keep(nursery, nap, nursery.record("Ada", "woke", "00:20", refers=nap.id))
    told = shown(settled_between(nursery.setting, [nursery.babies["Ada"]], *day_bounds(yesterday, ZONE)))
    assert [(one.at, one.ended_at) for one in told] == [(at("23:50", yesterday), at("00:20"))]


def test_the_hour_that_comes_twice_loses_and_reorders_nothing(nursery: Nursery) -> None:
    london = ZoneInfo(ZONE)
    summer = datetime(2026, 10, 25, 1, 30, tzinfo=london)
    winter = summer.replace(fold=1)
    rows = [(summer, "nappy"), (winter, "milk"), (summer + timedelta(0), "comfort")]
    records = [replace(nursery.record("Ada", kind), happened_at=instant) for instant, kind in rows]
    keep(nursery, *records, now=datetime(2026, 10, 25, 3, tzinfo=UTC))
    start, end = day_bounds(CLOCKS_BACK, ZONE)
    assert end - start == timedelta(hours=25)
    told = settled_between(nursery.setting, [nursery.babies["Ada"]], start, end)
    assert [(one.kind, one.at) for one in told] == [
        ("nappy", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("comfort", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("milk", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
    ]


def test_a_nap_over_the_change_of_the_clocks_lasts_as_long_as_it_lasted(nursery: Nursery) -> None:
    starts = datetime(2026, 10, 25, 0, 50, tzinfo=ZoneInfo(ZONE))
    ends = datetime(2026, 10, 25, 1, 10, fold=1, tzinfo=ZoneInfo(ZONE))
    keep(nursery, replace(nursery.record("Ada", "sleep"), happened_at=starts, ended_at=ends), now=datetime(2026, 10, 25, 3, tzinfo=UTC))
    told = settled_between(nursery.setting, [nursery.babies["Ada"]], *day_bounds(CLOCKS_BACK, ZONE))
    assert told[0].ended_at is not None and told[0].ended_at - told[0].at == timedelta(minutes=80)


@pytest.mark.parametrize("wrong", [timedelta(hours=3), timedelta(hours=-3)])
def test_a_tablet_whose_clock_is_three_hours_wrong_loses_and_reorders_nothing(nursery: Nursery, wrong: timedelta) -> None:
    kinds = ["nappy", "milk", "comfort"]
    offset = -int(wrong.total_seconds() * 1000)
    records = [
        replace(
            nursery.record("Ada", kind, f"10:0{minute}"),
            happened_at=at(f"10:0{minute}") + wrong,
            device_at=at(f"10:0{minute}") + wrong,
            device_offset_ms=offset,
        )
        for minute, kind in enumerate(kinds)
    ]
    keep(nursery, *records)
    kept = list(Moment.objects.of(nursery.setting).order_by("seq"))
    assert [moment.kind for moment in kept] == kinds
    assert {moment.device_offset_ms for moment in kept} == {offset}
    assert {moment.uncertain for moment in kept} == {wrong > timedelta(0)}
    told = settled_between(nursery.setting, [nursery.babies["Ada"]], *day_bounds(TODAY, ZONE))
    assert [one.kind for one in told] == kinds


def test_arms_full_is_the_rooms_own_note_without_anyone(nursery: Nursery) -> None:
    note = arms_full(by=nursery.tablet(), at=NOW)
    assert [(call, room) for call, room, _at in queries.calls(nursery.setting, NOW)] == [(note.pk, nursery.rooms["Ducklings"])]
    assert {field.name for field in ArmsFull._meta.get_fields()} == {"id", "setting", "room", "at", "answered_at"}
    answer_arms_full(note.pk, by=nursery.tablet(), at=NOW + timedelta(minutes=1))
    assert queries.calls(nursery.setting, NOW + timedelta(minutes=2)) == []
    assert ArmsFull.objects.of(nursery.setting).count() == 1
