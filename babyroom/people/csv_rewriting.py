"""A list written anew before it travels on: the columns we know under our own names, one row a line, and nothing else of the file."""

import csv
import io
from collections.abc import Sequence

from babyroom.people.csv_columns import Column, placed
from babyroom.people.csv_text import table

# Of columns that nobody asked for, so many are named.
_NAMED, _LONGEST_NAME = 20, 40


def rewritten(known: Sequence[Column], text: str) -> tuple[str, tuple[str, ...]]:
    """The list as we write it, and the names of the columns that are left out. Each row ends on the line it ended on before, so
    that its number stays. Raises Refusal where the file as a whole cannot be read."""
    (number, header), *rows = table(text)
    where, unknown = placed(known, header)
    columns = [column for column in known if column.id in where]
    told = io.StringIO()
    writer = csv.writer(told, lineterminator="\n")
    told.write("\n" * (number - 1))
    writer.writerow([column.name for column in columns])
    for line, cells in rows:
        told.write("\n" * (line - number - 1))
        number = line
        writer.writerow([*(_cell(cells, where[column.id]) for column in columns), *_beyond(cells, len(header))])
    return told.getvalue(), tuple(name[:_LONGEST_NAME] for name in unknown[:_NAMED])


def _cell(cells: Sequence[str], place: int) -> str:
    return " ".join(cells[place].split()) if place < len(cells) else ""


def _beyond(cells: Sequence[str], columns: int) -> list[str]:
    """One mark for all cells that stand under no column: such a row is refused, whatever they say."""
    return ["…"] if any(cells[columns:]) else []
