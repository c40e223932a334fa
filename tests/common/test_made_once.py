"""Server and worker start together on the first day: both hold the same secrets."""

import subprocess
import sys
from pathlib import Path

from babyroom.common.made_once import made_once


def test_what_is_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "secret.txt"
    assert made_once(path, lambda: "first") == "first" == made_once(path, lambda: "second")
    assert path.stat().st_mode & 0o777 == 0o600 and [one.name for one in path.parent.iterdir()] == ["secret.txt"]


def test_many_that_start_at_once_hold_the_same(tmp_path: Path) -> None:
    script = (
        "import secrets, sys, time\nfrom pathlib import Path\nfrom babyroom.common.made_once import made_once\n"
        "def words():\n    time.sleep(0.3)\n    return secrets.token_hex(8)\n"
        "print(made_once(Path(sys.argv[1]), words))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "secret.txt")]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _n in range(6)]
    held = {one.communicate()[0].strip() for one in started}
    assert held == {(tmp_path / "secret.txt").read_text()}
