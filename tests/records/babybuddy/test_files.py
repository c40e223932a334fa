"""Files as they come: any encoding, any delimiter, and those that are no export at all."""

import codecs
import json

import pytest

from babyroom.records.babybuddy import SourceFile
from tests.records.babybuddy.exports import NOTE, csv_file, json_file, nappy, note, only_line, only_record, outcomes, plan_of

TEXT = csv_file([note("Käse – œuf")]).content.decode()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"),
        TEXT.encode("cp1252"),
        TEXT.replace("\r\n", "\n").encode(),
        TEXT.replace("\r\n", "\r").encode(),
        ("sep=,\r\n" + TEXT).encode(),
        ("\r\n\r\n" + TEXT).encode(),
        TEXT.upper().replace("KÄSE – ŒUF", "Käse – œuf").replace("CHILD_ID", "Child ID").encode(),
    ],
)
def test_one_note_however_its_file_is_written(content: bytes) -> None:
    assert only_record(plan_of(SourceFile("x.csv", content))).note == "Käse – œuf"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_any_delimiter(delimiter: str) -> None:
    assert only_record(plan_of(csv_file([note('one, two; "three"\nfour')], delimiter=delimiter))).note == 'one, two; "three"\nfour'


def test_json_may_hold_numbers_and_truths_beside_strings() -> None:
    plan = plan_of(
        SourceFile(
            "x.json", json.dumps([{"time": "2026-11-20 10:00:00", "wet": True, "solid": 0, "color": None, "tags": ["sick"]}]).encode()
        )
    )
    assert (only_record(plan).facts, only_record(plan).note) == ({"nappy": "wet"}, "[sick]")


def test_an_element_of_json_that_is_no_row_is_listed() -> None:
    rows = [dict(nappy()), "nonsense", None, [1]]
    assert outcomes(plan_of(SourceFile("x.json", json.dumps(rows).encode()))) == ["kept", "refused", "refused", "refused"]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b" \r\n", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (bytes(range(256)) * 4, "no text"),
        (b"\x00" * 64, "no text"),
        (b"PK\x03\x04" + bytes(64), "spreadsheet"),
        (b"<!DOCTYPE html><table>", "web page"),
        (b'[{"time": "2026', "json"),
        (b"[" * 100_000, "json"),
        (b'{"time": 1}', "list"),
        (b"When;What\n10:00;milk\n", "Baby Buddy"),
    ],
)
def test_what_is_no_export_is_said_so_and_sinks_nothing(content: bytes, word: str) -> None:
    plan = plan_of(SourceFile("odd", content), [nappy()])
    assert word in plan.files[0].sentence
    assert only_record(plan).kind == "nappy"


def test_rows_of_an_unknown_file_are_listed() -> None:
    plan = plan_of(SourceFile("x.csv", b"When,What\n10:00,milk\n11:00,nap\n"))
    assert outcomes(plan) == ["refused", "refused"] and [line.row for line in plan.lines] == [2, 3]


def test_a_file_of_headings_only_has_no_rows() -> None:
    plan = plan_of(SourceFile("x.csv", ",".join(NOTE).encode()))
    assert plan.lines == () and plan.files[0].model == "Note"


def test_a_quote_mark_that_never_closes_swallows_no_row() -> None:
    text = 'time,wet,solid,notes\n2026-11-20 10:00,1,0,"said ""hi"" twice\n2026-11-20 11:00,1,0,\n2026-11-20 12:00,1,0,\n'
    plan = plan_of(SourceFile("x.csv", text.encode()))
    assert outcomes(plan) == ["kept", "kept", "kept"] and "quote" in plan.files[0].sentence


def test_a_row_with_too_many_cells_is_refused_and_one_with_too_few_is_read() -> None:
    text = "time,wet,solid,notes\n2026-11-20 10:00,1,0,red, sore\n2026-11-20 11:00,1\n2026-11-20 12:00,1,0,fine,,\n"
    assert outcomes(plan_of(SourceFile("x.csv", text.encode()))) == ["refused", "kept", "kept"]


def test_a_cell_beyond_all_measure_is_listed() -> None:
    plan = plan_of(csv_file([note("x" * 200_000), note("fine")]))
    assert outcomes(plan) == ["refused", "kept"]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them() -> None:
    text = 'time,wet,notes\n2026-11-20 10:00,1,\n,,\n2026-11-20 11:00,1,"two\nlines"\n2026-11-20 12:00,1,\n'
    assert [line.row for line in plan_of(SourceFile("x.csv", text.encode())).lines] == [2, 4, 5]
    assert only_line(plan_of(json_file([nappy()]))).row == 1
