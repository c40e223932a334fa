"""A list looked at before it is brought in."""

from dataclasses import replace
from datetime import date

from babyroom.common.access import Who
from babyroom.people import csv_rewriting, csv_rows, incoming
from babyroom.people.csv_columns import COLUMNS
from babyroom.people.csv_text import letters
from babyroom.people.pages.ground import wall


def look(who: Who, sort: str, raw: bytes, today: date) -> tuple[str, incoming.Preview]:
    """The list written anew, and what would become of each row. Raises Refusal where the file cannot be read as a whole."""
    setting = wall(who)
    text, left_out = csv_rewriting.rewritten(COLUMNS[sort], letters(raw))
    return text, incoming.plan(setting, replace(csv_rows.read_text(sort, text, today), left_out=left_out))
