"""Where a baby stands with the nursery on a day: before, settling in, here, leaving, left."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A goodbye is prepared, so the last weeks have a name of their own.
LEAVING_FOR = timedelta(weeks=8)
# A baby room is for babies up to two: two months before, the move is planned and the goodbye begins.
PLANNING_MONTHS = 22
TWO_MONTHS = 24


class Stage(StrEnum):
    """One stage. A baby is in exactly one on any day."""

    BEFORE = "before"
    SETTLING = "settling"
    HERE = "here"
    LEAVING = "leaving"
    LEFT = "left"


WORDS: Mapping[Stage, str | Promise] = MappingProxyType(
    {
        Stage.BEFORE: _("not started yet"),
        Stage.SETTLING: _("settling in"),
        Stage.HERE: _("here"),
        Stage.LEAVING: _("leaving soon"),
        Stage.LEFT: _("has left"),
    }
)


def first_day(settling_from: date | None, starts_on: date) -> date:
    """The first day a baby can be in a room: settling in, or the start where nothing was said of settling."""
    return min(settling_from, starts_on) if settling_from else starts_on


def months_old_on(born_on: date, months: int) -> date:
    """The day somebody is so many months old; where that month is too short, the first of the next one."""
    years, month = divmod(born_on.month - 1 + months, 12)
    try:
        return born_on.replace(year=born_on.year + years, month=month + 1)
    except ValueError:
        return date(born_on.year + years, month + 2, 1)


def stage(
    settling_from: date | None, starts_on: date, leaves_on: date | None, on: date, *, born_on: date, moves_on: date | None = None
) -> Stage:
    """The stage on a day. `leaves_on` is the last day here; the eight weeks up to it are leaving. Where no last day is written,
    leaving begins at 22 months and lasts until `moves_on`, the first day in the room for older children, once that is planned."""
    if leaves_on is not None and on > leaves_on:
        return Stage.LEFT
    if on < first_day(settling_from, starts_on):
        return Stage.BEFORE
    if on < starts_on:
        return Stage.SETTLING
    if leaves_on is not None:
        return Stage.LEAVING if leaves_on - on <= LEAVING_FOR else Stage.HERE
    if on < months_old_on(born_on, PLANNING_MONTHS) or (moves_on is not None and moves_on <= on):
        return Stage.HERE
    return Stage.LEAVING
