"""What may wait while a preview is open: the rows as they were read, written anew. The bytes that came never do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from babyroom.records.babybuddy.columns import ALL, models_of
from babyroom.records.babybuddy.files import Row, Table
from babyroom.records.babybuddy.opened import apart, read_through
from babyroom.records.babybuddy.plan import SourceFile
from babyroom.records.babybuddy.wording import clean

# What all files of one go may weigh (files.weight): some twenty thousand rows, years of a baby's days.
MOST = 400_000
_LONGEST_NAME = 80


def rewritten(files: Sequence[SourceFile]) -> tuple[Table, ...]:
    """Each file as Baby Buddy's own columns, nothing else; of a file that is not one of Baby Buddy's, only how many rows it has.
    What cannot be read is the sentence why. A file that no longer fits beside those before it is refused as too many rows."""
    return tuple(_each([replace(file, name=clean(file.name)[0][:_LONGEST_NAME]) for file in files]))


def written_down(tables: Sequence[Table]) -> list[Any]:
    """These as JSON can keep them."""
    return [
        [table.name, table.header, [[row.number, list(row.cells.values()), row.fault, row.scrubbed] for row in table.rows], table.sentence,
         table.refused]
        for table in tables
    ]  # fmt: skip


def read_back(told: Sequence[Any]) -> tuple[Table, ...]:
    """What `written_down` wrote."""
    return tuple(
        Table(name, tuple(header), tuple(_row(name, header, *row) for row in rows), sentence, refused)
        for name, header, rows, sentence, refused in told
    )


def _row(name: str, header: Sequence[str], number: int, cells: Sequence[str], fault: str, scrubbed: bool) -> Row:
    return Row(name, number, dict(zip(header, cells, strict=False)), fault, scrubbed)


def _each(files: Sequence[SourceFile]) -> Iterator[Table]:
    room = MOST
    for file in apart(files):
        table = read_through(file, room)
        room -= sum(8 + len(row.cells) for row in table.rows)
        yield _columns_of_ours(table)


def _columns_of_ours(table: Table) -> Table:
    header = tuple(dict.fromkeys(column for column in table.header if column in ALL))
    columns = header if models_of(header, table.name) else ()
    rows = tuple(replace(row, cells={column: row.cell(column) for column in columns}) for row in table.rows)
    return replace(table, header=columns, rows=rows)
