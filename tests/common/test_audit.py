"""The audit tells of every act in a chain: what was altered, removed or put in another place shows."""

from typing import Any
from uuid import UUID

import pytest

from babyroom.common import audit, walls
from babyroom.common.models import AuditRow
from tests.nursery import ELSEWHERE, Nursery, at
from tests.owner import unguarded


@pytest.fixture
def chain(nursery: Nursery) -> UUID:
    """Five acts of the manager."""
    for minute in range(5):
        audit.write(
            "people.change_room",
            by=nursery.manager(),
            at=at(f"09:0{minute}"),
            setting=nursery.setting,
            subject=f"people.room/{minute}",
            after={"n": minute},
        )
    return nursery.setting


def tampered(sql: str, *values: Any) -> None:
    """Someone with the database in hand, past the triggers."""
    unguarded("common_auditrow", sql, *values)


def test_an_untouched_chain_fits(chain: UUID) -> None:
    assert audit.first_broken(chain) is None
    assert list(AuditRow.objects.of(chain).order_by("seq").values_list("seq", flat=True)) == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "change",
    [
        "act = 'people.nothing'",
        "after = '{\"n\":9}'",
        "by_adult_id = NULL",
        "at = '2026-11-24 10:00:00'",
        "subject = 'people.room/9'",
        "\"on\" = '2026-11-23'",
    ],
)
def test_an_altered_row_is_found(chain: UUID, change: str) -> None:
    tampered(f"UPDATE common_auditrow SET {change} WHERE seq = 3")  # noqa: S608
    assert audit.first_broken(chain) == 3


def test_an_altered_row_with_its_digest_made_again_is_found_at_the_next(chain: UUID) -> None:
    row = AuditRow.objects.of(chain).get(seq=3)
    row.act = "people.nothing"
    tampered("UPDATE common_auditrow SET act = %s, digest = %s WHERE seq = 3", row.act, audit.digest_of(row))
    assert audit.first_broken(chain) == 4


def test_a_removed_row_is_found(chain: UUID) -> None:
    tampered("DELETE FROM common_auditrow WHERE seq = 3")
    assert audit.first_broken(chain) == 3


def test_rows_that_changed_places_are_found(chain: UUID) -> None:
    tampered("UPDATE common_auditrow SET seq = 99 WHERE seq = 2")
    tampered("UPDATE common_auditrow SET seq = 2 WHERE seq = 3")
    tampered("UPDATE common_auditrow SET seq = 3 WHERE seq = 99")
    assert audit.first_broken(chain) == 2


def test_settings_have_chains_of_their_own(chain: UUID, nursery: Nursery) -> None:
    other = AuditRow.objects.of(chain).first()
    assert other.setting_id == chain
    with walls.within(ELSEWHERE):
        first = audit.write("people.open", by=nursery.manager(), at=at("10:00"), setting=ELSEWHERE, subject="x")
        assert (first.seq, first.previous) == (1, audit.NO_DIGEST)
        assert audit.first_broken(ELSEWHERE) is None


def test_an_anonymous_act_keeps_the_day_and_nobody(nursery: Nursery) -> None:
    row = audit.write("moments.arms_full", by=None, at=at("09:07"), setting=nursery.setting, subject="people.room/1")
    assert (row.at, row.on.isoformat()) == (None, "2026-11-24")
    assert (row.by_adult_id, row.by_login_id, row.by_tablet_id) == (None, None, None)


def test_ids_and_days_are_kept_as_text(nursery: Nursery) -> None:
    row = audit.write(
        "people.move",
        by=nursery.manager(),
        at=at("09:00"),
        setting=nursery.setting,
        subject="x",
        before={"room": nursery.setting, "on": at("09:00").date()},
    )
    assert AuditRow.objects.of(nursery.setting).get(pk=row.pk).before == {"room": str(nursery.setting), "on": "2026-11-24"}


def test_what_is_about_one_thing_comes_oldest_first(chain: UUID) -> None:
    assert [row.seq for row in AuditRow.objects.of(chain).about("people.room/2")] == [3]
