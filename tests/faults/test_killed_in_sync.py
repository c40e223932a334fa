"""F1: the server is killed while six tablets hand in. What a tablet called kept is in the log afterwards, once."""

import random
import time
from collections import Counter
from dataclasses import dataclass

import pytest

from tests.faults.figures import measured, tries
from tests.faults.hall import hall
from tests.faults.nest import SECRETS, ahead, nest, some_day, told
from tests.journeys.stage import BABIES

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(tries(900, 10_800))]
SPEED = 10
EACH = 4
_STILL = 40.0


@dataclass(frozen=True)
class Came:
    """What came of it. `busy`: kills while a call was on its way; `again`: records the server knew again: an answer had been lost."""

    written: int
    lost: int
    doubled: int
    busy: int
    again: int
    whole: bool
    stuck: int


def killed(kills: int, *, wrong: str = "", seed: int = 1) -> Came:
    """Six tablets write without a pause; the server is killed so many times, at any moment of its work."""
    chance = random.Random(seed)
    with nest(wrong=wrong) as server, hall(server.key(), ahead=ahead()) as tablets:
        tablets.live_faster(SPEED)
        server.start()
        names = [f"t{number}" for number in range(len(SECRETS))]
        tablets.make(*((name, server.address, secret) for name, secret in zip(names, SECRETS, strict=True)), repeats=0.2)
        written, busy = 0, 0
        for _kill in range(kills):
            many = {name: [written + place * EACH + one for one in range(EACH)] for place, name in enumerate(names)}
            written += len(names) * EACH
            tablets.write(
                {
                    name: [
                        {"id": pk, **told(chance.choice([*BABIES]), f"no. {number}", happened_at=some_day(chance))}
                        for pk, number in zip(tablets.ids(EACH), numbers, strict=True)
                    ]
                    for name, numbers in many.items()
                },
                over=0.2,
            )
            time.sleep(chance.uniform(0.05, 0.4))
            busy += any(one["onTheWay"] for one in tablets.state().values())
            server.kill()
            server.start()
        stands = tablets.settle(still=_STILL)
        found = server.look()
        whole = not found.broken and server.audit_verify()
    times, wrote = Counter(note for _pk, note in found.log), {f"no. {number}" for number in range(written)}
    return Came(
        written=written,
        lost=len(wrote - times.keys()),
        doubled=sum(many > 1 for many in times.values()),
        busy=busy,
        again=sum(one["outcomes"].get("had", 0) for one in stands.values()),
        whole=whole,
        stuck=sum(not one["saved"] for one in stands.values()),
    )


def test_a_server_killed_in_sync_loses_nothing_and_doubles_nothing() -> None:
    kills = tries(40, 1000)
    came, first, ids = killed(kills), killed(5, wrong="answers_first"), killed(5, wrong="own_ids")
    measured(
        "F1",
        "server killed (−9) while 6 tablets hand in",
        f"{kills} kills, {came.busy} with a call on its way, {came.written} moments",
        f"{came.lost} lost, {came.doubled} doubled, {came.stuck} stuck, chains and file whole; {came.again} sent again and known again",
        f"{first.lost} lost by a server that answers first, {ids.doubled} doubled by one that gives ids of its own",
    )
    assert (came.lost, came.doubled, came.stuck, came.whole) == (0, 0, 0, True)
    assert came.busy >= kills / 4 and came.again > 0, "nothing was on its way when it was killed, so nothing was shown"
    assert first.lost > 0 and ids.doubled > 0
