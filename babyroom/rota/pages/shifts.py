"""The shifts of everybody, and of one adult: what is planned, never what was lived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.people.facts import Week
from babyroom.people.models import Adult, Job
from babyroom.people.pages.ground import Choices, days_in_words, full_name, room_choices, wall
from babyroom.rota import access, queries
from babyroom.rota.models import Shift, WasHere

# So long what was written by hand can be taken back where it stands.
_LAST_DAYS = timedelta(days=7)


@dataclass(frozen=True)
class WeekOf:
    """The shifts that hold in one stretch of weeks."""

    from_on: date
    until_on: date | None
    rows: tuple[tuple[str | Promise, Shift], ...]

    @property
    def lines(self) -> list[tuple[str, Shift]]:
        """Days with the same hours in the same room in one line: ("Mon, Tue", a shift)."""
        found: dict[tuple[Any, ...], list[Shift]] = {}
        for _day, row in self.rows:
            found.setdefault((row.from_time, row.to_time, row.room_id), []).append(row)
        return [(days_in_words(row.weekday or 1 for row in rows), rows[0]) for rows in found.values()]


@dataclass(frozen=True)
class OfAdult:
    """An adult who works here with their shifts: the weeks that hold and those to come, and days that differ."""

    adult: Adult
    name: str
    sort: str
    weeks: tuple[WeekOf, ...]
    days: tuple[Shift, ...]


def everybody(who: Who, today: date) -> tuple[OfAdult, ...]:
    """Everybody who works here today or is going to, by name. Raises NotYours."""
    setting = wall(who, access.SHIFTS)
    found = queries.weeks(setting, today)
    jobs = Job.objects.of(setting).exclude(until_on__lt=today).select_related("adult").order_by("adult__first_name", "adult__last_name")
    told = {job.adult_id: job for job in reversed(list(jobs))}
    return tuple(_of(job, found.get(job.adult_id)) for job in reversed(told.values()))


@dataclass(frozen=True)
class AdultPage:
    """One adult's shifts, and what was written by hand of the last days, so that it can be taken back. When they came and went as the
    tablet knows it is on no page: the office does not watch anybody's hours (R3)."""

    of: OfAdult
    by_hand: tuple[WasHere, ...]


def adult_page(who: Who, adult: UUID, today: date, at: datetime) -> AdultPage:
    """The shifts of one adult. Raises NotYours for one who does not work here any more."""
    setting = wall(who, access.SHIFTS)
    of = next((one for one in everybody(who, today) if one.adult.pk == adult), None)
    if of is None:
        raise NotYours(_("We cannot find this person here."))
    rows = WasHere.objects.of(setting).filter(adult_id=adult, from_at__gte=at - _LAST_DAYS, taken_back_at=None)
    return AdultPage(of, tuple(rows.select_related("room").order_by("-from_at")))


@dataclass(frozen=True)
class ShiftAsked:
    """What the forms about shifts begin with: the adult, the rooms, the usual room, the week that holds, the hours offered, and
    the first day it can hold."""

    adult: Adult
    rooms: Choices
    room: UUID | None
    week: Week
    usual: tuple[time, time]
    parts: tuple[str, ...]
    first_on: date
    row: Shift | None = None


def asking(who: Who, adult: UUID, today: date, *, row: UUID | None = None) -> ShiftAsked:
    """A form about one adult's shifts, or about one row of them. Raises NotYours."""
    setting = wall(who, access.SHIFTS)
    job = Job.objects.of(setting).exclude(until_on__lt=today).filter(adult_id=adult).select_related("adult").order_by("from_on").first()
    if job is None:
        raise NotYours(_("We cannot find this person here."))
    weekly = [one for one in queries.weeks(setting, today, [adult]).get(adult, queries.Week((), ())).weekly if _begun(one, today)]
    found = _row(setting, adult, row) if row is not None else None
    policy = people.policies(setting, today)
    week: Week = {}
    for one in weekly:
        if one.weekday and one.from_time and one.to_time:
            week.setdefault(one.weekday, (one.from_time, one.to_time))
    usual = next(iter(week.values()), (policy.clock("opens_at"), policy.clock("closes_at")))
    room = next((one.room_id for one in weekly), job.room_id)
    return ShiftAsked(job.adult, room_choices(setting), room, week, usual, _parts(weekly), max(today, job.from_on), found)


def _row(setting: UUID, adult: UUID, row: UUID) -> Shift:
    found = Shift.objects.of(setting).filter(pk=row, adult_id=adult, taken_back_at=None).first()
    if found is None:
        raise NotYours(_("We cannot find this here any more."))
    shift: Shift = found
    return shift


def _begun(row: Shift, today: date) -> bool:
    return row.from_on is not None and row.from_on <= today


def _parts(weekly: Iterable[Shift]) -> tuple[str, ...]:
    """The weekdays that have more than one shift, in words: a new week takes their place."""
    days = [row.weekday for row in weekly if row.weekday]
    return tuple(str(WEEKDAYS[day - 1]) for day in sorted({day for day in days if days.count(day) > 1}))


def _of(job: Job, found: queries.Week | None) -> OfAdult:
    weeks: dict[tuple[date, date | None], list[tuple[str | Promise, Shift]]] = {}
    for row in (
        sorted(found.weekly, key=lambda one: (one.from_on or date.max, one.weekday or 0, one.from_time or time.max)) if found else ()
    ):
        if row.from_on and row.weekday:
            weeks.setdefault((row.from_on, row.until_on), []).append((WEEKDAYS[row.weekday - 1], row))
    told = tuple(WeekOf(first, last, tuple(rows)) for (first, last), rows in weeks.items())
    return OfAdult(job.adult, full_name(job.adult), str(job.get_sort_display()), told, found.days if found else ())
