"""The command line: `babyroom <command>`. It only finds the command; the rooms do the work."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Sequence

from babyroom.web import environment_file


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "babyroom.web.settings")
    options = _parser().parse_args(arguments)
    environment_file.read()
    if options.command in _MEASURES:
        # Measuring never touches a real nursery's data.
        os.environ["BABYROOM_DATA"] = tempfile.mkdtemp(prefix="babyroom-measure-")
    elif getattr(options, "to", ""):
        os.environ["BABYROOM_DATA"] = options.to
    import django

    django.setup()
    if options.command == "bench":
        _live_in_a_morning()
    run: Callable[[argparse.Namespace], int] = _find(options.command)
    return run(options)


_MEASURES = frozenset({"bench", "proof"})


def _live_in_a_morning() -> None:
    """An empty board at night says nothing about speed: measuring lives at 10:24, as the demonstration does."""
    from babyroom.common import clock
    from babyroom.records.demo_clock import ahead_of

    os.environ["BABYROOM_CLOCK_AHEAD"] = str(ahead_of(clock.now(), None).total_seconds())


def _find(command: str) -> Callable[[argparse.Namespace], int]:
    # Imported late: models can only be loaded once Django is set up.
    from babyroom.records import commands as records
    from babyroom.web import audit_commands, setting_commands
    from babyroom.web import commands as web
    from babyroom.web import installation_commands as installation

    rooms = (web, audit_commands, setting_commands, installation, records)
    found: Callable[[argparse.Namespace], int] = next(getattr(room, command) for room in rooms if hasattr(room, command))
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="babyroom",
        description="Baby Room: the day of a nursery's baby room.",
        epilog="A nursery's data lie in the folder that BABYROOM_DATA names (var/nursery if nothing does); DEMO=1 means the demonstration.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    commands.add_parser("run", help="set up the database and serve on 127.0.0.1 (PORT, DEMO from the environment)")
    commands.add_parser("migrate", help="bring the database up to date")
    demo = commands.add_parser("demo", help="lay down a simulated nursery (for trying out, tests and measuring)")
    demo.add_argument("--babies", type=int, default=14, help="how many babies (default 14: the demonstration's own)")
    demo.add_argument("--years", type=float, default=0.0, help="how many years of days (default: eight weeks)")
    demo.add_argument("--seed", type=int, default=1, help="another seed, another nursery")
    reading = commands.add_parser("import", help="read another product's file")
    reading.set_defaults(command="import_")
    kinds = reading.add_subparsers(dest="sort", required=True, metavar="product")
    buddy = kinds.add_parser("babybuddy", help="exports of Baby Buddy (csv, tsv, json)")
    buddy.add_argument("files", nargs="+", metavar="FILE")
    buddy.add_argument("--baby", required=True, metavar="NAME", help="the baby here: first name, name in the room, or first and last name")
    buddy.add_argument("--timezone", default="Europe/London", help="where the exporter's clock was (default Europe/London)")
    buddy.add_argument("--day-first", action="store_true", help="dates are written day first (31/12/2025)")
    buddy.add_argument("--child", default="", help="which child of the files, where they hold several")
    buddy.add_argument("--unit", choices=["ml", "oz"], default="ml", help="what amounts of milk are in (default ml)")
    buddy.add_argument("--answer", action="append", default=[], metavar="QUESTION=CHOICE", help="an answer to a question the reader asked")
    buddy.add_argument("--preview", action="store_true", help="say what would be done and do nothing")
    kinds_ = commands.add_parser("kinds", help="write the tablet's TypeScript types from the kinds of moments")
    kinds_.add_argument("--check", action="store_true", help="only say whether they are current")
    docs = commands.add_parser("docs", help="write the parts of the docs that are printed from code")
    docs.add_argument("--check", action="store_true", help="only say whether they are current")
    audit = commands.add_parser("audit", help="see whether anybody has touched the audit, or print how far it has come")
    audit.add_argument("act", choices=["verify", "head"], help="verify: look through every chain; head: print and keep the day's end")
    proof = commands.add_parser("proof", help="measure on real logs that are not part of the project")
    proof.add_argument("folder")
    commands.add_parser("bench", help="measure speed and write build/bench.json")
    _installation(commands)
    return parser


def _installation(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """What a real nursery's installation is run with."""
    commands.add_parser("serve", help="a real nursery over HTTPS (BABYROOM_HOSTS, BABYROOM_BIND, PORT from the environment)")
    work = commands.add_parser("work", help="the worker beside the server: a copy each night, letters that wait, and the rest")
    work.add_argument("--once", action="store_true", help="do what there is to do now, then stop")
    backup = commands.add_parser("backup", help="make a sealed copy while the nursery works")
    backup.add_argument("path", metavar="PATH", help="a folder, or the name of a file that ends in .brb")
    backup.add_argument("--keep", type=int, metavar="N", help="leave only the newest N copies in that folder")
    restore = commands.add_parser("restore", help="put a sealed copy in the place of the present database")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--key", required=True, help="the key on the recovery sheet, or a file that holds it")
    restore.add_argument("--to", default="", metavar="FOLDER", help="another data folder than BABYROOM_DATA")
    keys = commands.add_parser("keys", help="the recovery sheet and the keys").add_subparsers(dest="act", required=True, metavar="act")
    sheet = keys.add_parser("sheet", help="write the recovery sheet, to be printed")
    sheet.add_argument("file", metavar="FILE.html")
    sheet.add_argument("--fresh", action="store_true", help="a new key, for a sheet that is lost; older copies still need the old one")
    printed = keys.add_parser("printed", help="the sheet is on paper: take its key off this server")
    printed.add_argument("--last-group", default="", metavar="XXXX", help="the last group of the key, if not typed when asked")
    keys.add_parser("renew", help="add a fresh key that seals from now on")
    another = commands.add_parser("setting", help="another nursery on this server").add_subparsers(dest="act", required=True, metavar="act")
    add = another.add_parser("add", help="make it; its manager gets a letter with the way in")
    add.add_argument("name", metavar="NAME", help="what the nursery is called")
    add.add_argument("--room", action="append", required=True, metavar="ROOM", help="a room; once for each")
    add.add_argument("--first-name", required=True, metavar="NAME", help="its manager")
    add.add_argument("--last-name", default="", metavar="NAME")
    add.add_argument("--email", required=True, metavar="ADDRESS", help="where the manager’s letter goes")
    doctor = commands.add_parser("doctor", help="what is wrong with this installation, and what to do")
    doctor.add_argument("--json", action="store_true", help="for programs")
    upgrade = commands.add_parser("upgrade", help="after new program files: a copy, then the tables and static files")
    upgrade.add_argument("--without-copy", action="store_true", help="make no copy first")


if __name__ == "__main__":
    sys.exit(main())
