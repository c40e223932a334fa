"""F9: something holds the database for ten seconds while eight write. Everybody waits, nobody is turned away."""

from pathlib import Path

import pytest

from tests.faults.figures import measured, tries
from tests.faults.ground import fresh

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(900)]
_EIGHT = """
import subprocess, sys, threading, time
from django.conf import settings
from django.db import OperationalError, connection, transaction
from tests.faults.writing import nursery, keep_some, there
mode, each, seconds, at_once = sys.argv[1], int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
holder = "import django; django.setup()\\nimport sys, time\\nfrom django.db import transaction\\n"
holder += "with transaction.atomic():\\n    print('held', flush=True)\\n    time.sleep(float(sys.argv[1]))\\n"
held = subprocess.Popen([sys.executable, "-c", holder, str(seconds)], stdout=subprocess.PIPE, text=True)
held.stdout.readline()
settings.DATABASES["default"]["OPTIONS"]["transaction_mode"] = mode
harbour, kept, said, lock = nursery(), [], [], threading.Lock()
babies = ("Ada", "Ben", "Chidi", "Dilan", "Esme", "Femi")

def write():
    connection.transaction_mode = mode
    connection.settings_dict["OPTIONS"]["transaction_mode"] = mode
    for n in range(each // at_once):
        try:
            some = keep_some(harbour, at_once, babies[n % len(babies)])
        except OperationalError as problem:
            with lock:
                said.append(str(problem))
        else:
            with lock:
                kept.extend(some)
    connection.close()

began = time.perf_counter()
writers = [threading.Thread(target=write) for _n in range(8)]
[one.start() for one in writers]
[one.join() for one in writers]
held.wait()
took = time.perf_counter() - began
print(len(kept), len(said), len(set(kept) - there()), f"{took:.1f}", sep=";")
"""


def test_eight_writers_wait_out_a_database_that_is_held_for_ten_seconds(tmp_path: Path) -> None:
    # A tablet that was cut off hands over several at once; one by one takes minutes where the disk is slow.
    each, at_once = 300, tries(10, 1)
    told = fresh(tmp_path / "ours").python(_EIGHT, "IMMEDIATE", str(each), "10", str(at_once))
    kept, said, lost, took = told.strip().split(";")
    _kept, control, _lost, _took = fresh(tmp_path / "control").python(_EIGHT, "DEFERRED", "30", "1", "1").strip().split(";")
    measured(
        "F9", "database held for 10 s, 8 writers", f"{8 * each} moments in {took} s, {at_once} at a time",
        f"{said} turned away, {lost} lost",
        f"{control} of 240 turned away with DEFERRED",
    )  # fmt: skip
    assert (int(kept), int(said), int(lost)) == (8 * each, 0, 0)
    assert int(control) > 0, "the control met no lock, so nothing was shown"
