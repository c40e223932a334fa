"""A list looked at before it is brought in."""

from datetime import date

from babyroom.common.access import Who
from babyroom.people import csv_rows, incoming
from babyroom.people.csv_text import letters
from babyroom.people.pages.ground import wall


def look(who: Who, sort: str, raw: bytes, today: date) -> tuple[str, incoming.Preview]:
    """The file as text, and what would become of each row. Raises Refusal where it cannot be read as a whole."""
    setting = wall(who)
    text = letters(raw)
    return text, incoming.plan(setting, csv_rows.read_text(sort, text, today))
