"""What the installation remembers outside its database: when the last copy was made, whether the sheet was printed, what ran.

Small JSON files in DATA/state. They must be there when the database is not, and a restored database must not bring old ones along.
"""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def read(data: Path, name: str) -> dict[str, Any]:
    """The note of this name; empty where nobody wrote one, or it cannot be read."""
    try:
        told = json.loads((data / "state" / f"{name}.json").read_text())
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def write(data: Path, name: str, facts: Mapping[str, Any]) -> None:
    """Put the note down, whole or not at all."""
    folder = data / "state"
    folder.mkdir(parents=True, exist_ok=True)
    beside = folder / f".{name}.{os.getpid()}.new"
    beside.write_text(json.dumps(dict(facts), indent=1, sort_keys=True))
    beside.replace(folder / f"{name}.json")
