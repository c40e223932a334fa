"""How near windows came to what happened, over the events of one baby and over babies."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

LEVELS = (0.1, 0.5, 0.9)

Figures = dict[str, float | None]
# model, task, view
Table = dict[str, dict[str, dict[str, Figures]]]


@dataclass
class Tally:
    """Sums over scored events. Errors and widths are minutes."""

    n: int = 0
    error: float = 0.0
    pinball: float = 0.0
    inside: int = 0
    width: float = 0.0

    def add(self, window: Sequence[float], took: float) -> None:
        """Score a window (0.1, 0.5 and 0.9) against what it took."""
        low, middle, high = window
        self.n += 1
        self.error += abs(took - middle)
        self.pinball += sum(max(level * (took - at), (level - 1) * (took - at)) for level, at in zip(LEVELS, window, strict=True)) / len(
            LEVELS
        )
        self.inside += low <= took <= high
        self.width += high - low

    def figures(self) -> Figures:
        """Means; None where nothing was scored."""
        if not self.n:
            return {"n": 0, "mae": None, "pinball": None, "coverage": None, "width": None}
        return {
            "n": self.n,
            "mae": self.error / self.n,
            "pinball": self.pinball / self.n,
            "coverage": self.inside / self.n,
            "width": self.width / self.n,
        }


@dataclass
class Tallies:
    """One baby's tallies by model, task and view."""

    by: dict[tuple[str, str, str], Tally] = field(default_factory=dict)

    def of(self, model: str, task: str, view: str) -> Tally:
        """One tally, begun at nothing."""
        return self.by.setdefault((model, task, view), Tally())

    def table(self, models: Iterable[str], views: Mapping[str, Sequence[str]]) -> Table:
        """All figures: model, task, view."""
        return {
            model: {task: {view: self.of(model, task, view).figures() for view in mine} for task, mine in views.items()} for model in models
        }


def macro(tables: Sequence[Table], models: Iterable[str], views: Mapping[str, Sequence[str]]) -> Table:
    """Means over babies, each counting once whatever its number of events; n is the sum of events."""
    return {
        model: {task: {view: _mean([table[model][task][view] for table in tables]) for view in mine} for task, mine in views.items()}
        for model in models
    }


def _mean(figures: Sequence[Figures]) -> Figures:
    told = [one for one in figures if one["n"]]
    found: Figures = {"n": sum(one["n"] or 0 for one in told)}
    for name in ("mae", "pinball", "coverage", "width"):
        values = [value for one in told if (value := one[name]) is not None]
        found[name] = sum(values) / len(values) if values else None
    return found
