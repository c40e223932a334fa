"""Writes what `make faults` found, line by line in the file named, as docs/measures/faults.md:  faults.py build/faults.jsonl"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

PAGE = Path(__file__).resolve().parent.parent / "docs" / "measures" / "faults.md"
_HEAD = """# Faults

Something is broken on purpose, and nothing that was answered as kept may be missing afterwards. Each row has a control that must
go wrong, else the row shows nothing. Measured on {on} on a machine of two cores, {how}.

| row | fault | tried | what came of it | control |
|---|---|---|---|---|
"""
_HOW = {True: "as often as `make faults` does; `make test` does the same fewer times", False: "as often as `make test` does"}
# Every row that was promised: one that is not there is said, not passed over.
WANTED = (*range(1, 26), 27)
_ELSEWHERE = "| F25 | scanners that ask the internet (pip-audit, npm audit) | not run here: `make audit` | | |\n"
_LACKING = "\nNot measured this time: {rows}.\n"
_NOT_SEEN = """
Not seen: real tablets, a real power cut (what was given to the disk is counted instead), a disk that lies about having
written, a second machine.
"""


def _number(row: str) -> int:
    """The number of a row; one that was not promised comes last."""
    return int(row[1:]) if row[1:].isdigit() else sys.maxsize


def main(lines: Path) -> None:
    """Print the page and keep it."""
    found = [json.loads(line) for line in lines.read_text().splitlines()]
    rows = sorted({(_number(one["row"]), one["row"], one["fault"], one["tried"], one["came"], one["control"]) for one in found})
    lacking = [f"F{number}" for number in WANTED if number not in {row[0] for row in rows}]
    on = f"{datetime.now(UTC):%d %B %Y}"  # noqa: TID251 - the day it was measured
    page = (
        _HEAD.format(on=on, how=_HOW[os.environ.get("FAULTS") == "nightly"])
        + "".join(f"| {' | '.join(row[1:])} |\n" for row in rows)
        + _ELSEWHERE
        + (_LACKING.format(rows=", ".join(lacking)) if lacking else "")
        + _NOT_SEEN
    )
    PAGE.write_text(page)
    print(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
