"""Asked in by letter, closed by the office, left, or unused for long."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.core.cache import cache
from django.test import Client

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.common.letters import Letter
from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Adult, Baby, FamilyTie, Job, Policy
from babyroom.signin.accounts import operations, queries
from babyroom.signin.models import InRoom, Invitation, Link, Login, SignedIn
from tests.nursery import HARBOUR, TODAY, Nursery, at

NOW = at("10:00")


@pytest.fixture(autouse=True)
def ten_oclock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """It is ten, and nobody has guessed."""
    cache.clear()
    monkeypatch.setattr(clock, "now", lambda: NOW)
    yield
    cache.clear()


@pytest.fixture
def harbour(nursery: Nursery) -> Nursery:
    """The nursery, where Sam and Dana have an e-mail address."""
    for name in ("Sam", "Dana"):
        Adult.objects.of(HARBOUR).filter(pk=nursery.adults[name]).update(email=f"{name.lower()}@example.org")
    return nursery


def invite(harbour: Nursery, name: str = "Sam", now: datetime = NOW) -> str:
    """The secret in the letter."""
    told: list[str] = []

    def address(secret: str) -> str:
        told.append(secret)
        return f"https://harbour.example/invitation/{HARBOUR}/{secret}/"

    operations.invite(harbour.adults[name], address=address, by=harbour.manager(), at=now)
    return told[0]


def come_in(harbour: Nursery, name: str = "Sam") -> Client:
    """Asked in and gone in, on a device of their own."""
    client = Client()
    answer = client.post(f"/invitation/{HARBOUR}/{invite(harbour, name)}/")
    assert (answer.status_code, answer["Location"]) == (302, "/account/")
    assert client.get("/account/").status_code == 200
    return client


def acts() -> list[str]:
    """What the audit holds, oldest first."""
    return list(AuditRow.objects.of(HARBOUR).order_by("seq").values_list("act", flat=True))


def has_link(adult: UUID) -> bool:
    """Whether a way in is open."""
    return bool(Link.objects.of(HARBOUR).filter(adult_id=adult, ended_at=None).exists())


def test_a_letter_asks_somebody_in_and_its_link_works_once(harbour: Nursery) -> None:
    secret = invite(harbour)
    letter = Letter.objects.of(HARBOUR).get()
    assert letter.to == "sam@example.org" and "Harbour Nursery" in letter.subject
    assert not any(baby in letter.subject for baby in harbour.babies)
    first, second = Client(), Client()
    address = f"/invitation/{HARBOUR}/{secret}/"
    assert "Hello Sam" in first.get(address).content.decode()
    assert not Login.objects.filter(email="sam@example.org").exists(), "opening the link alone does nothing"
    assert first.post(address).status_code == 302
    assert "works no more" in second.post(address).content.decode()
    assert first.get("/office/").status_code == 200
    assert acts()[-3:] == ["signin.invite", "signin.take_up", "signin.sign_in"]
    assert Invitation.objects.of(HARBOUR).get().secret_digest != secret


def test_a_link_works_for_seven_days(harbour: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = invite(harbour)
    assert queries.invited(HARBOUR, secret, NOW + timedelta(days=7, seconds=-1)) is not None
    monkeypatch.setattr(clock, "now", lambda: NOW + timedelta(days=7))
    assert "works no more" in Client().post(f"/invitation/{HARBOUR}/{secret}/").content.decode()
    with pytest.raises(Refusal):
        operations.take_up(setting=HARBOUR, secret=secret, at=NOW + timedelta(days=7))


def test_a_link_of_one_nursery_opens_nothing_in_another(harbour: Nursery) -> None:
    from tests.nursery import ELSEWHERE

    secret = invite(harbour)
    assert "works no more" in Client().post(f"/invitation/{ELSEWHERE}/{secret}/").content.decode()
    assert queries.invited(HARBOUR, secret, NOW) is not None


def test_a_new_letter_ends_the_one_before_and_a_letter_can_be_taken_back(harbour: Nursery) -> None:
    old, new = invite(harbour), invite(harbour)
    assert queries.invited(HARBOUR, old, NOW) is None
    assert queries.invited(HARBOUR, new, NOW) is not None
    operations.take_back(harbour.adults["Sam"], by=harbour.manager(), at=NOW)
    assert queries.invited(HARBOUR, new, NOW) is None


def test_nobody_is_asked_in_who_has_no_address_no_place_or_a_way_in_already(harbour: Nursery) -> None:
    stranger = Adult.objects.create(setting_id=HARBOUR, first_name="Zoe", email="zoe@example.org")
    harbour.adults["Zoe"] = stranger.pk
    for name, code in (("Priya", "no_address"), ("Zoe", "no_place"), ("Helen", "no_address")):
        with pytest.raises(Refusal) as told:
            invite(harbour, name)
        assert told.value.code == code
    come_in(harbour)
    with pytest.raises(Refusal) as told:
        invite(harbour)
    assert told.value.code == "linked"


def test_only_those_who_lead_ask_in_or_shut_out(harbour: Nursery) -> None:
    nobodies = (harbour.parent(), harbour.tablet(), Who(setting_id=HARBOUR))
    for who in nobodies:
        with pytest.raises(NotYours):
            operations.invite(harbour.adults["Sam"], address=str, by=who, at=NOW)
        with pytest.raises(NotYours):
            operations.end_way_in(harbour.adults["Sam"], by=who, at=NOW)
        with pytest.raises(NotYours):
            operations.leave(harbour.adults["Sam"], on=TODAY, by=who, at=NOW)


def test_leaving_ends_everything_at_once(harbour: Nursery) -> None:
    client, sam = come_in(harbour), harbour.adults["Sam"]
    assert client.get("/office/").status_code == 200
    operations.leave(sam, on=TODAY, by=harbour.manager(), at=NOW)
    assert client.get("/office/").status_code != 200
    assert client.get("/account/").status_code != 200
    assert not has_link(sam)
    assert not SignedIn.objects.of(HARBOUR).filter(adult_id=sam).exists()
    assert not InRoom.objects.of(HARBOUR).at(NOW).filter(adult_id=sam).exists()
    assert [job.until_on for job in Job.objects.of(HARBOUR).filter(adult_id=sam)] == [TODAY]
    assert acts()[-2:] == ["people.end_job", "signin.leave"]


def test_leaving_is_one_act_or_none(harbour: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    from babyroom.signin.accounts.operations import leaving

    come_in(harbour)

    def breaks_down(*_what: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(leaving, "_off_the_tablets", breaks_down)
    with pytest.raises(RuntimeError):
        operations.leave(harbour.adults["Sam"], on=TODAY, by=harbour.manager(), at=NOW)
    assert has_link(harbour.adults["Sam"])
    assert [job.until_on for job in Job.objects.of(HARBOUR).filter(adult_id=harbour.adults["Sam"])] == [None]


def test_the_last_one_who_leads_does_not_leave_and_nobody_shuts_themselves_out(harbour: Nursery) -> None:
    with pytest.raises(Refusal) as told:
        operations.leave(harbour.adults["Helen"], on=TODAY, by=harbour.manager(), at=NOW)
    assert told.value.code == "oneself"
    other = Who(setting_id=HARBOUR, adult_id=harbour.adults["Sam"], login_id=harbour.logins["Helen"], jobs=frozenset({"deputy"}))
    with pytest.raises(Refusal) as told:
        operations.leave(harbour.adults["Helen"], on=TODAY, by=other, at=NOW)
    assert told.value.code == "nobody_leads"
    assert has_link(harbour.adults["Helen"])


def test_a_day_that_has_not_come_is_no_leaving(harbour: Nursery) -> None:
    with pytest.raises(Refusal) as told:
        operations.leave(harbour.adults["Sam"], on=TODAY + timedelta(days=1), by=harbour.manager(), at=NOW)
    assert told.value.field == "on"


def test_whoever_left_and_is_family_too_can_be_asked_in_again(harbour: Nursery) -> None:
    sam, ben = harbour.adults["Sam"], Baby.objects.of(HARBOUR).get(pk=harbour.babies["Ben"])
    FamilyTie.objects.create(setting_id=HARBOUR, baby=ben, adult_id=sam, called="Dad", from_on=date(2026, 9, 1))
    come_in(harbour)
    operations.leave(sam, on=TODAY, by=harbour.manager(), at=NOW)
    assert not has_link(sam)
    come_in(harbour)
    assert has_link(sam)
    assert Login.objects.filter(email="sam@example.org").count() == 1


def test_an_ended_tie_ends_the_familys_next_request(harbour: Nursery) -> None:
    Adult.objects.of(HARBOUR).filter(pk=harbour.adults["Ngozi"]).update(email="ngozi@example.org")
    Link.objects.of(HARBOUR).filter(adult_id=harbour.adults["Ngozi"]).update(ended_at=NOW)
    client = come_in(harbour, "Ngozi")
    FamilyTie.objects.of(HARBOUR).filter(adult_id=harbour.adults["Ngozi"]).update(until_on=TODAY - timedelta(days=1))
    answer = client.get("/home/", follow=True)
    assert "Nothing is open for you here" in answer.content.decode()
    assert not SignedIn.objects.of(HARBOUR).filter(adult_id=harbour.adults["Ngozi"]).exists()


def days(number: int) -> datetime:
    """So many days from now."""
    return NOW + timedelta(days=number)


def test_a_way_in_that_nobody_uses_is_closed_after_a_letter(harbour: Nursery) -> None:
    come_in(harbour)
    sam = harbour.adults["Sam"]
    Letter.objects.of(HARBOUR).delete()
    assert operations.close_idle(HARBOUR, at=days(48)) == 0
    assert not Letter.objects.of(HARBOUR).exists()
    assert operations.close_idle(HARBOUR, at=days(49)) == 0
    assert list(Letter.objects.of(HARBOUR).values_list("to", flat=True)) == ["sam@example.org"]
    assert operations.close_idle(HARBOUR, at=days(55)) == 0
    assert has_link(sam)
    assert operations.close_idle(HARBOUR, at=days(56)) == 1
    assert not has_link(sam)
    assert Letter.objects.of(HARBOUR).count() == 1, "one letter, not one a day"
    row = AuditRow.objects.of(HARBOUR).order_by("seq").last()
    assert row is not None and (row.act, row.by_adult_id) == ("signin.close_idle", None)


def test_a_tick_that_slept_gives_its_week_all_the_same(harbour: Nursery) -> None:
    come_in(harbour)
    assert operations.close_idle(HARBOUR, at=days(300)) == 0
    assert has_link(harbour.adults["Sam"])
    assert operations.close_idle(HARBOUR, at=days(306)) == 0
    assert operations.close_idle(HARBOUR, at=days(307)) == 1


def test_signing_in_after_the_letter_keeps_the_way_in(harbour: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    client = come_in(harbour)
    operations.close_idle(HARBOUR, at=days(50))
    monkeypatch.setattr(clock, "now", lambda: days(51))
    login = Login.objects.get(email="sam@example.org")
    who = Who(setting_id=HARBOUR, adult_id=harbour.adults["Sam"], login_id=login.pk, zone="Europe/London", jobs=frozenset({"practitioner"}))
    operations.begin(session_key="new", device="Chrome on Linux", part="p", by=who, at=days(51))
    assert operations.close_idle(HARBOUR, at=days(60)) == 0
    assert has_link(harbour.adults["Sam"])
    del client


def test_families_have_their_own_number_of_days_and_the_setting_chooses(harbour: Nursery) -> None:
    ngozi = harbour.adults["Ngozi"]
    Link.objects.of(HARBOUR).filter(adult_id=ngozi).update(seen_on=TODAY)
    operations.close_idle(HARBOUR, at=days(100))
    assert Link.objects.of(HARBOUR).get(adult_id=ngozi).warned_on is None
    Policy.objects.create(setting_id=HARBOUR, name="idle_family_days", value="30", from_on=TODAY)
    operations.close_idle(HARBOUR, at=days(100))
    assert operations.close_idle(HARBOUR, at=days(107)) == 1
    assert not has_link(ngozi)


def test_the_last_way_in_of_those_who_lead_is_never_closed(harbour: Nursery) -> None:
    for day in (100, 200, 300):
        operations.close_idle(HARBOUR, at=days(day))
    assert has_link(harbour.adults["Helen"])
