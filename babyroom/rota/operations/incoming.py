"""Bringing in a list of shifts from a file."""

from datetime import datetime

from django.db import transaction

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people.models import Setting
from babyroom.rota import access, incoming
from babyroom.rota.csv_shifts import read_text
from babyroom.rota.incoming import Planned, Preview
from babyroom.rota.operations.desk import Desk, desk
from babyroom.rota.operations.shifts import put_part


def bring_in(text: str, *, by: Who, at: datetime) -> Preview:
    """Write every row that can be read and is not there yet; returns what became of each. A second run adds nothing."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    listed = read_text(text, at_desk.today)
    with transaction.atomic():
        preview = incoming.plan(at_desk.setting, listed, at_desk.today)
        done = Preview(listed, tuple(_written(at_desk, row) if row.outcome == "add" else row for row in preview.rows))
        setting = Setting.objects.get(pk=at_desk.setting)
        at_desk.tell("bring_in", setting, after={"added": len(done.of("add")), "there": len(done.of("there"))})
    return done


def _written(at_desk: Desk, row: Planned) -> Planned:
    line = row.line
    if row.adult is None or row.room is None or line.from_on is None:
        return row
    try:
        with transaction.atomic():
            at_desk.works_here(row.adult.pk, line.from_on)
            put_part(at_desk, row.adult, line.weekday, line.hours, row.room, line.from_on)
    except Refusal as refusal:
        return Planned(line, "unreadable", str(refusal.sentence))
    return row
