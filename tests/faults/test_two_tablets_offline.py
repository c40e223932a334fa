"""F6: two or three tablets change the same moments while none hears of the others. All that was said stays, what clashes is flagged, and
nothing is overwritten unseen."""

import json
import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal

import pytest

from tests.faults.figures import measured, tries
from tests.faults.hall import Hall, hall
from tests.faults.nest import SECRETS, Nest, ahead, nest, some_day, told
from tests.journeys.line import Line, line
from tests.journeys.stage import BABIES

pytestmark = [pytest.mark.fault, pytest.mark.sqlite, pytest.mark.timeout(tries(900, 10_800))]
SPEED, AT_ONCE, TABLETS, PARTS = 10, 20, 3, 2
Sort = Literal["first", "adds", "corrects", "withdraws"]
_SETTLED = """
import json, sys
from dataclasses import replace
from babyroom.common import walls
from babyroom.moments import settle
from babyroom.moments.models import Moment
from babyroom.moments.reading import rows
from tests.journeys.stage import person
rightly = settle._one

def last_wins(root, found, taken_back):
    one = rightly(root, found, taken_back)
    return replace(one, history=(one.row,), against=(), unseen=False)

if WRONGLY:
    settle._one = last_wins
with walls.within(person("setting")):
    found = settle.settle(rows(Moment.objects.of(person("setting")).filter(kind__in=("milk", "withdrawal"))))
print(json.dumps({str(one.id): {"history": [str(row.id) for row in one.history], "clash": one.clash} for one in found}))
"""


@dataclass(frozen=True)
class Act:
    """What one tablet wrote, and all that it had seen of the moment by then."""

    id: str
    tablet: int
    sort: Sort
    about: str
    seen: frozenset[str]


@dataclass
class Schedule:
    """One moment and what happens to it. `views`: the version each tablet shows, None where it was taken back there."""

    baby: str
    at: str
    maker: int
    acts: list[Act] = field(default_factory=list)
    views: dict[int, str | None] = field(default_factory=dict)
    known: dict[int, frozenset[str]] = field(default_factory=dict)

    @property
    def first(self) -> str:
        """The id of the moment."""
        return self.acts[0].id

    def act(self, tablet: int, sort: Sort, pk: str) -> dict[str, Any]:
        """This tablet does this; the record it writes."""
        about = self.first if sort == "adds" else self.views.get(tablet) or ""
        self.acts.append(Act(pk, tablet, sort, about, self.known.get(tablet, frozenset())))
        self.known[tablet] = self.known.get(tablet, frozenset()) | {pk}
        self.views[tablet] = None if sort == "withdraws" else pk
        said = {} if sort == "first" else {sort: about}
        kind = "withdrawal" if sort == "withdraws" else "milk"
        facts = {"why": "undo"} if sort == "withdraws" else {"taken_ml": 5 * len(self.acts)}
        note = "" if sort == "withdraws" else f"by {tablet}: {len(self.acts)}"
        return {"id": pk, **told(self.baby, note, kind=kind, facts=facts, happened_at=self.at, **said)}

    def may(self, tablet: int) -> list[Sort]:
        """What this tablet can do now. Only the tablet that made it has its strip, until it was put right there."""
        if self.views.get(tablet) is None:
            return []
        strip = tablet == self.maker and not any(one.tablet == tablet and one.sort == "corrects" for one in self.acts)
        return ["corrects", "corrects", "withdraws", *(["adds", "adds"] if strip and self._alone else [])]  # type: ignore[list-item]

    @property
    def _alone(self) -> bool:
        """Whether the maker shows what it made itself."""
        view = self.views.get(self.maker)
        return any(one.id == view and one.tablet == self.maker for one in self.acts)

    def hear(self) -> None:
        """All boards show how it stands, where everyone agrees."""
        if not self.clashes and self.acts[-1].sort != "withdraws":
            for tablet in range(TABLETS):
                self.views[tablet] = self.acts[-1].id
                self.known[tablet] = frozenset(one.id for one in self.acts)

    @property
    def clashes(self) -> bool:
        """Whether two tablets changed it without having seen each other's change, so that one of the two does not show."""
        backs = [one for one in self.acts if one.sort == "withdraws"]
        changes = [one for one in self.acts if one.sort != "withdraws"]
        if any(all(change.id in back.seen for change in changes) for back in backs):
            return False
        return any(self._clash(one, other) for one, other in combinations(self.acts, 2))

    def _clash(self, one: Act, other: Act) -> bool:
        sorts = {one.sort, other.sort}
        unseen = one.id not in other.seen and other.id not in one.seen and one.tablet != other.tablet
        return unseen and "first" not in sorts and sorts not in ({"withdraws"}, {"adds"})


@dataclass
class Found:
    """What was found: versions written, versions lost, clashes there were, clashes nobody was told of, flags without a clash."""

    written: int = 0
    lost: int = 0
    clashes: int = 0
    unseen: int = 0
    false: int = 0


def live_through(schedules: list[Schedule], lines: list[Line], tablets: Hall, chance: random.Random) -> None:
    """These moments at the same time: all tablets know each, then each goes on alone, twice; they come back in any order."""
    names = [f"t{number}" for number in range(TABLETS)]
    fresh: Iterator[str] = iter(tablets.ids(len(schedules) * TABLETS * PARTS * 3))
    first: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for one in schedules:
        first[names[one.maker]].append(one.act(one.maker, "first", next(fresh)))
        one.hear()
    tablets.write(first)
    assert all(one["saved"] for one in tablets.settle(still=40).values())
    for _part in range(PARTS):
        for wifi in lines:
            wifi.set("cut")
        writes: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
        for one in schedules:
            for tablet in chance.sample(range(TABLETS), chance.choice([1, 1, 2, 2, 3])):
                for _again in range(chance.choice([1, 1, 2])):
                    if may := one.may(tablet):
                        writes[names[tablet]].append(one.act(tablet, chance.choice(may), next(fresh)))
        tablets.write(writes)
        for place in chance.sample(range(TABLETS), TABLETS):
            lines[place].set("open")
            assert tablets.settle(names[place], still=40)[names[place]]["saved"]
        for one in schedules:
            if chance.random() < 0.5:
                one.hear()


def look(server: Nest, schedules: list[Schedule], *, wrongly: bool) -> Found:
    """Lay what stands in the log beside what was done."""
    stands = json.loads(server.server.python(_SETTLED.replace("WRONGLY", str(wrongly))))
    found = Found()
    for one in schedules:
        settled = stands[one.first]
        said = {act.id for act in one.acts if act.sort != "withdraws"}
        found.written += len(said)
        found.lost += len(said - set(settled["history"]))
        found.clashes += one.clashes
        found.unseen += one.clashes and not settled["clash"]
        found.false += settled["clash"] and not one.clashes
    return found


def test_what_tablets_change_without_hearing_of_each_other_is_all_kept_and_each_clash_is_flagged() -> None:
    count, chance = tries(200, 2000), random.Random(6)
    schedules = [Schedule(chance.choice([*BABIES]), some_day(chance), chance.randrange(TABLETS)) for _n in range(count)]
    with ExitStack() as stack:
        server = stack.enter_context(nest())
        tablets = stack.enter_context(hall(server.key(), ahead=ahead()))
        tablets.live_faster(SPEED)
        server.start()
        lines = [stack.enter_context(line(server.address)) for _tablet in range(TABLETS)]
        tablets.make(*((f"t{place}", wifi.address, SECRETS[place]) for place, wifi in enumerate(lines)))
        for start in range(0, count, AT_ONCE):
            live_through(schedules[start : start + AT_ONCE], lines, tablets, chance)
        aside = server.look().aside
        found, control = look(server, schedules, wrongly=False), look(server, schedules, wrongly=True)
    measured(
        "F6",
        "two or three tablets change the same moments offline",
        f"{count} schedules, {found.written} versions, {found.clashes} clashes",
        f"{found.lost} versions lost, {found.unseen} clashes not flagged, {found.false} flags without a clash",
        f"where the last one wins {control.lost} versions are lost and {control.unseen} clashes not flagged",
    )
    assert (found.lost, found.unseen, found.false, aside) == (0, 0, 0, 0)
    assert count / 5 < found.clashes < count * 4 / 5, "one sort of schedules was hardly tried"
    assert control.lost > 0 and control.unseen == control.clashes
