"""Baby Buddy files in, a plan out. Nothing is saved here, and nothing is lost: every row has its line."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common.zones import known_zone
from babyroom.records.babybuddy.asking import Whose, labelled, orders_of, unit_of, unit_question, whose
from babyroom.records.babybuddy.earlier import beside
from babyroom.records.babybuddy.entries import Entry, entry_of
from babyroom.records.babybuddy.files import Row, Table
from babyroom.records.babybuddy.opened import Opened, not_kept, opened, rows_of
from babyroom.records.babybuddy.plan import Line, Logged, Outcome, Plan, Question, SourceFile
from babyroom.records.babybuddy.said import MilkUnit
from babyroom.records.babybuddy.spans import Clock
from babyroom.records.babybuddy.stops import RowAsked, RowLeft, RowRefused
from babyroom.records.babybuddy.telling import lines_already, lines_of, records_of
from babyroom.records.babybuddy.tidy import gather


@dataclass(frozen=True)
class _Terms:
    """What holds for every row of one file."""

    file: Opened
    whose: Whose
    clock: Clock
    unit: MilkUnit
    tag_names: Mapping[str, str]


def read(
    files: Sequence[SourceFile | Table],
    *,
    baby: UUID,
    zone: str,
    day_first: bool,
    now: datetime,
    known_tags: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
    milk_unit: MilkUnit | None = None,
    child: str = "",
    born_on: date | None = None,
    logged: Sequence[Logged] = (),
) -> Plan:
    """What an import of these files would do, as they came or as they were rewritten.

    `baby` is ours, born on `born_on`; `child` names theirs by id, full or first name where the files hold several. `zone` is the
    IANA zone that whoever made the export had set in Baby Buddy: times in an export carry none. `day_first`
    says that 03/02/2026 is 3 February; without it the files' own proof counts, and where there is none the
    plan asks. `known_tags` names tags by number beside the Tag file, `answers` holds the ids of chosen choices
    by id of question, `logged` what earlier imports brought for this baby. `now` is aware.

    No content of a file raises; a zone that does not exist raises ValueError with a sentence.
    """
    given = dict(answers or {})
    if not known_zone(zone):
        raise ValueError(_("We do not know the time zone “%(zone)s”. Write it like Europe/London.") % {"zone": zone})
    zone_info = ZoneInfo(zone)
    batch = opened(files, given)
    about = whose(batch, child, given)
    unit = unit_of(milk_unit, given)
    unit_asked = None if unit else unit_question(batch)
    tag_names = dict(known_tags or {}) | {row.cell("id"): row.cell("name") for row in rows_of(batch, "Tag") if row.cell("name")}
    orders = orders_of(batch, day_first, given)

    entries: list[Entry] = []
    lines: list[Line] = []
    questions: dict[str, Question] = {unit_asked.id: unit_asked} if unit_asked else {}
    for file in batch:
        clock = Clock(zone_info, now, born_on, orders[file.table.name], given)
        terms = _Terms(file, about, clock, unit or "ml", tag_names)
        for row in file.table.rows:
            try:
                entries.append(_understood(row, terms))
            except RowLeft as left:
                lines.append(_line(file, row, "not kept", str(left)))
            except RowRefused as refused:
                lines.append(_line(file, row, "refused", str(refused)))
            except RowAsked as asked:
                questions.setdefault(asked.question.id, asked.question)
                lines.append(_line(file, row, "asked", str(asked)))

    records = []
    new, known = beside(gather(entries, baby, zone_info), logged, baby, zone_info)
    for item in new:
        made = records_of(item, baby, zone)
        records += made
        lines += lines_of(item, made)
    for already in known:
        lines += lines_already(already.item, already.there)
    place = {file.table.name: number for number, file in enumerate(batch)}
    return Plan(
        records=tuple(sorted(records, key=lambda record: (record.happened_at, str(record.id)))),
        lines=tuple(sorted(lines, key=lambda line: (place[line.file], line.row))),
        files=tuple(file.seen for file in batch),
        questions=tuple(questions.values()),
        sentences=(unit_asked.sentence,) if unit_asked else (),
        children=tuple(labelled(other, about.children) for other in about.children),
    )


def _understood(row: Row, terms: _Terms) -> Entry:
    file = terms.file
    if row.fault:
        raise RowRefused(row.fault)
    if file.question:
        raise RowAsked(file.question)
    if not file.model:
        raise RowRefused(file.sentence)
    if not file.kept:
        raise RowLeft(not_kept(file.model))
    terms.whose.check(row)
    return entry_of(row, file.model, file.table, terms.clock, terms.unit, terms.tag_names)


def _line(file: Opened, row: Row, outcome: Outcome, reason: str) -> Line:
    return Line(row.file, row.number, file.model, outcome, reason)
