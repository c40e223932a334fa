"""F23: whoever has the database in hand changes the audit at random; every one of a thousand tries shows."""

import random
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from babyroom.common import audit, walls
from babyroom.common.ids import new_id
from babyroom.common.models import AuditRow
from tests.faults.figures import measured
from tests.nursery import HARBOUR, Nursery, at
from tests.owner import owner, run, undone

TRIES = 1000
_ROWS = 40
_TABLE = "common_auditrow"


@pytest.fixture
def chain(nursery: Nursery) -> audit.HeadOfDay:
    """Forty acts, and the end of the chain as it was printed after them."""
    for number in range(_ROWS):
        when = at("08:00") + timedelta(minutes=number)
        audit.write(
            "people.change_room", by=nursery.manager(), at=when, setting=HARBOUR, subject=f"people.room/{number}", after={"n": number}
        )
    return audit.head(HARBOUR)


def shows(kept: audit.HeadOfDay) -> bool:
    """Whether `babyroom audit verify` would say that something is wrong."""
    return audit.first_broken(kept.setting) is not None or not audit.still_holds(kept)


def altered(chance: random.Random) -> None:
    seq = chance.randint(1, _ROWS)
    column, value = chance.choice(
        [
            ("act", "x"),
            ("subject", "people.room/x"),
            ("by_adult_id", None),
            ("digest", "f" * 64),
            ("previous", "e" * 64),
            ("by_tablet_id", _id()),
        ]
    )
    run(f"UPDATE {_TABLE} SET {column} = %s WHERE seq = %s", value, seq)  # noqa: S608


def altered_and_digest_made_again(chance: random.Random) -> None:
    row = AuditRow.objects.of(HARBOUR).get(seq=chance.randint(1, _ROWS))
    row.act = "people.nothing"
    run(f"UPDATE {_TABLE} SET act = %s, digest = %s WHERE seq = %s", row.act, audit.digest_of(row), row.seq)  # noqa: S608


def removed(chance: random.Random) -> None:
    run(f"DELETE FROM {_TABLE} WHERE seq = %s", chance.randint(1, _ROWS))  # noqa: S608


def replaced(chance: random.Random) -> None:
    row = AuditRow.objects.of(HARBOUR).get(seq=chance.randint(1, _ROWS))
    run(f"DELETE FROM {_TABLE} WHERE seq = %s", row.seq)  # noqa: S608
    row.pk, row.subject = new_id(), "people.room/other"
    row.digest = audit.digest_of(row)
    row.save(force_insert=True)


def put_in_another_order(chance: random.Random) -> None:
    one, two = chance.sample(range(1, _ROWS + 1), 2)
    for seq, becomes in ((one, 10_000), (two, one), (10_000, two)):
        run(f"UPDATE {_TABLE} SET seq = %s WHERE seq = %s", becomes, seq)  # noqa: S608


def cut_off(chance: random.Random) -> None:
    run(f"DELETE FROM {_TABLE} WHERE seq > %s", chance.randint(0, _ROWS - 1))  # noqa: S608


def cut_off_and_written_on(chance: random.Random) -> None:
    cut_off(chance)
    for number in range(_ROWS):
        audit.write("people.change_room", by=None, at=at("09:00"), setting=HARBOUR, subject=f"people.room/{number}")


def chain_made_again(chance: random.Random) -> None:
    rows = list(AuditRow.objects.of(HARBOUR).order_by("seq"))
    rows[chance.randrange(_ROWS)].subject = "people.room/other"
    previous = audit.NO_DIGEST
    for row in rows:
        row.previous = previous
        previous = row.digest = audit.digest_of(row)
        run(f"UPDATE {_TABLE} SET subject = %s, previous = %s, digest = %s WHERE seq = %s", row.subject, row.previous, row.digest, row.seq)  # noqa: S608


WAYS: tuple[Callable[[random.Random], None], ...] = (
    altered,
    altered_and_digest_made_again,
    removed,
    replaced,
    put_in_another_order,
    cut_off,
    cut_off_and_written_on,
    chain_made_again,
)


def _id() -> str:
    return UUID(int=7).hex


def tried(way: Callable[[random.Random], None], chance: random.Random, kept: audit.HeadOfDay) -> bool:
    """Whether one try shows; everything is as before afterwards."""
    on = f" ON {_TABLE}" if connection.vendor == "postgresql" else ""
    with undone():
        with owner():
            for act in ("update", "delete"):
                run(f"DROP TRIGGER IF EXISTS {_TABLE}_no_{act}{on}")
            way(chance)
        return shows(kept)


@pytest.mark.fault
def test_a_thousand_tries_to_change_the_audit_all_show(chain: audit.HeadOfDay) -> None:
    chance = random.Random(23)
    unseen = [way.__name__ for number in range(TRIES) for way in [WAYS[number % len(WAYS)]] if not tried(way, chance, chain)]
    assert unseen == []
    measured("F23", "tampering", f"{TRIES} changes of {len(WAYS)} sorts", f"{TRIES} seen", "without a kept end a cut-off tail: not seen")


@pytest.mark.fault
@pytest.mark.parametrize("way", [cut_off, chain_made_again])
def test_the_control_without_a_kept_end_these_are_not_seen(chain: audit.HeadOfDay, way: Callable[[random.Random], None]) -> None:
    nothing_kept = audit.HeadOfDay(HARBOUR, 0, audit.NO_DIGEST)
    assert not shows(chain)
    assert not tried(way, random.Random(1), nothing_kept)
    assert tried(way, random.Random(1), chain)


@pytest.mark.fault
def test_the_control_who_only_looks_changes_nothing(chain: audit.HeadOfDay) -> None:
    with walls.within(HARBOUR):
        assert not tried(lambda _chance: None, random.Random(1), chain)
