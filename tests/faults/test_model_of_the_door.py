"""F19: whatever two tablets do, in any order, the log is what a dictionary says it must be."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from babyroom.common import clock
from babyroom.moments.models import Aside, Moment
from babyroom.moments.models import Outbox as Row
from babyroom.moments.taking import Taking
from tests.faults.figures import measured, tries
from tests.nursery import Nursery, at
from tests.outboxes import Outbox, said, tablet_client

pytestmark = pytest.mark.fault
RUNS, STEPS = tries(100, 2000), tries(30, 100)
AMOUNTS = st.sampled_from([0, 60, 120, 9000])


def machine(nursery: Nursery) -> type[RuleBasedStateMachine]:
    """The machine over this nursery: each run is put back at its end."""

    class Door(RuleBasedStateMachine):
        records = Bundle("records")

        def __init__(self) -> None:
            super().__init__()
            self.undone = transaction.atomic()
            self.undone.__enter__()
            self.tablets = [Outbox(tablet_client(), past_http=nursery.tablet()) for _which in (0, 1)]
            # What must be: the amount of each id that is in the log, and each body that is aside.
            self.log: dict[str, int] = {}
            self.aside: set[tuple[str, int]] = set()
            self.came: list[set[int]] = [set(), set()]

        def teardown(self) -> None:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

        @rule(target=records, which=st.integers(0, 1), amount=AMOUNTS, sealed=st.booleans())
        def write(self, which: int, amount: int, sealed: bool) -> tuple[int, int, str, int]:
            """A milk is written on one of the tablets."""
            moment = said(nursery, "Ada", "milk", facts={"taken_ml": amount})
            [n] = self.tablets[which].write(moment, sealed=sealed)
            return which, n, moment["id"], amount

        @rule(target=records, known=records, amount=AMOUNTS)
        def write_other_content(self, known: tuple[int, int, str, int], amount: int) -> tuple[int, int, str, int]:
            """A fault: the same id with another amount."""
            which = known[0]
            [n] = self.tablets[which].write(said(nursery, "Ada", "milk", id=known[2], facts={"taken_ml": amount}))
            return which, n, known[2], amount

        @rule(chosen=st.lists(records, max_size=6), answered=st.booleans())
        def hand_in(self, chosen: list[tuple[int, int, str, int]], answered: bool) -> None:
            """Some records in some order, perhaps doubled; perhaps the answer is lost on the way."""
            for which in (0, 1):
                mine = [one for one in chosen if one[0] == which]
                if not mine:
                    continue
                told = self.tablets[which].send([n for _which, n, _id, _amount in mine])
                expected = [self._expected(moment, amount) for _which, _n, moment, amount in mine]
                assert [one["outcome"] for one in told["answers"]] == expected
                self.came[which] |= {n for _which, n, _id, _amount in mine}
                assert told["wants"] == self._wanted(which)
                if not answered:
                    self.tablets[which].named -= {n for _which, n, _id, _amount in mine}

        def _expected(self, moment: str, amount: int) -> str:
            if self.log.get(moment) == amount:
                return "had"
            if amount > 500 or moment in self.log:
                self.aside.add((moment, amount))
                return "aside"
            self.log[moment] = amount
            return "kept"

        def _wanted(self, which: int) -> list[list[int]]:
            wanted: list[list[int]] = []
            for n in sorted(self.tablets[which].kept.keys() - self.came[which]):
                if wanted and wanted[-1][1] == n - 1:
                    wanted[-1][1] = n
                else:
                    wanted.append([n, n])
            return wanted

        @invariant()
        def the_log_is_what_it_must_be(self) -> None:
            rows = Moment.objects.of(nursery.setting).order_by("seq").values_list("pk", "seq", "words__facts")
            assert {str(pk): facts["taken_ml"] for pk, _seq, facts in rows} == self.log
            assert [seq for _pk, seq, _facts in rows] == list(range(1, len(self.log) + 1))
            kept = Aside.objects.of(nursery.setting).values_list("moment_id", "body")
            assert sorted((str(moment), body["facts"]["taken_ml"]) for moment, body in kept) == sorted(self.aside)

        @invariant()
        def what_has_come_is_known(self) -> None:
            for tablet, came in zip(self.tablets, self.came, strict=True):
                row = Row.objects.of(nursery.setting).filter(outbox=tablet.id).first()
                known = {n for first, last in (row.arrived if row else ()) for n in range(first, last + 1)}
                assert known == came

    return Door


def run(nursery: Nursery, runs: int, steps: int) -> None:
    how: Any = settings(max_examples=runs, stateful_step_count=steps, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(machine(nursery), settings=how)


@pytest.mark.timeout(3600)
def test_two_tablets_and_a_dictionary_come_to_the_same(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("12:30"))
    run(nursery, RUNS, STEPS)
    measured(
        "F19", "a model of the door", f"{RUNS} runs of up to {STEPS} steps on two tablets", "0 differences", "a door that overwrites: seen"
    )


def test_the_control_a_door_that_takes_other_content_for_the_same_is_found(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: at("12:30"))
    had = Taking._had
    monkeypatch.setattr(Taking, "_had", lambda self, moment, *told: moment in self.digests or had(self, moment, *told))
    with pytest.raises(AssertionError):
        run(nursery, 60, 30)
