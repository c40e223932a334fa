"""Walking forward over logs: the shape of the figures, the same events for every model, and files that are odd."""

import json
from pathlib import Path

import pytest

from babyroom.analysis import evaluate, logs, prior
from babyroom.analysis.__main__ import main
from babyroom.analysis.scoring import Tally, macro
from tests.analysis import made_up

MODELS = {"ours", "median7", "time_of_day", "kernel"}
WHOLE = {"day", "all", "nursery"}
ASKED = {"asked_30", "asked_60", "asked_90", "asked_120"}
VIEWS = {"wake": WHOLE | ASKED, "length": WHOLE, "feed": WHOLE | ASKED}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Five weeks of one made-up baby."""
    path = tmp_path_factory.mktemp("logs") / "ada.csv"
    path.write_text(made_up.csv(made_up.sleeps(35), made_up.feeds(35)))
    return path


def test_the_json_has_every_model_task_and_view(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rhythm", "evaluate", str(log), "--json", "--jobs", "1"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"macro", "babies", "seconds_per_forecast"}
    assert set(told["babies"]) == {"ada.csv"}
    for table in (told["macro"], told["babies"]["ada.csv"]):
        assert set(table) == MODELS
        for model in MODELS:
            assert {task: set(views) for task, views in table[model].items()} == VIEWS
            for view in ("day", "all", "nursery"):
                assert set(table[model]["wake"][view]) == {"n", "mae", "pinball", "coverage", "width"}
                assert table[model]["wake"][view]["n"] == table["ours"]["wake"][view]["n"] > 0
    assert told["seconds_per_forecast"] > 0
    assert told["macro"] == told["babies"]["ada.csv"]


def test_the_table_can_be_read(log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rhythm", "evaluate", str(log), "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert "ada.csv" in out and "asked_120" in out and "ms of the processor a forecast" in out


def test_the_week_before_is_history_and_is_not_scored() -> None:
    slept, fed = made_up.sleeps(7), made_up.feeds(7)
    table, _spent = evaluate.walk(logs.parse(made_up.csv(slept, fed).splitlines()))
    assert table["ours"]["feed"]["all"]["n"] == 0
    longer, _spent = evaluate.walk(logs.parse(made_up.csv(made_up.sleeps(9), made_up.feeds(9)).splitlines()))
    assert 8 <= (longer["ours"]["wake"]["all"]["n"] or 0) <= 10


def test_the_future_changes_no_score_of_the_past() -> None:
    short = logs.parse(made_up.csv(made_up.sleeps(20), made_up.feeds(20)).splitlines())
    scores = []
    for later in (made_up.sleeps(22), made_up.sleeps(22, naps=(700,), spread=60)):
        kept = [row for row in later if row[0] >= made_up.FIRST_DAY.replace(day=made_up.FIRST_DAY.day + 20)]
        end = short.sleeps[-1].ended
        assert end is not None
        more = [row for row in made_up.spans(kept) if row.began.at > end.at]
        scores.append(evaluate.windows([*short.sleeps, *more], short.feeds, "wake", until=end.at))
    assert scores[0] == scores[1] and len(scores[0]) > 40


@pytest.mark.parametrize(
    "text",
    [
        "",
        "kind,start,end,amount,note\n",
        "kind,start,end,amount,note\nsleep,,,,\nfeed,never,2024-01-01T10:00,,\nsleep,2024-01-01T10:00\n",
        '\ufeffkind,start,end,amount,note\nsleep,2024-01-01T10:00,2024-01-01T11:00,x,"unclosed\nfeed,2024-01-01T10:00,,,\n',
        "what,is,this\n1,2,3\n",
        "kind,start,end,amount,note\n" + "feed,2024-01-01T10:00,,,\n" * 300,
        "kind,start,end\n" + "sleep,2024-01-01T10:00+02:00,2024-01-01T11:00Z\nsleep,0001-01-01T00:00,9999-12-31T23:59\n",
        "kind,start,end\nsleep,2024-01-01T10:00,2024-01-01T11:00,,,more,and,more\nnappy,2024-01-01T10:00\n\x00,\x00\n",
    ],
)
def test_a_file_with_too_little_or_with_anything_in_it_has_nothing_scored(text: str, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(text)
    told = evaluate.evaluate([path]).told()
    assert json.loads(json.dumps(told))["macro"]["ours"]["wake"]["day"] == {
        "n": 0,
        "mae": None,
        "pinball": None,
        "coverage": None,
        "width": None,
    }


def test_bytes_that_are_no_text_do_not_stop_the_reading(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_bytes(b"kind,start,end\nsleep,2024-01-01T10:00,2024-01-01T11:00\n\xff\xfe\x00\xff,,\n")
    assert len(logs.read(path).sleeps) == 1


def test_a_file_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rhythm", "evaluate", str(tmp_path / "none.csv")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_two_files_of_one_name_both_count(log: Path) -> None:
    table, spent = evaluate.walk(logs.Log([], []))
    assert len(evaluate.gathered([("a.csv", table, spent), ("a.csv", table, spent)]).babies) == 2


def test_every_baby_counts_once_however_much_was_written() -> None:
    small, large = Tally(), Tally()
    small.add((0, 10, 20), 20)
    for _ in range(9):
        large.add((0, 10, 20), 10)
    tables = [{"ours": {"wake": {"day": one.figures()}}} for one in (small, large)]
    both = macro(tables, ["ours"], {"wake": ["day"]})["ours"]["wake"]["day"]
    assert both["n"] == 10 and both["mae"] == 5 and both["coverage"] == 1


def test_pinball_is_that_of_its_three_levels() -> None:
    tally = Tally()
    tally.add((10, 20, 30), 40)
    assert tally.figures()["pinball"] == pytest.approx((0.1 * 30 + 0.5 * 20 + 0.9 * 10) / 3)
    assert tally.figures()["coverage"] == 0


def test_what_a_log_taught_is_left_out_where_that_log_is_scored() -> None:
    log = logs.parse(made_up.csv(made_up.sleeps(10), []).splitlines())
    days = logs.fingerprint(log)
    mine = prior.Others("mine", days, {})
    other = prior.Others("other", frozenset({"0" * 8}), {})
    assert prior.unlike((mine, other), days) == (other,)
    assert len(prior.all_of_them()) == 3
    for one in prior.all_of_them():
        kept = prior.without(one.days)
        assert one not in kept and len(kept) == 2


def test_a_part_of_a_log_and_a_log_of_other_dates_are_known_again() -> None:
    rows = made_up.sleeps(30)
    whole = logs.fingerprint(logs.parse(made_up.csv(rows, []).splitlines()))
    moved = [(one.replace(year=2024, month=6), two.replace(year=2024, month=6) if two else None) for one, two in rows[20:60]]
    part = logs.fingerprint(logs.parse(made_up.csv(moved, []).splitlines()))
    assert len(part & whole) >= prior.SAME_DAYS
    assert whole.isdisjoint(logs.fingerprint(logs.parse(made_up.csv(made_up.sleeps(30, seed=2), []).splitlines())))


def test_what_others_did_is_known_by_age_and_hour() -> None:
    newborn, older = (prior.by_hour(prior.all_of_them(), "wake", weeks) for weeks in (2.0, 40.0))
    assert set(newborn) <= set(range(24)) and all(values == sorted(values) for values in newborn.values())
    assert newborn[10][len(newborn[10]) // 2] < older[10][len(older[10]) // 2]


@pytest.mark.parametrize("odd", [0, 1, 2])
def test_a_row_of_another_year_is_left_out_counted_and_said(odd: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = made_up.csv(made_up.sleeps(35), made_up.feeds(35))
    year = ("1970", "1996", "2062")[odd]
    extra = f"sleep,{year}-01-01T10:00,{year}-01-01T11:00,,\nfeed,{year}-02-01T10:00,,,\n"
    plain, mixed = tmp_path / "plain.csv", tmp_path / "mixed.csv"
    plain.write_text(text)
    head, rest = text.split("\n", 1)
    mixed.write_text(f"{head}\n{extra}{rest}feed,never,,,\n")
    assert main(["rhythm", "evaluate", str(plain), str(mixed), "--json", "--jobs", "1"]) == 0
    out, err = capsys.readouterr()
    told = json.loads(out)["babies"]
    assert told["mixed.csv"] == told["plain.csv"]
    assert err == "mixed.csv: 3 rows not read: 1 no date that can be read, 2 years away from the others.\n"


def test_a_file_without_the_columns_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("what,is,this\n1,2,3\n")
    assert main(["rhythm", "evaluate", str(path), "--json"]) == 0
    assert capsys.readouterr().err == "odd.csv: 1 row not read: 1 without a column kind or start.\n"
