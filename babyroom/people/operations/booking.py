"""When a baby is booked: the week from a day on, and days that differ from it.

No row is ever taken away. A week dropped before it began ends the day before it begins, so that it never holds; a day that was
to differ and is taken back says when.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries
from babyroom.people.facts import Week
from babyroom.people.models import Baby, Booked
from babyroom.people.operations.desk import Desk, day_before, desk
from babyroom.people.sense import said
from babyroom.people.stages import first_day

_LONGEST = 120


@dataclass(frozen=True)
class Spell:
    """Days that differ from the week, both ends included. Without hours the baby is away; `why` is for the office only."""

    first: date
    last: date
    why: str
    hours: tuple[time, time] | None = None


def set_week(baby: UUID, week: Week, *, from_on: date, by: Who, at: datetime) -> None:
    """The booked week from a day on; the week before it ends the day before. Raises Refusal with `to_<weekday>` or `week` as field."""
    at_desk = desk(by, at)
    for weekday, (start, finish) in sorted(week.items()):
        if start >= finish:
            raise Refusal(_("Going home comes after coming in. Please check both times."), field=f"to_{weekday}")
    with transaction.atomic():
        found = at_desk.baby(baby)
        _within_stay(found, from_on, "from_on")
        rows = Booked.objects.of(at_desk.setting).filter(baby=found, on=None)
        before = _hours(rows.on(from_on))
        if not week and not before:
            raise Refusal(_("Tick at least one day."), field="week", code="empty")
        for row in rows.exclude(until_on__lt=from_on):
            # A row that would only begin later now ends before it begins: it never holds.
            at_desk.alter(row, {"until_on": day_before(from_on)})
        for weekday, (start, finish) in sorted(week.items()):
            Booked.objects.create(
                setting_id=at_desk.setting,
                baby=found,
                weekday=weekday,
                from_time=start,
                to_time=finish,
                from_on=from_on,
                until_on=found.leaves_on,
            )
        after = {str(weekday): [start, finish] for weekday, (start, finish) in sorted(week.items())}
        at_desk.tell("set_week", found, before={"week": before}, after={"week": after, "from_on": from_on})


def set_days(baby: UUID, spell: Spell, *, by: Who, at: datetime) -> int:
    """Away, or here at other hours, on some days. Away speaks of booked days only. Returns how many days it is about."""
    at_desk = desk(by, at)
    _sensible(spell)
    with transaction.atomic():
        found = at_desk.baby(baby)
        _within_stay(found, spell.first, "first")
        _within_stay(found, spell.last, "last")
        days = [spell.first + timedelta(days=n) for n in range((spell.last - spell.first).days + 1)]
        if spell.hours is None:
            days = [day for day in days if found.pk in queries.expected(at_desk.setting, [found.pk], day)]
        else:
            _open(at_desk, spell)
        if not days:
            raise Refusal(
                _("%(baby)s is not booked then, so there is nothing to change.") % {"baby": found.called}, field="first", code="not_booked"
            )
        for day in days:
            _set_day(at_desk, found, day, spell)
    return len(days)


def drop_day(baby: UUID, row: UUID, *, by: Who, at: datetime) -> date:
    """A day that was to differ is as in the week again: what was written stays and says when it was taken back. Refused once
    the day is over. Returns the day."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        booked = at_desk.find(Booked, row, baby=found)
        day = booked.on
        if day is None or booked.taken_back_at is not None:
            raise NotYours(_("We cannot find this here any more."))
        if day < at_desk.today:
            raise Refusal(_("%(day)s is over, so it stays as it was.") % {"day": said(day)}, code="over")
        before = at_desk.alter(booked, {"taken_back_at": at})
        said_was = {"on": day, "from_time": booked.from_time, "to_time": booked.to_time, "why": booked.why}
        at_desk.tell("drop_day", found, before={**said_was, **before}, after={"row": booked.pk, "taken_back_at": at})
    return day


def _hours(rows: Any) -> dict[str, list[time]]:
    return {str(row.weekday): [row.from_time, row.to_time] for row in rows.order_by("weekday")}


def _set_day(at_desk: Desk, baby: Baby, day: date, spell: Spell) -> None:
    start, finish = spell.hours or (None, None)
    values: Mapping[str, Any] = {"from_time": start, "to_time": finish, "why": spell.why}
    row = Booked.objects.of(at_desk.setting).filter(baby=baby, on=day, taken_back_at=None).first()
    before: dict[str, Any] = {}
    if row is None:
        Booked.objects.create(setting_id=at_desk.setting, baby=baby, on=day, **values)
    else:
        before = {"on": None, **at_desk.alter(row, values)}
    at_desk.tell("set_day", baby, before=before, after={"on": day, **values})


def _open(at_desk: Desk, spell: Spell) -> None:
    for row in queries.closed(at_desk.setting, spell.first, spell.last):
        words = _("The nursery is closed on %(day)s (%(why)s). Choose another day.")
        raise Refusal(words % {"day": said(max(row.from_on, spell.first)), "why": row.why}, field="first", code="closed")


def _sensible(spell: Spell) -> None:
    if spell.last < spell.first:
        raise Refusal(_("The last day is before the first. Please check both days."), field="last")
    if (spell.last - spell.first).days > _LONGEST:
        raise Refusal(_("That is longer than four months. Please check the days."), field="last")
    if spell.why not in Booked.Why.values or not spell.why:
        raise Refusal(_("Choose a reason."), field="why")
    if spell.hours and spell.hours[0] >= spell.hours[1]:
        raise Refusal(_("Going home comes after coming in. Please check both times."), field="to_time")
    if spell.why == Booked.Why.EXTRA and spell.hours is None:
        raise Refusal(_("Write the hours of the extra day."), field="from_time")
    if spell.hours and spell.why in (Booked.Why.HOLIDAY, Booked.Why.UNWELL, Booked.Why.CLOSED):
        raise Refusal(_("With this reason the baby is away. Take the hours out, or choose another reason."), field="why")


def _within_stay(baby: Baby, day: date, field: str) -> None:
    first = first_day(baby.settling_from, baby.starts_on)
    if day < first:
        raise Refusal(
            _("%(baby)s starts on %(day)s. Choose that day or a later one.") % {"baby": baby.called, "day": said(first)}, field=field
        )
    if baby.leaves_on and day > baby.leaves_on:
        raise Refusal(
            _("%(baby)s leaves on %(day)s. Choose that day or an earlier one.") % {"baby": baby.called, "day": said(baby.leaves_on)},
            field=field,
        )
