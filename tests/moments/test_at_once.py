"""Two people recording at once: both succeed. In a process of its own, because a log that refuses to be emptied
cannot be flushed between tests."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from tests.nursery import Nursery


def test_two_people_recording_at_once_both_succeed(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, __file__],
        env={**os.environ, "BABYROOM_DATA": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    answers = json.loads(told.stdout)
    assert answers["outcomes"] == ["kept"] * 40
    assert answers["seqs"] == list(range(1, 41))
    assert answers["broken"] is None


def _two_at_once() -> dict[str, object]:
    from django.core.management import call_command
    from django.db import connection

    from babyroom.common import walls
    from tests.nursery import HARBOUR, open_nursery
    from tests.owner import own_database

    with own_database():
        if connection.vendor == "sqlite":
            call_command("migrate", verbosity=0)
        with walls.within(HARBOUR):
            nursery = open_nursery()
        outcomes = _written_at_once(nursery)
        with walls.within(HARBOUR):
            return {"outcomes": outcomes, **_found(nursery.setting)}


def _written_at_once(nursery: "Nursery") -> list[str]:
    from django.db import connection

    from babyroom.common import walls
    from babyroom.moments.operations import receive
    from tests.nursery import at

    outcomes: list[str] = []

    def write(baby: str, adult: str) -> None:
        for _turn in range(20):
            with walls.within(nursery.setting):
                record = nursery.record(baby, "nappy", by=adult)
                outcomes.extend(answer.outcome for answer in receive([record], by=nursery.tablet(), at=at("10:30")))
        connection.close()

    people = [threading.Thread(target=write, args=each) for each in (("Ada", "Priya"), ("Ben", "Sam"))]
    for person in people:
        person.start()
    for person in people:
        person.join()
    return outcomes


def _found(setting: UUID) -> dict[str, object]:
    from babyroom.common import audit
    from babyroom.moments.models import Moment

    seqs = list(Moment.objects.of(setting).order_by("seq").values_list("seq", flat=True))
    return {"seqs": seqs, "broken": audit.first_broken(setting)}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(_two_at_once()))
