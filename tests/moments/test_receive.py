"""Taking records into the log: one answer each, whatever becomes of the others; nothing is lost and nothing overwritten."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import queries
from babyroom.moments.models import Moment, Now, Words
from babyroom.moments.moving import taken_back
from babyroom.moments.operations import Answer, move, receive, record_all, record_one
from babyroom.moments.record import Record
from babyroom.moments.settle import Settled, shown
from tests.nursery import TODAY, ZONE, Nursery, at

NOW = at("10:30")


def take(nursery: Nursery, *records: Record, by: Who | None = None, now: Any = NOW) -> list[Answer]:
    return receive(records, by=by or nursery.tablet(), at=now)


def outcomes(answers: list[Answer]) -> list[str]:
    return [answer.outcome for answer in answers]


def log(nursery: Nursery) -> list[Moment]:
    return list(Moment.objects.of(nursery.setting).order_by("seq"))


def day(nursery: Nursery, baby: str, room: str = "Ducklings") -> list[Settled]:
    who = nursery.tablet(room)
    who.seen["babies_in_room"] = queries.in_room(who, NOW)
    return queries.day(who, nursery.babies[baby], TODAY)


def test_what_is_kept_has_its_words_its_number_and_its_place_in_the_day(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "comfort", "10:24", facts={"we": ["held"]}, note="By the window.")
    answer = take(nursery, tap)[0]
    assert (answer.outcome, answer.seq, answer.id) == ("kept", 1, str(tap.id))
    kept = log(nursery)[0]
    assert (kept.happened_at, kept.did_by_id, kept.device_id) == (at("10:24"), nursery.adults["Priya"], nursery.tablets["Ducklings"])
    said = Words.objects.of(nursery.setting).get(pk=tap.id)
    assert (said.facts, said.note) == ({"we": ["held"]}, "By the window.")
    assert Now.objects.of(nursery.setting).get(pk=nursery.babies["Ada"]).day["marks"][0][0] == "comfort"


def test_the_same_record_sent_again_is_had_and_written_once(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "comfort")
    assert outcomes(take(nursery, tap)) == ["kept"]
    assert outcomes(take(nursery, tap, now=NOW + timedelta(hours=2))) == ["had"]
    assert outcomes(take(nursery, nursery.record("Ben", "nappy"), tap, tap)) == ["kept", "had", "had"]
    assert len(log(nursery)) == 2


def test_other_content_under_a_known_number_is_refused_and_the_first_stays(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "milk", facts={"taken_ml": 120})
    take(nursery, tap)
    answer = take(nursery, replace(tap, facts={"taken_ml": 20}))[0]
    assert (answer.outcome, answer.code) == ("refused", "other_content")
    assert Words.objects.of(nursery.setting).get(pk=tap.id).facts == {"taken_ml": 120}


def test_one_record_that_cannot_be_costs_the_others_nothing(nursery: Nursery) -> None:
    answers = take(
        nursery,
        nursery.record("Ada", "comfort"),
        nursery.record("Ben", "milk", facts={"taken_ml": 9000}),
        nursery.record("Chidi", "sleep", ended_at=at("09:00")),
        nursery.record("Dilan", "nappy"),
    )
    assert outcomes(answers) == ["kept", "refused", "refused", "kept"]
    assert [answer.field for answer in answers] == ["", "taken_ml", "ended_at", ""]
    assert [moment.seq for moment in log(nursery)] == [1, 2]


def test_a_baby_of_another_setting_cannot_be_written_for_and_learns_nothing(nursery: Nursery) -> None:
    answer = take(nursery, replace(nursery.record("Ada", "nappy"), baby=nursery.elsewhere))[0]
    unknown = take(nursery, replace(nursery.record("Ada", "nappy"), baby=new_id()))[0]
    assert answer.outcome == "refused" and answer.code == "not_yours"
    assert (answer.sentence, answer.code) == (unknown.sentence, unknown.code)
    assert not Moment.unscoped.exists()


def test_a_baby_of_the_next_room_is_not_this_tablets(nursery: Nursery) -> None:
    assert take(nursery, nursery.record("Hugo", "nappy"))[0].code == "not_yours"
    assert outcomes(take(nursery, nursery.record("Hugo", "nappy"), by=nursery.tablet("Goslings"))) == ["kept"]


def test_a_baby_moved_here_for_the_day_is_this_tablets_from_then_on(nursery: Nursery) -> None:
    to_here = nursery.record("Hugo", "moved", "10:05", facts={"to_room": str(nursery.rooms["Ducklings"]), "why": "visit"})
    assert outcomes(take(nursery, to_here, by=nursery.tablet("Goslings"))) == ["kept"]
    assert outcomes(take(nursery, nursery.record("Hugo", "nappy", "10:20"))) == ["kept"]


def test_a_record_sent_again_after_the_baby_went_to_another_room_is_had(nursery: Nursery) -> None:
    to_here = nursery.record("Hugo", "moved", "10:00", facts={"to_room": str(nursery.rooms["Ducklings"])})
    take(nursery, to_here, by=nursery.tablet("Goslings"))
    tap = nursery.record("Hugo", "nappy", "10:10")
    take(nursery, tap)
    back = nursery.record("Hugo", "moved", "10:20", facts={"to_room": str(nursery.rooms["Goslings"])})
    take(nursery, back, by=nursery.tablet("Goslings"))
    assert outcomes(take(nursery, tap)) == ["had"]


def test_the_manager_may_write_and_a_parent_only_the_morning_note_of_her_own(nursery: Nursery) -> None:
    assert outcomes(take(nursery, nursery.record("Hugo", "nappy"), by=nursery.manager())) == ["kept"]
    parent = nursery.parent()
    assert outcomes(take(nursery, nursery.record("Ada", "from_home"), by=parent)) == ["kept"]
    assert outcomes(take(nursery, nursery.record("Ada", "nappy"), by=parent)) == ["refused"]
    assert outcomes(take(nursery, nursery.record("Ben", "from_home"), by=parent)) == ["refused"]


def test_a_typed_time_still_to_come_is_asked_about_and_a_tapped_one_kept_as_uncertain(nursery: Nursery) -> None:
    typed = nursery.record("Ada", "nappy", "13:00", time_from="typed")
    tapped = nursery.record("Ada", "nappy", "13:00", time_from="tap")
    answers = take(nursery, typed, tapped)
    assert [(answer.outcome, answer.code) for answer in answers] == [("refused", "future"), ("kept", "")]
    assert log(nursery)[0].uncertain


def test_having_had_to_wait_is_kept_with_no_adults_name_anywhere(nursery: Nursery) -> None:
    take(nursery, nursery.record("Ada", "comfort", facts={"then": "had_to_wait"}))
    kept = log(nursery)[0]
    assert kept.did_by_id is None and kept.tapped_by_id is None
    audited = AuditRow.objects.of(nursery.setting).get(act="moments.receive")
    assert (audited.by_adult_id, audited.by_tablet_id, audited.at) == (None, None, None)


def test_record_one_raises_the_sentence_it_met(nursery: Nursery) -> None:
    with pytest.raises(Refusal) as refusal:
        record_one(nursery.record("Ada", "milk", facts={"taken_ml": 9000}), by=nursery.tablet(), at=NOW)
    assert refusal.value.field == "taken_ml"


def test_a_moved_moment_leaves_both_trails(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "milk", "10:00", facts={"taken_ml": 90}, note="In the blue chair.")
    take(nursery, tap)
    new = move(tap.id, to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW, tapped_by=nursery.adults["Sam"])
    left, came = day(nursery, "Ada"), day(nursery, "Ben")
    assert shown(left) == []
    assert left[0].withdrawn is not None
    assert left[0].withdrawn.facts == {"why": "wrong_baby", "moved_to": str(new)}
    assert [(one.id, one.facts, one.row.note, one.row.refers) for one in came] == [(new, {"taken_ml": 90}, "In the blue chair.", tap.id)]
    assert came[0].row.did_by == nursery.adults["Priya"] and came[0].row.tapped_by == nursery.adults["Sam"]


def test_a_moved_sleep_takes_its_look_ins_and_its_waking_along(nursery: Nursery) -> None:
    nap = nursery.record("Ada", "sleep", "09:00")
    look, woke = nursery.record("Ada", "look_in", "09:10", refers=nap.id), nursery.record("Ada", "woke", "09:40", refers=nap.id)
    take(nursery, nap, look, woke)
    move(nap.id, to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW)
    moved = shown(day(nursery, "Ben"))[0]
    assert moved.ended_at == at("09:40")
    assert [one.at for one in moved.look_ins] == [at("09:10")]
    assert "asleep" not in Now.objects.of(nursery.setting).get(pk=nursery.babies["Ben"]).day


def test_what_is_moved_is_what_holds_after_a_correction(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "milk", facts={"taken_ml": 300})
    take(nursery, tap, nursery.record("Ada", "milk", facts={"taken_ml": 30}, corrects=tap.id))
    move(tap.id, to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW)
    assert shown(day(nursery, "Ben"))[0].facts == {"taken_ml": 30}


def test_a_moment_cannot_be_moved_to_its_own_baby_to_another_room_or_twice(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "nappy")
    take(nursery, tap)
    for baby in ("Ada", "Hugo"):
        with pytest.raises(Refusal):
            move(tap.id, to_baby=nursery.babies[baby], by=nursery.tablet(), at=NOW)
    assert len(shown(day(nursery, "Ada"))) == 1
    move(tap.id, to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW)
    with pytest.raises(Refusal):
        move(tap.id, to_baby=nursery.babies["Chidi"], by=nursery.tablet(), at=NOW)
    assert shown(day(nursery, "Chidi")) == []


def test_a_moment_of_another_setting_cannot_be_moved(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        move(new_id(), to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW)


def test_undo_takes_back_and_leaves_the_row(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "comfort")
    back = taken_back(tap.id, nursery.babies["Ada"], at=NOW, zone=ZONE, why="undo", tapped_by=nursery.adults["Priya"])
    take(nursery, tap, back)
    assert [moment.kind for moment in log(nursery)] == ["comfort", "withdrawal"]
    assert Now.objects.of(nursery.setting).get(pk=nursery.babies["Ada"]).day["marks"] == []


def test_a_withdrawal_belongs_to_the_day_of_what_it_takes_back(nursery: Nursery) -> None:
    tap = nursery.record("Ada", "comfort", "10:00")
    take(nursery, tap)
    tomorrow = NOW + timedelta(days=1)
    take(nursery, taken_back(tap.id, nursery.babies["Ada"], at=tomorrow, zone=ZONE, why="mistake", tapped_by=None), now=tomorrow)
    assert log(nursery)[1].happened_at == at("10:00")
    assert shown(day(nursery, "Ada")) == []


def test_records_that_belong_together_are_taken_all_or_not_at_all(nursery: Nursery) -> None:
    arrival, odd = nursery.record("Ada", "arrival"), nursery.record("Ada", "from_home", facts={"woke_at": "late"})
    with pytest.raises(Refusal):
        record_all([arrival, odd], by=nursery.tablet(), at=NOW)
    assert log(nursery) == []
    record_all([arrival, nursery.record("Ada", "from_home")], by=nursery.tablet(), at=NOW)
    assert [moment.kind for moment in log(nursery)] == ["arrival", "from_home"]
