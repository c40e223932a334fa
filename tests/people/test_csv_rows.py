"""A list saved from a spreadsheet is read whatever its letters, its cells' border and its dates; each row gives facts or a reason."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from babyroom.common.refusals import Refusal
from babyroom.people.csv_columns import COLUMNS, example
from babyroom.people.csv_rows import day, read_file, read_text
from babyroom.people.csv_text import MOST_BYTES, MOST_ROWS, letters, table
from babyroom.people.facts import AdultFacts, BabyFacts, RoomFacts

TODAY = date(2026, 11, 24)
HEADER = "First name,Last name,Born on,Starts on,Room"


def babies(*rows: str, header: str = HEADER) -> list[Any]:
    return list(read_text("babies", "\n".join([header, *rows]), TODAY).lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_letters_are_found_out(encoding: str) -> None:
    assert letters("Name;Zoë’s".encode(encoding)).removeprefix("\ufeff") == "Name;Zoë’s"


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_what_stands_between_the_cells_is_found_out(between: str) -> None:
    text = f'Name{between}From months\r\n"Duck{between}lings"{between}3\r\n'
    assert table(text) == [(1, ["Name", "From months"]), (2, [f"Duck{between}lings", "3"])]


def test_a_spreadsheets_own_word_for_the_border_is_believed() -> None:
    assert table("sep=;\r\nName;A,B,C\r\nDucks;1\r\n")[0] == (1, ["Name", "A,B,C"])


def test_a_cell_may_hold_a_comma_and_a_new_line() -> None:
    (line,) = babies('"Ada","Brook, née Hill",03/02/2026,01/09/2026,"Duck\nlings"')
    assert line.facts.last_name == "Brook, née Hill"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"PK\x03\x04rest", "spreadsheet"),
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"x" * (MOST_BYTES + 1), "too_big"),
        (b"Name\n" + b"A\n" * (MOST_ROWS + 1), "too_long"),
        (b'Name\n"open', "not_a_list"),
        (b"First name\nAda", "no_column"),
        (b"First name,Forename,Born on,Starts on\n", "twice"),
        (b"\xff\xfea", "letters"),
    ],
)
def test_a_file_that_cannot_be_read_as_a_whole_says_why(text: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_file("babies" if code in ("no_column", "twice") else "rooms", text, TODAY)
    assert (refused.value.code, refused.value.field) == (code, "file")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("03/02/2026", date(2026, 2, 3)),
        ("3/2/26", date(2026, 2, 3)),
        ("03.02.2026", date(2026, 2, 3)),
        ("03-02-2026", date(2026, 2, 3)),
        ("2026-02-03", date(2026, 2, 3)),
        ("2026-02-03 00:00:00", date(2026, 2, 3)),
        ("", None),
    ],
)
def test_days_are_read_day_first_or_year_first(typed: str, meant: date | None) -> None:
    assert day(typed, "born_on") == meant


@pytest.mark.parametrize("typed", ["02/13/2026", "30/02/2026", "soon", "44000", "2026/02/03"])
def test_what_is_not_a_day_is_said_with_what_stands_there(typed: str) -> None:
    with pytest.raises(Refusal, match="not a day"):
        day(typed, "born_on")


def test_columns_are_known_by_other_names_in_any_order_and_strangers_left_out() -> None:
    listed = read_text("babies", "DOB,start_date,Favourite food,FORENAME\n03/02/2026,01/09/2026,pear,Ada\n", TODAY)
    (line,) = listed.lines
    assert isinstance(line.facts, BabyFacts) and line.facts.first_name == "Ada" and listed.left_out == ("Favourite food",)


def test_each_row_gives_facts_or_a_reason_and_none_takes_another_with_it() -> None:
    lines = babies(
        "Ada,Brook,03/02/2026,01/09/2026,Ducklings",
        "Ben,Hill,31/02/2026,01/09/2026,Ducklings",
        ",Hill,03/02/2026,01/09/2026,Ducklings",
        "Chidi,Obi,,01/09/2026,Ducklings",
        "Dilan,Can,03/02/2026,01/01/2026,Ducklings",
        "Esme,May,03/02/2026,01/09/2026,Ducklings,more",
        "",
        "Femi,Ade,03/02/2026,01/09/2026",
    )
    assert [line.number for line in lines] == [2, 3, 4, 5, 6, 7, 9]
    assert [bool(line.facts) for line in lines] == [True, False, False, False, False, False, True]
    assert lines[1].reason.startswith("Born on: “31/02/2026”") and lines[3].reason == "Born on: The birthday is missing."
    assert "before the day of birth" in lines[4].reason and "more cells" in lines[5].reason


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+Ada", "-Ada", "@Ada"])
def test_a_formula_is_plain_text_and_no_name(name: str) -> None:
    (line,) = babies(f"{name},Brook,03/02/2026,01/09/2026,Ducklings")
    assert line.told == f"{name} Brook" and line.facts is None and "cannot begin with" in line.reason


def test_a_number_that_begins_with_a_plus_is_a_number() -> None:
    (line,) = read_text("adults", "Name,Phone\nPriya,+44 1632 960001\n", TODAY).lines
    assert isinstance(line.facts, AdultFacts) and line.facts.phone == "+44 1632 960001"


def test_an_adult_with_work_has_a_job_and_one_without_has_none() -> None:
    rows = [
        "First name,Work,Level,First aid until,Counts,From",
        "Priya,Room lead,level 3,30/06/2027,yes,01/09/2026",
        "Helen,manager,,,,",
        "Ngozi,,,,,",
    ]
    priya, helen, ngozi = read_text("adults", "\n".join(rows), TODAY).lines
    assert priya.job is not None and (priya.job.sort, priya.job.level, priya.job.first_aid_until) == ("lead", "3", date(2027, 6, 30))
    assert helen.job is not None and (helen.job.counts, helen.job.from_on) == (False, TODAY)
    assert ngozi.job is None and ngozi.facts is not None


@pytest.mark.parametrize(
    ("column", "cell"), [("Work", "pilot"), ("Level", "7"), ("Counts", "perhaps"), ("Email", "priya"), ("Pronouns", "!!")]
)
def test_a_word_we_do_not_know_is_said_with_its_column(column: str, cell: str) -> None:
    header, row = ("First name,Work", "Priya,cover") if column != "Work" else ("First name", "Priya")
    (line,) = read_text("adults", f"{header},{column}\n{row},{cell}\n", TODAY).lines
    assert line.facts is None and line.reason.startswith(f"{column}: ")


@pytest.mark.parametrize(
    ("row", "told"), [("Ducklings,3,14", RoomFacts("Ducklings", 3, 14)), ("Ducklings,,", RoomFacts("Ducklings", 0, 24))]
)
def test_rooms_have_ages_or_our_offer(row: str, told: RoomFacts) -> None:
    assert [line.facts for line in read_text("rooms", f"Name,From months,To months\n{row}\n", TODAY).lines] == [told]


@pytest.mark.parametrize("row", ["Ducklings,14,3", "Ducklings,-1,3", "Ducklings,1.5,3"])
def test_rooms_with_ages_that_cannot_be_have_a_reason(row: str) -> None:
    assert [bool(line.reason) for line in read_text("rooms", f"Name,From months,To months\n{row}\n", TODAY).lines] == [True]


@pytest.mark.parametrize("sort", list(COLUMNS))
def test_the_example_file_can_be_read_as_it_is(sort: str) -> None:
    listed = read_file(sort, ("\ufeff" + example(COLUMNS[sort])).encode(), date(2026, 11, 24))
    assert [line.reason for line in listed.lines] == ["", ""] and listed.left_out == ()


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    try:
        listed = read_text("rooms", "Name,From months\n" + text, TODAY)
    except Refusal:
        return
    assert all((line.facts is None) == bool(line.reason) for line in listed.lines)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_and_never_break(raw: bytes) -> None:
    try:
        read_file("babies", raw, TODAY)
    except Refusal:
        return
