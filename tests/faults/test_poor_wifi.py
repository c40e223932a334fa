"""F4: the Wi-Fi of a nursery. Slow, cut in the midst of a body or an answer, a third of the calls lost, a sign-in page that answers 200,
half an answer that says it is whole. Then it is well again, and every outbox comes to rest by itself."""

import random
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.faults.figures import measured, tries
from tests.faults.hall import Hall, hall
from tests.faults.nest import SECRETS, Nest, ahead, nest, some_day, told
from tests.journeys.line import Line, line
from tests.journeys.stage import BABIES

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(tries(900, 10_800))]
# Tablets live so many times as fast: their patience, their waits and the longest delay are that much shorter. The server is as it is.
SPEED = 3
TABLETS, EVENTS, AT_ONCE = 3, tries(84, 34), tries(5, 10)
_DELAY, _LOSS = 5.0, 0.3
_TICKS, _TICK = 12, 1.5
_HEALED_WITHIN = 60.0


@dataclass
class Came:
    """What came of it. From the healing until its queue was empty, at worst: seconds a tablet waited, in its own time, and seconds of
    calls on their way, which are the machine's."""

    written: int = 0
    stuck: int = 0
    waited: float = 0.0
    answering: float = 0.0
    befell: Counter[str] = field(default_factory=Counter)
    notes: set[str] = field(default_factory=set)


def poor(wifi: Line, chance: random.Random) -> None:
    """Another trouble from here on."""
    trouble = chance.choice(["open", "slow", "slow", "lossy", "lossy", "cut", "portal", "deaf", "short"])
    wifi.delay = chance.uniform(0, _DELAY) / SPEED if trouble in ("slow", "lossy") else 0.0
    wifi.loses = wifi.breaks = _LOSS if trouble == "lossy" else 0.0
    wifi.set(trouble if trouble in ("cut", "portal", "deaf", "short") else "open")  # type: ignore[arg-type]


def wave(number: int, runs: int, server: Nest, tablets: Hall, came: Came, still: float = 40, **more: Any) -> None:
    """So many rooms, each with a Wi-Fi of its own and three tablets, live through it at the same time; then all is well again."""
    chance = random.Random(number)
    with ExitStack() as stack:
        lines = [stack.enter_context(line(server.address)) for _run in range(runs)]
        for place, wifi in enumerate(lines):
            wifi.chance = random.Random(number * 1000 + place)
        names = [[f"{number}.{place}.{one}" for one in range(TABLETS)] for place in range(runs)]
        every = [name for room in names for name in room]
        for room, wifi in zip(names, lines, strict=True):
            tablets.make(*((name, wifi.address, SECRETS[one]) for one, name in enumerate(room)), repeats=0.1, **more)
        tablets.write({name: records(name, tablets, chance) for name in every}, over=_TICKS * _TICK / SPEED)
        for _tick in range(_TICKS):
            for wifi in lines:
                poor(wifi, chance)
            if not more:
                tablets.reopen(chance.choice(every))
            time.sleep(_TICK / SPEED)
        for wifi in lines:
            wifi.heal()
        stands = tablets.settle(*every, still=still)
    came.written += len(every) * EVENTS
    came.notes |= {f"{name} {one}" for name in every for one in range(EVENTS)}
    came.stuck += sum(not one["saved"] for one in stands.values())
    came.waited = max(came.waited, *(one["waited"] / 1000 for one in stands.values()))
    came.answering = max(came.answering, *(one["answering"] / 1000 for one in stands.values()))
    for one in stands.values():
        came.befell.update(unreached=one["unreached"], portals=one["portals"], calls=one["calls"], **one["outcomes"])


def records(name: str, tablets: Hall, chance: random.Random) -> Sequence[dict[str, Any]]:
    """What one tablet writes; each is known by its note."""
    return [
        {"id": pk, **told(chance.choice([*BABIES]), f"{name} {one}", happened_at=some_day(chance))}
        for one, pk in enumerate(tablets.ids(EVENTS))
    ]


def test_poor_wifi_loses_nothing_doubles_nothing_and_leaves_no_outbox_stuck() -> None:
    runs = tries(20, 1000)
    came, gives_up = Came(), Came()
    with nest() as server:
        server.start()
        for number, first in enumerate(range(0, runs, AT_ONCE)):
            with hall(server.key(), ahead=ahead()) as tablets:
                tablets.live_faster(SPEED)
                wave(number, min(AT_ONCE, runs - first), server, tablets, came)
        found = server.look()
        with hall(server.key(), ahead=ahead()) as tablets:
            tablets.live_faster(SPEED)
            wave(999_999, 2, server, tablets, gives_up, 15, givesUpAfter=3)
    times = Counter(note for _pk, note in found.log)
    lost, doubled = len(came.notes - times.keys()), sum(many > 1 for many in times.values())
    befell = came.befell
    measured(
        "F4",
        "poor Wi-Fi: slow, cut, lossy, sign-in pages, half answers",
        f"{came.written} moments of {runs * TABLETS} tablets in {runs} runs, {befell['unreached']} of {befell['calls']} calls failed",
        f"{lost} lost, {doubled} doubled, {came.stuck} stuck; once it was well again no tablet waited longer than {came.waited:.0f} s "
        f"(scaled {SPEED} times), beside at most {came.answering:.0f} s of calls",
        f"{gives_up.stuck} of {2 * TABLETS} outboxes that give up after 3 tries are found stuck",
    )
    assert (lost, doubled, came.stuck, found.aside, found.broken) == (0, 0, 0, 0, "")
    assert came.waited <= _HEALED_WITHIN
    assert befell["portals"] > 0 and befell["had"] > 0 and befell["unreached"] > runs, "the Wi-Fi was not poor"
    assert gives_up.stuck > 0
