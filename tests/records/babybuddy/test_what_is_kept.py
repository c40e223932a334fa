"""What a row of each model becomes in the log."""

from typing import Any

import pytest

from babyroom.records.babybuddy import SourceFile
from tests.records.babybuddy.exports import csv_file, feed, nappy, note, only_line, only_record, outcomes, plan_of, sleep, tummy


@pytest.mark.parametrize(
    ("cells", "facts", "words"),
    [
        ({"type": "formula", "method": "bottle", "amount": "120"}, {"milk": "formula", "how": "bottle", "taken_ml": 120}, ""),
        ({"type": "breast milk", "method": "left breast"}, {"milk": "breast", "how": "parent_fed"}, "left breast"),
        ({"type": "breast milk", "method": "both breasts"}, {"milk": "breast", "how": "parent_fed"}, "both breasts"),
        ({"type": "fortified breast milk", "method": "bottle"}, {"milk": "breast", "how": "bottle"}, "fortified"),
        ({"type": "breast milk", "method": "parent fed", "amount": "70.0"}, {"milk": "breast", "taken_ml": 70}, "parent fed"),
        ({"type": "Formula", "method": "Bottle", "amount": "0"}, {"milk": "formula", "how": "bottle", "taken_ml": 0}, ""),
        ({"type": "formula", "method": "bottle", "notes": "sleepy"}, {"milk": "formula", "how": "bottle"}, "sleepy"),
    ],
)
def test_a_feed_of_milk_says_which_how_and_how_much(cells: dict[str, str], facts: dict[str, Any], words: str) -> None:
    record = only_record(plan_of([feed(**cells)]))
    assert (record.kind, record.facts, record.note) == ("milk", facts, words)
    assert record.ended_at is not None and (record.ended_at - record.happened_at).total_seconds() == 20 * 60


def test_solid_food_is_food_with_its_note_as_a_name() -> None:
    record = only_record(plan_of([feed(type="solid food", method="self fed", notes="carrot")]))
    assert (record.kind, record.facts, record.note) == ("food", {"foods": [{"name": "carrot"}]}, "self fed; carrot; until 09:20")


def test_a_long_note_on_food_stays_a_note() -> None:
    words = "carrot, then banana, then a good deal of it on the floor"
    record = only_record(plan_of([feed(type="solid food", method="parent fed", notes=words)]))
    assert record.facts == {"foods": [{"name": "Food"}]}
    assert words in record.note


def test_the_end_of_a_meal_is_told_in_words() -> None:
    """The log gives food one time; Baby Buddy gives it two."""
    record = only_record(plan_of([feed(type="solid food", method="self fed", notes="pear")]))
    assert record.ended_at is None and record.note == "self fed; pear; until 09:20"


@pytest.mark.parametrize(
    ("wet", "solid", "said"), [("1", "0", "wet"), ("0", "1", "dirty"), ("1", "1", "both"), ("0", "0", "dry"), ("true", "False", "wet")]
)
def test_a_nappy_is_wet_dirty_both_or_dry(wet: str, solid: str, said: str) -> None:
    record = only_record(plan_of([nappy(wet=wet, solid=solid, color="yellow", notes="a big one")]))
    assert (record.kind, record.facts, record.note) == ("nappy", {"nappy": said}, "yellow; a big one")


def test_an_unticked_column_is_no_no() -> None:
    plan = plan_of(csv_file([nappy(wet="1"), nappy("2026-11-20 11:00:00", wet="0")], columns=["time", "wet"]))
    assert [record.facts for record in plan.records] == [{"nappy": "wet"}, {}]


def test_sleep_tummy_time_and_notes() -> None:
    plan = plan_of([sleep(notes="in the pram")], [tummy(milestone="rolled over")], [note("First tooth")])
    assert [(r.kind, dict(r.facts), r.note) for r in plan.records] == [
        ("sleep", {}, "in the pram"),
        ("exploring", {"during": "floor_play"}, "rolled over"),
        ("note", {}, "First tooth"),
    ]
    assert outcomes(plan) == ["kept", "kept", "kept"]


@pytest.mark.parametrize(
    ("header", "row", "model"),
    [
        ("id,child_id,name,dosage,dosage_unit,time,next_dose_interval", "1,3,Calpol,2.5,ml,2026-11-20 10:00:00,4:00:00", "Medication"),
        ("id,child_id,temperature,time", "1,3,37.2,2026-11-20 10:00:00", "Temperature"),
        ("id,child_id,weight,date", "1,3,7.2,2026-11-20", "Weight"),
        ("id,child_id,height,date", "1,3,66,2026-11-20", "Height"),
        ("id,child_id,head_circumference,date", "1,3,43,2026-11-20", "HeadCircumference"),
        ("id,child_id,bmi,date", "1,3,17,2026-11-20", "BMI"),
        ("id,name,color", "5,poorly,#ff0000", "Tag"),
        ("id,first_name,last_name,birth_date,birth_time", "3,Ada,Adeyemi,2026-05-01,", "Child"),
    ],
)
def test_what_we_do_not_keep_is_read_counted_and_listed(header: str, row: str, model: str) -> None:
    plan = plan_of(SourceFile("some.csv", f"{header}\r\n{row}\r\n".encode()))
    assert plan.not_kept_counts == {model: 1}
    assert (only_line(plan).outcome, only_line(plan).model, plan.records) == ("not kept", model, ())


def test_pumping_is_known_by_the_name_of_its_file_and_never_becomes_a_feed() -> None:
    row = b"id,child_id,start,end,amount\r\n1,3,2026-11-20 10:00:00,2026-11-20 10:20:00,90\r\n"
    assert plan_of(SourceFile("Pumping-2026-11-24.csv", row)).not_kept_counts == {"Pumping": 1}


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"amount": "900"}, "900 ml"),
        ({"amount": "-5"}, "-5"),
        ({"amount": "nan"}, "nan"),
        ({"amount": "a lot"}, "a lot"),
        ({"type": "porridge"}, "porridge"),
    ],
)
def test_a_feed_that_cannot_be_is_refused_with_its_reason(cells: dict[str, str], word: str) -> None:
    line = only_line(plan_of([feed(**cells)]))
    assert line.outcome == "refused" and word in line.reason


def test_a_feed_without_its_type_is_milk_only_where_that_is_sure() -> None:
    columns = ["start", "end", "method"]
    plan = plan_of(csv_file([feed(), feed("2026-11-20 11:00:00", "2026-11-20 11:10:00", method="self fed")], columns=columns))
    assert outcomes(plan) == ["kept", "refused"]
    assert only_record(plan).facts == {"how": "bottle"}


def test_ounces_become_millilitres() -> None:
    assert only_record(plan_of([feed(amount="4")], milk_unit="oz")).facts["taken_ml"] == 118
    assert only_line(plan_of([feed(amount="14")], milk_unit="oz")).outcome == "refused"


def test_one_bad_row_holds_up_no_other() -> None:
    assert outcomes(plan_of([feed(amount="900"), feed("2026-11-20 12:00:00", "2026-11-20 12:10:00")])) == ["refused", "kept"]


def test_a_nappy_flag_that_is_neither_yes_nor_no_is_refused() -> None:
    assert "perhaps" in only_line(plan_of([nappy(wet="perhaps")])).reason
