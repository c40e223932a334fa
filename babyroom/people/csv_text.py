"""A table out of a file somebody saved from a spreadsheet: whatever letters it was written in, whatever stands between the cells."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal

# Far above any nursery; below what a page can show.
MOST_BYTES = 1024 * 1024
MOST_ROWS = 500
_BETWEEN = (",", ";", "\t")
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def letters(raw: bytes) -> str:
    """The file as text: UTF-8 and UTF-16 with or without their mark, else the letters of older Windows. Raises Refusal."""
    if len(raw) > MOST_BYTES:
        raise Refusal(_("This file is very big. Please save the list by itself, and choose that file."), field="file", code="too_big")
    if raw.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Refusal(
            _("This is a spreadsheet. In your spreadsheet choose “Save as”, then “CSV”, and choose that file."),
            field="file",
            code="spreadsheet",
        )
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    if raw[1:2] == b"\0" or raw[:1] == b"\0":
        return _decoded(raw, "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, "cp1252")


def table(text: str) -> list[tuple[int, list[str]]]:
    """The rows that hold anything, each with the number of the line it ends on. Raises Refusal."""
    text, between = _between(text.removeprefix("\ufeff"))
    try:
        rows = list(islice(_rows(text, between), MOST_ROWS + 2))
    except csv.Error as problem:
        raise Refusal(_("We cannot read this file as a list. Please save it as CSV again."), field="file", code="not_a_list") from problem
    if not rows:
        raise Refusal(_("There is nothing in this file."), field="file", code="empty")
    if len(rows) > MOST_ROWS + 1:
        raise Refusal(
            _("There are more than %(most)d rows in this file. Please bring it in in two parts.") % {"most": MOST_ROWS},
            field="file",
            code="too_long",
        )
    return rows


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise Refusal(
            _("We cannot read the letters in this file. Please open it in your spreadsheet and save it as CSV again."),
            field="file",
            code="letters",
        ) from problem


def _between(text: str) -> tuple[str, str]:
    first, _newline, rest = text.partition("\n")
    said = first.strip().strip('"')
    # Some spreadsheets write down what stands between the cells.
    if said.lower().startswith("sep=") and said[4:5] in (",", ";", ""):
        return rest, said[4:5] or "\t"
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return text, max(_BETWEEN, key=outside.count)


def _rows(text: str, between: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    for cells in reader:
        tidy = [cell.strip() for cell in cells]
        if any(tidy):
            yield reader.line_num, tidy
