"""Where a baby stands with the nursery on a day: before, settling in, here, leaving, left."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# A goodbye is prepared, so the last weeks have a name of their own.
LEAVING_FOR = timedelta(weeks=8)


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


def stage(settling_from: date | None, starts_on: date, leaves_on: date | None, on: date) -> Stage:
    """The stage on a day. `leaves_on` is the last day here; the eight weeks up to it are leaving."""
    if leaves_on is not None and on > leaves_on:
        return Stage.LEFT
    if on < first_day(settling_from, starts_on):
        return Stage.BEFORE
    if on < starts_on:
        return Stage.SETTLING
    if leaves_on is not None and leaves_on - on <= LEAVING_FOR:
        return Stage.LEAVING
    return Stage.HERE
