"""Adults and their work: dated, never deleted, and somebody always leads."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import operations, queries
from babyroom.people.facts import AdultFacts, JobFacts
from babyroom.people.models import Adult, Job
from tests.nursery import TODAY, Nursery, at
from tests.people import audited

KIT = AdultFacts("Kit", "Shaw", email="kit@example.org", phone="01632 960 002")
WORK = JobFacts("practitioner", TODAY, level="3")


def job_of(nursery: Nursery, name: str) -> Job:
    job: Job = Job.objects.of(nursery.setting).get(adult_id=nursery.adults[name])
    return job


def test_an_adult_with_work_is_written_in_one_go(nursery: Nursery) -> None:
    kit = operations.add_adult(KIT, job=replace(WORK, room=nursery.rooms["Goslings"]), by=nursery.manager(), at=at("10:00"))
    assert queries.jobs_of(nursery.setting, kit.pk, TODAY) == {"practitioner"}
    assert audited.acts(nursery) == ["people.add_adult", "people.add_job"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"first_name": ""}, "first_name"),
        ({"last_name": "@x"}, "last_name"),
        ({"email": "kit"}, "email"),
        ({"phone": "none"}, "phone"),
        ({"address": "x" * 201}, "address"),
    ],
)
def test_an_adult_that_cannot_be_is_refused(nursery: Nursery, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.add_adult(replace(KIT, **values), by=nursery.manager(), at=at("10:00"))
    assert refused.value.field == field


def test_a_second_adult_with_one_name_is_asked_about(nursery: Nursery) -> None:
    again = AdultFacts("priya", "TEST")
    with pytest.raises(Refusal) as refused:
        operations.add_adult(again, by=nursery.manager(), at=at("10:00"))
    assert refused.value.asks
    operations.add_adult(again, sure=True, by=nursery.manager(), at=at("10:00"))
    assert Adult.objects.of(nursery.setting).filter(last_name__iexact="test", first_name__iexact="priya").count() == 2


def test_work_ends_with_a_last_day_and_the_row_stays(nursery: Nursery) -> None:
    job = job_of(nursery, "Sam")
    operations.end_job(nursery.adults["Sam"], job.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    assert queries.jobs_of(nursery.setting, nursery.adults["Sam"], TODAY) == {"practitioner"}
    assert queries.jobs_of(nursery.setting, nursery.adults["Sam"], TODAY + timedelta(days=1)) == frozenset()
    assert audited.last(nursery, "people.end_job").after["until_on"] == "2026-11-24"


def test_the_last_one_who_leads_cannot_stop_leading(nursery: Nursery) -> None:
    helen, job = nursery.adults["Helen"], job_of(nursery, "Helen")
    with pytest.raises(Refusal, match="Nobody else leads"):
        operations.end_job(helen, job.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
    with pytest.raises(Refusal, match="Nobody else leads"):
        operations.change_job(helen, job.pk, replace(WORK, from_on=job.from_on), by=nursery.manager(), at=at("10:00"))
    operations.add_job(nursery.adults["Priya"], JobFacts("deputy", TODAY), by=nursery.manager(), at=at("10:00"))
    operations.end_job(helen, job.pk, on=TODAY, by=nursery.manager(), at=at("10:00"))


def test_someone_whose_lead_ends_the_same_day_does_not_count_as_leading_after(nursery: Nursery) -> None:
    operations.add_job(nursery.adults["Priya"], JobFacts("deputy", TODAY, until_on=TODAY), by=nursery.manager(), at=at("10:00"))
    with pytest.raises(Refusal, match="Nobody else leads"):
        operations.end_job(nursery.adults["Helen"], job_of(nursery, "Helen").pk, on=TODAY, by=nursery.manager(), at=at("10:00"))


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        (replace(WORK, from_on=date(2026, 6, 1)), "sort"),
        (replace(WORK, sort="cook"), "sort"),
        (replace(WORK, sort="deputy", level="9"), "level"),
        (replace(WORK, sort="deputy", until_on=TODAY - timedelta(days=1)), "until_on"),
        (replace(WORK, sort="deputy", from_on=date(1926, 1, 1)), "from_on"),
        (replace(WORK, sort="deputy", first_aid_until=date(1926, 1, 1)), "first_aid_until"),
    ],
)
def test_work_that_cannot_be_is_refused(nursery: Nursery, facts: JobFacts, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        operations.add_job(nursery.adults["Sam"], facts, by=nursery.manager(), at=at("10:00"))
    assert refused.value.field == field


def test_a_level_seen_later_is_put_right_with_what_was_known_before(nursery: Nursery) -> None:
    job = job_of(nursery, "Dana")
    facts = JobFacts("practitioner", job.from_on, level="3", first_aid_until=date(2028, 1, 31))
    operations.change_job(nursery.adults["Dana"], job.pk, facts, by=nursery.manager(), at=at("10:00"))
    row = audited.last(nursery, "people.change_job")
    assert row.before["level"] == "2" and row.after["level"] == "3"


def test_work_belongs_to_its_adult(nursery: Nursery) -> None:
    with pytest.raises(NotYours):
        operations.end_job(nursery.adults["Dana"], job_of(nursery, "Sam").pk, on=TODAY, by=nursery.manager(), at=at("10:00"))
