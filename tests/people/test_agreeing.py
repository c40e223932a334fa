"""Families who differ, parents an order keeps away, ties that ended: on every screen the most protective answer wins."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from babyroom.people import agreeing, operations
from babyroom.people.facts import AdultFacts, ConsentFacts, TieFacts
from babyroom.tablet.known import known
from tests.house.source import PRODUCT
from tests.nursery import TODAY, Nursery, at

LAST_WEEK = TODAY - timedelta(days=7)
MUM, DAD = "Ngozi", "Obi"
GUARDIAN = TieFacts("Dad", LAST_WEEK, parental_responsibility=True, may_collect=True)
BLOCKED = replace(
    GUARDIAN,
    from_on=TODAY,
    sees="nothing",
    may_collect=False,
    blocked=True,
    evidence="Order of 3 September",
    seen_on=LAST_WEEK,
    seen_by="Helen",
)


@pytest.fixture
def family(nursery: Nursery) -> Nursery:
    tie = operations.add_tie(nursery.babies["Ada"], AdultFacts(DAD), GUARDIAN, by=nursery.manager(), at=at("10:00"))
    nursery.adults[DAD] = tie.adult_id
    nursery.babies["tie"] = tie.pk
    return nursery


def say(family: Nursery, adult: str, answer: bool, purpose: str = "sling") -> UUID:
    facts = ConsentFacts(purpose, answer, LAST_WEEK)
    ada = family.babies["Ada"]
    return UUID(str(operations.record_consent(ada, facts, given_by=family.adults[adult], by=family.manager(), at=at("10:00")).pk))


def stands(family: Nursery, purpose: str = "sling") -> bool | None:
    """What stands today; the tablet's own question, the office's and the filter must say the same."""
    ada = family.babies["Ada"]
    told = agreeing.agreed(family.setting, [ada], TODAY).get(ada, {}).get(purpose)
    on_the_tablet = known(family.setting, [ada], [], room=family.rooms["Ducklings"], on=TODAY, at=at("10:00"))[0][ada].agreed
    held = list(agreeing.holding(family.setting, TODAY).filter(baby_id=ada).values_list("purpose", flat=True))
    assert (purpose in on_the_tablet) == (purpose in held) == (told is True)
    return told


def change(family: Nursery, facts: TieFacts) -> None:
    operations.change_tie(family.babies["Ada"], family.babies["tie"], facts, by=family.manager(), at=at("10:00"))


@pytest.mark.parametrize(("mum", "dad"), [(True, True), (True, False), (False, True), (False, False)])
def test_where_parents_differ_the_no_wins_on_every_screen(family: Nursery, mum: bool, dad: bool) -> None:
    say(family, MUM, mum)
    say(family, DAD, dad)
    assert stands(family) is (mum and dad)


def test_a_no_that_is_over_counts_no_more(family: Nursery) -> None:
    say(family, MUM, True)
    refusal = say(family, DAD, False)
    assert stands(family) is False
    operations.withdraw_consent(family.babies["Ada"], refusal, on=TODAY, by=family.manager(), at=at("10:00"))
    assert stands(family) is True


def test_a_yes_that_is_taken_back_leaves_nothing_agreed(family: Nursery) -> None:
    row = say(family, MUM, True)
    operations.withdraw_consent(family.babies["Ada"], row, on=TODAY, by=family.manager(), at=at("10:00"))
    assert stands(family) is None


def test_a_blocked_parents_yes_opens_nothing_and_is_not_needed(family: Nursery) -> None:
    say(family, DAD, True)
    change(family, BLOCKED)
    assert stands(family) is None
    say(family, MUM, True)
    assert stands(family) is True


def test_a_blocked_parents_no_still_counts(family: Nursery) -> None:
    say(family, MUM, True)
    say(family, DAD, False)
    change(family, BLOCKED)
    assert stands(family) is False


def test_somebody_without_a_say_any_more_answers_nothing(family: Nursery) -> None:
    """A grandparent who was a guardian for a while: the order ended, the tie goes on without a say."""
    say(family, MUM, True)
    say(family, DAD, False)
    change(family, replace(GUARDIAN, called="Gran", from_on=TODAY, parental_responsibility=False, may_collect=False))
    assert stands(family) is True


def test_an_ended_tie_takes_its_answers_along(family: Nursery) -> None:
    say(family, DAD, True)
    yesterday = TODAY - timedelta(days=1)
    operations.end_tie(family.babies["Ada"], family.babies["tie"], on=yesterday, by=family.manager(), at=at("10:00"))
    assert stands(family) is None
    assert agreeing.agreed(family.setting, [family.babies["Ada"]], yesterday) == {family.babies["Ada"]: {"sling": True}}


def test_a_no_about_one_thing_or_one_baby_touches_no_other(family: Nursery) -> None:
    say(family, MUM, True)
    say(family, MUM, True, "nappy_cream")
    say(family, DAD, False, "nappy_cream")
    assert (stands(family), stands(family, "nappy_cream")) == (True, False)


def test_no_screen_asks_the_answers_themselves() -> None:
    """They are written, listed in the office and laid down for the demonstration; what stands is asked of `agreeing` alone."""
    inside = ("people/", "records/laying_out.py")
    for path in PRODUCT.rglob("*.py"):
        where = path.relative_to(PRODUCT).as_posix()
        assert where.startswith(inside) or "Consent.objects" not in path.read_text(), where
