"""A room on one day: which adults are in when, breaks, cover, rooms joined, what the room does together."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID

from babyroom.records.simulate.cast import Adult, Cast, Minute, Room, Shift
from babyroom.records.simulate.chance import about, between, one
from babyroom.records.simulate.distributions import (
    ADULT_UNWELL,
    ARMS_FULL_A_ROOM_DAY,
    LEAVE_EVERY_WEEKS,
    LUNCH,
    OUTSIDE_AFTERNOON,
    OUTSIDE_MORNING,
    ROOMS_JOINED,
    ROOMS_JOINED_AT,
    TEA,
)
from babyroom.records.simulate.ids import named_id, stream

_BREAKS_SPREAD = ((8 * 60 + 20, 9 * 60 + 15), (11 * 60 + 55, 14 * 60 + 20), (16 * 60 + 15, 17 * 60 + 40))


@dataclass(frozen=True)
class Stay:
    """An adult in a room, from minute to minute, both after midnight."""

    adult: UUID
    start: Minute
    end: Minute


@dataclass(frozen=True)
class Join:
    """From `at` on the babies of this room are in `to_room`, their adults with them."""

    to_room: UUID
    at: Minute
    group: UUID


@dataclass(frozen=True)
class Gathering:
    """Something the room does together: who leads it, when, and the id that joins the babies' moments."""

    what: str
    at: Minute
    by: UUID
    group: UUID


@dataclass(frozen=True)
class ArmsFull:
    """Needs pulled in different directions: the room's own note, without an author."""

    room: UUID
    at: Minute
    would_have_helped: str


@dataclass(frozen=True)
class RoomDay:
    """One room on one day. `away` are adults of the room who are not in, `cover` those who came instead."""

    room: UUID
    stays: tuple[Stay, ...]
    away: tuple[UUID, ...]
    cover: tuple[UUID, ...]
    join: Join | None
    gatherings: Mapping[str, Gathering]
    arms_full: tuple[ArmsFull, ...]

    def adults_at(self, minute: Minute) -> list[UUID]:
        """The adults in the room at that minute; never twice the same."""
        return list(dict.fromkeys(s.adult for s in self.stays if s.start <= minute < s.end))


def week_of(on: date) -> int:
    """The number of the week of a day, Mondays first; grows by one a week for ever."""
    return (on.toordinal() - 1) // 7


def _on_leave(adult: Adult, on: date) -> bool:
    return on.weekday() in adult.off or (adult.leave_week is not None and week_of(on) % LEAVE_EVERY_WEEKS == adult.leave_week)


def _away(cast: Cast, on: date, seed: int) -> set[UUID]:
    """The adults who are off, on leave or unwell that day. A nursery stays open only with enough adults: no more of
    them are away than there is cover for. Nobody is unwell on the day the cast is anchored to."""
    working = [a for a in cast.team if a.room is not None]
    away = {a.id for a in working if _on_leave(a, on)}
    uncovered = sum(1 for a in cast.team if a.role == "cover") - sum(1 for a in working if a.id in away and a.role != "apprentice")
    for adult in working:
        if uncovered < 1 or on == cast.anchored_on:
            break
        if adult.id not in away and stream(seed, adult.id, on.toordinal(), "unwell").random() < ADULT_UNWELL:
            away.add(adult.id)
            uncovered -= 1
    return away


def shift_of(adult: Adult, on: date) -> Shift | None:
    """The shift that comes round for this adult in that week."""
    return adult.shifts[week_of(on) % len(adult.shifts)] if adult.shifts else None


def _around_break(adult: UUID, shift: Shift) -> list[Stay]:
    if not shift.break_start:
        return [Stay(adult, shift.start, shift.end)]
    return [Stay(adult, shift.start, shift.break_start), Stay(adult, shift.break_end, shift.end)]


def _team(cast: Cast, room: Room, on: date, gone: set[UUID], spare: list[Adult]) -> tuple[list[Stay], list[UUID], list[UUID]]:
    stays: list[Stay] = []
    away: list[UUID] = []
    cover: list[UUID] = []
    for adult in cast.team:
        shift = shift_of(adult, on)
        if adult.room != room.id or shift is None:
            continue
        if adult.id not in gone:
            stays += _around_break(adult.id, shift)
            continue
        away.append(adult.id)
        if adult.role != "apprentice" and spare:
            stand_in = spare.pop(0)
            cover.append(stand_in.id)
            stays += _around_break(stand_in.id, shift)
    core = sum(1 for a in cast.team if a.room == room.id and a.role in ("room_lead", "practitioner"))
    if core < 3:
        # Two adults cannot give each other breaks: whoever leads the nursery steps in.
        stays += [Stay(a.id, *hours) for a in cast.team if a.role == "manager" for hours in _BREAKS_SPREAD]
    return stays, away, cover


def _gatherings(cast: Cast, room: UUID, stays: list[Stay], on: date, seed: int) -> dict[str, Gathering]:
    rng = stream(seed, room, on.toordinal(), "gatherings")
    times = {"lunch": about(rng, LUNCH, 4, LUNCH - 10, LUNCH + 10), "tea": about(rng, TEA, 5, TEA - 10, TEA + 10)}
    if rng.random() < OUTSIDE_MORNING:
        times["morning"] = between(rng, 10 * 60 + 25, 10 * 60 + 50)
    if rng.random() < OUTSIDE_AFTERNOON:
        times["afternoon"] = between(rng, 14 * 60 + 35, 14 * 60 + 55)
    found = {}
    for what, at in times.items():
        here = [s.adult for s in stays if s.start <= at and at + 20 < s.end]
        # Gatherings are led by someone of the rooms, not by the day's guest.
        here = [a for a in here if cast.adult[a].role in ("room_lead", "practitioner")] or here
        if here:
            found[what] = Gathering(what, at, one(rng, here), named_id(seed, room, on.toordinal(), what))
    return found


_HELP = (
    "Someone to sit with the babies at tea",
    "Breaks at another time",
    "Bottles ready before eleven",
    "One more pair of arms at the door",
    "",
)


def _arms_full(room: UUID, on: date, seed: int) -> tuple[ArmsFull, ...]:
    rng = stream(seed, room, on.toordinal(), "arms full")
    if rng.random() >= ARMS_FULL_A_ROOM_DAY:
        return ()
    at = between(rng, *one(rng, ((11 * 60, 12 * 60 + 15), (16 * 60, 17 * 60 + 15), (8 * 60 + 30, 9 * 60 + 15))))
    return (ArmsFull(room, at, one(rng, _HELP)),)


@lru_cache(maxsize=128)
def room_days(cast: Cast, on: date, seed: int) -> Mapping[UUID, RoomDay]:
    """Every room of the cast on that day, by room id."""
    gone = _away(cast, on, seed)
    spare = [a for a in cast.team if a.role == "cover"]
    rng = stream(seed, cast.setting.id, on.toordinal(), "rooms joined")
    joined = len(cast.rooms) > 1 and rng.random() < ROOMS_JOINED
    at = round(between(rng, *ROOMS_JOINED_AT))
    days: dict[UUID, RoomDay] = {}
    for room in cast.rooms:
        stays, away, cover = _team(cast, room, on, gone, spare)
        gatherings = _gatherings(cast, room.id, stays, on, seed)
        days[room.id] = RoomDay(room.id, tuple(stays), tuple(away), tuple(cover), None, gatherings, _arms_full(room.id, on, seed))
    if joined:
        going, to = cast.rooms[-1].id, cast.rooms[0].id
        join = Join(to, at, named_id(seed, going, on.toordinal(), "joined"))
        both = days[to].stays + tuple(Stay(s.adult, max(s.start, at), s.end) for s in days[going].stays if s.end > at)
        left = tuple(Stay(s.adult, s.start, min(s.end, at)) for s in days[going].stays if s.start < at)
        days[to] = _with(days[to], both, None)
        days[going] = _with(days[going], left, join)
    return days


def _with(day: RoomDay, stays: tuple[Stay, ...], join: Join | None) -> RoomDay:
    return RoomDay(day.room, stays, day.away, day.cover, join, day.gatherings, day.arms_full)
