"""Bringing in a list of shifts from a file."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people.models import Setting
from babyroom.people.operations.desk import day_before
from babyroom.rota import access, incoming
from babyroom.rota.csv_shifts import read_text
from babyroom.rota.incoming import NewWeek, Preview
from babyroom.rota.models import Shift
from babyroom.rota.operations.desk import Desk, desk


def bring_in(text: str, *, seen: str = "", by: Who, at: datetime) -> Preview:
    """The list takes the place of the week of everybody in it, from its first day on; returns what came and went. A second run changes
    nothing. Refused while one row cannot be read, because half a week would take the other half away; and where it would no longer do
    what was `seen`."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    listed = read_text(text, at_desk.today)
    with transaction.atomic():
        preview = incoming.plan(at_desk.setting, listed, at_desk.today)
        if preview.of("unreadable"):
            raise Refusal(_("A row cannot be read, so nothing is taken. Put it right in the file."), code="unreadable")
        if seen and seen != preview.seen:
            raise Refusal(_("The shifts have changed since you looked. Please look again."), code="changed")
        for week in sorted(preview.changing, key=lambda week: week.first):
            _write(at_desk, week)
        setting = Setting.objects.get(pk=at_desk.setting)
        at_desk.tell("bring_in", setting, after={"adults": len(preview.changing), "there": len(preview.of("there"))})
    return preview


def _write(at_desk: Desk, week: NewWeek) -> None:
    """One adult's new week, as a week that is typed: nothing is taken away, what goes ends the day before."""
    going = {(part.weekday, part.hours, part.room.pk, part.from_on) for part in week.goes}
    rows = Shift.objects.of(at_desk.setting).filter(adult=week.adult, on=None, taken_back_at=None).exclude(until_on__lt=week.first)
    for row in rows:
        if (row.weekday, (row.from_time, row.to_time), row.room_id, row.from_on) in going:
            at_desk.alter(row, {"until_on": day_before(week.first)})
    for part in week.comes:
        start, end = part.hours
        Shift.objects.create(
            setting_id=at_desk.setting,
            adult=week.adult,
            room=part.room,
            weekday=part.weekday,
            from_time=start,
            to_time=end,
            from_on=week.first,
        )
    told = week.told
    at_desk.tell("bring_in_week", week.adult, before={"goes": told["goes"]}, after={"comes": told["comes"], "from_on": week.first})
