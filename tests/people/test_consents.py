"""A family's answers: asked of those with parental responsibility, dated, taken back at once; one no outweighs any yes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from babyroom.common.refusals import Refusal
from babyroom.people import agreeing, operations
from babyroom.people.facts import AdultFacts, ConsentFacts, TieFacts
from babyroom.people.models import Consent
from tests.nursery import TODAY, Nursery, at
from tests.people import audited

YES = ConsentFacts("photos", True, TODAY, note="Only the two of us")


def say(nursery: Nursery, facts: ConsentFacts = YES, adult: str = "Ngozi") -> Consent:
    return operations.record_consent(nursery.babies["Ada"], facts, given_by=nursery.adults[adult], by=nursery.manager(), at=at("10:00"))


def stands(nursery: Nursery, on: date = TODAY) -> dict[str, bool]:
    return agreeing.agreed(nursery.setting, [nursery.babies["Ada"]], on).get(nursery.babies["Ada"], {})


def test_what_was_not_asked_is_neither_yes_nor_no(nursery: Nursery) -> None:
    assert stands(nursery) == {}
    say(nursery)
    assert stands(nursery) == {"photos": True} and audited.said_of(nursery, "people.record_consent", nursery.babies["Ada"])


@pytest.mark.parametrize(("mum", "dad"), [(True, False), (False, True)])
def test_one_no_outweighs_any_yes(nursery: Nursery, mum: bool, dad: bool) -> None:
    tie = operations.add_tie(
        nursery.babies["Ada"], AdultFacts("Obi"), TieFacts("Dad", TODAY, True, may_collect=True), by=nursery.manager(), at=at("10:00")
    )
    nursery.adults["Obi"] = tie.adult_id
    say(nursery, replace(YES, agreed=mum))
    say(nursery, replace(YES, agreed=dad), adult="Obi")
    assert stands(nursery) == {"photos": False}


def test_a_new_answer_of_the_same_adult_follows_the_old_one(nursery: Nursery) -> None:
    say(nursery, replace(YES, from_on=TODAY - timedelta(days=10)))
    say(nursery, replace(YES, agreed=False))
    assert stands(nursery) == {"photos": False} and stands(nursery, TODAY - timedelta(days=1)) == {"photos": True}


def test_taking_back_counts_on_that_very_day(nursery: Nursery) -> None:
    row = say(nursery)
    operations.withdraw_consent(nursery.babies["Ada"], row.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert stands(nursery) == {} and Consent.objects.of(nursery.setting).filter(pk=row.pk).exists()
    assert audited.last(nursery, "people.withdraw_consent").after["until_on"] == "2026-11-23"


@pytest.mark.parametrize(("days", "words"), [(1, "at once"), (-1, "said yes on")])
def test_taking_back_is_neither_later_nor_before_the_answer(nursery: Nursery, days: int, words: str) -> None:
    row = say(nursery)
    with pytest.raises(Refusal, match=words):
        operations.withdraw_consent(nursery.babies["Ada"], row.pk, on=TODAY + timedelta(days=days), by=nursery.manager(), at=at("10:00"))


@pytest.mark.parametrize(
    ("facts", "adult", "field"),
    [
        (YES, "Priya", "given_by"),
        (replace(YES, purpose="tattoo"), "Ngozi", "purpose"),
        (replace(YES, from_on=TODAY + timedelta(days=1)), "Ngozi", "from_on"),
        (replace(YES, review_on=TODAY), "Ngozi", "review_on"),
        (replace(YES, note="x" * 141), "Ngozi", "note"),
        (replace(YES, from_on=date(2026, 8, 1)), "Ngozi", "given_by"),
    ],
)
def test_an_answer_that_is_none_is_refused(nursery: Nursery, facts: ConsentFacts, adult: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        say(nursery, facts, adult)
    assert refused.value.field == field and stands(nursery) == {}
