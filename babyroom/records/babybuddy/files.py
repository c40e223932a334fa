"""From text to rows: csv with comma, semicolon or tab, or a JSON list of objects."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _

from babyroom.records.babybuddy.columns import heading, known
from babyroom.records.babybuddy.encoding import text_of
from babyroom.records.babybuddy.plan import SourceFile
from babyroom.records.babybuddy.stops import FileRefused
from babyroom.records.babybuddy.wording import clean

_DELIMITERS = ",;\t|"
# Where a row begins or ends, in lines and in json.
_ROW_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029{["


@dataclass(frozen=True)
class Row:
    """One row: the file's name, its number there, its cells by column, the sentence why it cannot be read
    (or ""), and whether characters that cannot be shown were taken out of it."""

    file: str
    number: int
    cells: Mapping[str, str]
    fault: str = ""
    scrubbed: bool = False

    def cell(self, column: str) -> str:
        """What stands in this column, "" where nothing does or the column was unticked."""
        return self.cells.get(column, "")


@dataclass(frozen=True)
class Table:
    """One file's columns and rows, and what there is to say about how it was read; `refused` is the sentence why it
    cannot be read at all (or "")."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    sentence: str = ""
    refused: str = ""


def table_of(file: SourceFile, most: int | None = None) -> Table:
    """The rows of one file. Raises FileRefused where the file cannot be read at all, or weighs more than `most`."""
    text = text_of(file.content)
    if most is not None and weight(text) > most:
        raise FileRefused(_("There are too many rows in this file for one go. Export fewer days at a time."))
    return _from_json(file.name, text) if text.lstrip()[:1] in ("[", "{") else _from_lines(file.name, text)


def weight(text: str) -> int:
    """How much a text becomes once it is cells: one for each mark between cells, and the room of eight for each row. Counted
    before anything is cut up, since a small file can be made of millions of cells."""
    return sum(map(text.count, (*_DELIMITERS, ":"))) + 8 * sum(map(text.count, _ROW_ENDS))


def _from_json(name: str, text: str) -> Table:
    try:
        # Numbers stay as they were written: a reader of 120 must not become one of 120.0.
        objects = json.loads(text, parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError):
        raise FileRefused(_("This file starts like json, but it cannot be read. Export it again.")) from None
    if not isinstance(objects, list):
        raise FileRefused(_("We need a list of rows in a json file. Export it again from Baby Buddy.")) from None
    header = tuple(dict.fromkeys(heading(key) for item in objects if isinstance(item, dict) for key in item))
    rows = []
    for number, item in enumerate(objects, start=1):
        if isinstance(item, dict):
            rows.append(_row(name, number, list(map(heading, item)), [_plain(value) for value in item.values()]))
        else:
            rows.append(Row(name, number, {}, _("This is no row with named columns.")))
    return Table(name, header, tuple(rows))


def _plain(value: Any) -> str:
    """Baby Buddy writes every value as a string; its API and other programs do not."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return ",".join(_plain(item) for item in value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)


def _from_lines(name: str, text: str) -> Table:
    told = re.match(r"sep=(.)\r?\n", text)
    delimiter = told[1] if told else _delimiter(text)
    sentence = ""
    try:
        numbered = list(enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1))
    except csv.Error:
        # A quote mark that never closes would swallow every row after it.
        sentence = _("Some quote marks in this file do not match. Each line was read by itself.")
        numbered = list(_line_by_line(text, delimiter))
    filled = [(number, cells) for number, cells in numbered if any(cell.strip() for cell in cells)]
    filled = filled[1:] if told else filled
    header = tuple(heading(clean(cell)[0]) for cell in filled[0][1]) if filled else ()
    return Table(name, header, tuple(_row(name, number, header, cells) for number, cells in filled[1:]), sentence)


def _delimiter(text: str) -> str:
    first = next(line for line in text.splitlines() if line.strip())
    return max(_DELIMITERS, key=lambda mark: known([heading(cell.strip('" ')) for cell in first.split(mark)]))


def _line_by_line(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    for number, line in enumerate(text.splitlines(), start=1):
        try:
            yield number, next(csv.reader([line], delimiter=delimiter), [])
        except csv.Error:
            yield number, line.split(delimiter)


def _row(file: str, number: int, header: Sequence[str], values: Sequence[str]) -> Row:
    cleaned = [clean(value) for value in values]
    cells: dict[str, str] = dict.fromkeys(header, "")
    for column, (value, _scrubbed) in zip(header, cleaned, strict=False):
        cells[column] = cells[column] or value
    fault = ""
    if any(value for value, _scrubbed in cleaned[len(header) :]):
        fault = _("This row has more cells than the file has columns, so we cannot tell which is which.")
    return Row(file, number, cells, fault, any(scrubbed for _value, scrubbed in cleaned))
