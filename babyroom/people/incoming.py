"""What would become of each row of a list: added, there already, or not to be read. Asks the tables, writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.refusals import Refusal
from babyroom.people import queries
from babyroom.people.csv_rows import Line, Listed
from babyroom.people.facts import AdultFacts, BabyFacts, RoomFacts
from babyroom.people.models import Adult, Baby, Room
from babyroom.people.pegs import PEGS
from babyroom.people.stages import first_day
from babyroom.people.typed import same_name

Outcome = Literal["add", "there", "unreadable"]
_Key = tuple[object, ...]


@dataclass(frozen=True)
class Planned:
    """One row with what becomes of it. `line` carries the facts to write (with a peg picture chosen), `room` the room found."""

    line: Line
    outcome: Outcome
    reason: str = ""
    room: Room | None = None


@dataclass(frozen=True)
class Preview:
    """A whole list, row by row."""

    listed: Listed
    rows: tuple[Planned, ...]

    def of(self, outcome: Outcome) -> list[Planned]:
        """The rows with one outcome."""
        return [row for row in self.rows if row.outcome == outcome]


def plan(setting: UUID, listed: Listed) -> Preview:
    """Say of each row what becomes of it. Rows of one file are told apart from each other too."""
    return Preview(listed, _Planning(setting).plan(listed))


class _Planning:
    def __init__(self, setting: UUID) -> None:
        self.setting = setting
        self.rooms = {room.name.casefold(): room for room in queries.rooms(setting)}
        self.pegs: dict[UUID, dict[str, str]] = {}
        # By what a row is known to be there already, and the line of this file that says the same.
        self.here: dict[_Key, int] = {}

    def plan(self, listed: Listed) -> tuple[Planned, ...]:
        known: dict[str, Callable[[], None]] = {"babies": self._know_babies, "adults": self._know_adults, "rooms": self._know_rooms}
        known[listed.sort]()
        return tuple(self._one(line) for line in listed.lines)

    def _one(self, line: Line) -> Planned:
        if line.facts is None:
            return Planned(line, "unreadable", line.reason)
        keys = _keys(line.facts)
        for key in keys:
            if key in self.here:
                number = self.here[key]
                return Planned(line, "there", _("Row %(number)d says the same.") % {"number": number} if number else "")
        try:
            line, room = self._placed(line)
        except Refusal as refusal:
            return Planned(line, "unreadable", str(refusal.sentence))
        self.here.update(dict.fromkeys(keys, line.number))
        return Planned(line, "add", room=room)

    def _placed(self, line: Line) -> tuple[Line, Room | None]:
        room = self._room(line)
        if isinstance(line.facts, BabyFacts) and room is not None:
            return replace(line, facts=self._with_peg(line.facts, room)), room
        if line.job is not None and room is not None:
            return replace(line, job=replace(line.job, room=room.pk)), room
        return line, room

    def _room(self, line: Line) -> Room | None:
        if line.room:
            if line.room.casefold() not in self.rooms:
                raise Refusal(_("There is no open room called “%(room)s”. Add the room first.") % {"room": line.room})
            return self.rooms[line.room.casefold()]
        if isinstance(line.facts, BabyFacts):
            if len(self.rooms) != 1:
                raise Refusal(_("Write which room."))
            return next(iter(self.rooms.values()))
        return None

    def _with_peg(self, facts: BabyFacts, room: Room) -> BabyFacts:
        start: date = first_day(facts.settling_from, facts.starts_on)
        taken = self.pegs.setdefault(room.pk, queries.pegs_taken(self.setting, room.pk, start))
        free = [peg for peg in PEGS if peg not in taken]
        if facts.peg in taken and free:
            raise Refusal(
                _("%(baby)s has the %(peg)s in %(room)s. Choose another picture.")
                % {"baby": taken[facts.peg], "peg": PEGS[facts.peg], "room": room.name}
            )
        peg = facts.peg or (free[0] if free else next(iter(PEGS)))
        taken[peg] = facts.known_as or facts.first_name
        return replace(facts, peg=peg)

    def _know_babies(self) -> None:
        for baby in Baby.objects.of(self.setting):
            self.here[(*same_name(baby.first_name, baby.last_name), baby.born_on)] = 0

    def _know_adults(self) -> None:
        for adult in Adult.objects.of(self.setting):
            self.here.update(dict.fromkeys(_keys(AdultFacts(adult.first_name, adult.last_name, email=adult.email)), 0))

    def _know_rooms(self) -> None:
        for room in Room.objects.of(self.setting):
            self.here[(room.name.casefold(),)] = 0


def _keys(facts: BabyFacts | AdultFacts | RoomFacts) -> list[_Key]:
    if isinstance(facts, BabyFacts):
        return [(*same_name(facts.first_name, facts.last_name), facts.born_on)]
    if isinstance(facts, RoomFacts):
        return [(facts.name.casefold(),)]
    by_name: list[_Key] = [same_name(facts.first_name, facts.last_name)]
    return by_name + ([(facts.email.casefold(),)] if facts.email else [])
