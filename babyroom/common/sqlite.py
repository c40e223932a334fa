"""The one place that chooses the SQLite engine.

SQLite 3.7.0 to 3.51.2 in WAL mode can lose committed writes or corrupt the file when two connections
are open (the WAL-reset bug). The wheel `pysqlite3` carries a mended engine; it takes the
standard module's name before Django is imported, because two SQLite libraries in one process drop
each other's file locks. Nothing else in the project may import the standard module.
"""

import sys

SAFE_FROM = (3, 51, 3)
# Older branches that were mended afterwards.
BACKPORTED = ((3, 44, 6), (3, 50, 7))


def is_safe(version: tuple[int, int, int]) -> bool:
    """Whether an engine of this version (major, minor, patch) is free of the WAL-reset bug."""
    if version >= SAFE_FROM:
        return True
    return any(version[:2] == mended[:2] and version >= mended for mended in BACKPORTED)


def use_mended_engine() -> tuple[int, int, int]:
    """Put the mended engine in place and return its version. Falls back to the machine's own
    engine where no wheel exists; `refuse_unsafe` then decides whether to start."""
    try:
        import pysqlite3
        import pysqlite3.dbapi2
    except ImportError:
        import sqlite3

        return _as_version(sqlite3.sqlite_version_info)
    sys.modules["sqlite3"] = pysqlite3
    sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
    return _as_version(pysqlite3.sqlite_version_info)


def refuse_unsafe(version: tuple[int, int, int]) -> None:
    """Stop with a sentence if the engine could lose a record. Raises RuntimeError."""
    if not is_safe(version):
        found = ".".join(map(str, version))
        msg = (
            f"The database engine on this machine is SQLite {found}, which can lose records. Baby Room needs 3.51.3 or newer. "
            "On Linux on Intel or AMD it comes with the project (pysqlite3); elsewhere install a newer SQLite or use PostgreSQL."
        )
        raise RuntimeError(msg)


def _as_version(parts: tuple[int, ...]) -> tuple[int, int, int]:
    return (parts[0], parts[1], parts[2])
