"""F20: somebody tries PINs at a paired tablet, as fast as it lets them. Few are looked at, nobody else is stopped, and the time taken tells
nothing of who has one."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from statistics import median
from uuid import UUID, uuid4

import pytest

from babyroom.common.refusals import Refusal
from babyroom.signin import guesses, operations_pins
from babyroom.signin import pin as pins
from tests.faults.figures import measured, tries
from tests.nursery import Nursery, at
from tests.signin.hands import PINS, give_pins

pytestmark = pytest.mark.fault
START, WINDOW, MOST = at("08:00"), timedelta(minutes=5), 10
Fits = Callable[[str, str, str], bool]


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[datetime]:
    """When a guess was compared with the PIN. Comparing takes no time here: the waits alone are on trial."""
    told: list[datetime] = []

    def compared(typed: str, digest: str, key_id: str) -> bool:
        del digest, key_id
        told.append(NOW[0])
        return typed == PINS["Priya"]

    monkeypatch.setattr(pins, "fits", compared)
    return told


NOW = [START]


def attack(nursery: Nursery, minutes: int) -> None:
    """A guess every ten seconds."""
    for second in range(0, minutes * 60, 10):
        NOW[0] = START + timedelta(seconds=second)
        with pytest.raises(Refusal):
            operations_pins.confirm(nursery.adults["Priya"], f"{604_827 + second:06d}", by=nursery.tablet(), at=NOW[0])


def most_in_five_minutes(looked_at: list[datetime]) -> int:
    """The most guesses looked at within any five minutes."""
    return max(sum(first <= other < first + WINDOW for other in looked_at) for first in looked_at)


def test_at_most_ten_guesses_are_looked_at_in_five_minutes(nursery: Nursery, looked_at: list[datetime]) -> None:
    give_pins(nursery, "Priya", now=START)
    minutes = tries(60, 600)
    attack(nursery, minutes)
    assert 5 <= most_in_five_minutes(looked_at) <= MOST
    came = f"at most {most_in_five_minutes(looked_at)} in five minutes, {len(looked_at)} of a million in all"
    measured("F20", "PIN guessing", f"{minutes} minutes, a guess every ten seconds", came, "without waits 30 in five minutes")


def test_control_without_waits_the_attack_is_found_out(
    nursery: Nursery, looked_at: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    give_pins(nursery, "Priya", now=START)
    monkeypatch.setattr(guesses, "wait_after", lambda wrong: timedelta())
    attack(nursery, 10)
    assert most_in_five_minutes(looked_at) > MOST


def test_meanwhile_everybody_else_comes_in_and_she_herself_elsewhere_and_later(nursery: Nursery, looked_at: list[datetime]) -> None:
    give_pins(nursery, "Priya", now=START)
    attack(nursery, 20)
    with pytest.raises(Refusal, match="Please wait until"):
        operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW[0])
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet("Goslings"), at=NOW[0])
    operations_pins.confirm(nursery.adults["Priya"], PINS["Priya"], by=nursery.tablet(), at=NOW[0] + timedelta(minutes=10))


def cases(nursery: Nursery) -> dict[str, UUID]:
    return {"wrong PIN": nursery.adults["Priya"], "no PIN": nursery.adults["Dana"], "nobody": uuid4()}


def work(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often Argon2 runs for each case."""
    done: dict[str, int] = {}
    real = pins._ARGON.verify
    for case, adult in cases(nursery).items():
        ran: list[int] = []

        def verify(kept: str, typed: bytes, ran: list[int] = ran) -> bool:
            ran.append(1)
            return real(kept, typed)

        monkeypatch.setattr(type(pins._ARGON), "verify", lambda _self, kept, typed, run=verify: run(kept, typed))
        with pytest.raises(Refusal, match="This is not the PIN"):
            operations_pins.confirm(adult, "850471", by=nursery.tablet(), at=START)
        done[case] = len(ran)
    monkeypatch.undo()
    return done


def test_a_wrong_pin_no_pin_and_nobody_cost_the_same_work(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    give_pins(nursery, "Priya", now=START)
    assert work(nursery, monkeypatch) == {"wrong PIN": 1, "no PIN": 1, "nobody": 1}
    took: dict[str, list[float]] = {case: [] for case in cases(nursery)}
    for n in range(tries(5, 60)):
        for case, adult in cases(nursery).items():
            began = time.perf_counter()
            with pytest.raises(Refusal):
                operations_pins.confirm(adult, "850471", by=nursery.tablet(), at=START + timedelta(hours=2 * n + 2))
            took[case].append((time.perf_counter() - began) * 1000)
    medians = {case: median(times) for case, times in took.items()}
    gap = max(medians.values()) - min(medians.values())
    told = ", ".join(f"{case} {middle:.0f} ms" for case, middle in medians.items())
    measured("F20", "time tells nothing of who has a PIN", told, f"gap of medians {gap:.1f} ms", "a short cut for nobody is found")


def test_control_a_short_cut_for_nobody_is_found_out(nursery: Nursery, monkeypatch: pytest.MonkeyPatch) -> None:
    give_pins(nursery, "Priya", now=START)
    real: Fits = pins.fits
    monkeypatch.setattr(pins, "fits", lambda typed, digest, key_id: bool(digest) and real(typed, digest, key_id))
    with pytest.MonkeyPatch.context() as patch:
        done = work(nursery, patch)
    assert done["wrong PIN"] == 1 and done["nobody"] == 0
