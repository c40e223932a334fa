"""What an installation is told, in one file that services and the command line both read: lines of NAME=value."""

import os
from pathlib import Path

PLACE = Path("/etc/babyroom/babyroom.env")


def read() -> None:
    """Put the lines of the file (`BABYROOM_ENV_FILE`, else the usual place) into the environment. What is there already stays."""
    path = Path(os.environ.get("BABYROOM_ENV_FILE", PLACE))
    try:
        lines = path.read_text().splitlines()
    except OSError:
        return
    for line in lines:
        name, is_told, value = line.partition("=")
        if is_told and not name.lstrip().startswith("#"):
            os.environ.setdefault(name.strip(), value.strip().strip("\"'"))
