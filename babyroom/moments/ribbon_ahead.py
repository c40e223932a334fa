"""What usually comes next, drawn as an outline on the part of a ribbon that has not happened yet. Never more than that: it is gone
once it has passed, and nothing marks that it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from babyroom.moments.ribbon_text import Span


@dataclass(frozen=True)
class Ahead:
    """A usual window. `words` say it with its clocks; `form` is what it would be: a sleep on the line, or milk below it."""

    form: Literal["sleep", "milk"]
    early: datetime
    late: datetime
    words: str


def outlines(ahead: Iterable[Ahead], span: Span, x_of: Callable[[float], float], line: float, size: float) -> list[str]:
    """A path for each window, as far as it lies between now and the end of the drawing."""
    found = []
    now, end = (span.now or span.end).timestamp(), span.end.timestamp()
    for one in ahead:
        first, last = max(one.early.timestamp(), now), min(one.late.timestamp(), end)
        left, right = x_of(first), x_of(last)
        # Nothing is drawn smaller than a mark: a window that has almost passed is gone, one at the far end is still to come.
        if right - left < size:
            continue
        height = size * 0.75 if one.form == "sleep" else size / 2
        middle = line if one.form == "sleep" else line + size + 2
        turn = f"a{height / 2:g} {height / 2:g} 0 0 1 0 "
        flat = round(right - left - height, 1)
        top = f"M{left + height / 2:.4g} {middle - height / 2:g}"
        found.append(f'<path class="rb-usual rb-usual-{one.form}" d="{top}h{flat:g}{turn}{height:g}h-{flat:g}{turn}-{height:g}z"/>')
    return found


def said(ahead: Iterable[Ahead]) -> str:
    """The same in words."""
    return " ".join(one.words for one in ahead)
