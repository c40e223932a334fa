"""Bringing in a list of babies, adults or rooms from a file."""

from datetime import datetime

from django.db import transaction

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import csv_rows, incoming
from babyroom.people.facts import AdultFacts, BabyFacts, RoomFacts
from babyroom.people.incoming import Planned, Preview
from babyroom.people.models import Setting
from babyroom.people.operations.adults import put_adult
from babyroom.people.operations.babies import put_baby
from babyroom.people.operations.desk import Desk, desk
from babyroom.people.operations.jobs import put_job
from babyroom.people.operations.rooms import put_room


def bring_in(sort: str, text: str, *, by: Who, at: datetime) -> Preview:
    """Write every row that can be read and is not there yet; returns what became of each. A second run adds nothing.

    All rows in one transaction; a row that is refused after all is listed with its reason and takes no other with it.
    """
    at_desk = desk(by, at)
    listed = csv_rows.read_text(sort, text, at_desk.today)
    with transaction.atomic():
        preview = incoming.plan(at_desk.setting, listed)
        rows = tuple(_written(at_desk, row) if row.outcome == "add" else row for row in preview.rows)
        done = Preview(listed, rows)
        setting = Setting.objects.get(pk=at_desk.setting)
        at_desk.tell("bring_in", setting, after={"list": sort, "added": len(done.of("add")), "there": len(done.of("there"))})
    return done


def _written(at_desk: Desk, row: Planned) -> Planned:
    try:
        with transaction.atomic():
            _put(at_desk, row)
    except Refusal as refusal:
        return Planned(row.line, "unreadable", str(refusal.sentence))
    return row


def _put(at_desk: Desk, row: Planned) -> None:
    facts = row.line.facts
    if isinstance(facts, BabyFacts) and row.room is not None:
        put_baby(at_desk, facts, row.room)
    elif isinstance(facts, AdultFacts):
        adult = put_adult(at_desk, facts)
        if row.line.job is not None:
            put_job(at_desk, adult, row.line.job)
    elif isinstance(facts, RoomFacts):
        put_room(at_desk, facts)
