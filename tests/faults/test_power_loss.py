"""F3: the power goes. What was answered as kept was given to the disk first; a power cut itself cannot be tried here, so it is counted."""

from pathlib import Path

import pytest

from tests.faults.figures import measured, tries
from tests.faults.ground import fresh

pytestmark = [pytest.mark.fault, pytest.mark.sqlite]
_COUNT = """
import sys
from django.db import connection
from tests.faults.syscalls import let_oneself_be_counted, syncs
from tests.faults.writing import keep_one, nursery
commits, synchronous = int(sys.argv[1]), sys.argv[2]

def child():
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA synchronous={synchronous}")
    harbour = nursery()
    keep_one(harbour)
    let_oneself_be_counted()
    for _n in range(commits):
        keep_one(harbour)

found, code = syncs(child)
assert code == 0, code
print(sum(found.values()))
"""


def test_no_moment_is_answered_as_kept_before_it_is_on_the_disk(tmp_path: Path) -> None:
    ground, commits = fresh(tmp_path), tries(40, 500)
    synced = int(ground.python(_COUNT, str(commits), "FULL"))
    control = int(ground.python(_COUNT, str(commits), "OFF"))
    measured("F3", "power loss on the server", f"{commits} moments", f"{synced} times given to the disk", f"{control} with synchronous=OFF")
    assert synced >= commits
    assert control < commits, "counting would not notice writes that are not given to the disk"
