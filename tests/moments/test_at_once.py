"""Two people recording at once: both succeed. In a process of its own, because a log that refuses to be emptied
cannot be flushed between tests."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path


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

    from babyroom.common import audit
    from babyroom.moments.models import Moment
    from babyroom.moments.operations import receive
    from babyroom.moments.record import Record
    from tests.nursery import at, open_nursery

    call_command("migrate", verbosity=0)
    nursery = open_nursery()
    outcomes: list[str] = []

    def write(batch: list[Record]) -> None:
        for record in batch:
            outcomes.extend(answer.outcome for answer in receive([record], by=nursery.tablet(), at=at("10:30")))
        connection.close()

    batches = [[nursery.record(baby, "nappy", by=adult) for _turn in range(20)] for baby, adult in (("Ada", "Priya"), ("Ben", "Sam"))]
    people = [threading.Thread(target=write, args=(batch,)) for batch in batches]
    for person in people:
        person.start()
    for person in people:
        person.join()
    seqs = list(Moment.objects.of(nursery.setting).order_by("seq").values_list("seq", flat=True))
    return {"outcomes": outcomes, "seqs": seqs, "broken": audit.first_broken(nursery.setting)}


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps(_two_at_once()))
