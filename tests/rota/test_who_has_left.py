"""Whoever has left stands on no list of who has a baby."""

from datetime import timedelta

from babyroom.people.models import Job
from babyroom.rota import queries
from babyroom.rota.models import KnowsToo
from tests.nursery import TODAY, Nursery

YESTERDAY = TODAY - timedelta(days=1)


def test_whoever_does_not_work_here_any_more_has_nobody_when_the_key_person_is_away(nursery: Nursery) -> None:
    ada, sam = nursery.babies["Ada"], nursery.adults["Sam"]
    KnowsToo.objects.create(setting_id=nursery.setting, baby_id=ada, adult_id=sam, from_on=YESTERDAY)
    assert [row.adult_id for row in queries.known_too(nursery.setting, [ada], TODAY).get(ada, [])] == [sam]
    Job.objects.of(nursery.setting).filter(adult_id=sam).update(until_on=YESTERDAY)
    assert queries.known_too(nursery.setting, [ada], TODAY) == {}
