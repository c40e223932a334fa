"""The import at the command line, where there is no nursery yet."""

import os
import subprocess
import sys
from pathlib import Path


def test_without_a_nursery_it_says_where_it_looked_and_what_to_do(tmp_path: Path) -> None:
    file = tmp_path / "feeding.csv"
    file.write_text("id,start,end,type\n")
    done = subprocess.run(
        [sys.executable, "-m", "babyroom.web.command", "import", "babybuddy", str(file), "--baby", "Ada"],
        env={**os.environ, "BABYROOM_DATA": str(tmp_path / "empty"), "DJANGO_SETTINGS_MODULE": "babyroom.web.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "There is no nursery in" in done.stderr and "DEMO=1" in done.stderr and "Traceback" not in done.stderr
