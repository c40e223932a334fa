"""From gathered rows to moments of the log, and to the lines that say what became of each row."""

from collections.abc import Sequence
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from babyroom.moments.kinds import KINDS, NOTE_LONG
from babyroom.moments.record import Record
from babyroom.records.babybuddy.entries import Entry
from babyroom.records.babybuddy.plan import Line, Outcome
from babyroom.records.babybuddy.spans import Span
from babyroom.records.babybuddy.tidy import Gathered
from babyroom.records.babybuddy.wording import parts, told

SOURCE = "babybuddy"


def records_of(item: Gathered, baby: UUID, zone: str) -> list[Record]:
    """The moment itself and, where its note is longer than its kind allows, the rest of the words as notes
    of the same time, numbered, so that nothing is cut off."""
    said = item.first.said
    kind = KINDS[said.kind]
    words = item.words if kind.span else (*item.words, *_until(item.span, zone))
    notes = parts(told(words, item.tags), kind.note_most, NOTE_LONG)
    moment = Record(
        id=item.id,
        kind=said.kind,
        baby=baby,
        happened_at=item.span.starts_at,
        zone=zone,
        facts=said.facts,
        note=notes[0],
        ended_at=item.span.ends_at if kind.span else None,
        time_from="import",
        known_by="import",
        corrects=item.corrects,
        source=SOURCE,
    )
    return [moment, *(_rest(moment, note, number) for number, note in enumerate(notes[1:], start=2))]


def _until(span: Span, zone: str) -> tuple[str, ...]:
    """The end in words, for a kind that has one time only."""
    if not span.ends_at or not span.minutes:
        return ()
    return (_("until %(time)s") % {"time": f"{span.ends_at.astimezone(ZoneInfo(zone)):%H:%M}"},)


def _rest(moment: Record, note: str, number: int) -> Record:
    return Record(
        id=uuid5(moment.id, f"note {number}"),
        kind="note",
        baby=moment.baby,
        happened_at=moment.happened_at,
        zone=moment.zone,
        note=note,
        time_from="import",
        known_by="import",
        source=SOURCE,
    )


def lines_of(item: Gathered, records: Sequence[Record]) -> list[Line]:
    """One line for each row that went into this moment."""
    kind = {"kind": str(KINDS[item.first.said.kind].label)}
    further = [_("This completes an earlier import.")] if item.corrects else []
    if len(records) > 1:
        text = ngettext("Its words go on in %(more)d more note.", "Its words go on in %(more)d more notes.", len(records) - 1)
        further.append(text % {"more": len(records) - 1})
    lines = []
    for entry in item.entries:
        if len(item.entries) == 1:
            lines.append(_line(entry, "kept", [_("Kept as: %(kind)s.") % kind, *further], item.id))
            continue
        others = ", ".join(_place(other, entry) for other in item.entries if other is not entry)
        joined = _("The night was cut at midnight. It is one sleep with %(rows)s.") % {"rows": others}
        lines.append(_line(entry, "joined", [joined, *further], item.id))
    return lines + [_line(entry, "repeat", _again(entry, item), item.id) for entry in item.repeats]


def lines_already(item: Gathered, there: UUID) -> list[Line]:
    """The lines of rows that an earlier import has brought already."""
    return [_line(entry, "repeat", [_("An earlier import has brought this already.")], there) for entry in (*item.entries, *item.repeats)]


def _again(entry: Entry, item: Gathered) -> list[str]:
    sentences = [_("This says the same as %(row)s.") % {"row": _place(item.first, entry)}]
    said = {word for other in item.entries for word in (*other.said.words, *other.tags)}
    if any(word and word not in said for word in (*entry.said.words, *entry.tags)):
        sentences.append(_("Its words were added there."))
    return sentences


def _place(entry: Entry, seen_from: Entry) -> str:
    row = {"row": entry.row.number, "file": entry.row.file}
    return _("row %(row)d") % row if entry.row.file == seen_from.row.file else _("row %(row)d of %(file)s") % row


def _line(entry: Entry, outcome: Outcome, sentences: Sequence[str], record: UUID) -> Line:
    return Line(entry.row.file, entry.row.number, entry.model, outcome, " ".join((*sentences, *entry.remarks)), record)
