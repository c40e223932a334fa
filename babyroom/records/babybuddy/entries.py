"""One row understood: when, what, and the key by which the same row is known again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.records.babybuddy.columns import CONTENT
from babyroom.records.babybuddy.files import Row, Table
from babyroom.records.babybuddy.said import MilkUnit, Said, said_in
from babyroom.records.babybuddy.spans import Clock, Span, span_of
from babyroom.records.babybuddy.stops import RowRefused
from babyroom.records.babybuddy.wording import told

_NAMESPACE = UUID("6f0c7d1e-5f43-4c0a-9a37-2f8f2b6c1d90")
WORDS_MOST = 20_000


@dataclass(frozen=True)
class Entry:
    """A row of a kept model. `unticked` are the columns of its content that the file does not have."""

    row: Row
    model: str
    span: Span
    said: Said
    tags: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    unticked: frozenset[str] = frozenset()

    @property
    def content(self) -> Mapping[str, str]:
        """What tells this row from others that start in the same minute."""
        return content_of(self.span, self.said.content)

    def id(self, baby: UUID) -> UUID:
        """The moment's id for that baby."""
        return moment_id(baby, self.model, self.span, self.said.content)


def minute(when: datetime) -> str:
    """An instant to the minute. Spreadsheets drop the seconds, and one event is not two for that."""
    return when.strftime("%Y-%m-%dT%H:%MZ")


def content_of(span: Span, said: Mapping[str, str]) -> Mapping[str, str]:
    """The content of a row with its end, without what is blank."""
    content = {"end": minute(span.ends_at) if span.ends_at else "", **said}
    return {column: value for column, value in content.items() if value}


def moment_id(baby: UUID, model: str, span: Span, said: Mapping[str, str]) -> UUID:
    """The id of the moment a row becomes: from the baby, the model, the start and end to the minute and
    the content as written. Not from Baby Buddy's row id, which may be unticked and which another
    instance gives out again; not from notes or tags, so that a second export with other columns, another
    format or another unit of milk names the same moments."""
    return uuid5(_NAMESPACE, json.dumps([str(baby), model, minute(span.starts_at), sorted(content_of(span, said).items())]))


def entry_of(row: Row, model: str, table: Table, clock: Clock, unit: MilkUnit, tag_names: Mapping[str, str]) -> Entry:
    """The row as an entry. Raises RowRefused or RowAsked with the reason."""
    span = span_of(row, model, clock)
    said = said_in(row, model, span, unit)
    named, nameless = _tags(row, tag_names)
    if len(told(said.words, named)) > WORDS_MOST:
        raise RowRefused(_("The words in this row are too long. Shorten them and try again."))
    remarks = []
    if row.scrubbed:
        remarks.append(_("Characters that cannot be shown were taken out."))
    if nameless:
        text = ngettext(
            "Tag %(tags)s has no name here and was left out.", "Tags %(tags)s have no name here and were left out.", len(nameless)
        )
        remarks.append(text % {"tags": ", ".join(nameless)})
    return Entry(row, model, span, said, named, tuple(remarks), frozenset(CONTENT[model]) - frozenset(table.header))


def _tags(row: Row, names: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The tags' names, and the numbers that no Tag file names. A tag that is no number is its own name."""
    cells = [part.strip() for part in row.cell("tags").replace(";", ",").split(",")]
    named = tuple(names.get(tag, tag) for tag in cells if tag and (tag in names or not tag.isdigit()))
    return named, tuple(tag for tag in cells if tag.isdigit() and tag not in names)
