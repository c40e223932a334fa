"""Times: the exporter's wall clock, day and month, the hour that comes twice, and the ones that cannot be."""

from datetime import UTC, date, datetime

import pytest

from tests.records.babybuddy.exports import csv_file, feed, nappy, note, only_line, only_record, outcomes, plan_of, sleep, tummy


@pytest.mark.parametrize(
    ("zone", "hour"), [("UTC", 12), ("Europe/London", 11), ("America/New_York", 16), ("Asia/Kathmandu", 6)], ids=lambda value: str(value)
)
def test_a_time_is_read_in_the_zone_of_whoever_made_the_export(zone: str, hour: int) -> None:
    record = only_record(plan_of([nappy("2026-07-01 12:00:00")], zone=zone))
    assert record.happened_at.hour == hour and record.zone == zone


def test_an_offset_in_the_file_needs_no_zone() -> None:
    plan = plan_of([nappy("2026-07-01T12:00:00.250000Z"), nappy("2026-07-01T12:00:00+02:00", wet="0")], zone="America/New_York")
    assert [record.happened_at for record in plan.records] == [datetime(2026, 7, 1, hour, tzinfo=UTC) for hour in (10, 12)]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20 21:05:00",
        "2026-11-20T21:05",
        "2026/11/20 21:05",
        "20/11/2026 21:05",
        "20.11.2026 21:05:00",
        "11/20/2026 9:05 PM",
        "11/20/2026 9:05\u202fPM",
        "20/11/2026, 9:05 p.m.",
    ],
)
def test_one_time_however_it_is_written(cell: str) -> None:
    assert only_record(plan_of([nappy(cell)])).happened_at == datetime(2026, 11, 20, 21, 5, tzinfo=UTC)


def test_noon_and_midnight_by_the_half_clock() -> None:
    plan = plan_of([nappy("11/20/2026 12:05 AM"), nappy("11/20/2026 12:05 PM")])
    assert [record.happened_at.hour for record in plan.records] == [0, 12]


def test_day_first_is_believed() -> None:
    assert only_record(plan_of([nappy("03/02/2026 08:16")], day_first=True)).happened_at.date() == date(2026, 2, 3)
    assert only_line(plan_of([nappy("02/26/2026 08:16")], day_first=True)).outcome == "refused"


def test_a_file_proves_its_own_order_of_day_and_month() -> None:
    day = plan_of([nappy("03/02/2026 08:16"), nappy("26/02/2026 08:16")])
    month = plan_of([nappy("03/02/2026 08:16"), nappy("02/26/2026 08:16")])
    assert {record.happened_at.month for record in day.records} == {2}
    assert [record.happened_at.month for record in month.records] == [2, 3]


def test_one_file_proves_the_order_for_another() -> None:
    plan = plan_of([nappy("03/02/2026 08:16")], [sleep("26/02/2026 08:16", "26/02/2026 09:16")])
    assert {record.happened_at.month for record in plan.records} == {2}


def test_what_no_file_proves_is_asked() -> None:
    rows = [nappy("03/02/2026 08:16"), nappy("04/04/2026 08:16")]
    plan = plan_of(rows)
    assert [question.id for question in plan.questions] == ["dates"]
    assert outcomes(plan) == ["asked", "kept"]
    answered = plan_of(rows, answers={"dates": "month"})
    assert answered.questions == () and [record.happened_at.month for record in answered.records] == [3, 4]
    assert plan_of(rows, answers={"dates": "perhaps"}).records == plan.records


def test_the_hour_that_comes_twice_is_asked_about() -> None:
    rows = [nappy("2026-10-25 01:30:00")]
    plan = plan_of(rows)
    assert outcomes(plan) == ["asked"] and plan.records == ()
    [question] = plan.questions
    assert [choice.id for choice in question.choices] == ["+0100", "+0000"]
    assert "01:30 (BST)" in question.choices[0].label and "01:30 (GMT)" in question.choices[1].label
    told = [only_record(plan_of(rows, answers={question.id: choice.id})).happened_at for choice in question.choices]
    assert told == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)]


def test_a_sleep_through_the_hour_that_comes_twice_is_not_asked_about() -> None:
    record = only_record(plan_of([sleep("2026-10-24 23:30:00", "2026-10-25 06:00:00")]))
    assert record.ended_at is not None and (record.ended_at - record.happened_at).total_seconds() == 7.5 * 3600


def test_a_span_within_that_hour_offers_only_what_can_have_been() -> None:
    [question] = plan_of([feed("2026-10-25 01:40:00", "2026-10-25 01:50:00")]).questions
    assert [choice.id for choice in question.choices] == ["+0100,+0100", "+0100,+0000", "+0000,+0000"]
    [question] = plan_of([feed("2026-10-25 01:50:00", "2026-10-25 01:40:00")]).questions
    assert [choice.id for choice in question.choices] == ["+0100,+0000"]


def test_the_hour_that_was_left_out_is_refused() -> None:
    line = only_line(plan_of([nappy("2026-03-29 01:30:00")]))
    assert line.outcome == "refused" and "clocks" in line.reason


@pytest.mark.parametrize("model", [feed, sleep, tummy])
def test_a_missing_start_is_refused_and_never_now(model: object) -> None:
    assert callable(model)
    line = only_line(plan_of([model("")]))
    assert line.outcome == "refused" and "start" in line.reason


def test_an_unticked_start_is_refused_row_by_row() -> None:
    plan = plan_of(csv_file([feed(), feed()], "Feeding-2026-11-24.csv", columns=["child_id", "amount", "type"]))
    assert outcomes(plan) == ["refused", "refused"] and plan.records == ()


def test_an_old_pumping_file_never_becomes_now() -> None:
    plan = plan_of(csv_file([{"child_id": "3", "amount": "60", "time": "2026-11-20 10:00:00"}], "pumping.csv"))
    assert plan.records == () and outcomes(plan) == ["not kept"]


def test_a_feed_or_floor_time_without_an_end_is_kept_without_one() -> None:
    plan = plan_of([feed(end="")], [tummy(end="")])
    assert [record.ended_at for record in plan.records] == [None, None]


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (sleep(end=""), "no end"),
        (sleep(end="2026-11-20 11:00:00"), "before it starts"),
        (sleep(end="2026-11-21 04:01:00"), "16 hours"),
        (sleep(end="2026-11-20 12:00:00"), "0 minutes"),
        (sleep("2026-11-24 17:00:00", "2026-11-24 18:30:00"), "not come yet"),
        (feed(end="2026-11-20 08:00:00"), "before it starts"),
        (feed(end="2026-11-22 09:00:00"), "16 hours"),
        (nappy("2026-11-24 18:01:00"), "not come yet"),
        (nappy("9999-12-31 23:59:59"), "not come yet"),
        (nappy("1999-12-31 23:59:00"), "2000"),
        (nappy("0001-01-01 00:00:00+14:00"), "2000"),
        (nappy("2026-11-20"), "time of day"),
        (nappy("45981.5"), "45981.5"),
        (nappy("2026-02-30 10:00"), "2026-02-30"),
        (nappy("2026-11-20 24:10"), "24:10"),
        (nappy("2026-11-20 10:00 +99:00"), "+99"),
        (nappy("yesterday"), "yesterday"),
        (note(time="soon"), "soon"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_its_reason(row: dict[str, str], word: str) -> None:
    line = only_line(plan_of([row]))
    assert line.outcome == "refused" and word in line.reason


def test_a_feed_of_no_minutes_is_kept() -> None:
    record = only_record(plan_of([feed(end="2026-11-20 09:00:00")]))
    assert record.ended_at == record.happened_at


def test_what_was_written_before_the_birth_is_refused() -> None:
    rows = [nappy("2026-05-01 00:10:00"), nappy("2026-04-30 23:10:00")]
    plan = plan_of(rows, born_on=date(2026, 5, 1))
    assert outcomes(plan) == ["kept", "refused"] and "born" in plan.lines[1].reason


def test_an_unknown_zone_is_an_error_of_the_caller_with_a_sentence() -> None:
    for zone in ("Europe/Atlantis", "", "../etc", "London\x00"):
        with pytest.raises(ValueError, match="time zone"):
            plan_of([nappy()], zone=zone)
