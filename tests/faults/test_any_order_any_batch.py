"""F5: a tablet's records come doubled, in any order, in any batches. The log ends up as if each had come once and in order, and so does
the settled day."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from babyroom.common import clock
from babyroom.moments import queries
from babyroom.moments.models import Aside, Moment
from babyroom.moments.models import Outbox as Row
from babyroom.moments.taking import Taking
from tests.faults.figures import measured, tries
from tests.nursery import TODAY, Nursery, at
from tests.outboxes import Outbox, outcomes, said, tablet_client
from tests.owner import undone

pytestmark = pytest.mark.fault
EXAMPLES = tries(200, 5000)
NOW = at("12:30")


def shift(nursery: Nursery) -> list[dict[str, Any]]:
    """A morning of one baby with all that hangs together: a sleep with its looks and waking, corrections, an undo, a record that cannot be,
    and the same id with other content."""

    def one(kind: str, minute: int, **more: Any) -> dict[str, Any]:
        when = f"2026-11-24T10:{minute:02}:00+00:00"
        return said(nursery, "Ada", kind, happened_at=when, device_at=when, **more)

    sleep, milk, comfort = one("sleep", 0), one("milk", 1, facts={"taken_ml": 120}), one("comfort", 2)
    right = one("milk", 1, facts={"taken_ml": 90}, corrects=milk["id"])
    return [
        sleep,
        one("look_in", 10, refers=sleep["id"]),
        one("woke", 40, refers=sleep["id"]),
        milk,
        right,
        one("milk", 1, facts={"taken_ml": 60}, corrects=right["id"]),
        comfort,
        one("withdrawal", 3, withdraws=comfort["id"], facts={"why": "undo"}),
        one("nappy", 50),
        one("milk", 51, facts={"taken_ml": 9000}),
        {**milk, "facts": {"taken_ml": 10}},
    ]


def state(nursery: Nursery) -> dict[str, Any]:
    """What is in the log and in the day, whatever order it came in."""
    setting, who = nursery.setting, nursery.tablet()
    who.seen["babies_in_room"] = queries.in_room(who, NOW)
    day = queries.day(who, nursery.babies["Ada"], TODAY)
    # What takes back stands at the time of what it takes back, where that was here already; the day is the same.
    rows = Moment.objects.of(setting).values_list("pk", "kind", "ended_at", "corrects", "withdraws", "refers", "device_seq")
    return {
        "log": sorted(map(str, rows)),
        "seqs": sorted(Moment.objects.of(setting).values_list("seq", flat=True)),
        "aside": sorted(Aside.objects.of(setting).values_list("moment_id", "code")),
        "day": sorted(
            (str(one.id), one.kind, str(one.at), str(one.ended_at), str(one.facts), one.withdrawn is None, len(one.look_ins)) for one in day
        ),
        "through": Row.objects.of(setting).get().through,
    }


def handed_in(nursery: Nursery, records: Sequence[dict[str, Any]], batches: Iterable[Sequence[int]]) -> tuple[dict[str, Any], int]:
    """The state after these batches of numbers, and how many answers said that all is well with the record."""
    with undone():
        outbox, well = Outbox(tablet_client(), past_http=nursery.tablet()), 0
        outbox.write(*records)
        for batch in batches:
            well += sum(one in ("kept", "had") for one in outcomes(outbox.send(batch)))
        return state(nursery), well


BATCHES = st.lists(st.lists(st.integers(1, 11), max_size=14), max_size=4)
ORDER = st.permutations(list(range(1, 11)))


def walk(nursery: Nursery, examples: int) -> None:
    records = shift(nursery)
    # The last one is another record under a known id: whichever of the two comes first is the one kept, so it comes behind it.
    plain, _well = handed_in(nursery, records, [[n] for n in range(1, 12)])
    assert len(plain["log"]) == 9 and len(plain["aside"]) == 2 and plain["through"] == 11

    @settings(max_examples=examples, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(first=st.lists(st.lists(st.integers(1, 10), max_size=12), max_size=3), order=ORDER, last=BATCHES)
    def shuffled(first: list[list[int]], order: list[int], last: list[list[int]]) -> None:
        cut = len(first) + 3
        found, _well = handed_in(nursery, records, [*first, order[:cut], order[cut:], [11], *last])
        assert found == plain

    shuffled()


def test_doubled_shuffled_and_cut_up_it_comes_to_the_same(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    walk(nursery, EXAMPLES)
    came = "state and settled day as once and in order: all"
    measured("F5", "duplicates, any order, any batches", f"{EXAMPLES} ways of handing in 11 records", came, "a door that doubles: seen")


def test_the_control_a_door_that_forgets_what_it_has_is_found(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    monkeypatch.setattr(Taking, "_had", lambda *_told: False)
    with pytest.raises(AssertionError):
        walk(nursery, 20)
