"""Somebody who works in the room of their own child: what they do and open about it is marked, and an order counts at work too."""

from datetime import date
from uuid import UUID

import pytest
from allauth.mfa.totp.internal.auth import TOTP

from babyroom.common import looks
from babyroom.common.access import Who
from babyroom.common.audit import OWN_CHILD
from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours
from babyroom.moments.access import READ
from babyroom.people import operations, queries
from babyroom.people.access import FAMILY, KEY_PERSON, WORKS_IN_ROOM
from babyroom.people.facts import ContactFacts
from babyroom.people.models import Baby, FamilyTie, Job, KeyPerson
from babyroom.people.pages.looks import looks_page
from babyroom.signin.models import Login
from babyroom.ways import operations as ways
from babyroom.ways.operations import Line
from tests.nursery import HARBOUR, TODAY, ZONE, Nursery, at
from tests.tablet.hands import signed_in

MARK = "(works here and is family of this baby)"


@pytest.fixture
def nursery(nursery: Nursery) -> Nursery:
    """Ngozi, Ada's mum, works in Ada's room too."""
    job = {"sort": "practitioner", "level": "3", "room_id": nursery.rooms["Ducklings"], "from_on": date(2026, 1, 1)}
    Job.objects.create(setting_id=HARBOUR, adult_id=nursery.adults["Ngozi"], **job)
    return nursery


def known(nursery: Nursery, name: str = "Ngozi") -> Who:
    """Them, signed in by name, as the middleware finds it."""
    standing = queries.standing(HARBOUR, nursery.adults[name], TODAY, at("10:00"))
    login = nursery.logins[name]
    return Who(HARBOUR, nursery.adults[name], login, how="login", zone=ZONE, jobs=standing.pop("jobs"), seen=standing)


def last(act: str) -> AuditRow:
    found: AuditRow = AuditRow.objects.of(HARBOUR).filter(act=act).order_by("seq").last()
    return found


@pytest.mark.parametrize(("baby", "marked"), [("Ada", True), ("Ben", False)])
def test_an_act_on_ones_own_child_is_marked_in_the_audit_and_no_other(nursery: Nursery, baby: str, *, marked: bool) -> None:
    mum = known(nursery)
    mum = Who(**{**vars(mum), "jobs": mum.jobs | {"manager"}})
    ways.tell(nursery.babies[baby], Line("helps", "The boat song"), by=mum, at=at("10:00"))
    assert last("ways.tell").after.get(OWN_CHILD, False) is marked
    operations.add_contact(nursery.babies[baby], ContactFacts("Auntie", "aunt", "01904 555 000"), by=mum, at=at("10:00"))
    assert last("people.add_contact").after.get(OWN_CHILD, False) is marked


def test_a_parent_who_does_not_work_here_needs_no_mark(nursery: Nursery) -> None:
    ways.tell(nursery.babies["Ada"], Line("helps", "The boat song"), by=nursery.parent(), at=at("10:00"))
    assert OWN_CHILD not in last("ways.tell").after


def test_the_page_of_looks_marks_who_is_family_too_to_the_office_and_to_the_family(nursery: Nursery) -> None:
    ada = nursery.babies["Ada"]
    for name in ("Ngozi", "Helen"):
        looks.keep(f"people.baby/{ada}", by=known(nursery, name), at=at("10:00"))
    told = [line.who for _day, lines in looks_page(nursery.manager(), ada, at("10:30")).days for line in lines]
    assert f"Ngozi {MARK}" in told and "Helen" in told
    own = [line.who for _day, lines in looks_page(nursery.parent(), ada, at("10:30")).days for line in lines]
    assert "you" in own and "Helen" in own, "one's own look is one's own"


def keep_away(nursery: Nursery, baby: UUID) -> None:
    FamilyTie.objects.of(HARBOUR).filter(baby_id=baby, adult_id=nursery.adults["Ngozi"]).update(
        blocked=True, sees="nothing", may_collect=False, evidence="Order of 3 September"
    )


def test_an_order_counts_at_work_too(nursery: Nursery) -> None:
    ada, ben = nursery.babies["Ada"], nursery.babies["Ben"]
    KeyPerson.objects.create(setting_id=HARBOUR, baby_id=ada, adult_id=nursery.adults["Ngozi"], place="second", from_on=date(2026, 9, 1))
    assert all(relation.holds(known(nursery), ada) for relation in (WORKS_IN_ROOM, KEY_PERSON, FAMILY))
    keep_away(nursery, ada)
    mum = known(nursery)
    assert not any(relation.holds(mum, ada) for relation in (WORKS_IN_ROOM, KEY_PERSON, FAMILY))
    assert WORKS_IN_ROOM.holds(mum, ben), "their work with the other babies goes on"
    with pytest.raises(NotYours):
        READ.check(mum, ada)
    for relation in (WORKS_IN_ROOM, KEY_PERSON):
        assert ada not in Baby.objects.of(HARBOUR).filter(relation.which(mum)).values_list("pk", flat=True)


def test_signed_in_they_open_no_page_of_that_baby_and_every_other_of_their_room(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    TOTP.activate(Login.objects.get(pk=nursery.logins["Ngozi"]), "JBSWY3DPEHPK3PXP")
    hand = signed_in(nursery, monkeypatch, "Ngozi")
    for page in ("", f"day/{TODAY}/"):
        hand.page(hand.baby("Ada", page))
    keep_away(nursery, nursery.babies["Ada"])
    for page in ("", f"day/{TODAY}/"):
        hand.page(hand.baby("Ada", page), status=404)
        hand.page(hand.baby("Ben", page))
