"""Whose name may stand on a moment, and how it may be said to be known."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import queries
from babyroom.moments.models import Moment
from babyroom.moments.operations import move, receive, record_all, record_one
from babyroom.people.models import Job
from babyroom.signin.operations import welcome_guest
from tests.nursery import TODAY, ZONE, Nursery, at

NOW = at("10:30")


def kept(nursery: Nursery) -> Moment:
    found: Moment = Moment.objects.of(nursery.setting).get()
    return found


@pytest.mark.parametrize(("who", "field"), [("tablet", "did_by"), ("tablet", "tapped_by"), ("manager", "did_by")])
def test_a_parent_cannot_stand_there_as_if_they_worked_here(nursery: Nursery, field: str, who: str) -> None:
    by = nursery.tablet() if who == "tablet" else nursery.manager()
    named: dict[str, Any] = {field: nursery.adults["Ngozi"]}
    [answer] = receive([replace(nursery.record("Ada", "comfort"), **named)], by=by, at=NOW)
    assert (answer.outcome, answer.code, answer.field) == ("refused", "not_staff", field)


def test_a_parent_who_works_here_may(nursery: Nursery) -> None:
    Job.objects.create(setting_id=nursery.setting, adult_id=nursery.adults["Ngozi"], sort="practitioner", from_on=TODAY)
    assert receive([nursery.record("Ada", "comfort", by="Ngozi")], by=nursery.tablet(), at=NOW)[0].outcome == "kept"


def test_a_guest_may_stand_on_the_day_they_were_here_also_when_it_comes_later(nursery: Nursery) -> None:
    rhea = welcome_guest(first_name="Rhea", last_name="", until=at("18:00"), by=nursery.tablet(), at=at("07:45"))
    hers = replace(nursery.record("Ada", "comfort"), did_by=rhea.pk, tapped_by=rhea.pk)
    tomorrow = nursery.record("Ada", "nappy", "09:00", on=TODAY + timedelta(days=1))
    answers = receive([hers, replace(tomorrow, did_by=rhea.pk)], by=nursery.tablet(), at=NOW + timedelta(days=1))
    assert [(one.outcome, one.code) for one in answers] == [("kept", ""), ("refused", "not_staff")]


def test_somebody_who_left_is_named_for_the_days_before(nursery: Nursery) -> None:
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Dana"]).update(until_on=date(2026, 11, 20))
    before = nursery.record("Ada", "nappy", by="Dana", on=date(2026, 11, 20), tapped_by=nursery.adults["Sam"])
    answers = receive([before, nursery.record("Ada", "nappy", by="Dana")], by=nursery.tablet(), at=NOW)
    assert [one.outcome for one in answers] == ["kept", "refused"]


def test_homes_own_note_carries_the_name_of_this_babys_family_and_of_no_other(nursery: Nursery) -> None:
    note = nursery.record("Ada", "from_home", by="Ngozi", known_by="login")
    assert receive([note], by=nursery.parent(), at=NOW)[0].outcome == "kept"
    put_right = nursery.record("Ada", "from_home", by="Ngozi", tapped_by=nursery.adults["Priya"], corrects=note.id, note="Woke at 4.")
    bens = nursery.record("Ben", "from_home", by="Ngozi")
    answers = receive([put_right, bens], by=nursery.tablet(), at=NOW)
    assert [(one.outcome, one.code) for one in answers] == [("kept", ""), ("refused", "not_staff")]


@pytest.mark.parametrize(
    ("claimed", "believed"), [("pin", "face"), ("login", "face"), ("face", "face"), ("offline", "offline"), ("sheet", "sheet")]
)
def test_a_tablet_that_knows_faces_is_believed_no_more_than_that(nursery: Nursery, claimed: Any, believed: str) -> None:
    record = nursery.record("Ada", "comfort", known_by=claimed)
    assert [receive([record], by=nursery.tablet(), at=NOW)[0].outcome for _ in range(2)] == ["kept", "had"]
    assert kept(nursery).known_by == believed


@pytest.mark.parametrize("claimed", ["face", "pin", "offline"])
def test_whoever_is_signed_in_by_name_is_known_by_that(nursery: Nursery, claimed: Any) -> None:
    receive([nursery.record("Ada", "comfort", by="Helen", known_by=claimed)], by=nursery.manager(), at=NOW)
    assert kept(nursery).known_by == "login"


def test_whoever_is_signed_in_by_name_stands_there_as_who_wrote_it(nursery: Nursery) -> None:
    receive([nursery.record("Ada", "comfort", by="Priya")], by=nursery.manager(), at=NOW)
    assert (kept(nursery).did_by_id, kept(nursery).tapped_by_id) == (nursery.adults["Priya"], nursery.adults["Helen"])


def test_moving_a_moment_keeps_how_its_adult_was_known(nursery: Nursery) -> None:
    by_name = nursery.record("Ada", "nappy", by="Helen", known_by="login")
    receive([by_name], by=nursery.manager(), at=NOW)
    new = move(by_name.id, to_baby=nursery.babies["Ben"], by=nursery.tablet(), at=NOW, tapped_by=nursery.adults["Sam"])
    assert Moment.objects.of(nursery.setting).get(pk=new).known_by == "login"


def test_what_is_not_open_from_here_is_not_found(nursery: Nursery) -> None:
    hugo = nursery.record("Hugo", "nappy")
    for one in (hugo, replace(hugo, baby=nursery.elsewhere)):
        with pytest.raises(NotYours):
            record_one(one, by=nursery.tablet(), at=NOW)
        with pytest.raises(NotYours):
            record_all([one], by=nursery.tablet(), at=NOW)
    with pytest.raises(NotYours):
        record_one(replace(hugo, baby=nursery.elsewhere), by=nursery.manager(), at=NOW)
    with pytest.raises(Refusal) as refusal:
        record_one(nursery.record("Ada", "nappy", ended_at=at("10:10")), by=nursery.tablet(), at=NOW)
    assert not isinstance(refusal.value, NotYours)


def test_a_moment_of_the_next_room_can_be_moved_neither_from_nor_to_here(nursery: Nursery) -> None:
    hugos, adas = nursery.record("Hugo", "nappy"), nursery.record("Ada", "nappy")
    receive([hugos], by=nursery.tablet("Goslings"), at=NOW)
    receive([adas], by=nursery.tablet(), at=NOW)
    for moment, to in ((hugos.id, "Ada"), (adas.id, "Hugo")):
        with pytest.raises(NotYours):
            move(moment, to_baby=nursery.babies[to], by=nursery.tablet(), at=NOW)
    assert Moment.objects.of(nursery.setting).count() == 2


def test_since_tells_only_babies_who_are_open_to_whoever_asks(nursery: Nursery) -> None:
    receive([nursery.record("Hugo", "nappy")], by=nursery.tablet("Goslings"), at=NOW)
    babies, parent = nursery.babies, nursery.parent()
    tablet = nursery.tablet()
    tablet.seen["babies_in_room"] = queries.in_room(tablet, NOW)
    assert [one.baby for one in queries.since(parent, [babies["Ada"]], at("07:00"), NOW)] == [babies["Ada"]]
    for who, baby in ((tablet, "Hugo"), (parent, "Ben"), (Who(setting_id=nursery.setting, zone=ZONE), "Ada")):
        with pytest.raises(NotYours):
            queries.since(who, [babies[baby]], at("07:00"), NOW)
