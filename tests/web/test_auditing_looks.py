"""The looks are under the audit's seal, and its end leaves the server where the setting wishes; a restore carries the ends over."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from babyroom.common import audit, heads, looks
from babyroom.common.letters import Letter
from babyroom.moments.models import Aside
from babyroom.people.models import Adult, Policy
from babyroom.records.copies import checking
from babyroom.web import auditing, doctor_database, ticks
from tests.nursery import ELSEWHERE, HARBOUR, TODAY, Nursery, at
from tests.owner import unguarded
from tests.signin.hands import NOW, PINS, Clock, fresh_form, give_pins
from tests.tablet.hands import at_tablet, signed_in

NIGHT = at("00:05", TODAY + timedelta(days=1))


@pytest.fixture
def kept(nursery: Nursery, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A day with three looks, and where the ends are kept."""
    for name in ("Ada", "Ben", "Chidi"):
        looks.keep(f"people.baby/{nursery.babies[name]}", by=nursery.manager(), at=at("10:00"))
    path = tmp_path / "state" / "heads.json"
    monkeypatch.setattr(auditing, "kept_at", lambda: path)
    return path


def ours(kept: Path) -> auditing.Verdict:
    return next(one for one in auditing.verify(kept) if one.setting == HARBOUR)


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM common_look WHERE subject LIKE '%%{ada}'",
        "UPDATE common_look SET subject = 'people.baby/x' WHERE subject LIKE '%%{ada}'",
        "UPDATE common_look SET by_adult_id = NULL WHERE subject LIKE '%%{ada}'",
    ],
)
def test_a_look_that_was_removed_or_changed_is_seen(nursery: Nursery, kept: Path, harm: str) -> None:
    ticks.heads_of_the_day(NIGHT)
    assert ours(kept).sound
    unguarded("common_look", harm.format(ada=nursery.babies["Ada"]).replace("%%", "%"))
    assert ours(kept).looks == at("00:00", TODAY + timedelta(days=1))
    assert not ours(kept).sound


def test_looks_of_a_later_day_break_no_earlier_seal_and_days_slept_through_are_sealed_in_one(nursery: Nursery, kept: Path) -> None:
    ticks.heads_of_the_day(NIGHT)
    ticks.heads_of_the_day(NIGHT)
    looks.keep(f"people.baby/{nursery.babies['Ada']}", by=nursery.manager(), at=NIGHT + timedelta(hours=9))
    assert ours(kept).sound
    ticks.heads_of_the_day(NIGHT + timedelta(days=5))
    assert ours(kept).sound and audit.head(HARBOUR).seq == 2


@pytest.mark.sqlite
def test_the_doctor_watches_what_guards_the_looks(nursery: Nursery) -> None:
    del nursery
    assert next(doctor_database.whole(NOW))[0] == "ok"
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER common_look_no_delete")
    state, said, _do = next(doctor_database.whole(NOW))
    assert state == "broken" and "common_look_no_delete" in said
    assert checking.LEAST < checking.WATCHED


def test_a_page_opened_with_a_pin_names_who_opened_it(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_tablet(nursery, monkeypatch, now=NOW)
    give_pins(nursery, "Priya")
    address = hand.baby("Ada")
    hand.tap(hand.client.get(address).headers["Location"], **fresh_form(nursery.adults["Priya"], PINS["Priya"]))
    hand.page(address)
    found = looks.at_any(HARBOUR, [f"people.baby/{nursery.babies['Ada']}"], since=at("00:00"))
    assert [(one.adult_id, one.room_id) for one in found] == [(nursery.adults["Priya"], nursery.rooms["Ducklings"])]
    page = signed_in(nursery, monkeypatch, "Helen").page(f"/office/babies/{nursery.babies['Ada']}/looks/")
    assert "Priya, at the tablet of Ducklings" in page


def test_what_waits_in_the_office_is_a_look_at_those_babies(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    body: dict[str, Any] = {"kind": "comfort", "baby": str(nursery.babies["Ada"]), "happened_at": NOW.isoformat(), "zone": "Europe/London"}
    body |= {"id": str(nursery.record("Ada", "comfort").id), "facts": {}, "known_by": "face", "time_from": "tap"}
    Aside.objects.create(
        setting_id=HARBOUR, moment_id=nursery.record("Ada", "comfort").id, body=body, reason="x", code="x", received_at=NOW
    )
    page = signed_in(nursery, monkeypatch, "Helen").page("/office/set-aside/")
    assert "Ada" in page
    found = looks.at_any(HARBOUR, [f"people.baby/{nursery.babies['Ada']}"], since=at("00:00"))
    assert [one.adult_id for one in found] == [nursery.adults["Helen"]]


def test_the_end_of_the_day_goes_by_letter_where_the_rule_says_so(nursery: Nursery, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del kept
    Clock(monkeypatch, NIGHT)
    Adult.objects.of(HARBOUR).filter(pk=nursery.adults["Helen"]).update(email="helen@example.org")
    ticks.heads_of_the_day(NIGHT)
    assert not Letter.objects.of(HARBOUR).exists()
    Policy.objects.create(setting_id=HARBOUR, name="audit_letter", value="yes", from_on=TODAY)
    ticks.heads_of_the_day(NIGHT + timedelta(days=1))
    letter = Letter.objects.of(HARBOUR).get()
    words = settings.KEY_RING.open(letter.sealed, context=f"common.letter/words/{letter.pk}")
    assert letter.to == "helen@example.org" and audit.head(HARBOUR).digest in words


def test_after_a_restore_the_ends_of_the_copy_still_count(nursery: Nursery, kept: Path) -> None:
    for minute in range(4):
        audit.write("people.x", by=nursery.manager(), at=at(f"09:0{minute}"), setting=HARBOUR, subject="x")
    first, whole = audit.HeadOfDay(HARBOUR, 2, _digest_of(2)), audit.head(HARBOUR)
    later, elsewhere = audit.HeadOfDay(HARBOUR, 9, "b" * 64), audit.HeadOfDay(ELSEWHERE, 3, "c" * 64)
    heads.keep(kept, TODAY - timedelta(days=2), [first])
    heads.keep(kept, TODAY, [later, elsewhere])
    aside = kept.with_name("heads.before-restore-x.json")
    heads.carry_over(kept, aside, [whole], TODAY)
    assert heads.load(kept) == [(TODAY - timedelta(days=2), first)] and len(heads.load(aside)) == 3
    told = {"at": NOW.isoformat(), "audit": {str(HARBOUR): [whole.seq, whole.digest]}}
    kept.with_name("restored.json").write_text(json.dumps(told))
    assert ours(kept).sound
    unguarded("common_auditrow", "DELETE FROM common_auditrow WHERE seq > 3")
    assert ours(kept).cut == TODAY


def _digest_of(seq: int) -> str:
    from babyroom.common.models import AuditRow

    return str(AuditRow.objects.of(HARBOUR).get(seq=seq).digest)
