"""How often a fault is tried: a few times inside `make test`, many times by `make faults`; and what came of it."""

import json
import os
import sys
from pathlib import Path

POSTGRESQL = bool(os.environ.get("DATABASE_URL"))
NIGHTLY = os.environ.get("FAULTS") == "nightly"


def tries(each_run: int, nightly: int) -> int:
    """The row's figure: "PR / N" in its table."""
    return nightly if NIGHTLY else each_run


def measured(row: str, fault: str, tried: str, came_of_it: str, control: str) -> None:
    """Print what came of a row; `make faults` gathers the lines into docs/measures/faults.md."""
    fault += " (PostgreSQL)" if POSTGRESQL else ""
    sys.stdout.write(f"{row} {fault}: {tried}; {came_of_it}; control: {control}\n")
    gathered = os.environ.get("FAULTS_LINES")
    if gathered:
        with Path(gathered).open("a") as file:
            file.write(json.dumps({"row": row, "fault": fault, "tried": tried, "came": came_of_it, "control": control}) + "\n")
