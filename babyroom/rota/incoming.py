"""What would become of a list of shifts: for each adult in it, which week comes, what goes for it and what stays. Asks the tables, writes
nothing.

A list takes the place of the week: from the day its rows begin to hold, what it does not say no longer holds. Days that have been stay as
they were, and so does the week of whoever is not in the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from hashlib import sha256
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.people.csv_rewriting import rewritten
from babyroom.people.csv_text import letters
from babyroom.people.models import Adult, Job, Room
from babyroom.people.operations.desk import day_before
from babyroom.people.pages.ground import days_in_words
from babyroom.people.sense import EARLIEST, FURTHEST, said
from babyroom.rota.csv_shifts import COLUMNS, Line, Listed, read_text
from babyroom.rota.models import Shift

Outcome = Literal["add", "there", "unreadable"]


@dataclass(frozen=True)
class Part:
    """A weekly shift of one adult, from a day until a day."""

    weekday: int
    hours: tuple[time, time]
    room: Room
    from_on: date
    until_on: date | None = None

    def same(self, other: "Part") -> bool:
        """Whether it is the same shift, whenever it holds."""
        return (self.weekday, self.hours, self.room.pk) == (other.weekday, other.hours, other.room.pk)


@dataclass(frozen=True)
class Planned:
    """One row with what becomes of it, and whose and which room it is; `parts` are the shifts that no row before it says, from `first`
    on."""

    line: Line
    outcome: Outcome
    reason: str = ""
    adult: Adult | None = None
    room: Room | None = None
    first: date = date.min
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class NewWeek:
    """From `first` on one adult has another week: what comes, what goes, what stays."""

    adult: Adult
    first: date
    comes: tuple[Part, ...]
    goes: tuple[Part, ...]
    stays: tuple[Part, ...]

    @property
    def changes(self) -> bool:
        """Whether anything is another than before."""
        return bool(self.comes or self.goes)

    @property
    def told(self) -> dict[str, list[str]]:
        """What comes, goes and stays, days with the same hours in the same room in one line."""
        return {"comes": _lines(self.comes), "goes": _lines(self.goes), "stays": _lines(self.stays)}


@dataclass(frozen=True)
class Preview:
    """A whole list: row by row, and what it means for each adult."""

    listed: Listed
    rows: tuple[Planned, ...]
    weeks: tuple[NewWeek, ...] = ()

    def of(self, outcome: Outcome) -> list[Planned]:
        """The rows with one outcome."""
        return [row for row in self.rows if row.outcome == outcome]

    @property
    def changing(self) -> list[NewWeek]:
        """The weeks that become another."""
        return [week for week in self.weeks if week.changes]

    @property
    def seen(self) -> str:
        """A short text that differs where anybody would have to look again before the list is taken."""
        told = [(str(week.adult.pk), week.first.isoformat(), week.told) for week in self.weeks]
        return sha256(repr((told, [(row.line.number, row.reason) for row in self.of("unreadable")])).encode()).hexdigest()


def look(setting: UUID, raw: bytes, today: date) -> tuple[str, Preview]:
    """The list written anew, and what would become of each row. Raises Refusal where the file cannot be read as a whole."""
    text, left_out = rewritten(COLUMNS, letters(raw))
    return text, plan(setting, replace(read_text(text, today), left_out=left_out), today)


def plan(setting: UUID, listed: Listed, today: date) -> Preview:
    """Say of each row what becomes of it. Rows of one file are held against each other too."""
    reading = _Reading(setting, today)
    rows = [reading.one(line) for line in listed.lines]
    blocks: dict[tuple[UUID, date], list[Planned]] = {}
    for row in rows:
        if row.adult is not None:
            blocks.setdefault((row.adult.pk, row.first), []).append(row)
    held = _held(setting, {adult for adult, _first in blocks}, today)
    weeks, stay = [], set()
    # In the order they begin: the second week of an adult in one file takes the place of the first.
    for (adult, first), found in sorted(blocks.items(), key=lambda block: block[0][1]):
        week, held[adult] = _new_week(reading.adults[adult], first, [part for row in found for part in row.parts], held.get(adult, []))
        weeks.append(week)
        stay |= {row.line.number for row in found if all(any(part.same(old) for old in week.stays) for part in row.parts)}
    told = [replace(row, outcome="there") if row.line.number in stay else row for row in rows]
    return Preview(listed, tuple(told), tuple(sorted(weeks, key=lambda week: (week.adult.called.casefold(), week.first))))


def _new_week(adult: Adult, first: date, wanted: Iterable[Part], held: Iterable[Part]) -> tuple[NewWeek, list[Part]]:
    """One adult's week from a day on, and everything of theirs as it stands afterwards."""
    wanted = list(wanted)
    over = [part for part in held if part.until_on is not None and part.until_on < first]
    holds = [part for part in held if part.until_on is None or part.until_on >= first]
    stays = [part for part in holds if part.from_on <= first and part.until_on is None and any(part.same(new) for new in wanted)]
    goes = [part for part in holds if part not in stays]
    comes = [new for new in wanted if not any(new.same(old) for old in stays)]
    ended = [replace(part, until_on=day_before(first)) for part in goes]
    return NewWeek(adult, first, tuple(comes), tuple(goes), tuple(stays)), [*over, *ended, *stays, *comes]


def _held(setting: UUID, adults: Iterable[UUID], today: date) -> dict[UUID, list[Part]]:
    """The weekly shifts of these adults that hold, or are to come. One that ends before it begins never holds."""
    rows = Shift.objects.of(setting).filter(adult_id__in=list(adults), on=None, taken_back_at=None).exclude(until_on__lt=today)
    found: dict[UUID, list[Part]] = {}
    for row in rows.select_related("room").order_by("weekday", "from_time", "from_on", "id"):
        if row.until_on is None or row.until_on >= row.from_on:
            part = Part(row.weekday, (row.from_time, row.to_time), row.room, row.from_on, row.until_on)
            found.setdefault(row.adult_id, []).append(part)
    return found


def _lines(parts: Iterable[Part]) -> list[str]:
    found: dict[tuple[str, time, time], list[int]] = {}
    for part in parts:
        found.setdefault((part.room.name, *part.hours), []).append(part.weekday)
    return [f"{days_in_words(days)} {start:%H:%M}–{end:%H:%M}, {room}" for (room, start, end), days in found.items()]


class _Reading:
    def __init__(self, setting: UUID, today: date) -> None:
        self.today = today
        self.rooms = {room.name.casefold(): room for room in people.rooms(setting)}
        self.by_id = {room.pk: room for room in self.rooms.values()}
        self.jobs: dict[UUID, list[Job]] = {}
        for job in Job.objects.of(setting).exclude(until_on__lt=today).select_related("adult").order_by("from_on"):
            self.jobs.setdefault(job.adult_id, []).append(job)
        self.adults: dict[UUID, Adult] = {pk: jobs[0].adult for pk, jobs in self.jobs.items()}
        self.taken: dict[tuple[UUID, date], list[Part]] = {}

    def one(self, line: Line) -> Planned:
        """One row."""
        if line.reason:
            return Planned(line, "unreadable", line.reason)
        try:
            return self._read(line)
        except Refusal as refusal:
            return Planned(line, "unreadable", str(refusal.sentence))

    def _read(self, line: Line) -> Planned:
        # What has been is over: a list that began to hold long ago begins today.
        first = max(line.from_on or self.today, self.today)
        if line.from_on is not None and not EARLIEST <= line.from_on <= self.today + FURTHEST:
            raise Refusal(_("Please check the year."))
        job = self._job(line.name, first)
        room = self._room(line, job)
        parts = [Part(weekday, line.hours, room, first) for weekday in line.weekdays]
        taken = self.taken.setdefault((job.adult_id, first), [])
        new = [part for part in parts if not any(part.same(other) for other in taken)]
        for part in new:
            if any(part.weekday == other.weekday and _over(part, other) for other in taken):
                words = _("This lies over another shift of %(adult)s on that day.")
                raise Refusal(words % {"adult": job.adult.called})
        taken += new
        return Planned(line, "add", adult=job.adult, room=room, first=first, parts=tuple(new))

    def _job(self, name: str, on: date) -> Job:
        wanted = name.casefold()
        found = [pk for pk, adult in self.adults.items() if wanted in _names(adult)]
        if not found:
            raise Refusal(_("Nobody called “%(name)s” works here.") % {"name": name})
        if len(found) > 1:
            raise Refusal(_("More than one “%(name)s” works here. Write the last name too.") % {"name": name})
        then = next((job for job in self.jobs[found[0]] if job.from_on <= on and (job.until_on is None or on <= job.until_on)), None)
        if then is None:
            words = _("%(adult)s does not work here on %(day)s. Choose someone who does.")
            raise Refusal(words % {"adult": self.adults[found[0]].called, "day": said(on)})
        return then

    def _room(self, line: Line, job: Job) -> Room:
        if line.room:
            if line.room.casefold() not in self.rooms:
                raise Refusal(_("There is no open room called “%(room)s”. Add the room first.") % {"room": line.room})
            return self.rooms[line.room.casefold()]
        if job.room_id not in self.by_id:
            raise Refusal(_("Write which room."))
        return self.by_id[job.room_id]


def _over(one: Part, other: Part) -> bool:
    return one.hours[0] < other.hours[1] and one.hours[1] > other.hours[0]


def _names(adult: Adult) -> Iterable[str]:
    return {adult.called.casefold(), adult.first_name.casefold(), f"{adult.first_name} {adult.last_name}".strip().casefold()}
