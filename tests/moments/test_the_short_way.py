"""A batch that comes in asks for its own babies and its own ids; it does not read a nursery's years."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from babyroom.common.access import Who
from babyroom.moments.models import Moment
from babyroom.moments.operations import receive
from babyroom.web.ticks import TICKS
from tests.nursery import TODAY, ZONE, Nursery, at

pytestmark = pytest.mark.sqlite
_WALKED = "sqlite_autoindex_moments_moment_2 (setting_id=?)"


def _grown(nursery: Nursery) -> None:
    """A log of some hundred moments, in which twelve ids or seven babies of one day are few."""
    for day in range(1, 31):
        on = TODAY - timedelta(days=day)
        taps = [nursery.record(baby, "comfort", on=on, known_by="import") for baby in ("Ada", "Ben") for _n in range(10)]
        receive(taps, by=Who(setting_id=nursery.setting, how="command", zone=ZONE), at=at("10:30"))


def _ways(nursery: Nursery) -> list[str]:
    """How SQLite finds moments while twelve changes and new ones come in for seven babies."""
    first = [nursery.record(baby, "comfort", "09:00") for baby in ("Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi")]
    receive(first, by=nursery.tablet(), at=at("09:05"))
    changed = [
        nursery.record("Ada", "comfort", "09:00", corrects=first[0].id),
        nursery.record("Ben", "comfort", "09:00", corrects=first[1].id),
    ]
    more = [nursery.record(baby, "nappy", "09:10") for baby in ("Chidi", "Dilan", "Esme", "Femi", "Grace")]
    with CaptureQueriesContext(connection) as asked:
        receive([*changed, *more], by=nursery.tablet(), at=at("09:15"))
    reads = [query["sql"] for query in asked.captured_queries if query["sql"].startswith('SELECT "moments_moment"')]
    assert len(reads) >= 3
    with connection.cursor() as cursor:
        ways = []
        for sql in reads:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}".replace("%", "%%"))
            ways += [row[3] for row in cursor.fetchall()]
    return ways


def test_once_the_night_has_learnt_how_tables_have_grown_no_batch_reads_a_whole_log(nursery: Nursery) -> None:
    _grown(nursery)
    [tick] = [tick for tick in TICKS if tick.name == "sizes of tables"]
    tick.run(at("03:45"))
    ways = _ways(nursery)
    assert not [way for way in ways if way.endswith(_WALKED)], ways
    assert any("moment_baby_day" in way for way in ways)


def test_control_before_that_night_one_question_reads_it_whole(nursery: Nursery) -> None:
    _grown(nursery)
    assert [way for way in _ways(nursery) if way.endswith(_WALKED)]
    assert Moment.objects.of(nursery.setting).count() >= 600
