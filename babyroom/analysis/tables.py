"""The figures of an evaluation, to be read by people."""

from collections.abc import Iterator

from babyroom.analysis.evaluate import MODELS, VIEWS, Evaluation
from babyroom.analysis.scoring import Figures, Table

# With fewer events a view is printed, and nothing follows from it.
FEWEST_EVENTS = 1000
_HEADINGS = ("n", "MAE", "pinball", "coverage", "width")


def table(found: Evaluation) -> str:
    """Over babies, then baby by baby."""
    parts = [f"over {len(found.babies)} babies\n", *_lines(found.macro)]
    for name, one in found.babies.items():
        parts += [f"\n{name}\n", *_lines(one)]
    spent = found.clocked
    learning = spent.learning / spent.learned if spent.learned else 0.0
    parts.append(f"\n{found.seconds_per_forecast * 1000:.2f} ms of the processor a forecast, {learning * 1000:.2f} ms to learn one event\n")
    return "".join(parts)


def _lines(of: Table) -> Iterator[str]:
    yield f"{'':8}{'':11}{'':12}" + "".join(f"{heading:>10}" for heading in _HEADINGS) + "\n"
    for task, views in VIEWS.items():
        for view in views:
            for model in MODELS:
                yield f"{task:8}{view:11}{model:12}" + _row(of[model][task][view]) + "\n"


def _row(figures: Figures) -> str:
    told = [f"{figures['n'] or 0:10.0f}"]
    for name, places in (("mae", 1), ("pinball", 1), ("coverage", 3), ("width", 0)):
        value = figures[name]
        told.append(f"{'–':>10}" if value is None else f"{value:10.{places}f}")
    return "".join(told)
