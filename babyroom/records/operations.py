"""Bringing in what another product kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.moments import operations as moments
from babyroom.moments import queries as log
from babyroom.people import queries as people
from babyroom.records import access
from babyroom.records.babybuddy import Line, Logged, Plan, SourceFile, Table, read

SOURCE = "babybuddy"
_BATCH = 1000


@dataclass(frozen=True)
class Asked:
    """What a person said about the files: whose they are here, the exporter's clock, day-first dates, which child of
    theirs, unit of milk ("ml" or "oz", empty: not said), and answers to questions by id."""

    baby: UUID
    zone: str = "Europe/London"
    day_first: bool = False
    child: str = ""
    unit: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class BroughtIn:
    """The plan as it was carried out: how many moments were added, and the rows whose moment the log refused."""

    plan: Plan
    added: int
    refused: tuple[Line, ...]


def plan_babybuddy(files: Sequence[SourceFile | Table], asked: Asked, *, by: Who, at: datetime) -> Plan:
    """What an import would do, row by row. Writes nothing; the preview and the import read alike."""
    access.BRING_IN.check(by)
    born = people.born(by.setting, [asked.baby])
    if asked.baby not in born:
        raise NotYours(_("We cannot find this baby here."))
    try:
        return read(
            files,
            baby=asked.baby,
            zone=asked.zone,
            day_first=asked.day_first,
            now=at,
            answers=asked.answers,
            milk_unit="oz" if asked.unit == "oz" else "ml" if asked.unit == "ml" else None,
            child=asked.child,
            born_on=born[asked.baby],
            logged=[Logged(*row) for row in log.brought_in(by.setting, asked.baby, SOURCE)],
        )
    except ValueError as problem:
        raise Refusal(str(problem), field="zone") from problem


def bring_in_babybuddy(files: Sequence[SourceFile | Table], asked: Asked, *, by: Who, at: datetime) -> BroughtIn:
    """Carry a plan out: every moment of it goes through the log's own door, in batches, each whole or not at all.

    A second run adds nothing: ids follow from what was written.
    """
    plan = plan_babybuddy(files, asked, by=by, at=at)
    added, refusals = 0, {}
    for start in range(0, len(plan.records), _BATCH):
        for answer in moments.receive(plan.records[start : start + _BATCH], by=by, at=at):
            added += answer.outcome == "kept"
            if answer.outcome == "refused":
                refusals[UUID(answer.id)] = answer.sentence
    refused = [
        Line(line.file, line.row, line.model, "refused", refusals[line.record], line.record)
        for line in plan.lines
        if line.record in refusals and line.record is not None
    ]
    return BroughtIn(plan, added, tuple(refused))
