"""What stands: versions, completions and withdrawals laid together."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from babyroom.common.ids import new_id
from babyroom.moments.settle import Row, Settled, settle, shown
from tests.nursery import at
from tests.rows import row_of

ADA, BEN, PRIYA, SAM = new_id(), new_id(), new_id(), new_id()


def row(kind: str, clock: str, seq: int, *, baby: UUID = ADA, received: str | None = None, **more: Any) -> Row:
    """A row as the log holds it; `more` are its other columns."""
    more.setdefault("received_at", at(received or clock))
    return row_of(kind, more.pop("happened_at", at(clock)), seq, baby=baby, by=PRIYA, **more)


def sleep(start: str, end: str | None, seq: int, **more: Any) -> Row:
    return row("sleep", start, seq, ended_at=at(end) if end else None, **more)


def only(rows: list[Row]) -> Settled:
    found = [one for one in settle(rows) if one.kind not in ("same_nap", "look_in", "woke", "differently")]
    assert len(found) == 1
    return found[0]


def test_the_strip_completes_the_tap_it_belongs_to() -> None:
    tap = row("comfort", "10:00", 1)
    strip = row("comfort", "10:00", 2, adds=tap.id, facts={"we": ["held"]})
    one = only([tap, strip])
    assert one.id == tap.id and one.version == strip.id
    assert one.facts == {"we": ["held"]}
    assert not one.corrected


def test_a_correction_replaces_what_was_said_and_keeps_it_to_be_read() -> None:
    first = row("milk", "10:00", 1, facts={"taken_ml": 300})
    second = row("milk", "10:00", 2, corrects=first.id, facts={"taken_ml": 30})
    one = only([first, second])
    assert one.corrected and one.facts == {"taken_ml": 30}
    assert [version.id for version in one.history] == [first.id, second.id]
    assert not one.clash


def test_the_later_number_settles_not_the_later_time() -> None:
    first = row("nappy", "10:00", 1)
    second = row("nappy", "11:00", 2, corrects=first.id, facts={"nappy": "wet"})
    third = row("nappy", "09:00", 3, corrects=second.id, facts={"nappy": "both"})
    one = only([third, first, second])
    assert one.facts == {"nappy": "both"} and one.at == at("09:00")


def test_a_correction_may_arrive_before_what_it_corrects() -> None:
    first = row("milk", "10:00", 8, facts={"taken_ml": 300})
    second = row("milk", "10:00", 7, corrects=first.id, facts={"taken_ml": 30})
    one = only([first, second])
    assert one.id == first.id
    assert one.facts == {"taken_ml": 30}
    assert [version.id for version in one.history] == [first.id, second.id]


def test_a_correction_alone_is_told_until_its_first_version_comes() -> None:
    second = row("milk", "10:00", 7, corrects=new_id(), facts={"taken_ml": 30})
    assert only([second]).facts == {"taken_ml": 30}


def test_a_tap_of_the_strip_that_comes_late_does_not_undo_a_correction() -> None:
    tap = row("comfort", "10:00", 1)
    correction = row("comfort", "10:05", 2, corrects=tap.id, facts={"then": "easier_now"})
    strip = row("comfort", "10:00", 3, adds=tap.id, facts={"we": ["held"]})
    assert only([tap, correction, strip]).facts == {"then": "easier_now"}


def test_two_people_correcting_one_version_is_a_clash_and_both_stay() -> None:
    first = row("milk", "10:00", 1, facts={"taken_ml": 300})
    priyas = row("milk", "10:00", 2, corrects=first.id, facts={"taken_ml": 30})
    sams = row("milk", "10:00", 3, corrects=first.id, facts={"taken_ml": 60})
    one = only([first, priyas, sams])
    assert one.clash and one.facts == {"taken_ml": 60}
    assert {version.id for version in one.history} == {first.id, priyas.id, sams.id}


def test_one_correction_after_the_other_is_no_clash() -> None:
    first = row("milk", "10:00", 1)
    second = row("milk", "10:00", 2, corrects=first.id)
    third = row("milk", "10:00", 3, corrects=second.id)
    assert not only([first, second, third]).clash


def test_versions_that_correct_each_other_in_a_ring_end_nowhere_but_are_told() -> None:
    one, two = new_id(), new_id()
    settled = settle([row("nappy", "10:00", 1, id=one, corrects=two), row("nappy", "10:00", 2, id=two, corrects=one)])
    assert len(settled) >= 1


def test_what_was_taken_back_stays_but_is_not_told() -> None:
    first = row("nappy", "10:00", 1)
    back = row("withdrawal", "10:00", 2, withdraws=first.id, facts={"why": "mistake"})
    settled = settle([first, back])
    assert len(settled) == 1 and settled[0].withdrawn == back
    assert shown(settled) == []


def test_taking_back_a_correction_takes_back_the_moment() -> None:
    first = row("nappy", "10:00", 1)
    second = row("nappy", "10:00", 2, corrects=first.id)
    back = row("withdrawal", "10:00", 3, withdraws=second.id)
    assert only([first, second, back]).withdrawn == back


def test_a_withdrawal_may_arrive_before_what_it_takes_back() -> None:
    first = row("nappy", "10:00", 5)
    back = row("withdrawal", "10:00", 4, withdraws=first.id)
    assert only([first, back]).withdrawn == back


@pytest.mark.parametrize(("received", "late"), [("10:00", False), ("10:15", False), ("10:16", True), ("15:00", True)])
def test_late_is_a_quarter_of_an_hour_after_it_happened(received: str, late: bool) -> None:
    assert only([row("nappy", "10:00", 1, received=received)]).late is late


def test_a_nap_written_when_it_ended_is_not_late() -> None:
    assert not only([sleep("10:00", "12:00", 1, received="12:05")]).late


def test_what_was_read_from_a_file_is_never_late() -> None:
    assert not only([row("nappy", "10:00", 1, received="18:00", known_by="import")]).late


def test_a_correction_does_not_make_a_moment_late() -> None:
    first = row("nappy", "10:00", 1)
    assert not only([first, row("nappy", "10:00", 2, corrects=first.id, received="17:00")]).late


def test_a_sleep_ends_with_its_first_waking() -> None:
    start = sleep("10:00", None, 1)
    wokes = [row("woke", "11:30", 2, refers=start.id), row("woke", "11:40", 3, refers=start.id)]
    assert only([start, *wokes]).ended_at == at("11:30")


def test_a_waking_taken_back_leaves_the_baby_asleep() -> None:
    start = sleep("10:00", None, 1)
    woke = row("woke", "11:30", 2, refers=start.id)
    back = row("withdrawal", "11:30", 3, withdraws=woke.id)
    assert next(one for one in settle([start, woke, back]) if one.kind == "sleep").ended_at is None


def test_an_end_set_by_hand_wins_over_the_waking() -> None:
    start = sleep("10:00", None, 1)
    woke = row("woke", "11:30", 2, refers=start.id)
    fixed = sleep("10:00", "11:20", 3, corrects=start.id)
    assert only([start, woke, fixed]).ended_at == at("11:20")


def test_look_ins_and_other_views_hang_on_their_moment_even_through_a_correction() -> None:
    start = sleep("10:00", None, 1)
    fixed = sleep("10:02", None, 2, corrects=start.id)
    look = row("look_in", "10:12", 3, refers=fixed.id)
    other = row("differently", "10:00", 4, refers=start.id, note="I saw her eyes open.", did_by=SAM)
    one = only([start, fixed, look, other])
    assert [found.at for found in one.look_ins] == [at("10:12")]
    assert [found.note for found in one.differently] == ["I saw her eyes open."]


@pytest.mark.parametrize("end", ["10:40", None])
def test_two_sleeps_over_each_other_are_asked_about(end: str | None) -> None:
    one, two = sleep("10:00", end, 1), sleep("10:30", "11:00", 2)
    settled = settle([one, two])
    assert [found.perhaps_same_as for found in settled] == [(two.id,), (one.id,)]
    assert all(found.stands for found in settled)


def test_a_nap_whose_end_was_never_written_does_not_lie_over_the_next_day() -> None:
    forgotten, next_day = sleep("10:00", None, 1), row("sleep", "10:00", 2, happened_at=at("10:00", date(2026, 11, 25)))
    assert [found.perhaps_same_as for found in settle([forgotten, next_day])] == [(), ()]


def test_naps_that_only_touch_are_two() -> None:
    settled = settle([sleep("10:00", "10:30", 1), sleep("10:30", "11:00", 2)])
    assert [found.perhaps_same_as for found in settled] == [(), ()]


def test_another_babys_sleep_between_them_hides_no_overlap() -> None:
    one, bens, two = sleep("10:00", "11:00", 1), sleep("10:10", "10:20", 2, baby=BEN), sleep("10:30", "11:00", 3)
    settled = settle([one, bens, two])
    assert [found.perhaps_same_as for found in settled] == [(two.id,), (), (one.id,)]


def test_a_long_sleep_is_asked_about_with_each_it_lies_over() -> None:
    long, early, late = sleep("10:00", "12:00", 1), sleep("10:05", "10:20", 2), sleep("11:00", "11:30", 3)
    settled = settle([long, early, late])
    assert settled[0].perhaps_same_as == (early.id, late.id)


def _answer(one: Row, two: Row, answer: str, seq: int) -> Row:
    return row("same_nap", "10:30", seq, refers=one.id, facts={"other": str(two.id), "answer": answer})


def test_same_nap_is_told_once() -> None:
    one, two = sleep("10:00", "10:40", 1), sleep("10:30", "11:00", 2)
    told = [found for found in shown(settle([one, two, _answer(one, two, "same", 3)])) if found.kind == "sleep"]
    assert [found.id for found in told] == [one.id]
    assert told[0].perhaps_same_as == ()


def test_two_naps_stay_two_and_are_not_asked_again() -> None:
    one, two = sleep("10:00", "10:40", 1), sleep("10:30", "11:00", 2)
    told = [found for found in shown(settle([one, two, _answer(one, two, "two", 3)])) if found.kind == "sleep"]
    assert [found.perhaps_same_as for found in told] == [(), ()]


def test_two_tablets_answering_same_nap_crosswise_keep_one_nap() -> None:
    one, two = sleep("10:00", "10:40", 1), sleep("10:30", "11:00", 2)
    rows = [one, two, _answer(one, two, "same", 3), _answer(two, one, "same", 4)]
    assert len([found for found in shown(settle(rows)) if found.kind == "sleep"]) == 1


def test_the_other_record_of_a_nap_is_told_once_the_first_was_taken_back() -> None:
    one, two = sleep("10:00", "10:40", 1), sleep("10:30", "11:00", 2)
    back = row("withdrawal", "10:00", 4, withdraws=one.id)
    told = [found for found in shown(settle([one, two, _answer(one, two, "same", 3), back])) if found.kind == "sleep"]
    assert [found.id for found in told] == [two.id]


def test_what_happened_at_one_instant_is_told_in_the_order_it_came() -> None:
    later, first = row("nappy", "10:00", 2), row("milk", "10:00", 1)
    assert [one.kind for one in settle([later, first])] == ["milk", "nappy"]


def test_two_chains_of_corrections_are_a_clash_though_they_begin_at_different_versions() -> None:
    tap = row("milk", "10:00", 1)
    strip = row("milk", "10:00", 2, adds=tap.id, facts={"taken_ml": 10})
    one = only([tap, strip, row("milk", "10:00", 3, corrects=strip.id), row("milk", "10:00", 4, corrects=tap.id)])
    assert one.clash


def test_a_completion_that_whoever_put_it_right_had_not_seen_is_flagged_and_kept_beside() -> None:
    tap = row("comfort", "10:00", 1)
    correction = row("comfort", "10:05", 2, corrects=tap.id, facts={"then": "easier_now"})
    first, last = (row("comfort", "10:00", seq, adds=tap.id, facts={"we": ["held"][: seq - 2]}) for seq in (3, 4))
    one = only([tap, correction, first, last])
    assert one.clash and one.against == (last,) and one.facts == {"then": "easier_now"}


def test_a_completion_that_was_seen_or_says_the_same_is_no_clash() -> None:
    tap = row("comfort", "10:00", 1)
    earlier, seen = (row("comfort", "10:00", seq, adds=tap.id, facts={"we": ["held"]}) for seq in (2, 3))
    correction = row("comfort", "10:00", 4, corrects=seen.id, facts={"then": "easier_now"})
    same = row("comfort", "10:00", 5, adds=tap.id, facts={"then": "easier_now"})
    assert not only([tap, earlier, seen, correction, same]).clash


def test_what_is_taken_back_unseen_is_a_clash_and_what_was_seen_is_none() -> None:
    first = row("milk", "10:00", 1)
    second = row("milk", "10:00", 2, corrects=first.id)
    assert only([first, second, row("withdrawal", "10:00", 3, withdraws=first.id)]).clash
    assert not only([first, second, row("withdrawal", "10:00", 3, withdraws=second.id)]).clash


@pytest.mark.parametrize("same", [True, False])
def test_another_tablet_s_completion_of_what_was_taken_back_is_a_clash_one_s_own_is_none(same: bool) -> None:
    mine, other = new_id(), new_id()
    tap = row("comfort", "10:00", 1, device=mine)
    back = row("withdrawal", "10:00", 2, withdraws=tap.id, device=mine)
    late = row("comfort", "10:00", 3, adds=tap.id, facts={"we": ["held"]}, device=mine if same else other)
    assert only([tap, back, late]).clash is not same
