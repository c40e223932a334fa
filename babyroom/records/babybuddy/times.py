"""Times as they were written: naive, in the time zone of whoever made the export, sometimes re-written by a
spreadsheet. What can be read two ways is asked about, never guessed; what never was is refused."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.records.babybuddy.plan import Choice, Question
from babyroom.records.babybuddy.stops import RowAsked, RowRefused, excerpt

Order = Literal["day", "month"]
DATES_QUESTION = "dates"

_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([AaPp])\.?[Mm]\.?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[T,\s]\s*{_CLOCK})?", re.ASCII)
_YEAR_LAST = re.compile(rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.](\d{{4}})(?:[T,\s]\s*{_CLOCK})?", re.ASCII)


def parse(text: str, order: Order | None) -> datetime:
    """The time a cell tells: aware where the cell names an offset, else naive wall time. `order` says which
    comes first where the year comes last; None where nobody knows. Raises RowRefused for what is no time,
    RowAsked for a date that can be read two ways."""
    spaced = " ".join(text.split())
    if found := _YEAR_FIRST.fullmatch(spaced):
        year, month, day = found[1], found[2], found[3]
    elif found := _YEAR_LAST.fullmatch(spaced):
        year, (day, month) = found[3], _day_and_month(text, found[1], found[2], order)
    else:
        raise RowRefused(_("“%(cell)s” is not a date and time we can read.") % {"cell": excerpt(text)})
    if found[4] is None:
        raise RowRefused(_("“%(cell)s” has no time of day.") % {"cell": excerpt(text)})
    try:
        return datetime.combine(date(int(year), int(month), int(day)), _clock(found[4], found[5], found[6], found[7]), _offset(found[8]))
    except ValueError:
        raise RowRefused(_("“%(cell)s” is no real date and time.") % {"cell": excerpt(text)}) from None


def orders(cells: Iterable[str]) -> frozenset[Order]:
    """Which orders of day and month the cells prove: a number above 12 can only be a day."""
    proved: set[Order] = set()
    for cell in cells:
        found = _YEAR_LAST.fullmatch(" ".join(cell.split()))
        if found and (int(found[1]) > 12) != (int(found[2]) > 12):
            proved.add("day" if int(found[1]) > 12 else "month")
    return frozenset(proved)


def instants(told_at: datetime, zone: ZoneInfo) -> tuple[datetime, ...]:
    """The instants (UTC) that a time can mean: one as a rule, two in the hour that comes twice when the
    clocks go back, none in the hour that is left out when they go forward."""
    if told_at.tzinfo is not None:
        return (told_at.astimezone(UTC),)
    found = []
    for fold in (0, 1):
        instant = told_at.replace(tzinfo=zone, fold=fold).astimezone(UTC)
        if instant.astimezone(zone).replace(tzinfo=None) == told_at and instant not in found:
            found.append(instant)
    return tuple(found)


def _day_and_month(text: str, first: str, second: str, order: Order | None) -> tuple[str, str]:
    if first == second or order == "day" or (order is None and int(first) > 12):
        return first, second
    if order == "month" or int(second) > 12:
        return second, first
    raise RowAsked(
        Question(
            DATES_QUESTION,
            _("Is the day or the month first in dates such as “%(cell)s”?") % {"cell": excerpt(text)},
            (Choice("day", _("the day is first")), Choice("month", _("the month is first"))),
        )
    )


def _clock(hour: str, minute: str, second: str | None, half: str | None) -> time:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            raise ValueError(hour)
        hours = hours % 12 + (12 if half in "Pp" else 0)
    return time(hours, int(minute), int(second or 0))


def _offset(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in ("Z", "UTC"):
        return UTC
    digits = text[1:].replace(":", "").ljust(4, "0")
    away = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(away if text[0] == "+" else -away)
