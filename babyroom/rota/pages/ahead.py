"""Today and tomorrow, before they begin: which babies have nobody they know from when until when, and who else knows them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from babyroom.analysis.continuity import Span, familiar_here, lasting, shared
from babyroom.common.access import Who
from babyroom.people import queries as people
from babyroom.people.access import LEADS
from babyroom.people.models import Baby, Booked, Room
from babyroom.people.names import told_apart
from babyroom.people.pages.ground import wall
from babyroom.people.sense import FURTHEST
from babyroom.rota import access, queries
from babyroom.rota.presence import booked_hours
from babyroom.rota.queries import Planned
from babyroom.rota.said import between, spans
from babyroom.ways import queries as ways

# A key person who comes a little later than the baby is not away.
_WORTH_SAYING = timedelta(hours=1)
# So many days, today among them, are looked at.
_FURTHER = 15


@dataclass(frozen=True)
class Named:
    """A baby in a list: id, the name that tells them apart, peg picture."""

    id: UUID
    name: str
    peg: str


@dataclass(frozen=True)
class Alone:
    """Babies who have nobody they know in the room from a time until a time."""

    words: str
    babies: tuple[Named, ...]


@dataclass(frozen=True)
class Away:
    """The key person of a baby is not here for an hour or more while the baby is: `instead` says who else knows the baby and when they
    are here, in the order the key person and the family set."""

    baby: Named
    key_person: str
    when: str
    instead: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Long:
    """A baby who is here for longer than the setting's rule says."""

    baby: Named
    when: str


@dataclass(frozen=True)
class Team:
    """A room with who is to be in it."""

    room: str
    adults: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Ahead:
    """One day. `closed` says why the nursery is; `unwritten` are rooms with babies and without a shift, of which nothing is said;
    `unnamed` babies of whom nobody is named as familiar, `no_hours` those with no booked hours at all."""

    on: date
    closed: str
    unwritten: tuple[str, ...]
    teams: tuple[Team, ...]
    alone: tuple[Alone, ...]
    away: tuple[Away, ...]
    unnamed: tuple[Named, ...]
    no_hours: tuple[Named, ...]
    long: tuple[Long, ...]
    long_hours: int

    @property
    def quiet(self) -> bool:
        """Whether nothing asks for a plan."""
        return not (self.closed or self.unwritten or self.alone or self.away or self.unnamed or self.no_hours)


def coming(who: Who, today: date) -> list[date]:
    """The days after tomorrow that can be looked at as well: those of the next two weeks on which any baby is booked. Raises NotYours."""
    return _with_babies(wall(who, access.SHIFTS), [today + timedelta(days=n) for n in range(2, _FURTHER)])


def _with_babies(setting: UUID, found: Sequence[date]) -> list[date]:
    """Those of the days on which any baby is booked."""
    rows = Booked.objects.of(setting).exclude(until_on__lt=min(found)).values_list("weekday", "on").distinct()
    weekdays, single = {weekday for weekday, _on in rows}, {on for _weekday, on in rows}
    return [day for day in found if day.isoweekday() in weekdays or day in single]


def days(who: Who, today: date, on: date | None = None) -> tuple[Ahead, ...]:
    """Today and tomorrow, or another day that is coming, of the rooms this adult leads. Raises NotYours."""
    return _told(who, [on] if on is not None and on in coming(who, today) else [today, today + timedelta(days=1)])


def week_from(who: Who, today: date, first: date) -> tuple[Ahead, ...]:
    """The days with babies from one on, a week long, none of them over: what a new week means, however far it is. Raises NotYours."""
    begins = min(max(first, today), today + FURTHEST)
    wanted = _with_babies(wall(who, access.SHIFTS), [begins + timedelta(days=n) for n in range(7)])
    return _told(who, wanted or [begins])


def _told(who: Who, wanted: Iterable[date]) -> tuple[Ahead, ...]:
    setting = wall(who, access.SHIFTS)
    rooms = [room for room in people.rooms(setting) if LEADS.holds(who, None) or room.pk in who.seen.get("works_in", ())]
    return tuple(_Day(setting, who.zone, day, rooms).told() for day in wanted)


class _Day:
    """What is known of one day, each question asked once for all babies."""

    def __init__(self, setting: UUID, zone: str, on: date, rooms: Iterable[Room]) -> None:
        self.setting, self.zone, self.on = setting, zone, on
        self.rooms = {room.pk: room.name for room in rooms}
        self.room_of = {baby: room for room in self.rooms for baby in people.babies_placed(setting, room, on)}
        babies = people.babies(setting, self.room_of)
        self.names = told_apart([(baby.pk, baby.called, baby.last_name) for baby in babies.values()])
        self.babies: dict[UUID, Baby] = dict(sorted(babies.items(), key=lambda one: self.names[one[0]].casefold()))
        self.hours = booked_hours(setting, babies, on, zone)
        self.planned = queries.planned(setting, on)
        self.shifts: dict[tuple[UUID, UUID], list[Span]] = {}
        for one in self.planned:
            self.shifts.setdefault((one.adult, one.room), []).append(queries.span(on, one.start, one.end, zone))
        self.familiar = ways.familiar(setting, babies, on)
        self.keys = people.key_people(setting, babies, on)
        self.too = queries.known_too(setting, babies, on)
        self.adults = people.adult_names(setting, {one.adult for one in self.planned} | self._listed())

    def told(self) -> Ahead:
        """The day as the page shows it."""
        closed = people.closed(self.setting, self.on, self.on)
        unwritten = self._unwritten() if not closed else ()
        asked = [baby for baby in self.babies if baby in self.hours and self.rooms[self.room_of[baby]] not in unwritten]
        limit = people.policies(self.setting, self.on).whole("long_day_hours")
        return Ahead(
            on=self.on,
            closed=closed[0].why if closed else "",
            unwritten=unwritten,
            teams=tuple(self._team(room) for room in self.rooms),
            alone=self._alone(asked),
            away=tuple(one for baby in asked for one in self._away(baby)),
            unnamed=tuple(self._named(baby) for baby in self.babies if baby in self.hours and baby not in self._know()),
            no_hours=() if closed else tuple(self._named(baby) for baby in self.babies if baby in self._never_booked()),
            long=tuple(
                Long(self._named(baby), between(self.hours[baby], self.zone))
                for baby in self.babies
                if baby in self.hours and lasting([self.hours[baby]]) > timedelta(hours=limit)
            ),
            long_hours=limit,
        )

    def _listed(self) -> set[UUID]:
        return {row.adult_id for rows in self.too.values() for row in rows}

    def _know(self) -> Mapping[UUID, Any]:
        return {baby: True for baby in self.babies if self.familiar.get(baby) or self.keys.get(baby)}

    def _knows(self, baby: UUID) -> dict[UUID, None]:
        """The adults a baby knows: those named on the baby's page, and the key people."""
        return dict.fromkeys(row.adult_id for row in (*self.keys.get(baby, ()), *self.familiar.get(baby, ())))

    def _never_booked(self) -> frozenset[UUID]:
        written = Booked.objects.of(self.setting).filter(baby_id__in=list(self.babies)).exclude(until_on__lt=self.on)
        return frozenset(self.babies) - frozenset(written.values_list("baby_id", flat=True))

    def _unwritten(self) -> tuple[str, ...]:
        written = {one.room for one in self.planned}
        booked = {self.room_of[baby] for baby in self.hours}
        return tuple(name for room, name in self.rooms.items() if room in booked and room not in written)

    def _team(self, room: UUID) -> Team:
        here: list[Planned] = [one for one in self.planned if one.room == room]
        return Team(self.rooms[room], tuple((self.adults.get(one.adult, ""), f"{one.start:%H:%M}–{one.end:%H:%M}") for one in here))

    def _alone(self, asked: Iterable[UUID]) -> tuple[Alone, ...]:
        found: dict[Span, list[Named]] = {}
        for baby in asked:
            known = self._knows(baby)
            if known:
                here = [span for adult in known for span in self.shifts.get((adult, self.room_of[baby]), ())]
                for gap in familiar_here([self.hours[baby]], here).gaps:
                    found.setdefault(gap, []).append(self._named(baby))
        return tuple(Alone(between(gap, self.zone), tuple(babies)) for gap, babies in sorted(found.items()))

    def _away(self, baby: UUID) -> Iterable[Away]:
        first = next((row for row in self.keys.get(baby, ()) if row.place == "first"), None)
        if first is None:
            return
        room = self.room_of[baby]
        gaps = familiar_here([self.hours[baby]], self.shifts.get((first.adult_id, room), ())).gaps
        if lasting(gaps) < _WORTH_SAYING:
            return
        instead = []
        for row in self.too.get(baby, ()):
            here = shared(gaps, self.shifts.get((row.adult_id, room), ()))
            instead.append((row.adult.called, spans(here, self.zone)))
        yield Away(self._named(baby), first.adult.called, spans(gaps, self.zone), tuple(instead))

    def _named(self, baby: UUID) -> Named:
        return Named(baby, self.names[baby], self.babies[baby].peg)
