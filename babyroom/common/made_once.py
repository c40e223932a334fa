"""A secret that is made on the first day: server and worker start together, and both must come to hold the same one."""

import os
from collections.abc import Callable
from pathlib import Path


def made_once(path: Path, words: Callable[[], str]) -> str:
    """What the file holds; where it is not there yet, `words` are put into it, whole, for its owner only, by whoever comes first."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.new")
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(words())
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    return path.read_text()
