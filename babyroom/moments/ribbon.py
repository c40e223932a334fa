"""The day ribbon: a baby's day as a line. Sleep lies on it, practical care stands below, relational care above, all
at one size. It carries no score, no warning about gaps and no colour that judges; what is not written is not drawn.

Colour belongs to the style sheet; every kind of care also has a form of its own. Strokes: rb-line, rb-later, rb-tick,
rb-explore, rb-people. Fills: rb-sleep, rb-comfort, rb-together, rb-note, rb-milk, rb-food, rb-nappy, rb-care, rb-hour (text).
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString

from babyroom.moments.kinds import Lane
from babyroom.moments.ribbon_ahead import Ahead, outlines, said
from babyroom.moments.ribbon_text import Mark, Span, asleep_between, in_words, lane_of

__all__ = ["Mark", "Placed", "Span", "draw", "in_words", "lay_out", "shape"]

LEAST = 16
GAP = 2
HOURS_ROOM = 20
LABEL_ROOM = 48

_PEOPLE = ("arrival", "goodbye", "reunion", "settling", "moved")
# A word from home is a word: nobody came or went.
_FORM = {
    "comfort": "comfort",
    "together": "together",
    "exploring": "explore",
    "note": "note",
    "from_home": "note",
    **dict.fromkeys(_PEOPLE, "people"),
}
_FORM |= {"milk": "milk", "food": "food", "nappy": "nappy", "outside": "care", "sleep": "sleep"}
# A kind added to the table later is drawn at once, in the plainest form of its lane.
_PLAIN: dict[Lane, str] = {"above": "note", "below": "care", "line": "sleep"}
_FORMS_IN_A_LANE = 5
_HAIR = 0.01

# Relative paths from the middle of a square of 16; explore and people leave room for their stroke of 3 px. No arcs: their
# flags could not be scaled with the rest.
_PATHS = {
    "comfort": "m0 7.5c-5-3-8-6-8-10 0-6 7-6 8-2 1-4 8-4 8 2 0 4-3 7-8 10z",
    "together": "m-8 0c0-10.7 16-10.7 16 0s-16 10.7-16 0z",
    "explore": "m-6.5 5q6.5-20 13 0",
    "people": "m-6.5-4.5l6.5 9 6.5-9",
    "note": "m-6-7h12q2 0 2 2v7q0 2-2 2h-6l-4 4v-4h-2q-2 0-2-2v-7q0-2 2-2z",
    "milk": "m-6-5q0-3 3-3h6q3 0 3 3v10q0 3-3 3h-6q-3 0-3-3z",
    "food": "m-8-1h8l5-7 2 2-3 5h4q0 8-6 8h-4q-6 0-6-8z",
    "nappy": "m-8-7h16v4q-5 1-5 10h-6q0-9-5-10z",
    "care": "m-7-8h8v7q7 1 7 7v2h-15z",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """One mark as drawn: `x` is its middle and `width` its width, in px of the drawing. `marks` are the
    moments it stands for, in order; more than one where marks of one form met."""

    lane: Lane
    form: str
    x: float
    width: float
    marks: tuple[Mark, ...]
    open: bool = False


@dataclass(slots=True)
class _Group:
    form: str
    x: float
    marks: list[Mark]


def lay_out(marks: Iterable[Mark], span: Span, width: float, *, size: float) -> list[Placed]:
    """Place marks of `size` px (16 or more) in a drawing `width` px wide: the lane above, the line, the lane below,
    each in the order of the day. Moments outside the span stand at its edge; sleep outside it is left out.
    Raises ValueError if the drawing is too small to show one mark of each form, KeyError for an unknown kind."""
    if size < LEAST:
        raise ValueError(f"A mark is at least {LEAST} px, not {size}.")
    if width < _FORMS_IN_A_LANE * (size + GAP):
        raise ValueError(f"A ribbon {width} px wide cannot show one mark of each form at {size} px.")
    x_of = _scale(span, width, size)
    now = x_of(span.now.timestamp()) if span.now is not None else width - size / 2
    lanes: dict[Lane, list[tuple[float, Mark]]] = {"above": [], "line": [], "below": [], "none": []}
    for mark in marks:
        lanes[lane_of(mark)].append((mark.at.timestamp(), mark))
    for lane in lanes.values():
        lane.sort(key=lambda timed: timed[0])
    return [
        *_stand("above", [(x_of(at), mark) for at, mark in lanes["above"]], now, width, size),
        *_lie([mark for _, mark in lanes["line"]], span, x_of, size),
        *_stand("below", [(x_of(at), mark) for at, mark in lanes["below"]], now, width, size),
    ]


def _scale(span: Span, width: float, size: float) -> Callable[[float], float]:
    """From a timestamp to px, half a mark in from either edge."""
    first, last = span.start.timestamp(), span.end.timestamp()
    # A device clock hours wrong may put the arrival after the end; the day is drawn all the same.
    per_second = (width - size) / max(last - first, 1)
    return lambda at: size / 2 + min(max(at - first, 0) * per_second, width - size)


def _lie(sleeps: Iterable[Mark], span: Span, x_of: Callable[[float], float], size: float) -> list[Placed]:
    bars: list[tuple[float, float, list[Mark]]] = []
    for mark in sleeps:
        asleep = asleep_between(mark, span)
        if asleep is None:
            continue
        left, right = x_of(asleep[0]), x_of(asleep[1])
        if right - left < size:
            left = (left + right - size) / 2
            right = left + size
        held = [mark]
        # A short sleep is drawn wider than it was, and so may reach past the bar before it to one more.
        while bars and left - bars[-1][1] < GAP:
            before = bars.pop()
            left, right, held = min(left, before[0]), max(right, before[1]), [*before[2], *held]
        bars.append((left, right, held))
    return [Placed("line", "sleep", (a + b) / 2, b - a, tuple(held), any(mark.open for mark in held)) for a, b, held in bars]


def _stand(lane: Lane, timed: Sequence[tuple[float, Mark]], now: float, width: float, size: float) -> list[Placed]:
    """The marks of one lane. None is pushed past `now` (px) by the others: what stands there has not happened. Only one of each
    form, in the first minutes of a day, may need the room."""
    step, low = size + GAP, size / 2
    groups: list[_Group] = []
    latest: dict[str, _Group] = {}
    people = [x for x, mark in timed if mark.kind in _PEOPLE]
    for x, mark in timed:
        at_the_door = mark.kind == "from_home" and any(abs(x - came) < step for came in people)
        form = "people" if at_the_door else _FORM.get(mark.kind, _PLAIN[lane])
        group = latest.get(form)
        if group is not None and x - group.x < step:
            group.marks.append(mark)
        else:
            latest[form] = _Group(form, x, [mark])
            groups.append(latest[form])
    high = min(max(now, timed[-1][0] if timed else low, low + (len(latest) - 1) * step), width - low)
    places = _apart(groups, step, low, high)
    while crowd := _crowd(groups, places, step, low, high):
        _join_nearest(groups, crowd)
        places = _apart(groups, step, low, high)
    return [Placed(lane, group.form, x, size, tuple(group.marks)) for group, x in zip(groups, places, strict=True)]


def _apart(groups: Sequence[_Group], step: float, low: float, high: float) -> list[float]:
    """The places nearest to where the groups belong (least squares), in their order and `step` px apart.
    Without room for all, no places: an empty list."""
    spare = high - low - (len(groups) - 1) * step
    if spare < 0:
        return []
    # Pool adjacent violators: groups pushing against each other move as one block about their common middle.
    blocks: list[tuple[float, int]] = []
    for index, group in enumerate(groups):
        total, count = group.x - index * step, 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / count:
            before = blocks.pop()
            total, count = total + before[0], count + before[1]
        blocks.append((total, count))
    slid = [min(max(total / count, low), low + spare) for total, count in blocks for _ in range(count)]
    return [x + index * step for index, x in enumerate(slid)]


def _crowd(groups: Sequence[_Group], places: Sequence[float], step: float, low: float, high: float) -> range | None:
    """The first run of touching marks where one stands further from its time than a mark of each form at one
    instant would need, although two of one form could be told as one; None when every mark is near its time."""
    if groups and not places:
        return range(len(groups))
    first = 0
    for index in range(1, len(groups) + 1):
        if index < len(groups) and places[index] - places[index - 1] < step + _HAIR:
            continue
        run = range(first, index)
        first = index
        at_edge = places[run[0]] < low + _HAIR or places[run[-1]] > high - _HAIR
        forms = {groups[i].form for i in run}
        near = (len(forms) - 1) * step / (1 if at_edge else 2) + _HAIR
        if len(forms) < len(run) and any(abs(places[i] - groups[i].x) > near for i in run):
            return run
    return None


def _join_nearest(groups: list[_Group], crowd: range) -> None:
    latest: dict[str, int] = {}
    pairs: list[tuple[float, int, int]] = []
    for index in crowd:
        before = latest.get(groups[index].form)
        if before is not None:
            pairs.append((groups[index].x - groups[before].x, before, index))
        latest[groups[index].form] = index
    _, keep, gone = min(pairs)
    groups[keep].marks.extend(groups.pop(gone).marks)


def draw(
    marks: Sequence[Mark],
    span: Span,
    *,
    width: int = 346,
    height: int = 56,
    title: str,
    described_by: str,
    hours: bool = False,
    ahead: Sequence[Ahead] = (),
) -> SafeString:
    """The ribbon as an SVG element of `width` by `height` px, to be shown at no less than that size.

    `title` is its name for assistive technology; `described_by` is the id its text equivalent gets, unique
    on the page. The height gives the size of the marks (56 px: 16 px). With `hours` the lower 20 px hold
    the hours of the local clock, and each mark carries its words for a pointer. `ahead` is outlined after now. Raises as `lay_out` does."""
    lanes_height = height - HOURS_ROOM if hours else height
    size = (lanes_height - 4 * GAP) // 3
    line = lanes_height // 2
    placed = lay_out(marks, span, width, size=size)
    x_of = _scale(span, width, size)
    first, now, last = (round(x_of(at.timestamp())) for at in (span.start, span.now or span.end, span.end))
    parts = [
        f'<svg class="rb" viewBox="0 0 {width} {height}" role="img" aria-describedby="{escape(described_by)}">',
        f'<title>{escape(title)}</title><desc id="{escape(described_by)}">{escape(_described(marks, span, ahead))}</desc>',
    ]
    if hours:
        parts.append(_hours(span, x_of, width, height))
    parts.append(f'<path class="rb-line" d="M{first} {line}H{now}"/>')
    if now < last:
        parts.append(f'<path class="rb-later" d="M{now} {line}H{last}"/>')
    parts.extend(outlines(ahead, span, x_of, line, size))
    paths = _paths(size)
    together: dict[str, str] = {}
    for mark in placed:
        if mark.lane == "line":
            path = _bar(mark, line, size)
        else:
            y = line - size - GAP if mark.lane == "above" else line + size + GAP
            path = f"M{round(mark.x)} {y}{paths[mark.form]}"
        if hours:
            words = escape("; ".join(held.words for held in mark.marks))
            parts.append(f'<path class="rb-{mark.form}" d="{path}"><title>{words}</title></path>')
        else:
            # One path for all marks of a form: as small over the wire as <use> of symbols, with a tenth of the elements.
            together[mark.form] = together.get(mark.form, "") + path
    parts.extend(f'<path class="rb-{form}" d="{path}"/>' for form, path in together.items())
    parts.append("</svg>")
    return SafeString("".join(parts))


def _described(marks: Sequence[Mark], span: Span, ahead: Sequence[Ahead]) -> str:
    return f"{in_words(marks, span)} {said(ahead)}".strip()


@lru_cache(maxsize=16)
def _paths(size: int) -> dict[str, str]:
    return {form: re.sub(r"[\d.]+", lambda number: f"{float(number[0]) * size / LEAST:.3g}", path) for form, path in _PATHS.items()}


def shape(kind: str) -> SafeString:
    """The form of one kind alone, 24 px, for a legend. Raises KeyError for a kind that has none."""
    form, size = _FORM[kind], 22
    path = "M8 6h8a6 6 0 0 1 0 12h-8a6 6 0 0 1 0-12z" if form == "sleep" else f"M12 12{_paths(size)[form]}"
    return SafeString(
        f'<svg class="rb" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><path class="rb-{form}" d="{path}"/></svg>'
    )


def _bar(mark: Placed, middle: int, size: int) -> str:
    """Round at both ends; a sleep that goes on is cut straight where now is."""
    left, flat, radius = round(mark.x - mark.width / 2), round(mark.width) - size, f"{size / 2:g}"
    turn = f"a{radius} {radius} 0 0 1 0 "
    top = f"M{left + size / 2:g} {middle - size / 2:g}"
    if mark.open:
        return f"{top}h{flat + size / 2:g}v{size}h-{flat + size / 2:g}{turn}-{size}z"
    return f"{top}h{flat}{turn}{size}h-{flat}{turn}-{size}z"


def _hours(span: Span, x_of: Callable[[float], float], width: int, height: int) -> str:
    first, last = span.start.timestamp(), span.end.timestamp()
    per_hour = (x_of(last) - x_of(first)) / max((last - first) / 3600, 1 / 3600)
    every = next((n for n in (1, 2, 3, 4, 6) if n * per_hour >= LABEL_ROOM), 12)
    at = first - span.start.minute * 60 - span.start.second - span.start.microsecond / 1e6
    ticks, labels = "", []
    while at <= last:
        if at >= first:
            x = round(x_of(at))
            clock = datetime.fromtimestamp(at, span.start.tzinfo)
            ticks += f"M{x} 0v{height - HOURS_ROOM}"
            if clock.hour % every == 0 and LABEL_ROOM / 2 <= x <= width - LABEL_ROOM / 2:
                labels.append(f'<text class="rb-hour" x="{x}" y="{height - 4}">{clock:%H:%M}</text>')
        at += 3600
    return (f'<path class="rb-tick" d="{ticks}"/>' if ticks else "") + "".join(labels)
