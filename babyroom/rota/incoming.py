"""What would become of each row of a list of shifts: added, there already, or not to be read. Asks the tables, writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.people import queries as people
from babyroom.people.csv_rewriting import rewritten
from babyroom.people.csv_text import letters
from babyroom.people.models import Adult, Job, Room
from babyroom.rota import queries
from babyroom.rota.csv_shifts import COLUMNS, Line, Listed, read_text

Outcome = Literal["add", "there", "unreadable"]


@dataclass(frozen=True)
class Planned:
    """One row with what becomes of it, and whose and which room it is."""

    line: Line
    outcome: Outcome
    reason: str = ""
    adult: Adult | None = None
    room: Room | None = None


@dataclass(frozen=True)
class Preview:
    """A whole list, row by row."""

    listed: Listed
    rows: tuple[Planned, ...]

    def of(self, outcome: Outcome) -> list[Planned]:
        """The rows with one outcome."""
        return [row for row in self.rows if row.outcome == outcome]


def look(setting: UUID, raw: bytes, today: date) -> tuple[str, Preview]:
    """The list written anew, and what would become of each row. Raises Refusal where the file cannot be read as a whole."""
    text, left_out = rewritten(COLUMNS, letters(raw))
    return text, plan(setting, replace(read_text(text, today), left_out=left_out), today)


def plan(setting: UUID, listed: Listed, today: date) -> Preview:
    """Say of each row what becomes of it. Rows of one file are held against each other too."""
    planning = _Planning(setting, today)
    return Preview(listed, tuple(planning.one(line) for line in listed.lines))


class _Planning:
    def __init__(self, setting: UUID, today: date) -> None:
        self.rooms = {room.name.casefold(): room for room in people.rooms(setting)}
        self.by_id = {room.pk: room for room in self.rooms.values()}
        jobs = Job.objects.of(setting).exclude(until_on__lt=today).select_related("adult").order_by("from_on")
        self.jobs: dict[UUID, Job] = {job.adult_id: job for job in jobs}
        self.taken: dict[tuple[UUID, int], list[tuple[time, time, UUID | None]]] = {}
        for adult, week in queries.weeks(setting, today).items():
            for row in week.weekly:
                if row.weekday and row.from_time and row.to_time:
                    self.taken.setdefault((adult, row.weekday), []).append((row.from_time, row.to_time, row.room_id))

    def one(self, line: Line) -> Planned:
        """One row."""
        if line.reason:
            return Planned(line, "unreadable", line.reason)
        try:
            job = self._job(line.name)
            room = self._room(line, job)
        except Refusal as refusal:
            return Planned(line, "unreadable", str(refusal.sentence))
        taken = self.taken.setdefault((job.adult_id, line.weekday), [])
        if (*line.hours, room.pk) in taken:
            return Planned(line, "there")
        if any(start < line.hours[1] and end > line.hours[0] for start, end, _room in taken):
            words = _("This lies over another shift of %(adult)s on that day.")
            return Planned(line, "unreadable", words % {"adult": job.adult.called})
        taken.append((*line.hours, room.pk))
        return Planned(line, "add", adult=job.adult, room=room)

    def _job(self, name: str) -> Job:
        wanted = name.casefold()
        found = [job for job in self.jobs.values() if wanted in _names(job.adult)]
        if not found:
            raise Refusal(_("Nobody called “%(name)s” works here.") % {"name": name})
        if len(found) > 1:
            raise Refusal(_("More than one “%(name)s” works here. Write the last name too.") % {"name": name})
        return found[0]

    def _room(self, line: Line, job: Job) -> Room:
        if line.room:
            if line.room.casefold() not in self.rooms:
                raise Refusal(_("There is no open room called “%(room)s”. Add the room first.") % {"room": line.room})
            return self.rooms[line.room.casefold()]
        if job.room_id not in self.by_id:
            raise Refusal(_("Write which room."))
        return self.by_id[job.room_id]


def _names(adult: Adult) -> Iterable[str]:
    return {adult.called.casefold(), adult.first_name.casefold(), f"{adult.first_name} {adult.last_name}".strip().casefold()}
