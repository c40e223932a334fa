"""At night what is over is cleared away, once, with one audit row; what still holds is left alone."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.contrib.sessions.models import Session

from babyroom.common import audit
from babyroom.common.models import AuditRow
from babyroom.signin import operations, operations_night, operations_pairing, operations_pins, operations_shift
from babyroom.signin.accounts import operations as accounts
from babyroom.signin.models import Fresh, InRoom, Invitation, Pairing, Pin, SignedIn, StartCode
from babyroom.web import ticks
from tests.nursery import HARBOUR, TODAY, Nursery, at
from tests.signin.hands import NOW, PINS, Clock, give_pins

NIGHT = at("03:30", TODAY + timedelta(days=1))


def clear(now: datetime = NIGHT) -> int:
    return operations_night.clear_away(HARBOUR, at=now)


def rows() -> list[AuditRow]:
    return list(AuditRow.objects.of(HARBOUR).filter(act="signin.clear_away").order_by("seq"))


def stay_of(nursery: Nursery, name: str) -> InRoom:
    found: InRoom = InRoom.objects.of(HARBOUR).filter(adult_id=nursery.adults[name]).order_by("from_at").last()
    return found


def test_a_stay_that_nobody_closed_ends_when_its_day_closed_and_one_that_was_closed_stays_as_it_is(nursery: Nursery) -> None:
    operations.go_out(nursery.adults["Sam"], by=nursery.tablet(), at=at("16:10"))
    assert clear() == 2
    assert stay_of(nursery, "Priya").until_at == at("18:00") and stay_of(nursery, "Sam").until_at == at("16:10")
    assert [row.after for row in rows()] == [{"forgotten_stays": 2}] and rows()[0].by_adult_id is None


def test_whoever_came_in_after_closing_ends_where_they_began(nursery: Nursery) -> None:
    InRoom.objects.of(HARBOUR).filter(adult_id=nursery.adults["Priya"]).update(from_at=at("19:30"))
    clear()
    assert stay_of(nursery, "Priya").until_at == at("19:30")


def test_nothing_of_today_is_touched_however_late_the_night_work_comes(nursery: Nursery) -> None:
    assert clear(at("11:00")) == 0 and stay_of(nursery, "Priya").until_at is None and rows() == []


def test_a_second_time_finds_nothing(nursery: Nursery) -> None:
    assert clear() > 0
    assert clear(NIGHT + timedelta(minutes=1)) == 0 and len(rows()) == 1
    assert audit.first_broken(HARBOUR) is None


def test_a_guests_pin_ends_with_their_day_and_everybody_elses_stays(nursery: Nursery) -> None:
    give_pins(nursery, "Priya")
    until, priya = at("18:00"), nursery.adults["Priya"]
    operations_shift.welcome(first_name="Rhea", last_name="", until=until, vouched_by=priya, by=nursery.tablet(), at=NOW)
    assert Pin.objects.of(HARBOUR).count() == 2
    clear()
    assert list(Pin.objects.of(HARBOUR).values_list("adult_id", flat=True)) == [priya]
    assert rows()[0].after["guest_pins"] == 1


def test_a_pin_that_was_shown_is_forgotten_and_one_just_shown_still_opens(nursery: Nursery) -> None:
    give_pins(nursery, "Priya", "Sam")
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=at("17:00"))
    operations_pins.confirm(nursery.adults["Sam"], PINS["Sam"], by=nursery.tablet(), at=NIGHT - timedelta(minutes=5))
    clear()
    assert list(Fresh.objects.of(HARBOUR).values_list("adult_id", flat=True)) == [nursery.adults["Sam"]]


def test_old_pairings_and_start_codes_go_after_a_day_in_which_they_still_say_that_they_are_too_old(nursery: Nursery) -> None:
    operations_pairing.begin_pairing(room=nursery.rooms["Ducklings"], name="", by=nursery.manager(), at=NOW)
    operations_pins.make_start_code(nursery.adults["Sam"], by=nursery.manager(), at=NOW)
    clear()
    assert (Pairing.objects.of(HARBOUR).count(), StartCode.objects.of(HARBOUR).count()) == (1, 1)
    clear(NIGHT + timedelta(days=1))
    assert (Pairing.objects.of(HARBOUR).count(), StartCode.objects.of(HARBOUR).count()) == (0, 1)
    clear(NIGHT + timedelta(days=9))
    assert StartCode.objects.of(HARBOUR).count() == 0


def test_an_invitation_that_is_too_old_ends(nursery: Nursery) -> None:
    Invitation.objects.create(
        setting_id=HARBOUR, adult_id=nursery.adults["Sam"], email="sam@example.org", secret_digest="x", made_at=NOW, until_at=at("23:00")
    )
    clear()
    assert Invitation.objects.of(HARBOUR).get().ended_at == NIGHT


def test_where_somebody_was_signed_in_goes_with_the_session(nursery: Nursery) -> None:
    for key, ends_at in (("over", at("22:00")), ("holds", at("22:00", date(2026, 12, 1)))):
        Session.objects.create(session_key=key, session_data="", expire_date=ends_at)
        accounts.begin(session_key=key, device="Chrome", part="p", by=nursery.parent(), at=NOW)
    clear()
    assert list(SignedIn.objects.of(HARBOUR).values_list("session_key", flat=True)) == ["holds"]
    assert operations_night.clear_sessions(at=NIGHT) == 1
    assert list(Session.objects.values_list("session_key", flat=True)) == ["holds"]


def test_the_tick_does_it_for_every_setting(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    Clock(monkeypatch, NIGHT)
    night = next(tick for tick in ticks.TICKS if tick.name == "what is over")
    assert night.run(NIGHT) == "cleared away 3, 0 sessions and 0 letters that lay in the folder"
    assert night.run(NIGHT) == "cleared away 0, 0 sessions and 0 letters that lay in the folder"
    assert UUID(str(rows()[0].setting_id)) == HARBOUR
