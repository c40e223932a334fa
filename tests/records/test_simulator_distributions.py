"""The simulated days show what `distributions` states, in Harbour Nursery and in a crowd."""

from collections import Counter
from datetime import date, timedelta
from statistics import fmean
from uuid import UUID

import pytest

from babyroom.moments.record import Record
from babyroom.records.simulate import Cast, crowd, demo_cast, nursery_days, open_days, room_days
from babyroom.records.simulate import distributions as stated
from babyroom.records.simulate import measures as measured
from babyroom.records.simulate.outline import outline

ON = date(2026, 6, 17)
FIRST = ON - timedelta(weeks=8)
Load = tuple[Cast, int, list[Record]]


@pytest.fixture(scope="module", params=["harbour", "crowd"])
def load(request: pytest.FixtureRequest) -> Load:
    cast = demo_cast(ON) if request.param == "harbour" else crowd(babies=36, seed=4, on=ON)
    seed = 1 if request.param == "harbour" else 4
    return cast, seed, list(nursery_days(cast, FIRST, ON, seed))


def long_days(load: Load, kind: str, hours: float = 8) -> dict[tuple[UUID, date], int]:
    """Counts of a kind on days of at least so many hours, quiet babies left out."""
    cast, seed, records = load
    babies = {b.id: b for b in cast.babies}
    found = {}
    for (baby, on), count in measured.counts(records, kind).items():
        shape = outline(cast, babies[baby], on, seed)
        if shape is not None and shape.leave - shape.arrive >= hours * 60 and not babies[baby].nature.quiet:
            found[baby, on] = count
    return found


def test_naps_a_day_by_age(load: Load) -> None:
    cast, _seed, records = load
    usual = {
        4: (2.5, 3),
        5: (2.5, 3),
        6: (2, 3),
        7: (2, 3),
        8: (1.8, 2.7),
        **dict.fromkeys(range(9, 13), (1.7, 2.2)),
        13: (1.5, 2.1),
        14: (1.3, 2.1),
    }
    usual |= {15: (1, 1.6), 16: (0.9, 1.25), **dict.fromkeys(range(17, 25), (0.8, 1.1))}
    found = measured.naps_by_age(cast, records)
    assert len(found) >= 12
    assert {months: naps for months, naps in found.items() if not usual[months][0] <= naps <= usual[months][1]} == {}


def test_naps_begin_around_the_babys_own_habit(load: Load) -> None:
    assert 17 <= measured.nap_start_sd(load[2]) <= 26


def test_nappies_and_comfort_and_exploring_on_a_full_day(load: Load) -> None:
    for kind, (low, high) in (("nappy", stated.NAPPIES), ("comfort", stated.COMFORT), ("exploring", stated.EXPLORING)):
        counts = list(long_days(load, kind).values())
        assert fmean(low <= n <= high for n in counts) >= 0.9, kind
        assert low + 0.4 < fmean(counts) < high - 0.4


def test_a_quiet_baby_has_little_written_and_all_of_it_easy() -> None:
    cast = demo_cast(ON)
    lena = next(b for b in cast.babies if b.nature.quiet)
    records = [r for r in nursery_days(cast, FIRST, ON, 1) if r.baby == lena.id]
    comfort = [n for (baby, _on), n in measured.counts(records, "comfort").items() if baby == lena.id]
    assert max(comfort) <= 1 and 0.1 < fmean(comfort) < 0.6
    assert {r.facts["then"] for r in measured.settled(records) if r.kind == "comfort" and "then" in r.facts} <= {"easier_now"}
    assert all(n >= 1 for n in measured.counts(records, "sleep").values())


def test_about_a_quarter_of_goodbyes_are_hard_and_babies_differ() -> None:
    found = measured.hard_goodbyes(nursery_days(demo_cast(ON), FIRST, ON, 1))
    hard, every = (sum(pair[n] for pair in found.values()) for n in (0, 1))
    assert abs(hard / every - stated.HARD_GOODBYES) <= stated.HARD_GOODBYES_TOLERANCE
    shares = [a / b for a, b in found.values() if b >= 15]
    assert min(shares) < 0.1 and max(shares) > 0.35


def test_late_entries_corrections_and_withdrawals(load: Load) -> None:
    records = load[2]
    assert abs(measured.late_share(records) - stated.LATE) <= stated.LATE_TOLERANCE
    assert abs(measured.corrected_share(records) - stated.CORRECTED) <= stated.CORRECTED_TOLERANCE
    assert abs(measured.withdrawn_share(records) - stated.WITHDRAWN) <= stated.WITHDRAWN_TOLERANCE
    assert {r.facts["why"] for r in records if r.kind == "withdrawal"} == {"undo", "mistake", "wrong_baby"}
    wrong = [r for r in records if r.facts.get("moved_to")]
    by_id = {str(r.id): r for r in records}
    assert wrong and all(by_id[r.facts["moved_to"]].baby != r.baby for r in wrong)
    assert all(by_id[r.facts["moved_to"]].happened_at == by_id[str(r.withdraws)].happened_at for r in wrong)


def test_look_ins_keep_to_the_policy_but_for_one_in_a_hundred(load: Load) -> None:
    cast, _seed, records = load
    missed = measured.look_ins_missed_share(cast, records)
    assert abs(missed - stated.LOOK_IN_MISSED) <= stated.LOOK_IN_MISSED_TOLERANCE
    answers = [r for r in records if r.kind == "look_in" and "answer" in r.facts]
    assert answers and all(r.received_at and r.received_at - r.happened_at >= timedelta(minutes=14) for r in answers)


def test_nine_of_ten_together_tags_sit_on_a_care_moment(load: Load) -> None:
    share = measured.together_on_care_share(load[2])
    assert stated.TOGETHER_CARE_SHARE_LEAST <= share < 1
    assert measured.together_on_care_share(r for r in load[2] if r.kind in ("exploring", "together")) == 0


def test_milk_becomes_rarer_and_food_begins_with_age(load: Load) -> None:
    cast = load[0]
    babies = {b.id: b for b in cast.babies}
    milk = [(babies[b].months(on), n) for (b, on), n in long_days(load, "milk").items()]
    assert fmean(n for months, n in milk if months < 9) > 2.2
    assert 0.6 < fmean(n for months, n in milk if months > 15) < 1.5
    foods = [(babies[b].months(on), n) for (b, on), n in long_days(load, "food").items()]
    assert max((n for months, n in foods if months < 6), default=0) == 0
    assert min(n for months, n in foods if months > 12) >= 1


def test_nobody_is_offered_what_their_mark_keeps_out(load: Load) -> None:
    babies = {b.id: b for b in load[0].babies}
    milky = (
        "Yoghurt",
        "Porridge",
        "Cheese on toast",
        "Cauliflower cheese",
        "Rice pudding",
        "Fish pie",
        "Crumpet",
        "Egg custard",
        "Yoghurt with mango",
    )
    kept_out = {
        "No egg": ("Scrambled egg", "Omelette and potatoes", "Egg sandwich", "Egg custard", "Turkey meatballs"),
        "No cow’s milk": milky,
    }
    eaten = Counter[str]()
    for r in load[2]:
        for food in r.facts.get("foods", ()):
            eaten[food["name"]] += 1
            for mark in babies[r.baby].marks:
                assert food["name"] not in kept_out.get(mark.words, ())
    assert eaten["Yoghurt with mango"] and eaten["Egg sandwich"]


def test_cover_comes_when_priya_is_away_and_rooms_join_now_and_then() -> None:
    cast = demo_cast(ON)
    names = {a.id: a.first for a in cast.team}
    days = [room_days(cast, on, 1) for on in open_days(FIRST, ON)]
    stood_in = {(names[a], names[c]) for day in days for room in day.values() for a in room.away for c in room.cover}
    assert ("Priya", "Rhea") in stood_in
    joined = sum(any(room.join for room in day.values()) for day in days)
    assert 0.1 < joined / len(days) < 0.35
    assert 2 <= sum(len(room.arms_full) for day in days for room in day.values()) / 8 <= 5
    assert names[room_days(cast, ON, 1)[cast.rooms[0].id].stays[0].adult] == "Priya"


def test_a_crowd_fills_its_places_for_years_and_nobody_stays_beyond_two() -> None:
    cast = crowd(babies=24, seed=3, on=ON, years=2)
    for on in (ON - timedelta(days=700), ON - timedelta(days=300), ON):
        here = [b for room in cast.rooms for b in cast.babies_of(room.id, on)]
        assert len(here) == 24 and all(8 <= len(cast.babies_of(room.id, on)) <= 12 for room in cast.rooms)
        assert all(2 < b.months(on) < 24.1 for b in here)
    assert len(cast.babies) > 40


def test_harbour_is_the_nursery_of_the_stories() -> None:
    cast = demo_cast(ON)
    ages = [b.months(ON) + b.weeks_early * 7 / 30.44 for b in cast.babies]
    assert len(cast.babies) == 14 and len(cast.team) == 8 and min(ages) >= 4 and max(ages) < 24
    assert [len(cast.babies_of(room.id, ON)) for room in cast.rooms] == [8, 5]
    assert len({b.peg for b in cast.babies}) == 14
    assert [b.first for b in cast.babies if b.start_on > ON] == ["Noor"]
    twins = [b for b in cast.babies if b.family == "Mensah"]
    assert len(twins) == 2 and len({b.key_person_on(ON) for b in twins}) == 2 and [len(b.marks) for b in twins] == [1, 0]
    islas = [b for b in cast.babies if b.first == "Isla"]
    assert len({b.room_on(ON) for b in islas}) == 1 and len({b.last for b in islas}) == 2
    assert all(b.key_person_on(ON) and b.key_person_on(ON, second=True) for b in cast.babies if b.start_on <= ON)
