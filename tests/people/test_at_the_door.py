"""Who may collect and on which days, the word at the door, telling nobody; and one who is blocked neither sees nor collects."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from babyroom.common.models import AuditRow
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.collecting import collectors, word_fits
from babyroom.people.facts import AdultFacts, ContactFacts, TieFacts
from babyroom.people.models import Baby
from tests.nursery import HARBOUR, TODAY, Nursery, at
from tests.tablet.hands import at_tablet, signed_in, words

WEDNESDAY = date(2026, 11, 25)
DAD = TieFacts("Dad", TODAY, parental_responsibility=True, may_collect=True, evidence="Order of 3 September")
BLOCKED = replace(DAD, blocked=True, seen_on=date(2026, 9, 3), seen_by="Helen")


def tie(nursery: Nursery, facts: TieFacts, adult: AdultFacts | None = None) -> object:
    at_ = at("10:00")
    who = adult or AdultFacts("Obi", "Eze", phone="01904 555 010", address="9 Far Lane")
    return operations.add_tie(nursery.babies["Ada"], who, facts, by=nursery.manager(), at=at_)


def test_whoever_is_blocked_neither_sees_nor_collects_whatever_was_ticked(nursery: Nursery) -> None:
    row = tie(nursery, BLOCKED)
    assert (row.sees, row.may_collect, row.blocked) == ("nothing", False, True)  # type: ignore[attr-defined]
    assert queries.family_babies(HARBOUR, row.adult_id, TODAY) == frozenset()  # type: ignore[attr-defined]
    assert [one.name for one in collectors(HARBOUR, nursery.babies["Ada"], TODAY)] == ["Ngozi Test"]


@pytest.mark.parametrize("missing", [{"evidence": ""}, {"seen_on": None}, {"seen_by": ""}])
def test_to_block_somebody_needs_a_paper_and_who_saw_it_when(nursery: Nursery, missing: dict[str, object]) -> None:
    with pytest.raises(Refusal) as refused:
        tie(nursery, replace(BLOCKED, **missing))  # type: ignore[arg-type]
    assert refused.value.code == "no_paper"


def test_of_two_lines_about_one_baby_the_one_that_shows_less_counts(nursery: Nursery) -> None:
    row = tie(nursery, replace(DAD, sees="nothing"))
    from babyroom.people.models import FamilyTie

    FamilyTie.objects.create(setting_id=HARBOUR, baby_id=nursery.babies["Ada"], adult_id=row.adult_id, called="Dad", from_on=TODAY)  # type: ignore[attr-defined]
    assert queries.family_babies(HARBOUR, row.adult_id, TODAY) == frozenset()  # type: ignore[attr-defined]


def test_a_tie_opens_from_its_first_day_to_its_last(nursery: Nursery) -> None:
    mum, ada = nursery.adults["Ngozi"], nursery.babies["Ada"]
    (row,) = queries.family(HARBOUR, ada, TODAY)
    operations.end_tie(ada, row.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert queries.family_babies(HARBOUR, mum, TODAY) == {ada}
    assert queries.family_babies(HARBOUR, mum, TODAY + timedelta(days=1)) == frozenset()


def test_collecting_goes_by_the_day_of_the_week(nursery: Nursery) -> None:
    tie(nursery, replace(DAD, collect_days="3"))
    ada = nursery.babies["Ada"]
    assert [(one.name, one.today) for one in collectors(HARBOUR, ada, WEDNESDAY)] == [("Obi Eze", True), ("Ngozi Test", True)]
    today = {one.name: (one.today, one.days) for one in collectors(HARBOUR, ada, TODAY)}
    assert today["Obi Eze"] == (False, "Wednesday")


def test_whom_the_family_named_stands_on_the_list_only_if_they_may_collect(nursery: Nursery) -> None:
    ada = nursery.babies["Ada"]
    for name, may in (("Auntie", True), ("Neighbour", False)):
        operations.add_contact(ada, ContactFacts(name, "friend", "01904 555 000", may), by=nursery.manager(), at=at("10:00"))
    assert [one.name for one in collectors(HARBOUR, ada, TODAY)] == ["Ngozi Test", "Auntie"]


def test_the_word_is_kept_sealed_and_heard_whatever_its_case(nursery: Nursery) -> None:
    ada = nursery.babies["Ada"]
    operations.guard(ada, tell_no_one=False, word="Blue Kettle", no_word=False, by=nursery.manager(), at=at("10:00"))
    baby = Baby.objects.of(HARBOUR).get(pk=ada)
    assert "ettle" not in baby.collect_word
    assert [word_fits(baby, said) for said in ("blue kettle", "BlueKettle ", "red kettle", "")] == [True, True, False, False]
    assert "ettle" not in str([(row.before, row.after) for row in AuditRow.objects.of(HARBOUR)])
    # Moved to another baby the word does not open.
    Baby.objects.of(HARBOUR).filter(pk=nursery.babies["Ben"]).update(collect_word=baby.collect_word)
    assert word_fits(Baby.objects.of(HARBOUR).get(pk=nursery.babies["Ben"]), "blue kettle") is None


def test_a_short_word_is_refused_and_only_who_leads_sets_one(nursery: Nursery) -> None:
    with pytest.raises(Refusal, match="longer word"):
        operations.guard(nursery.babies["Ada"], tell_no_one=False, word="ab", no_word=False, by=nursery.manager(), at=at("10:00"))
    with pytest.raises(NotYours):
        operations.guard(nursery.babies["Ada"], tell_no_one=True, word="", no_word=False, by=nursery.tablet(), at=at("10:00"))


def test_at_the_door_the_room_sees_the_list_and_the_rule_and_no_reason_or_address(
    nursery: Nursery, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = nursery.babies["Ada"]
    tie(nursery, replace(DAD, collect_days="3"))
    tie(nursery, replace(BLOCKED, called="Uncle"), AdultFacts("Zorro", "Gone"))
    operations.guard(ada, tell_no_one=True, word="blue kettle", no_word=False, by=nursery.manager(), at=at("10:00"))
    client = at_tablet(nursery, monkeypatch).client
    page = client.get(f"/room/door/{ada}/collect/").content.decode()
    told = words(page)
    assert "Ngozi Test (Mum)" in told and "Obi Eze (Wednesday)" in told
    assert "Tell nobody outside that Ada comes here." in told
    assert not {word for word in ("Zorro", "Far Lane", "555 010", "Order", "kettle") if word in page}
    assert "That is the word." in client.post(f"/room/door/{ada}/collect/", {"said": "Blue kettle"}).content.decode()
    assert "That is not the word." in client.post(f"/room/door/{ada}/collect/", {"said": "tea"}).content.decode()
    assert "Tell nobody outside that Ada comes here." in client.get(f"/room/baby/{ada}/").content.decode()
    assert client.get(f"/room/door/{nursery.babies['Hugo']}/collect/").status_code == 404


def test_one_parent_never_reads_the_other_s_address_or_number(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    tie(nursery, DAD)
    client = signed_in(nursery, monkeypatch, "Ngozi").client
    ada = nursery.babies["Ada"]
    for page in (f"/home/{ada}/", f"/home/{ada}/morning/", f"/home/{ada}/at-home/", f"/office/babies/{ada}/looks/"):
        answer = client.get(page)
        assert answer.status_code == 200
        assert not {word for word in ("Far Lane", "555 010", "Eze") if word in answer.content.decode() + str(answer.headers)}


def test_the_office_blocks_somebody_on_the_form(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    client = signed_in(nursery, monkeypatch, "Helen").client
    ada = nursery.babies["Ada"]
    sent = {"first_name": "Obi", "called": "Dad", "sees": "all", "blocked": "on", "from_on": "2026-11-24"}
    page = client.post(f"/office/babies/{ada}/family/", sent)
    assert page.status_code == 422 and "who saw it and when" in page.content.decode()
    sent |= {"evidence": "Order", "seen_by": "Helen", "seen_on": "2026-11-20", "parental_responsibility": "on"}
    assert client.post(f"/office/babies/{ada}/family/", sent).status_code == 302
    told = client.get(f"/office/babies/{ada}/").content.decode()
    assert "Blocked." in told and "seen by Helen, 20 November 2026" in told
