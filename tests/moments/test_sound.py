"""Times and text that a record can be reckoned with, wherever it comes from."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from babyroom.common.access import Who
from babyroom.moments.models import Moment, Words
from babyroom.moments.operations import receive
from babyroom.moments.record import Record
from tests.nursery import ZONE, Nursery, at

NOW = at("10:30")


def code(nursery: Nursery, record: Record, by: Who | None = None) -> str:
    answer = receive([record], by=by or nursery.tablet(), at=NOW)[0]
    assert answer.outcome == ("refused" if answer.code else "kept") and bool(answer.sentence) == bool(answer.code)
    return answer.code


@pytest.mark.parametrize("field", ["happened_at", "ended_at", "device_at"])
def test_a_time_without_a_zone_is_never_kept_as_if_it_had_one(nursery: Nursery, field: str) -> None:
    naive: dict[str, Any] = {field: datetime.fromisoformat("2026-11-24T10:00:00")}
    assert code(nursery, replace(nursery.record("Ada", "sleep"), **naive)) == "naive_time"
    assert not Moment.objects.of(nursery.setting).exists()


@pytest.mark.parametrize("year", [1, 1999, 2100, 9999])
@pytest.mark.parametrize("field", ["happened_at", "ended_at"])
def test_an_absurd_year_is_refused_from_a_tablet_and_from_a_file(nursery: Nursery, field: str, year: int) -> None:
    absurd: dict[str, Any] = {field: at("10:00").replace(year=year)}
    record = replace(nursery.record("Ada", "sleep"), **absurd)
    assert code(nursery, record) == "absurd_date"
    from_file = replace(record, known_by="import", time_from="import", did_by=None, tapped_by=None)
    command = Who(setting_id=nursery.setting, how="command", zone=ZONE)
    assert code(nursery, from_file, command) == "absurd_date"


@pytest.mark.parametrize("year", [1970, 9999])
def test_a_device_with_an_empty_battery_loses_its_clock_and_no_record(nursery: Nursery, year: int) -> None:
    record = replace(nursery.record("Ada", "nappy"), device_at=at("10:00").replace(year=year), device_offset_ms=2**52)
    assert code(nursery, record) == ""
    kept = Moment.objects.of(nursery.setting).get()
    assert (kept.device_at, kept.device_offset_ms) == (None, None)


@pytest.mark.parametrize(
    "zone", ["localtime", "Factory", "posix/Europe/London", "right/UTC", "EST5EDT", "", "../Europe/London", "Europe/London\x00"]
)
def test_only_a_place_or_universal_time_is_a_zone(nursery: Nursery, zone: str) -> None:
    assert code(nursery, replace(nursery.record("Ada", "nappy"), zone=zone)) == "unknown_zone"


@pytest.mark.parametrize("zone", ["Europe/London", "America/Argentina/Buenos_Aires", "UTC"])
def test_zones_of_the_world_are_known(nursery: Nursery, zone: str) -> None:
    assert code(nursery, replace(nursery.record("Ada", "nappy"), zone=zone)) == ""


@pytest.mark.parametrize("clock", ["T0745", "T07:4", "24:00", "07.45", "\u0660\u0667:\u0664\u0665", "07:60", " 7:45"])
def test_a_clock_is_two_figures_and_two_figures(nursery: Nursery, clock: str) -> None:
    assert code(nursery, nursery.record("Ada", "from_home", facts={"woke_at": clock})) == "wrong_clock"


def test_marks_nobody_sees_are_not_kept_in_notes_nor_in_facts(nursery: Nursery) -> None:
    record = nursery.record(
        "Ada", "food", note="Loved\u200b it. ", facts={"foods": [{"name": "ba\u202enana", "first": True}], "reaction": "\ufeffnone"}
    )
    assert code(nursery, record) == ""
    said = Words.objects.of(nursery.setting).get()
    assert said.note == "Loved it." and said.facts == {"foods": [{"name": "banana", "first": True}], "reaction": "none"}
    assert receive([record], by=nursery.tablet(), at=NOW + timedelta(minutes=1))[0].outcome == "had"


@pytest.mark.parametrize("facts", [{"came_with": "Dad\x07"}, {"helped": ["\ud800"]}, {"own": [{"id": "x", "words": "\udfff"}]}])
def test_text_no_screen_shows_is_refused_in_facts_too(nursery: Nursery, facts: dict[str, Any]) -> None:
    assert code(nursery, nursery.record("Ada", "arrival", facts=facts)) == "control_characters"


def test_a_note_of_marks_nobody_sees_is_no_note(nursery: Nursery) -> None:
    assert code(nursery, nursery.record("Ada", "note", note="\u200b\u3164 ")) == "needs_note"
