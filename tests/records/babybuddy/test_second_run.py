"""A second import adds nothing, however the second export was made."""

from uuid import UUID

from babyroom.records.babybuddy import Plan, SourceFile, read
from tests.records.babybuddy.exports import (
    ADA,
    FEEDING,
    NOW,
    csv_file,
    feed,
    json_file,
    log_of,
    nappy,
    note,
    only_record,
    outcomes,
    plan_of,
    sleep,
    tummy,
)

EVENING = sleep("2026-11-19 19:00:00", "2026-11-19 23:59:00")
MORNING = sleep("2026-11-20 00:00:00", "2026-11-20 06:00:00")


def ids(plan: Plan) -> set[UUID]:
    return {record.id for record in plan.records}


def test_the_same_files_make_the_same_moments() -> None:
    files = ([feed(amount="60")], [nappy()], [EVENING, MORNING], [tummy()], [note("x " * 400)])
    first, again = plan_of(*files), plan_of(*files)
    assert first == again
    second = plan_of(*files, logged=log_of(first))
    assert second.records == () and set(outcomes(second)) == {"repeat"}


def test_another_format_order_or_selection_of_columns_makes_the_same_moments() -> None:
    rows = [feed(amount="60", notes="slow", tags="3"), feed("2026-11-20 13:00:00", "", id="2")]
    whole = ids(plan_of(rows))
    essential = [column for column in FEEDING if column in ("start", "end", "type", "method", "amount")]
    for file in (
        json_file(rows),
        csv_file(rows, delimiter="\t"),
        csv_file(rows, columns=FEEDING[::-1]),
        csv_file(rows, columns=essential),
        csv_file([{**row, "id": "77"} for row in rows]),
    ):
        assert ids(plan_of(file)) == whole


def test_another_unit_of_milk_makes_the_same_moments() -> None:
    assert ids(plan_of([feed(amount="4")], milk_unit="oz")) == ids(plan_of([feed(amount="4")], milk_unit="ml"))


def test_another_baby_has_other_moments() -> None:
    ada, ben = (read([csv_file([feed()])], baby=baby, zone="Europe/London", day_first=False, now=NOW) for baby in (ADA, UUID(int=7)))
    assert only_record(ada).id != only_record(ben).id


def test_a_longer_export_adds_only_what_is_new() -> None:
    first = plan_of([nappy("2026-11-20 10:00:00"), nappy("2026-11-20 11:00:00")])
    second = plan_of([nappy("2026-11-20 11:00:00"), nappy("2026-11-20 12:00:00")], logged=log_of(first))
    assert outcomes(second) == ["repeat", "kept"]


def test_a_night_whose_second_half_comes_later_is_completed() -> None:
    first = plan_of([EVENING])
    second = plan_of([EVENING, MORNING], logged=log_of(first))
    assert only_record(second).corrects == only_record(first).id
    third = plan_of([EVENING, MORNING], logged=log_of(first, second))
    assert third.records == () and outcomes(third) == ["repeat", "repeat"]


def test_half_a_night_adds_nothing_to_the_whole() -> None:
    first = plan_of([EVENING, MORNING])
    for half in (EVENING, MORNING):
        second = plan_of([half], logged=log_of(first))
        assert second.records == () and second.lines[0].record == only_record(first).id


def test_a_sleep_that_only_overlaps_an_earlier_one_is_new() -> None:
    first = plan_of([EVENING, MORNING])
    assert outcomes(plan_of([sleep("2026-11-20 05:00:00", "2026-11-20 06:00:00")], logged=log_of(first))) == ["kept"]


def test_an_export_with_columns_unticked_adds_nothing() -> None:
    first = plan_of([feed(amount="60"), feed("2026-11-20 11:00:00", "2026-11-20 11:10:00", type="breast milk", method="left breast")])
    second = plan_of(csv_file([feed()], "Feeding.csv", columns=["start", "method"]), logged=log_of(first))
    assert second.records == () and outcomes(second) == ["repeat"]


def test_an_export_with_more_columns_completes_what_was_there() -> None:
    first = plan_of(csv_file([feed(amount="60")], columns=["start", "end", "type"]))
    second = plan_of([feed(amount="60")], logged=log_of(first))
    assert only_record(second).corrects == only_record(first).id
    assert plan_of([feed(amount="60")], logged=log_of(first, second)).records == ()


def test_two_nappies_of_one_minute_stay_two() -> None:
    first = plan_of([nappy(), nappy(solid="1")])
    assert len(first.records) == 2
    assert plan_of([nappy(), nappy(solid="1")], logged=log_of(first)).records == ()


def test_a_file_given_twice_is_told_apart_and_adds_nothing() -> None:
    file = csv_file([nappy()])
    plan = plan_of(file, SourceFile(file.name, file.content))
    assert [seen.name for seen in plan.files] == ["export.csv", "export.csv (2)"]
    assert outcomes(plan) == ["kept", "repeat"]
