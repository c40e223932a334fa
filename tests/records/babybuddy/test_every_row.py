"""Whatever comes in: nothing raises, every row has one line, and the form of a file changes nothing."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from babyroom.records.babybuddy import SourceFile, cleaned_counts
from babyroom.records.babybuddy.columns import COLUMNS
from tests.records.babybuddy.exports import FEEDING, SLEEP, Cells, csv_file, json_file, log_of, plan_of

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
MESSY = st.one_of(
    WORDS,
    st.sampled_from(["", "1", "0", "3,5", "70", "7.5", "1e999", "formula", "breast milk", "solid food", "bottle", "left breast"]),
    st.builds(
        "{:04}-{:02}-{:02} {:02}:{:02}:00".format,
        st.integers(1990, 2030),
        st.integers(0, 13),
        st.integers(0, 32),
        st.integers(0, 25),
        st.integers(0, 61),
    ),
    st.builds(
        "{}/{}/{} {}:{:02}".format, st.integers(0, 32), st.integers(0, 32), st.integers(2024, 2026), st.integers(0, 24), st.integers(0, 60)
    ),
)
# Crowded about one midnight, so that halves of nights, overlaps and repeats are common.
NIGHT = datetime(2026, 11, 19, 23, 59)  # noqa: DTZ001 an export's times are naive
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def tables(draw: st.DrawFn) -> list[Cells]:
    columns = sorted(COLUMNS[draw(st.sampled_from(sorted(COLUMNS)))])
    subset = draw(st.lists(st.sampled_from(columns), min_size=1, unique=True))
    return draw(st.lists(st.fixed_dictionaries(dict.fromkeys(subset, MESSY)), min_size=1, max_size=6))


@st.composite
def sleeps_and_feeds(draw: st.DrawFn) -> list[Cells]:
    feeds = draw(st.booleans())
    return draw(st.lists(rows_near_midnight(feeds), min_size=1, max_size=8))


@st.composite
def rows_near_midnight(draw: st.DrawFn, feeds: bool) -> Cells:
    start = NIGHT + timedelta(minutes=draw(st.sampled_from([-200, -60, -1, 0, 1, 2, 3, 60]) | st.integers(-600, 600)))
    end = draw(st.sampled_from([NIGHT, NIGHT + timedelta(minutes=1), start + timedelta(hours=5)]) | st.just(start + timedelta(minutes=20)))
    row = {
        "id": draw(st.sampled_from("123")),
        "child_id": "3",
        "child_first_name": "Ada",
        "child_last_name": "",
        "notes": draw(WORDS),
        "tags": "",
    }
    row |= {"notes": draw(WORDS), "tags": "", "start": f"{start}", "end": draw(st.sampled_from([f"{end}", f"{end}", f"{end}", ""]))}
    if not feeds:
        return row | {"nap": "0"}
    return row | {
        "type": draw(st.sampled_from(["formula", "solid food"])),
        "method": "bottle",
        "amount": draw(st.sampled_from(["", "60", "60.0", "90.5", "900"])),
    }


@QUICK
@given(st.lists(tables(), max_size=3), st.booleans())
def test_any_columns_with_anything_in_them_never_raise_and_lose_no_row(batch: list[list[Cells]], day_first: bool) -> None:
    plan = plan_of(*batch, day_first=day_first, milk_unit=None)
    cleaned_counts(plan)
    assert sum(counts.rows for counts in plan.summary.values()) == len(plan.lines)
    for counts in plan.summary.values():
        assert counts.rows == counts.kept + counts.joined + counts.repeat + counts.not_kept + counts.refused + counts.asked
    asked = {line.reason for line in plan.lines if line.outcome == "asked"}
    assert asked <= {question.sentence for question in plan.questions} and bool(asked) <= bool(plan.questions)


@QUICK
@given(st.lists(st.binary(max_size=400), max_size=3))
def test_any_bytes_never_raise(contents: list[bytes]) -> None:
    plan_of(*(SourceFile(f"file {number}", content) for number, content in enumerate(contents)))


@QUICK
@given(st.binary(max_size=200), st.integers(0, 300))
def test_an_export_with_bytes_broken_in_it_never_raises(noise: bytes, place: int) -> None:
    whole = csv_file([dict.fromkeys(FEEDING, "") | {"start": "2026-11-20 09:00:00", "type": "formula"}]).content
    plan_of(SourceFile("Feeding.csv", whole[:place] + noise + whole[place:]))
    plan_of(SourceFile("Feeding.json", (json_file([{"a": "b"}]).content[:place] + noise)))


@QUICK
@given(sleeps_and_feeds(), st.randoms(use_true_random=False))
def test_the_form_of_a_file_changes_nothing(rows: list[Cells], chance: Random) -> None:
    columns = list(FEEDING if "type" in rows[0] else SLEEP)
    shuffled = chance.sample(columns, len(columns))
    expected = plan_of(csv_file(rows, columns=columns)).records
    for file in _forms(rows, shuffled):
        assert plan_of(file).records == expected


def _forms(rows: Sequence[Cells], columns: Sequence[str]) -> list[SourceFile]:
    return [
        csv_file(rows, columns=columns),
        csv_file(rows, "export.tsv", columns=columns, delimiter="\t"),
        csv_file(rows, columns=columns, delimiter=";"),
        json_file(rows),
    ]


@QUICK
@given(sleeps_and_feeds(), st.sets(st.sampled_from(["id", "child_id", "child_first_name", "child_last_name", "notes", "tags"])))
def test_unticked_columns_change_no_moment_but_its_words(rows: list[Cells], unticked: set[str]) -> None:
    columns = [column for column in rows[0] if column not in unticked]
    whole, part = plan_of(rows), plan_of(csv_file(rows, columns=columns))
    assert [(r.id, r.kind, r.happened_at, r.ended_at) for r in part.records] == [
        (r.id, r.kind, r.happened_at, r.ended_at) for r in whole.records
    ]


@QUICK
@given(sleeps_and_feeds())
def test_a_second_run_of_anything_adds_nothing(rows: list[Cells]) -> None:
    first = plan_of(rows)
    assert plan_of(rows, logged=log_of(first)).records == ()
    for half in (rows[::2], rows[1::2]):
        if half:
            assert not {r.id for r in plan_of(half).records if r.kind != "sleep"} - {r.id for r in first.records}
