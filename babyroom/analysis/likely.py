"""How long something may take, as weighted past outcomes: windows, and where an outcome fell in them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(slots=True)
class Likely:
    """Past outcomes in order (minutes), each with a weight of at least 0; those cut short are known only to have lasted longer.

    What was cut short gives its weight to everything longer (Efron's redistribution, which is Kaplan and Meier's estimate). If
    nothing was longer it stays where it was cut: the window is `open` there, its end is "at least".
    """

    took: Sequence[float]
    weights: Sequence[float]
    cut: frozenset[int] = frozenset()
    open: float = 0.0
    _upto: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.cut:
            self.weights, self.open = redistributed(self.weights, self.cut)
        self._upto = list(accumulate(self.weights, initial=0.0))

    def still(self, beyond: float) -> bool:
        """Whether any past outcome lasted longer than `beyond` minutes."""
        start = bisect_right(self.took, beyond) if beyond > 0 else 0
        return self._upto[-1] - self._upto[start] > 0

    def quantiles(self, levels: Sequence[float], beyond: float = 0.0) -> list[float]:
        """Minutes at these levels (0 to 1, ascending), of the outcomes longer than `beyond`.

        Weighted quantiles with linear interpolation between the midpoints of the weights. Raises ValueError where nothing lasted so long.
        """
        took, upto = self.took, self._upto
        start = bisect_right(took, beyond) if beyond > 0 else 0
        before, end = upto[start], upto[-1]
        total = end - before
        if total <= 0:
            raise ValueError("No past outcome lasted so long.")
        found: list[float] = []
        last = len(took) - 1
        for level in levels:
            target = before + level * total
            n = min(max(bisect_right(upto, target) - 1, start), last)
            middle = (upto[n] + upto[n + 1]) / 2
            other = min(n + 1, last) if target >= middle else max(n - 1, start)
            far = (upto[other] + upto[other + 1]) / 2
            share = (target - middle) / (far - middle) if far != middle else 0.0
            found.append(took[n] + min(max(share, 0.0), 1.0) * (took[other] - took[n]))
        return found

    def position(self, outcome: float, beyond: float = 0.0) -> float:
        """The share of weight below an outcome, among those longer than `beyond` (half of what is equal to it)."""
        start = bisect_right(self.took, beyond) if beyond > 0 else 0
        before, total = self._upto[start], self._upto[-1] - self._upto[start]
        if total <= 0:
            return 0.5
        below, upto = bisect_right(self.took, outcome - 1e-9), bisect_right(self.took, outcome)
        return min(max(((self._upto[below] + self._upto[upto]) / 2 - before) / total, 0.0), 1.0)


def redistributed(weights: Sequence[float], cut: frozenset[int]) -> tuple[list[float], float]:
    """Weights after what was cut short went to what lasted longer, and the share that had nowhere to go."""
    remaining = total = sum(weights)
    grown, left = 1.0, 0.0
    found: list[float] = []
    for n, weight in enumerate(weights):
        mine = weight * grown
        if n in cut and remaining - mine > 1e-9 * total:
            grown *= remaining / (remaining - mine)
            found.append(0.0)
            continue
        if n in cut:
            left += mine
        found.append(mine)
        remaining -= mine
    return found, left / total if total > 0 else 0.0
