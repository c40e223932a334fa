"""Written twice is one moment, a night cut at midnight is one sleep, and everything else stays as it was."""

import pytest

from babyroom.records.babybuddy import cleaned_counts
from tests.records.babybuddy.exports import feed, nappy, only_record, outcomes, plan_of, sleep


@pytest.mark.parametrize(
    ("ends", "starts"),
    [("19 23:59:00", "20 00:00:00"), ("19 23:59:59", "20 00:00:00"), ("20 00:00:00", "20 00:00:00"), ("19 23:59:00", "20 00:01:00")],
)
def test_a_night_cut_at_midnight_is_one_sleep(ends: str, starts: str) -> None:
    plan = plan_of(
        [sleep(f"2026-11-{starts}", "2026-11-20 06:30:00", notes="b"), sleep("2026-11-19 19:36:00", f"2026-11-{ends}", notes="a")]
    )
    record = only_record(plan)
    assert record.ended_at is not None and (record.happened_at.hour, record.ended_at.hour) == (19, 6)
    assert record.note == "a; b"
    assert outcomes(plan) == ["joined", "joined"] and {line.record for line in plan.lines} == {record.id}
    assert "row 3" in plan.lines[0].reason and "row 2" in plan.lines[1].reason


def test_midnight_is_that_of_the_exporter() -> None:
    rows = [sleep("2026-11-19 19:36:00", "2026-11-19 23:59:00"), sleep("2026-11-20 00:00:00", "2026-11-20 06:30:00")]
    for zone in ("Asia/Kathmandu", "America/New_York"):
        assert outcomes(plan_of(rows, zone=zone)) == ["joined", "joined"]


def test_a_night_over_the_clock_change_is_joined() -> None:
    record = only_record(
        plan_of([sleep("2026-10-24 19:00:00", "2026-10-24 23:59:00"), sleep("2026-10-25 00:00:00", "2026-10-25 06:00:00")])
    )
    assert record.ended_at is not None and (record.ended_at - record.happened_at).total_seconds() == 12 * 3600


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("2026-11-20 12:00:00", "2026-11-20 12:30:00"), ("2026-11-20 12:31:00", "2026-11-20 13:00:00")),
        (("2026-11-19 19:00:00", "2026-11-19 23:50:00"), ("2026-11-20 00:00:00", "2026-11-20 06:00:00")),
        (("2026-11-19 19:00:00", "2026-11-19 23:59:00"), ("2026-11-20 00:04:00", "2026-11-20 06:00:00")),
        (("2026-11-19 19:00:00", "2026-11-19 23:59:00"), ("2026-11-21 00:00:00", "2026-11-21 06:00:00")),
        (("2026-11-19 12:00:00", "2026-11-19 23:59:00"), ("2026-11-20 00:00:00", "2026-11-20 06:00:00")),
    ],
    ids=["by day", "awake before", "awake after", "another night", "over 16 hours"],
)
def test_only_midnight_joins(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert outcomes(plan_of([sleep(*first), sleep(*second)])) == ["kept", "kept"]


def test_a_feed_at_midnight_is_not_joined() -> None:
    rows = [feed("2026-11-19 23:40:00", "2026-11-19 23:59:00"), feed("2026-11-20 00:00:00", "2026-11-20 00:10:00")]
    assert outcomes(plan_of(rows)) == ["kept", "kept"]


def test_the_whole_night_beside_its_halves_is_one_sleep() -> None:
    halves = [sleep("2026-11-19 19:00:00", "2026-11-19 23:59:00"), sleep("2026-11-20 00:00:00", "2026-11-20 06:00:00")]
    plan = plan_of([sleep("2026-11-19 19:00:00", "2026-11-20 06:00:00"), *halves])
    assert only_record(plan) and sorted(outcomes(plan)) == ["kept", "repeat", "repeat"]


def test_of_two_sleeps_after_midnight_the_longer_is_the_rest_of_the_night() -> None:
    plan = plan_of(
        [
            sleep("2026-11-19 19:00:00", "2026-11-19 23:59:00"),
            sleep("2026-11-20 00:00:00", "2026-11-20 02:00:00"),
            sleep("2026-11-20 00:00:00", "2026-11-20 06:00:00"),
        ]
    )
    assert outcomes(plan) == ["joined", "kept", "joined"]


def test_overlapping_sleeps_are_both_kept() -> None:
    rows = [sleep("2026-11-20 12:00:00", "2026-11-20 13:00:00"), sleep("2026-11-20 12:05:00", "2026-11-20 13:00:00")]
    assert outcomes(plan_of(rows)) == ["kept", "kept"]


def test_the_same_row_again_is_a_repeat() -> None:
    plan = plan_of([nappy(id="1"), nappy(id="2"), nappy(id="3", solid="1"), feed(amount="60"), feed(amount="60.0"), feed(amount="90")][:3])
    assert outcomes(plan) == ["kept", "repeat", "kept"]
    assert "row 2" in plan.lines[1].reason
    feeds = plan_of(
        [feed(amount="60"), feed(amount="60.0"), feed(amount="90"), feed(amount="60", method="left breast", type="breast milk")]
    )
    assert outcomes(feeds) == ["kept", "repeat", "kept", "kept"]


def test_a_repeat_from_a_spreadsheet_without_seconds_is_a_repeat() -> None:
    assert outcomes(plan_of([nappy("2026-11-20 10:00:41")], [nappy("20/11/2026 10:00")])) == ["kept", "repeat"]


def test_words_of_a_repeat_are_not_lost() -> None:
    plan = plan_of([nappy(notes="red skin"), nappy(notes="cream on"), nappy(notes="red skin")])
    assert only_record(plan).note == "red skin; cream on"
    assert "added" in plan.lines[1].reason and "added" not in plan.lines[2].reason


def test_a_fuller_row_in_another_file_takes_in_the_poorer() -> None:
    poorer = {key: value for key, value in feed().items() if key not in ("amount", "type")}
    for files in (([poorer], [feed(amount="60")]), ([feed(amount="60")], [poorer])):
        plan = plan_of(*files)
        assert only_record(plan).facts["taken_ml"] == 60
        assert sorted(outcomes(plan)) == ["kept", "repeat"]


def test_cleaning_for_rhythm_counts_episodes_and_leaves_the_plan_alone() -> None:
    plan = plan_of(
        [
            sleep("2026-11-20 12:00:00", "2026-11-20 12:30:00"),
            sleep("2026-11-20 12:35:00", "2026-11-20 13:00:00"),
            sleep("2026-11-20 15:00:00", "2026-11-20 15:04:00"),
        ],
        [feed("2026-11-20 09:00:00", "2026-11-20 09:20:00"), feed("2026-11-20 09:40:00", ""), feed("2026-11-20 10:01:00", "")],
        [nappy("2026-11-20 10:00:00"), nappy("2026-11-20 10:00:00", solid="1"), nappy("2026-11-20 10:01:00")],
    )
    counts = cleaned_counts(plan)
    assert (counts.sleeps, counts.feeds, counts.nappies) == (1, 2, 2)
    assert len(plan.records) == 9
