"""Exports as Baby Buddy writes them, made up here, and a reading of them with everything checked by the log's own rules."""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any
from uuid import UUID

from babyroom.moments.checking import Known, check
from babyroom.moments.record import Record
from babyroom.records.babybuddy import Line, Logged, Plan, SourceFile, read

ADA = UUID("00000000-0000-4000-8000-0000000000ad")
NOW = datetime(2026, 11, 24, 18, tzinfo=UTC)

Cells = Mapping[str, str]

FEEDING = ("id", "child_id", "child_first_name", "child_last_name", "start", "end", "type", "method", "amount", "notes", "tags")
DIAPER = ("id", "child_id", "child_first_name", "child_last_name", "time", "wet", "solid", "color", "notes", "tags")
SLEEP = ("id", "child_id", "child_first_name", "child_last_name", "start", "end", "nap", "notes", "tags")
TUMMY = ("id", "child_id", "child_first_name", "child_last_name", "start", "end", "milestone", "tags")
NOTE = ("id", "child_id", "child_first_name", "child_last_name", "note", "time", "tags")
CHILD = {"child_id": "3", "child_first_name": "Ada", "child_last_name": "Adeyemi"}


def feed(start: str = "2026-11-20 09:00:00", end: str = "2026-11-20 09:20:00", **cells: str) -> Cells:
    return dict.fromkeys(FEEDING, "") | CHILD | {"id": "1", "start": start, "end": end, "type": "formula", "method": "bottle"} | cells


def nappy(time: str = "2026-11-20 10:00:00", **cells: str) -> Cells:
    return dict.fromkeys(DIAPER, "") | CHILD | {"id": "1", "time": time, "wet": "1", "solid": "0"} | cells


def sleep(start: str = "2026-11-20 12:00:00", end: str = "2026-11-20 13:10:00", **cells: str) -> Cells:
    return dict.fromkeys(SLEEP, "") | CHILD | {"id": "1", "start": start, "end": end, "nap": "1"} | cells


def tummy(start: str = "2026-11-20 15:00:00", end: str = "2026-11-20 15:05:00", **cells: str) -> Cells:
    return dict.fromkeys(TUMMY, "") | CHILD | {"id": "1", "start": start, "end": end} | cells


def note(words: str = "First tooth", time: str = "2026-11-20 16:00:00", **cells: str) -> Cells:
    return dict.fromkeys(NOTE, "") | CHILD | {"id": "1", "note": words, "time": time} | cells


def csv_file(rows: Sequence[Cells], name: str = "export.csv", *, delimiter: str = ",", columns: Sequence[str] = ()) -> SourceFile:
    """The rows as Baby Buddy writes them: UTF-8, CRLF, no mark."""
    out = StringIO()
    writer = csv.DictWriter(out, columns or list(rows[0]), delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return SourceFile(name, out.getvalue().encode())


def json_file(rows: Sequence[Cells], name: str = "export.json") -> SourceFile:
    return SourceFile(name, json.dumps(list(rows)).encode())


def plan_of(*files: SourceFile | Sequence[Cells], **said: Any) -> Plan:
    """A plan of these files (a list of rows becomes a csv file), in London and now unless said otherwise. Every record
    in it must pass the log's own check, and every row must have one line."""
    made = [file if isinstance(file, SourceFile) else csv_file(file, f"export-{number}.csv") for number, file in enumerate(files, start=1)]
    plan = read(made, **{"baby": ADA, "zone": "Europe/London", "day_first": False, "now": NOW, "milk_unit": "ml", **said})
    known = Known(born={ADA: date(2000, 1, 1)}, adults=(), rooms=())
    for record in plan.records:
        assert check(record, known=known, at=said.get("now", NOW)) is False
        assert (record.known_by, record.time_from, record.source, record.baby) == ("import", "import", "babybuddy", ADA)
    assert len({record.id for record in plan.records}) == len(plan.records)
    assert len({(line.file, line.row) for line in plan.lines}) == len(plan.lines) == sum(file.rows for file in plan.files)
    ids = {record.id for record in plan.records}
    assert all(line.record in ids for line in plan.lines if line.outcome in ("kept", "joined"))
    assert all(line.reason for line in plan.lines)
    return plan


def only_record(plan: Plan) -> Record:
    assert len(plan.records) == 1, plan.lines
    return plan.records[0]


def only_line(plan: Plan) -> Line:
    assert len(plan.lines) == 1
    return plan.lines[0]


def outcomes(plan: Plan) -> list[str]:
    return [line.outcome for line in plan.lines]


def log_of(*plans: Plan) -> list[Logged]:
    """What the log holds once these plans were carried out."""
    return [Logged(record.id, record.kind, record.happened_at, record.ended_at) for plan in plans for record in plan.records]
