"""Commands that bring in, lay down and measure records."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.records import bench as measuring
from babyroom.records import demonstration, measured_speed, operations, proof_rhythm
from babyroom.records import proof as proving
from babyroom.records.babybuddy import Line, Plan, SourceFile


def import_(options: argparse.Namespace) -> int:
    """Read Baby Buddy's files for one baby: say what became of every row."""
    if "people_setting" not in connection.introspection.table_names():
        return _stop(
            f"There is no nursery in {settings.DATA} yet. BABYROOM_DATA names another folder; "
            "the demonstration's is found with DEMO=1 before the command."
        )
    try:
        files = [SourceFile(Path(name).name, Path(name).read_bytes()) for name in options.files]
    except OSError as problem:
        return _stop(f"{problem.filename} cannot be read: {problem.strerror}.")
    try:
        by, baby = _whose(options.baby)
        answers = dict(answer.split("=", 1) for answer in options.answer if "=" in answer)
        asked = operations.Asked(baby, options.timezone, options.day_first, options.child, options.unit, answers)
        if options.preview:
            _tell(operations.plan_babybuddy(files, asked, by=by, at=clock.now()))
            return 0
        done = operations.bring_in_babybuddy(files, asked, by=by, at=clock.now())
    except Refusal as refusal:
        return _stop(str(refusal.sentence))
    _tell(done.plan)
    for line in done.refused:
        _say(f"  {line.file} row {line.row}: {line.reason}")
    _say(f"{done.added} moments added.")
    return 2 if done.plan.questions else 0


def _whose(name: str) -> tuple[Who, UUID]:
    found = [(one.pk, one.zone, baby) for one in people.settings() for baby in people.babies_called(one.pk, name)]
    if not found:
        raise Refusal(f"No baby here is called {name}. Write the first name, or the first and the last name.")
    if len(found) > 1:
        told = ", ".join(f"{baby.first_name} {baby.last_name}" for _setting, _zone, baby in found)
        raise Refusal(f"More than one baby is called {name}: {told}. Write the first and the last name.")
    setting, zone, baby = found[0]
    return Who(setting_id=setting, how="command", zone=zone), baby.pk


def _tell(plan: Plan) -> None:
    for file in plan.files:
        _say(f"{file.name}: {file.model or 'not known'}, {file.rows} rows. {file.sentence}".rstrip())
    for sentence in plan.sentences:
        _say(sentence)
    for model, counts in plan.summary.items():
        told = {
            "rows": counts.rows,
            "moments": counts.moments,
            "kept": counts.kept,
            "joined": counts.joined,
            "repeats": counts.repeat,
            "not kept": counts.not_kept,
            "refused": counts.refused,
            "asked": counts.asked,
        }
        _say(f"{model or 'unknown'}: " + ", ".join(f"{number} {word}" for word, number in told.items() if number))
    for sentence in _every_row(plan.lines):
        _say(sentence)
    for question in plan.questions:
        _say(f"Question: {question.sentence}")
        for choice in question.choices:
            _say(f"  --answer {question.id}={choice.id}   {choice.label}")


def _every_row(lines: Sequence[Line]) -> Iterator[str]:
    """Each row that did not become a moment of its own, with its reason; rows in a row with one reason share a line."""
    unkept = (line for line in lines if line.outcome != "kept")
    for (file, outcome, reason), found in groupby(unkept, key=lambda line: (line.file, line.outcome, line.reason)):
        rows = [line.row for line in found]
        for first, last in _runs(rows):
            where = f"row {first}" if first == last else f"rows {first} to {last}"
            yield f"  {file} {where}, {outcome}: {reason}".rstrip(": ")


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = previous = rows[0]
    for row in rows[1:]:
        if row != previous + 1:
            yield start, previous
            start = row
        previous = row
    yield start, previous


def _stop(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 1


def _say(sentence: str) -> None:
    sys.stdout.write(sentence + "\n")


def proof(options: argparse.Namespace) -> int:
    """Measure on real logs and write the figures into docs/measures."""
    try:
        proved = proving.babybuddy(proving.folder_in(Path(options.folder)))
        walked = proof_rhythm.measured(Path(options.folder))
    except FileNotFoundError as problem:
        return _stop(str(problem))
    on = clock.now().date()
    for name, text in (("babybuddy.md", proving.report(proved, on)), ("rhythm.md", proof_rhythm.report(walked, on))):
        (proving.measures() / name).write_text(text)
        _say(text)
    return 0 if proved.second == 0 and proved.days == proved.shown else 1


def demo(options: argparse.Namespace) -> int:
    """Lay down a simulated nursery."""
    call_command("migrate", verbosity=0)
    started = clock.now()
    if options.babies == demonstration.DEMO_BABIES and not options.years and options.seed == demonstration.SEED:
        added = demonstration.fill(at=started)
    else:
        _setting, added = demonstration.lay_down(babies=options.babies, years=options.years, seed=options.seed, at=started)
    _say(f"{added:,} moments added in {(clock.now() - started).total_seconds():.1f} s.")
    return 0


def bench(options: argparse.Namespace) -> int:
    """Measure speed and weight, print them and write build/bench.json."""
    del options
    figures = measuring.run()
    build = proving.measures().parent.parent / "build"
    measuring.write(figures, build / "bench.json")
    for figure in figures:
        _say(f"{figure.name:14} median {figure.median:>9} {figure.unit:8} p95 {figure.p95:>9}   n {figure.n}")
    (proving.measures() / "speed.md").write_text(measured_speed.page(figures, clock.real().date()))
    return 0
