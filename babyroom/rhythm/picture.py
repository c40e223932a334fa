"""The naps themselves, day by day, and the days laid over each other: an SVG with no style of its own. Pure.

Strokes and fills: rh-row, rh-home, rh-tick, rb-sleep, rb-milk, rh-shape. The same stands as a table on the page.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from babyroom.analysis.shape import Shape
from babyroom.rhythm.days import Day

Scale = Callable[[float], float]
FIRST, LAST = 6, 19
_QUARTER = 0.25
# How far a quarter of an hour reaches when days are laid over each other.
_SMOOTH = (1, 3, 5, 6, 5, 3, 1)


@dataclass(frozen=True)
class Size:
    """In px of the drawing: its width, the room for a day's name, a row's height, hours between two labels, the curve's height."""

    width: int
    names: int
    row: int
    every: int
    curve: int


WIDE, SMALL, PAPER = Size(720, 78, 29, 2, 72), Size(350, 74, 28, 4, 56), Size(690, 76, 21, 2, 52)


def picture(
    days: Sequence[Day],
    laid: Shape,
    zone: ZoneInfo,
    size: Size,
    *,
    title: str,
    today: Day | None,
    opens: int,
    now: datetime | None,
) -> SafeString:
    """Rows of naps with milk below the line, under a curve of how many of these days were asleep (`laid`; without a day: no curve). It is
    as high as all of them at most, so that few days never look like many. `today` is the last row and named bold; `opens` where a row
    begins that has no arrival; `now` how far today has come."""
    top = size.curve + 24 if laid.days else 12
    rows = [*days, *([today] if today is not None else [])]
    height = top + size.row * len(rows) + 34
    x = _scale(size)
    parts = [f'<svg class="rh" viewBox="0 0 {size.width} {height}" role="img"><title>{escape(title)}</title>']
    parts.append(_hours(size, x, top, top + size.row * len(rows)))
    if laid.days:
        parts.append(_curve(laid, size, x))
    for number, day in enumerate(rows):
        parts.append(_row(day, top + number * size.row, size, x, zone, opens, now if day is today else None, bold=day is today))
    return SafeString("".join(parts) + "</svg>")


def _scale(size: Size) -> Scale:
    per_hour = (size.width - size.names - 8) / (LAST - FIRST)
    return lambda hour: round(size.names + (min(max(hour, FIRST), LAST) - FIRST) * per_hour, 1)


def _hours(size: Size, x: Scale, top: int, bottom: int) -> str:
    lines = "".join(f"M{x(hour)} {top - 8}V{bottom}" for hour in range(FIRST, LAST + 1))
    labels = "".join(
        f'<text class="rh-hour" x="{x(hour)}" y="{bottom + 24}">{hour:02d}:00</text>'
        for hour in range(FIRST + (size.every == 4) * 2, LAST, size.every)
    )
    return f'<path class="rh-tick" d="{lines}"/>{labels}'


def _curve(laid: Shape, size: Size, x: Scale) -> str:
    base, half, asleep = size.curve + 6, len(_SMOOTH) // 2, laid.asleep
    high = size.curve - 4
    smooth = []
    for n in range(FIRST * 4, LAST * 4 + 1):
        near = [(asleep[n + d - half], weight) for d, weight in enumerate(_SMOOTH) if 0 <= n + d - half < len(asleep)]
        smooth.append(sum(count * weight for count, weight in near) / sum(weight for _count, weight in near))
    points = "".join(
        f"L{x(FIRST + n * _QUARTER + _QUARTER / 2)} {round(base - level / laid.days * high, 1)}" for n, level in enumerate(smooth)
    )
    names = "".join(
        f'<text class="rh-day" x="{size.names - 12}" y="{y}">{escape(words)}</text>'
        for y, words in ((base - high + 12, ngettext("%(n)d day", "%(n)d days", laid.days) % {"n": laid.days}), (base, "0"))
    )
    scale = f'<path class="rh-tick" d="M{x(FIRST)} {base - high}H{x(LAST)}M{x(FIRST)} {base}H{x(LAST)}"/>'
    return f'{scale}{names}<path class="rh-shape" d="M{x(FIRST)} {base}{points}L{x(LAST)} {base}Z"/>'


def _row(day: Day, y: int, size: Size, x: Scale, zone: ZoneInfo, opens: int, now: datetime | None, *, bold: bool) -> str:
    line = y + size.row // 2 - 3
    name = date_format(day.on, "D j")
    kind = "rh-day rh-day-now" if bold else "rh-day"
    parts = [f'<text class="{kind}" x="{size.names - 12}" y="{line + 5}">{escape(name)}</text>']
    began = [at for at, _end in day.sleeps] + [at for at, _kind in day.feeds]
    came = _hour(day.came, zone) if day.came else min([_hour(at, zone) for at in began], default=opens / 60)
    ends = [_hour(end, zone) for _at, end in day.sleeps if end] + [_hour(at, zone) for at, _kind in day.feeds]
    left = _hour(day.left, zone) if day.left else _hour(int(now.timestamp()), zone) if now else max([came, *ends])
    home = [at for at in (day.woke, *day.fed) if at is not None]
    if home:
        begin = _hour(day.woke if day.woke is not None else min(home), zone)
        if begin < came:
            parts.append(f'<path class="rh-home" d="M{x(begin)} {line}H{x(came)}"/>')
    parts.append(f'<path class="rh-row" d="M{x(came)} {line}H{x(max(left, came))}"/>')
    bars, high = "", 12
    for at, end in day.sleeps:
        start = _hour(at, zone)
        until = _hour(end, zone) if end else left if now else start
        if until < FIRST or start > LAST or (end and end < at):
            continue
        width = max(x(until) - x(start), high)
        bars += f"M{x(start) + 6:g} {line - 6}h{width - high:g}a6 6 0 0 1 0 12h-{width - high:g}a6 6 0 0 1 0 -12z"
    parts.append(f'<path class="rb-sleep" d="{bars}"/>' if bars else "")
    ticks = "".join(
        f"M{x(hour) - 2.5:g} {line + 4}h5v9h-5z"
        for hour in (_hour(at, zone) for at in (*day.fed, *(at for at, _kind in day.feeds)))
        if FIRST <= hour <= LAST
    )
    parts.append(f'<path class="rb-milk" d="{ticks}"/>' if ticks else "")
    return "".join(parts)


def _hour(at: int, zone: ZoneInfo) -> float:
    """The hour on the wall."""
    local = datetime.fromtimestamp(at, zone)
    return local.hour + local.minute / 60
