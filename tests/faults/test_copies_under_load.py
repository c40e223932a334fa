"""F15: copies while the nursery writes. Each holds all that was answered as kept before it began; a plain copy of the file does not."""

from pathlib import Path

import pytest

from tests.faults.figures import measured, tries
from tests.faults.ground import MOMENTS, fresh

pytestmark = [pytest.mark.fault, pytest.mark.sqlite]
_WRITER = "from pathlib import Path\nimport sys\nfrom tests.faults.writing import keep_on\nkeep_on(lambda: False, Path(sys.argv[1]))"
_COPIES = """
import shutil, subprocess, sys, tempfile, time
from pathlib import Path
from django.conf import settings
from django.db import DatabaseError
from babyroom.records.copies import checking, snapshot
told, copies = Path(settings.DATA) / "answered", int(sys.argv[1])
writer = subprocess.Popen([sys.executable, "-c", "import django; django.setup()\\n" + sys.argv[2], str(told)])
answered = lambda: int(told.read_text() or 0) if told.exists() else 0
while answered() < 20:
    time.sleep(0.05)
missing, plain = [], []
for _n in range(copies):
    time.sleep(0.05)
    before = answered()
    with tempfile.TemporaryDirectory() as folder:
        _path, checked = snapshot.take(Path(folder))
        missing.append(max(0, before + int(sys.argv[3]) - checked.counts["moments_moment"]))
    before = answered()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cp.sqlite3"
        shutil.copyfile(Path(settings.DATA) / "babyroom.sqlite3", path)
        try:
            with checking.opened(path) as copy:
                found = checking.rows(copy, "SELECT count(*) FROM moments_moment")[0][0]
        except DatabaseError:
            found = 0
        plain.append(max(0, before + int(sys.argv[3]) - found))
assert writer.poll() is None, "the writer stopped, so nothing was under load"
writer.kill()
print(answered(), sum(one > 0 for one in missing), sum(one > 0 for one in plain), max(plain))
"""


def test_a_copy_made_while_the_nursery_writes_lacks_nothing_that_was_kept(tmp_path: Path) -> None:
    ground, copies = fresh(tmp_path), tries(20, 100)
    written, lacking, plain, most = map(int, ground.python(_COPIES, str(copies), _WRITER, str(MOMENTS)).split())
    measured(
        "F15", "copies under load", f"{copies} copies while {written} moments were written", f"{lacking} lacked a moment that was kept",
        f"{plain} of {copies} plain copies of the file lacked some, up to {most}",
    )  # fmt: skip
    assert lacking == 0
    assert plain > 0, "a plain copy lacked nothing, so nothing was shown"
