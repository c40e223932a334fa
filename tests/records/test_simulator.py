"""The simulated nursery: valid by the table of kinds, true to its stated distributions, and the same every time."""

import os
import re
import subprocess
import sys
from collections import defaultdict
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from babyroom.moments.kinds import KINDS, ML_MOST, Fact
from babyroom.moments.record import KnownBy, Record, TimeFrom
from babyroom.moments.vocabulary import phrase
from babyroom.records.simulate import Cast, crowd, day_of, demo_cast, is_open, nursery_day, nursery_days, room_days, so_far
from babyroom.records.simulate import measures as measured

ROOT = Path(__file__).parents[2]
LONDON = ZoneInfo("Europe/London")
ON = date(2026, 6, 17)
FIRST = ON - timedelta(weeks=8)
SEED = 1


@pytest.fixture(scope="module")
def harbour() -> Cast:
    return demo_cast(ON)


@pytest.fixture(scope="module")
def eight_weeks(harbour: Cast) -> list[Record]:
    return list(nursery_days(harbour, FIRST, ON, SEED))


@pytest.fixture(scope="module")
def big() -> tuple[Cast, list[Record]]:
    """Three rooms of twelve: enough babies of every age to measure by."""
    cast = crowd(babies=36, seed=4, on=ON)
    return cast, list(nursery_days(cast, FIRST, ON, 4))


def wrong_with_value(fact: Fact, value: Any, cast: Cast, moments: set[str], ways: set[str]) -> bool:
    """Whether a fact breaks the table of kinds."""
    match fact.type:
        case "phrase":
            return phrase(fact.vocabulary, value) is None
        case "phrases":
            short = 1 <= len(value) <= fact.most and len(set(value)) == len(value)
            return not short or any(phrase(fact.vocabulary, v) is None for v in value)
        case "ml":
            return type(value) is not int or not 0 <= value <= ML_MOST
        case "yes":
            return type(value) is not bool
        case "words":
            return not isinstance(value, str) or not 0 < len(value) <= fact.most
        case "clock":
            return re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value) is None
        case "instant":
            return datetime.fromisoformat(value).tzinfo is None
        case "adult":
            return UUID(value) not in cast.adult or str(UUID(value)) != value
        case "room":
            return value not in {str(room.id) for room in cast.rooms}
        case "moment":
            return value not in moments
        case "ways":
            return not 1 <= len(value) <= fact.most or any(set(v) != {"id", "words"} or v["id"] not in ways for v in value)
        case "foods":
            keys = {"name", "how_much", "first"}
            odd = [
                v for v in value if set(v) != keys or not v["name"] or type(v["first"]) is not bool or not phrase("how_much", v["how_much"])
            ]
            return bool(odd) or not 1 <= len(value) <= fact.most
    raise AssertionError(fact.type)


def faults(record: Record, cast: Cast, moments: set[str], ways: dict[UUID, set[str]]) -> list[str]:
    """What is wrong with a record by the table of kinds; an empty list where nothing is."""
    kind = KINDS.get(record.kind)
    if kind is None:
        return [f"unknown kind {record.kind}"]
    found = [f"unknown fact {name}" for name in record.facts if name not in kind.facts]
    found += [
        f"{name}: {record.facts[name]!r}"
        for name, fact in kind.facts.items()
        if name in record.facts and wrong_with_value(fact, record.facts[name], cast, moments, ways[record.baby])
    ]
    found += [f"needs {need}" for need in kind.needs if not (record.note if need == "note" else record.facts.get(need))]
    if len(record.note) > kind.note_most:
        found.append("note too long")
    if (record.ended_at is not None) and (not kind.span or record.ended_at <= record.happened_at or record.kind == "sleep"):
        found.append("ended")
    if kind.refers != (record.refers is not None):
        found.append("refers")
    if any(link is not None and str(link) not in moments for link in (record.refers, record.corrects, record.withdraws)):
        found.append("speaks of no moment")
    if (record.kind == "withdrawal") != (record.withdraws is not None) or record.adds is not None:
        found.append("withdraws")
    if record.did_by not in cast.adult or record.tapped_by not in cast.adult:
        found.append("adults")
    if record.known_by not in get_args(KnownBy) or record.time_from not in get_args(TimeFrom) or record.zone != "Europe/London":
        found.append("known_by, time_from, zone")
    if record.received_at is None or record.received_at < (record.ended_at or record.happened_at):
        found.append("received")
    return found


def check(cast: Cast, records: list[Record]) -> None:
    moments = {str(r.id) for r in records}
    ways = {b.id: {str(w.id) for w in b.ways} for b in cast.babies}
    assert [(r.kind, found) for r in records if (found := faults(r, cast, moments, ways))] == []


def test_every_moment_is_valid_by_the_table_of_kinds(harbour: Cast, eight_weeks: list[Record]) -> None:
    check(harbour, eight_weeks)
    assert len(eight_weeks) > 10_000


def test_a_crowd_is_valid_too_and_the_validator_can_find_fault(big: tuple[Cast, list[Record]]) -> None:
    cast, records = big
    check(cast, records)
    nappy = next(r for r in records if r.kind == "nappy")
    ways: dict[UUID, set[str]] = defaultdict(set)
    broken = Record(nappy.id, "nappy", nappy.baby, nappy.happened_at, "UTC", {"nappy": "green", "mood": "calm"})
    assert len(faults(broken, cast, set(), ways)) == 5


def test_words_fit_the_age_of_the_baby(harbour: Cast, eight_weeks: list[Record]) -> None:
    babies = {b.id: b for b in harbour.babies}
    for r in eight_weeks:
        for fact in KINDS[r.kind].facts.values():
            said = r.facts.get(fact.name, ()) if fact.type == "phrases" else (r.facts.get(fact.name, ()) and [r.facts[fact.name]])
            for each in said if fact.type in ("phrase", "phrases") else ():
                found = phrase(fact.vocabulary, each)
                assert found is not None and found.from_months <= babies[r.baby].months(r.happened_at.date()), (r.kind, each)


def test_ids_are_unique_and_carry_their_instant(eight_weeks: list[Record], big: tuple[Cast, list[Record]]) -> None:
    every = eight_weeks + big[1]
    assert len({r.id for r in every}) == len(every)
    assert all(r.id.version == 7 and r.id.int >> 80 == int(r.happened_at.timestamp()) * 1000 for r in every)


def test_nothing_happens_outside_opening_hours(eight_weeks: list[Record]) -> None:
    for r in eight_weeks:
        assert r.received_at is not None
        for instant in (r.happened_at, r.ended_at or r.happened_at, r.received_at):
            wall = instant.astimezone(LONDON)
            assert (7, 30) <= (wall.hour, wall.minute) < (18, 0) and is_open(wall.date())


def test_no_baby_sleeps_and_does_anything_else_at_once(eight_weeks: list[Record], big: tuple[Cast, list[Record]]) -> None:
    for records in (eight_weeks, big[1]):
        naps: dict[UUID, list[tuple[datetime, datetime]]] = defaultdict(list)
        for sleep, woke in measured.sleeps(records):
            assert woke is not None and woke > sleep.happened_at
            naps[sleep.baby].append((sleep.happened_at, woke))
        for spans in naps.values():
            spans.sort()
            assert all(a[1] < b[0] for a, b in pairwise(spans))
        asleep_may = {"look_in", "sleep", "withdrawal", "differently"}
        for r in records:
            if r.kind not in asleep_may:
                assert not any(a < (r.ended_at or r.happened_at) and r.happened_at < b for a, b in naps[r.baby]), r


def test_every_visit_begins_with_an_arrival_and_ends_with_going_home(eight_weeks: list[Record]) -> None:
    days: dict[tuple[UUID, date], list[Record]] = defaultdict(list)
    for r in eight_weeks:
        days[r.baby, r.happened_at.date()].append(r)
    for records in days.values():
        records.sort(key=lambda r: r.happened_at)
        kinds = [r.kind for r in records if r.kind != "from_home"]
        assert kinds[0] == "arrival" and kinds.count("arrival") == 1
        home = [r for r in records if r.facts.get("goes_home")]
        assert len(home) == 1
        assert all(r.happened_at <= home[0].happened_at or r.withdraws for r in records)


def test_whoever_did_it_was_in_the_room(harbour: Cast, eight_weeks: list[Record]) -> None:
    babies = {b.id: b for b in harbour.babies}
    moved = {(r.baby, r.happened_at.date()) for r in eight_weeks if r.facts.get("why") == "visit"}
    for r in eight_weeks:
        wall = r.happened_at.astimezone(LONDON)
        if r.known_by == "login" or r.kind == "moved" or (r.baby, wall.date()) in moved or "answer" in r.facts:
            continue
        minute = wall.hour * 60 + wall.minute + wall.second / 60
        days = room_days(harbour, wall.date(), SEED)
        own = days[babies[r.baby].room_on(wall.date())]
        there = own if own.join is None or minute < own.join.at else days[own.join.to_room]
        # A feed or a meal is written when it is over; whoever began it may be at the end of the shift.
        began = minute - (20 if r.kind in ("food", "milk", "outside") else 6)
        before = own if own.join is None or began < own.join.at else days[own.join.to_room]
        assert r.did_by in [*there.adults_at(minute), *before.adults_at(began), *there.adults_at(began)], (r.kind, wall)


def test_the_same_words_in_make_the_same_day_out(harbour: Cast) -> None:
    again = demo_cast(ON)
    for baby, twin in zip(harbour.babies, again.babies, strict=True):
        assert baby == twin
        assert day_of(harbour, baby, ON, SEED) == day_of(again, twin, ON, SEED)
    assert [r.id for r in nursery_day(harbour, ON, SEED)] != [r.id for r in nursery_day(harbour, ON, 2)]


def test_a_later_run_makes_the_same_past_and_only_adds(harbour: Cast, eight_weeks: list[Record]) -> None:
    longer = list(nursery_days(demo_cast(ON), FIRST, ON + timedelta(days=9), SEED))
    assert longer[: len(eight_weeks)] == eight_weeks
    assert len(longer) > len(eight_weeks)


def test_another_process_makes_the_same_day() -> None:
    words = """
from datetime import date
from hashlib import sha256
from babyroom.records.simulate import demo_cast, nursery_day
print(sha256(repr(nursery_day(demo_cast(date(2026, 6, 17)), date(2026, 6, 16), 1)).encode()).hexdigest())
"""
    told = set()
    for n in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": n}
        ran = subprocess.run([sys.executable, "-c", words], env=environment, capture_output=True, text=True, check=True, cwd=ROOT)
        told.add(ran.stdout.strip())
    here = repr(nursery_day(demo_cast(ON), date(2026, 6, 16), SEED))
    assert told == {sha256(here.encode()).hexdigest()}


def test_a_day_cut_in_the_middle_has_open_sleeps_and_nothing_from_later(harbour: Cast) -> None:
    # A Tuesday with every twin in; 10:24 by the wall.
    on = date(2026, 6, 16)
    at = datetime(2026, 6, 16, 10, 24, tzinfo=LONDON).astimezone(UTC)
    whole = nursery_day(harbour, on, SEED)
    morning = list(so_far(whole, at))
    assert any(woke is None for _sleep, woke in measured.sleeps(morning))
    assert all(r.received_at is not None and max(r.received_at, r.ended_at or r.happened_at) <= at for r in morning)
    at_home = {r.baby for r in morning if r.kind == "arrival"} - {r.baby for r in morning if r.facts.get("goes_home")}
    assert len(at_home) >= 6
    later = list(so_far(whole, at + timedelta(minutes=40)))
    assert {r.id for r in morning} < {r.id for r in later}
