"""Windows that stay honest: the levels they are read at follow how often this baby's own past fell outside.

Adaptive conformal inference (Gibbs and Candès 2021), one side at a time: each outcome below the window moves its lower level out a
little, each outcome that was not moves it in. In the long run one in ten falls on either side, whatever the model does.
"""

from dataclasses import dataclass, field

BELOW, ABOVE = 0.1, 0.9
MIDDLE = 0.5
STEP = 0.006
OUTERMOST, INNERMOST = 0.015, 0.25
# Asked again while it is still open, so many minutes after it began: each has levels of its own.
ASKED_AGAIN = (0, 30, 60, 90, 120)


@dataclass
class Levels:
    """Lower and upper level by how long something has been open and whether it began by day; all begin a little outside 0.1 and 0.9."""

    lower: dict[tuple[int, bool], float] = field(default_factory=dict)
    upper: dict[tuple[int, bool], float] = field(default_factory=dict)

    def at(self, open_for: float, by_day: bool) -> tuple[float, float, float]:
        """The levels of a window asked `open_for` minutes after it began."""
        key = (_step(open_for), by_day)
        return self.lower.get(key, _begin(key)), MIDDLE, self.upper.get(key, 1 - _begin(key))

    def learn(self, open_for: float, by_day: bool, *, below: float, above: float) -> None:
        """What a window at these levels came to: the outcome was below it, above it, or neither (1 or 0; between where nobody saw it)."""
        key = (_step(open_for), by_day)
        low, _middle, high = self.at(open_for, by_day)
        self.lower[key] = min(max(low + STEP * (BELOW - below), OUTERMOST), INNERMOST)
        self.upper[key] = min(max(high + STEP * (above - (1 - ABOVE)), 1 - INNERMOST), 1 - OUTERMOST)


def _step(open_for: float) -> int:
    return max(step for step in ASKED_AGAIN if step <= max(open_for, 0))


def _begin(key: tuple[int, bool]) -> float:
    # The longer it has been open, the fewer such days there were: begin wider.
    return BELOW - 0.005 - 0.005 * ASKED_AGAIN.index(key[0])
