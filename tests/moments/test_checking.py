"""Is this moment possible? What cannot be is refused with a sentence; what is only odd is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from babyroom.common.ids import new_id
from babyroom.common.refusals import Refusal
from babyroom.moments.checking import Known, check
from babyroom.moments.kinds import KINDS
from babyroom.moments.record import Record
from tests.nursery import ZONE, at

ADA, PRIYA, DUCKLINGS = new_id(), new_id(), new_id()
KNOWN = Known({ADA: date(2026, 1, 10)}, {PRIYA}, {DUCKLINGS})
NOW = at("10:30")
# Enough of each kind to be taken.
NEEDED: dict[str, dict[str, Any]] = {
    "moved": {"facts": {"to_room": str(DUCKLINGS)}},
    "note": {"note": "Found both feet."},
    "differently": {"note": "I saw it differently.", "refers": new_id()},
    "same_nap": {"facts": {"other": str(new_id()), "answer": "same"}, "refers": new_id()},
    "look_in": {"refers": new_id()},
    "woke": {"refers": new_id()},
    "withdrawal": {"withdraws": new_id()},
}


def record(kind: str, clock: str = "10:00", **more: Any) -> Record:
    fields = NEEDED.get(kind, {}) | more
    return Record(
        id=new_id(), kind=kind, baby=ADA, happened_at=fields.pop("happened_at", at(clock)), zone=fields.pop("zone", ZONE), **fields
    )


def refused(one: Record, *, now: datetime = NOW) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        check(one, known=KNOWN, at=now)
    assert str(refusal.value.sentence).endswith((".", "?"))
    return refusal.value


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_kind_can_be_written_with_its_least(kind: str) -> None:
    assert check(record(kind), known=KNOWN, at=NOW) is False


def test_a_kind_nobody_knows_is_refused() -> None:
    assert refused(record("tummy_time")).code == "unknown_kind"


def test_a_baby_who_is_not_in_the_setting_is_refused() -> None:
    assert refused(replace(record("nappy"), baby=new_id())).field == "baby"


@pytest.mark.parametrize("field", ["did_by", "tapped_by"])
def test_an_adult_who_is_not_in_the_setting_is_refused(field: str) -> None:
    named: dict[str, Any] = {field: new_id()}
    assert refused(record("nappy", **named)).code == "unknown_adult"


def test_what_ends_before_it_starts_is_refused() -> None:
    assert refused(record("sleep", ended_at=at("09:50"))).code == "ends_first"


def test_more_milk_taken_than_offered_is_asked_about() -> None:
    assert refused(record("milk", facts={"offered_ml": 100, "taken_ml": 200})).code == "more_than_offered"
    check(record("milk", facts={"offered_ml": 100, "taken_ml": 100}), known=KNOWN, at=at("10:30"))


def test_a_nap_of_seventeen_hours_is_refused() -> None:
    assert refused(record("sleep", happened_at=at("10:00") - timedelta(hours=17), ended_at=at("10:00"))).code == "too_long"


def test_an_end_is_refused_where_a_moment_has_one_time_only() -> None:
    assert refused(record("nappy", ended_at=at("10:10"))).code == "no_end"


def test_a_day_before_birth_is_refused() -> None:
    assert refused(record("nappy", happened_at=at("10:00", date(2026, 1, 9)))).code == "before_birth"


@pytest.mark.parametrize("how", ["typed", "sheet"])
def test_a_typed_time_that_is_still_to_come_is_asked_about(how: str) -> None:
    refusal = refused(record("nappy", "10:40", time_from=how))
    assert refusal.code == "future" and refusal.asks


@pytest.mark.parametrize("how", ["tap", "chip"])
def test_a_time_that_a_clock_put_in_the_future_is_kept_as_uncertain(how: str) -> None:
    assert check(record("nappy", "13:30", time_from=how), known=KNOWN, at=NOW) is True


def test_two_minutes_ahead_is_only_a_clock() -> None:
    assert check(record("nappy", "10:32", time_from="typed"), known=KNOWN, at=NOW) is False


def test_an_end_that_is_still_to_come_is_asked_about_too() -> None:
    assert refused(record("sleep", ended_at=at("11:00"), time_from="typed")).code == "future"


def test_a_time_without_a_zone_is_refused() -> None:
    assert refused(record("nappy", happened_at=datetime(2026, 11, 24, 10, tzinfo=UTC).replace(tzinfo=None))).code == "naive_time"


def test_a_zone_nobody_knows_is_refused() -> None:
    assert refused(record("nappy", zone="Europe/Scarborough")).field == "zone"


@pytest.mark.parametrize("ml", [-1, 401, 9000])
def test_absurd_millilitres_are_refused_with_the_number_that_was_typed(ml: int) -> None:
    refusal = refused(record("milk", facts={"taken_ml": ml}))
    assert refusal.field == "taken_ml" and str(ml) in str(refusal.sentence)


@pytest.mark.parametrize("ml", [0, 400])
def test_none_and_the_most_can_be_written(ml: int) -> None:
    assert check(record("milk", facts={"taken_ml": ml}), known=KNOWN, at=NOW) is False


def test_a_word_the_vocabulary_does_not_hold_is_refused() -> None:
    assert refused(record("nappy", facts={"nappy": "green"})).code == "unknown_phrase"


def test_a_word_of_another_kind_is_refused() -> None:
    assert refused(record("nappy", facts={"taken_ml": 30})).code == "unknown_fact"


def test_more_than_fits_is_refused() -> None:
    facts = {"seen": ["smiled", "laughed", "yawned", "cried", "pointed"]}
    assert refused(record("comfort", facts=facts)).code == "too_many"


@pytest.mark.parametrize(("kind", "most"), [("comfort", 140), ("note", 500)])
def test_a_note_may_be_so_long_and_no_longer(kind: str, most: int) -> None:
    assert check(record(kind, note="a" * most), known=KNOWN, at=NOW) is False
    refusal = refused(record(kind, note="a" * (most + 1)))
    assert refusal.code == "note_long" and str(most) in str(refusal.sentence)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\x85", "\t", "\r"])
def test_signs_that_no_screen_shows_are_refused(sign: str) -> None:
    assert refused(record("note", note=f"Found {sign} feet.")).code == "control_characters"
    assert refused(record("arrival", facts={"came_with": f"Dad{sign}"})).code == "control_characters"


def test_a_new_line_in_a_note_and_letters_of_every_language_are_kept() -> None:
    assert check(record("note", note="Łucja said “mama”.\nדָּבָר 你好 👶🏾"), known=KNOWN, at=NOW) is False


def test_an_empty_note_is_refused_where_the_note_is_the_moment() -> None:
    assert refused(record("note", note="  \n ")).code == "needs_note"


@pytest.mark.parametrize("kind", ["look_in", "woke", "differently"])
def test_what_speaks_of_another_moment_must_say_of_which(kind: str) -> None:
    assert refused(record(kind, refers=None)).code == "needs_moment"


def test_a_withdrawal_must_say_what_it_takes_back() -> None:
    assert refused(record("withdrawal", withdraws=None)).code == "needs_moment"


@pytest.mark.parametrize("clock", ["7:45", "25:00", "07:45:00", "0745", 745])
def test_a_clock_is_written_with_two_and_two_figures(clock: object) -> None:
    assert refused(record("from_home", facts={"woke_at": clock})).code == "wrong_clock"


@pytest.mark.parametrize(
    "facts",
    [
        {"seen": "smiled"},
        {"seen": ["smiled", "smiled"]},
        {"own": [{"id": str(new_id())}]},
        {"own": [{"id": "no id", "words": "left shoulder"}]},
        {"took_over": "Sam"},
        {"then": ["easier_now"]},
    ],
)
def test_a_part_of_the_wrong_shape_is_refused(facts: dict[str, Any]) -> None:
    assert refused(record("comfort", facts=facts)).field in facts


def test_nine_foods_do_not_fit_and_a_food_needs_a_name() -> None:
    assert refused(record("food", facts={"foods": [{"name": str(n)} for n in range(9)]})).code == "too_many"
    assert refused(record("food", facts={"foods": [{"name": "  "}]})).field == "foods"


def test_an_instant_among_the_facts_needs_its_offset() -> None:
    assert refused(record("look_in", facts={"due_at": "2026-11-24T10:22:00"})).field == "due_at"
