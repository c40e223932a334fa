"""Who belongs to a baby, with the paper a limit rests on; and one key person and one second key person at a time."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from babyroom.common import walls
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.facts import AdultFacts, TieFacts
from babyroom.people.models import Adult, FamilyTie, Job, KeyPerson
from tests.nursery import ELSEWHERE, TODAY, Nursery, at
from tests.people import audited

DAD = TieFacts("Dad", TODAY, parental_responsibility=True, may_collect=True)
ORDER = "Court order of 3 September, seen by Helen on 4 September"


def tie(nursery: Nursery, adult: object, facts: TieFacts = DAD, baby: str = "Ada") -> FamilyTie:
    return operations.add_tie(nursery.babies[baby], adult, facts, by=nursery.manager(), at=at("10:00"))  # type: ignore[arg-type]


def test_someone_new_is_written_down_and_tied_in_one_go(nursery: Nursery) -> None:
    row = tie(nursery, AdultFacts("Obi", "Test", phone="01632 960 001"))
    assert row.adult.phone == "01632 960 001" and audited.acts(nursery) == ["people.add_adult", "people.add_tie"]


def test_a_refused_tie_leaves_no_adult_behind(nursery: Nursery) -> None:
    with pytest.raises(Refusal):
        tie(nursery, AdultFacts("Obi", phone="ask mum"))
    assert not Adult.objects.of(nursery.setting).filter(first_name="Obi").exists()


def test_an_adult_we_know_is_tied_to_a_brother_or_sister_too(nursery: Nursery) -> None:
    tie(nursery, nursery.adults["Ngozi"], replace(DAD, called="Mum"), baby="Ben")
    assert queries.family_babies(nursery.setting, nursery.adults["Ngozi"], TODAY) == {nursery.babies["Ada"], nursery.babies["Ben"]}


@pytest.mark.parametrize("limit", [{"sees": "nothing"}, {"sees": "story"}, {"may_collect": False}])
def test_a_limit_on_a_parent_needs_a_paper(nursery: Nursery, limit: dict[str, object]) -> None:
    facts = replace(DAD, **limit)  # type: ignore[arg-type]
    with pytest.raises(Refusal) as refused:
        tie(nursery, AdultFacts("Obi"), facts)
    assert (refused.value.field, refused.value.code) == ("evidence", "no_paper")
    assert tie(nursery, AdultFacts("Obi"), replace(facts, evidence=ORDER)).evidence == ORDER


def test_someone_without_parental_responsibility_may_be_limited_without_a_paper(nursery: Nursery) -> None:
    assert tie(nursery, AdultFacts("Rose"), TieFacts("Gran", TODAY, sees="nothing")).may_collect is False


def test_one_adult_stands_once_on_a_babys_page(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="already"):
        tie(nursery, nursery.adults["Ngozi"])


@pytest.mark.parametrize(
    ("adult", "facts", "field"),
    [(None, DAD, "adult"), ("Obi", replace(DAD, called=" "), "called"), ("Obi", replace(DAD, sees="all of it"), "sees")],
)
def test_a_tie_that_says_too_little_is_refused(nursery: Nursery, adult: str | None, facts: TieFacts, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        tie(nursery, AdultFacts(adult) if adult else None, facts)
    assert refused.value.field == field


def test_a_change_holds_from_its_day_and_what_held_before_ends(nursery: Nursery) -> None:
    ada, mum = nursery.babies["Ada"], nursery.adults["Ngozi"]
    row = FamilyTie.objects.of(nursery.setting).get(adult_id=mum)
    changed = TieFacts("Mum", TODAY, parental_responsibility=True, may_collect=True, sees="story", evidence=ORDER)
    operations.change_tie(ada, row.pk, changed, by=nursery.manager(), at=at("10:00"))
    assert queries.family_babies(nursery.setting, mum, TODAY) == frozenset()
    assert queries.family_babies(nursery.setting, mum, TODAY - timedelta(days=1)) == {ada}
    told = audited.last(nursery, "people.change_tie")
    assert told.before["sees"] == "all" and told.after["sees"] == "story"


def test_an_ended_tie_sees_and_collects_no_more_from_the_day_after(nursery: Nursery) -> None:
    row = FamilyTie.objects.of(nursery.setting).get(adult_id=nursery.adults["Ngozi"])
    operations.end_tie(nursery.babies["Ada"], row.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert queries.family_babies(nursery.setting, nursery.adults["Ngozi"], TODAY + timedelta(days=1)) == frozenset()
    with pytest.raises(Refusal, match="began on"):
        operations.end_tie(nursery.babies["Ada"], row.pk, on=date(2026, 8, 1), by=nursery.manager(), at=at("10:00"))


def name(
    nursery: Nursery, adult: str, *, place: str = "first", from_on: date = TODAY, why: str = "Priya is away until spring"
) -> KeyPerson:
    return operations.name_key_person(
        nursery.babies["Ada"], nursery.adults[adult], place=place, from_on=from_on, why=why, by=nursery.manager(), at=at("10:00")
    )


def named(nursery: Nursery, on: date = TODAY) -> list[tuple[str, str]]:
    return [
        (row.place, row.adult.called)
        for row in queries.key_people(nursery.setting, [nursery.babies["Ada"]], on).get(nursery.babies["Ada"], [])
    ]


def test_a_new_key_person_ends_the_one_before_on_the_day_before(nursery: Nursery) -> None:
    name(nursery, "Sam")
    assert named(nursery) == [("first", "Sam")] and named(nursery, TODAY - timedelta(days=1)) == [("first", "Priya")]
    assert audited.last(nursery, "people.name_key_person").after["why"] == "Priya is away until spring"


def test_a_change_asks_for_a_reason_and_a_first_naming_does_not(nursery: Nursery) -> None:
    with pytest.raises(Refusal) as refused:
        name(nursery, "Sam", why=" ")
    assert refused.value.field == "why"
    name(nursery, "Dana", place="second", why="")
    assert named(nursery) == [("first", "Priya"), ("second", "Dana")]


def test_one_adult_is_not_both(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="two people"):
        name(nursery, "Priya", place="second")


def test_a_slip_mended_the_same_day_is_one_row(nursery: Nursery) -> None:
    name(nursery, "Sam")
    name(nursery, "Dana")
    rows = KeyPerson.objects.of(nursery.setting).filter(baby_id=nursery.babies["Ada"], place="first")
    assert named(nursery) == [("first", "Dana")] and rows.count() == 2


def test_a_plan_that_has_not_begun_can_be_changed(nursery: Nursery) -> None:
    name(nursery, "Sam", from_on=date(2027, 1, 4))
    name(nursery, "Dana", from_on=date(2026, 12, 1))
    assert [named(nursery, day)[0][1] for day in (date(2026, 11, 30), date(2026, 12, 1), date(2027, 1, 4))] == ["Priya", "Dana", "Dana"]


def test_there_are_never_two_key_persons_on_one_day(nursery: Nursery) -> None:
    name(nursery, "Sam")
    with pytest.raises(Refusal) as refused:
        name(nursery, "Dana", from_on=TODAY - timedelta(days=3))
    assert refused.value.field == "from_on"
    assert all(len(named(nursery, TODAY + timedelta(days=n))) == 1 for n in range(-10, 10))


def test_only_someone_who_works_here_that_day_is_named(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="does not work here"):
        name(nursery, "Ngozi")
    Job.objects.of(nursery.setting).filter(adult_id=nursery.adults["Sam"]).update(until_on=TODAY)
    with pytest.raises(Refusal, match="does not work here"):
        name(nursery, "Sam", from_on=TODAY + timedelta(days=1))


def test_a_key_person_who_leaves_has_a_last_day_and_a_reason(nursery: Nursery) -> None:
    row = KeyPerson.objects.of(nursery.setting).get(baby_id=nursery.babies["Ada"])
    with pytest.raises(Refusal, match="why"):
        operations.end_key_person(nursery.babies["Ada"], row.pk, on=TODAY, why="", by=nursery.manager(), at=at("10:00"))
    operations.end_key_person(nursery.babies["Ada"], row.pk, on=TODAY, why="She moves away", by=nursery.manager(), at=at("10:00"))
    assert named(nursery, TODAY + timedelta(days=1)) == []


def test_an_adult_of_another_setting_is_not_there(nursery: Nursery) -> None:
    with walls.within(ELSEWHERE):
        stranger = Adult.objects.create(setting_id=ELSEWHERE, first_name="Alex")
    with pytest.raises(NotYours):
        tie(nursery, stranger.pk)
