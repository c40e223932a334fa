"""F14: killed -9 in the middle of an upgrade. The next run comes to its end, and no row is lost."""

from pathlib import Path

import pytest

from tests.faults.figures import POSTGRESQL, measured, tries
from tests.faults.ground import empty

# Some hundred upgrades, each in a process of its own: on a busy machine that takes its time.
pytestmark = [pytest.mark.fault, pytest.mark.timeout(1200)]
_UPGRADES = """
import sys, time
from itertools import count
from pathlib import Path
from tests.faults.upgrading import again, comes_to_its_end, ended_after, ended_at_record, lay_down, ours, plain
folder, kills = Path(sys.argv[1]), int(sys.argv[2])
first = lay_down(folder)
began = time.perf_counter()
assert comes_to_its_end(again(first, folder), ours), "the upgrade does not even work undisturbed"
takes = time.perf_counter() - began

def at_chance(step):
    failed = 0
    for kill in range(kills):
        path = again(first, folder)
        ended_after(path, step, takes * (kill + 0.5) / kills)
        failed += not comes_to_its_end(path, step)
    return failed

def at_records(step, every, enough):
    failed = tried = 0
    for number in count(1, every):
        path = again(first, folder)
        if not ended_at_record(path, step, number):
            break
        tried += 1
        failed += not comes_to_its_end(path, step)
        if failed >= enough:
            break
    return failed, tried

every = int(sys.argv[3])
failed, records = at_records(ours, every, 1000)
control, seen = at_records(plain, 1, 1 if every > 1 else 1000)
print(at_chance(ours) + failed, records, control, seen, f"{takes:.1f}", sep=";")
"""


def test_an_upgrade_that_is_killed_is_run_again_and_loses_nothing(tmp_path: Path) -> None:
    # On PostgreSQL each upgrade takes seconds, and every run tries all of it on SQLite.
    ground, kills, every = empty(tmp_path), tries(4 if POSTGRESQL else 20, 20 if POSTGRESQL else 100), tries(12 if POSTGRESQL else 4, 1)
    stuck, records, control, seen, took = ground.python(_UPGRADES, str(tmp_path), str(kills), str(every)).strip().split(";")
    measured(
        "F14", "killed -9 during an upgrade", f"{kills} times spread over its {took} s and at {records} migrations’ records",
        f"{stuck} could not be run again or lost a row", f"{control} of {seen} stuck with Django's own migrate",
    )  # fmt: skip
    assert int(stuck) == 0
    assert int(control) > 0, "the control was never stuck, so nothing was shown"
