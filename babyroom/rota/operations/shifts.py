"""When an adult is to work: the week from a day on, and days that differ from it.

No row is ever taken away. A week ends the day before the next one begins; a day that was to differ says when it was taken back.
"""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.facts import Week
from babyroom.people.models import Adult, Room
from babyroom.people.operations.desk import day_before
from babyroom.people.sense import said
from babyroom.rota import access
from babyroom.rota.facts import DayFacts
from babyroom.rota.models import Shift
from babyroom.rota.operations.desk import Desk, desk, sensible_day

_LONGEST = 120
_SAME_DAY = "overlaps"


def set_week(adult: UUID, week: Week, *, room: UUID | None, from_on: date, by: Who, at: datetime) -> None:
    """The shifts of a week from a day on, all in one room; the week before it ends the day before. An empty week ends it. Raises Refusal
    with `to_<weekday>`, `week`, `room` or `from_on` as field."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    for weekday, hours in sorted(week.items()):
        _in_order(hours, f"to_{weekday}")
    with transaction.atomic():
        found = _working(at_desk, adult, from_on)
        chosen = at_desk.open_room(room) if week else None
        rows = Shift.objects.of(at_desk.setting).filter(adult=found, on=None).exclude(until_on__lt=from_on)
        before = {str(row.weekday): [row.from_time, row.to_time] for row in rows.on(from_on).order_by("weekday", "from_time")}
        if not week and not before:
            raise Refusal(_("Tick at least one day."), field="week", code="empty")
        for row in rows:
            # One that would only begin later now ends before it begins: it never holds.
            at_desk.alter(row, {"until_on": day_before(from_on)})
        for weekday, hours in sorted(week.items()):
            _weekly(at_desk, found, chosen, weekday, hours, from_on)
        after = {str(weekday): list(hours) for weekday, hours in sorted(week.items())}
        at_desk.tell("set_week", found, before={"week": before}, after={"week": after, "from_on": from_on, "room": room})


def add_part(adult: UUID, weekday: int, hours: tuple[time, time], *, room: UUID | None, from_on: date, by: Who, at: datetime) -> Shift:
    """One more shift on a day of every week, beside those that are there: the afternoon in another room. Refused where it lies over one."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    with transaction.atomic():
        return put_part(at_desk, _working(at_desk, adult, from_on), weekday, hours, at_desk.open_room(room), from_on)


def put_part(at_desk: Desk, adult: Adult, weekday: int, hours: tuple[time, time], room: Room, from_on: date) -> Shift:
    """Write a weekly shift that lies over no other; inside the caller's transaction."""
    _in_order(hours, "to_time")
    if weekday not in range(1, 8):
        raise Refusal(_("Choose a day of the week."), field="weekday")
    same = Shift.objects.of(at_desk.setting).filter(adult=adult, on=None, weekday=weekday).exclude(until_on__lt=from_on)
    over = same.filter(from_time__lt=hours[1], to_time__gt=hours[0]).exclude(until_on__lt=F("from_on"))
    for row in over:
        words = _("%(adult)s has a shift from %(start)s to %(end)s on a %(day)s already.")
        told = {"adult": adult.called, "start": f"{row.from_time:%H:%M}", "end": f"{row.to_time:%H:%M}", "day": WEEKDAYS[weekday - 1]}
        raise Refusal(words % told, field="from_time", code=_SAME_DAY)
    row = _weekly(at_desk, adult, room, weekday, hours, from_on)
    at_desk.tell("add_part", adult, after={"row": row.pk, "weekday": weekday, "hours": list(hours), "room": room.pk, "from_on": from_on})
    return row


def end_shift(adult: UUID, row: UUID, *, on: date, by: Who, at: datetime) -> None:
    """The last day of a weekly shift; the day before it began: it never held."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    with transaction.atomic():
        found = at_desk.adult(adult)
        shift = at_desk.find(Shift, row, adult=found, on=None)
        if shift.from_on is None or on < day_before(shift.from_on):
            words = _("It began on %(day)s. Choose that day or a later one.")
            raise Refusal(words % {"day": said(shift.from_on or on)}, field="until_on", code="too_early")
        before = at_desk.alter(shift, {"until_on": on})
        at_desk.tell("end_shift", found, before=before, after={"row": shift.pk, "until_on": on})


def set_days(adult: UUID, facts: DayFacts, *, by: Who, at: datetime) -> int:
    """Off, at other hours or in another room on some days. Returns how many days it is about; off speaks of days with a shift only."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    _sensible(at_desk, facts)
    with transaction.atomic():
        found = _working(at_desk, adult, facts.first)
        room = at_desk.open_room(facts.room) if facts.room else None
        days = [facts.first + timedelta(days=n) for n in range((facts.last - facts.first).days + 1)]
        written = {day: list(Shift.objects.of(at_desk.setting).for_day(day).filter(adult=found)) for day in days}
        about = [day for day in days if facts.hours is not None or any(row.from_time for row in written[day])]
        if not about:
            words = _("%(adult)s has no shift then, so there is nothing to change.")
            raise Refusal(words % {"adult": found.called}, field="first", code="no_shift")
        for day in about:
            _set_day(at_desk, found, day, facts, room, written[day])
    return len(about)


def drop_day(adult: UUID, row: UUID, *, by: Who, at: datetime) -> date:
    """A day that was to differ is as in the week again. Refused once the day is over. Returns the day."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    with transaction.atomic():
        found = at_desk.adult(adult)
        shift = at_desk.find(Shift, row, adult=found, taken_back_at=None)
        if shift.on is None:
            raise NotYours(_("We cannot find this here any more."))
        if shift.on < at_desk.today:
            raise Refusal(_("%(day)s is over, so it stays as it was.") % {"day": said(shift.on)}, code="over")
        before = at_desk.alter(shift, {"taken_back_at": at})
        at_desk.tell("drop_day", found, before=before, after={"row": shift.pk, "on": shift.on, "taken_back_at": at})
    return shift.on


def _working(at_desk: Desk, adult: UUID, from_on: date) -> Adult:
    found = at_desk.adult(adult)
    sensible_day(from_on, at_desk.today, "from_on")
    return at_desk.works_here(found.pk, from_on, "from_on")


def _weekly(at_desk: Desk, adult: Adult, room: Room | None, weekday: int, hours: tuple[time, time], from_on: date) -> Shift:
    start, end = hours
    row: Shift = Shift.objects.create(
        setting_id=at_desk.setting, adult=adult, room=room, weekday=weekday, from_time=start, to_time=end, from_on=from_on
    )
    return row


def _set_day(at_desk: Desk, adult: Adult, day: date, facts: DayFacts, room: Room | None, written: list[Shift]) -> None:
    usual = next((row.room_id for row in written if row.room_id), None)
    if facts.hours and room is None and usual is None:
        raise Refusal(_("Choose a room."), field="room")
    for row in written:
        if row.on is not None:
            at_desk.alter(row, {"taken_back_at": at_desk.at})
    start, end = facts.hours or (None, None)
    values: Mapping[str, Any] = {"from_time": start, "to_time": end, "room_id": (room.pk if room else usual) if facts.hours else None}
    Shift.objects.create(setting_id=at_desk.setting, adult=adult, on=day, **values)
    at_desk.tell("set_day", adult, after={"on": day, **values})


def _in_order(hours: tuple[time, time], field: str) -> None:
    if hours[0] >= hours[1]:
        raise Refusal(_("A shift ends later on the same day. Please check both times."), field=field, code="past_midnight")


def _sensible(at_desk: Desk, facts: DayFacts) -> None:
    sensible_day(facts.first, at_desk.today, "first")
    if facts.last < facts.first:
        raise Refusal(_("The last day is before the first. Please check both days."), field="last")
    if (facts.last - facts.first).days > _LONGEST:
        raise Refusal(_("That is longer than four months. Please check the days."), field="last")
    if facts.hours:
        _in_order(facts.hours, "to_time")
