"""What the day ribbon is told, and the same day told in words.

Instants are aware datetimes in the setting's zone. Elapsed time is always reckoned from their timestamps:
subtracting two datetimes of one zone counts on the wall clock, which is an hour out when the clocks change.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from babyroom.moments.kinds import KINDS, Lane


@dataclass(frozen=True)
class Mark:
    """One settled moment as the ribbon sees it. `kind` is an id of `kinds.KINDS`. `words` is short plain
    text with its time ("10:15 Comfort, with Priya"). `open` is a sleep that still goes on."""

    at: datetime
    until: datetime | None
    kind: str
    words: str
    open: bool = False


@dataclass(frozen=True)
class Span:
    """The stretch of day that is drawn. `now` is None for a day that is over."""

    start: datetime
    now: datetime | None
    end: datetime


def lane_of(mark: Mark) -> Lane:
    """Where the mark stands. Raises KeyError for a kind the log does not know."""
    return KINDS[mark.kind].lane


def asleep_between(mark: Mark, span: Span) -> tuple[float, float] | None:
    """When a sleep began and ended, as two POSIX timestamps; None if no part of it lies in the span.
    A sleep whose end is not written has no length: nobody can say when it ended."""
    began = mark.at.timestamp()
    ended = began
    if mark.open:
        ended = (span.now or span.end).timestamp()
    elif mark.until is not None:
        ended = mark.until.timestamp()
    ended = max(began, ended)
    if ended < span.start.timestamp() or began > span.end.timestamp():
        return None
    return began, ended


def in_words(marks: Iterable[Mark], span: Span) -> str:
    """The text equivalent of the ribbon: every mark that is drawn, in its own words, lane by lane, in the order of the
    day. What is not written is not mentioned, and nothing is counted."""
    lanes: dict[Lane, list[str]] = {"above": [], "line": [], "below": []}
    for mark in sorted(marks, key=lambda mark: mark.at.timestamp()):
        lane = lane_of(mark)
        if lane == "line":
            if asleep_between(mark, span) is not None:
                lanes["line"].append(_sleep_words(mark, span))
        elif lane != "none":
            lanes[lane].append(mark.words)
    told = []
    if lanes["above"]:
        told.append(_("Above the line: %(marks)s.") % {"marks": "; ".join(lanes["above"])})
    if lanes["line"]:
        told.append(_("On the line: %(marks)s.") % {"marks": "; ".join(lanes["line"])})
    if lanes["below"]:
        told.append(_("Below the line: %(marks)s.") % {"marks": "; ".join(lanes["below"])})
    return " ".join(told) or _("Nothing written yet.")


def _sleep_words(mark: Mark, span: Span) -> str:
    # The drawing shows where a sleep ends, so its words say it too, unless they already do.
    if mark.open:
        return _("%(sleep)s, still asleep") % {"sleep": mark.words} if span.now is not None else mark.words
    if mark.until is None:
        return mark.words
    clock = f"{mark.until:%H:%M}"
    return mark.words if clock in mark.words else _("%(sleep)s, until %(clock)s") % {"sleep": mark.words, "clock": clock}
