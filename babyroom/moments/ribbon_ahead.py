"""What usually comes next, drawn as an outline on the part of a ribbon that has not happened yet. Never more than that: it is gone
once it has passed, and nothing marks that it has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from babyroom.moments.ribbon_text import Span


@dataclass(frozen=True)
class Ahead:
    """A usual window. `words` say it with its clocks; `form` is what it would be: a sleep on the line, the end of the sleep that is on it,
    or milk below it. `open`: nobody knows how much later than `late` it may be, so it is drawn without an end."""

    form: Literal["sleep", "waking", "milk"]
    early: datetime
    late: datetime
    words: str
    open: bool = False


def outlines(ahead: Iterable[Ahead], span: Span, x_of: Callable[[float], float], line: float, size: float) -> list[str]:
    """A path for each window, as far as it lies between now and the end of the drawing."""
    found = []
    now, end = (span.now or span.end).timestamp(), span.end.timestamp()
    for one in ahead:
        first, last = max(one.early.timestamp(), now), min(one.late.timestamp(), end)
        left, right = x_of(now if one.form == "waking" else first), x_of(end if one.open else last)
        # Nothing is drawn smaller than a mark: a window that has almost passed is gone, one at the far end is still to come.
        if right - left < size:
            continue
        height = {"sleep": size * 0.75, "waking": size, "milk": size / 2}[one.form]
        middle = line + size + 2 if one.form == "milk" else line
        d = _outline(left, right, middle, height, begun=one.form == "waking", open_=one.open)
        if one.form == "waking" and left < (early := x_of(first)) < right - height / 2:
            # Hardly ever before here.
            d += f"M{early:.4g} {middle - height / 2:g}v{height:g}"
        found.append(f'<path class="rb-usual rb-usual-{one.form}" d="{d}"/>')
    return found


def _outline(left: float, right: float, middle: float, height: float, *, begun: bool, open_: bool) -> str:
    """Round where it begins and ends; what goes on from a bar (`begun`) has no beginning, what nobody saw the end of (`open_`) no end."""
    half = height / 2
    turn = f"a{half:g} {half:g} 0 0 1 0 "
    begin, end = round(left + (0 if begun else half), 1), round(right - (0 if open_ else half), 1)
    flat = round(end - begin, 1)
    low, high = f"{middle + half:g}", f"{middle - half:g}"
    far = f"M{begin:g} {high}h{flat:g}" + (f"M{end:g} {low}" if open_ else f"{turn}{height:g}") + f"h-{flat:g}"
    return far if begun else f"{far}{turn}-{height:g}"


def said(ahead: Iterable[Ahead]) -> str:
    """The same in words."""
    return " ".join(one.words for one in ahead)
