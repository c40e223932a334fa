"""When a row happened, as instants: from, and where the row says so, until."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from babyroom.records.babybuddy.columns import STARTS
from babyroom.records.babybuddy.files import Row
from babyroom.records.babybuddy.plan import Choice, Question
from babyroom.records.babybuddy.stops import RowAsked, RowRefused, excerpt
from babyroom.records.babybuddy.times import Order, instants, parse

# Longer than any sleep, feed or time on the floor that a baby really had: a timer that was left running.
LONGEST = timedelta(hours=16)
_FIRST_YEAR = 2000


@dataclass(frozen=True)
class Clock:
    """What is needed to read a time: the exporter's zone, what time it is now, the day the baby was born,
    the order of day and month in this file, and the answers given so far."""

    zone: ZoneInfo
    now: datetime
    born_on: date | None = None
    order: Order | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Span:
    """From and until, in UTC; `ends_at` is None where the row has no end."""

    starts_at: datetime
    ends_at: datetime | None = None

    @property
    def minutes(self) -> int | None:
        """Whole minutes from start to end."""
        return None if self.ends_at is None else int((self.ends_at - self.starts_at).total_seconds() // 60)


def span_of(row: Row, model: str, clock: Clock) -> Span:
    """When the row happened. Raises RowRefused where it cannot have happened so, RowAsked where the wall
    clock showed a time twice that night and no answer is there yet."""
    start, end = row.cell(STARTS[model]), row.cell("end")
    if not start:
        raise RowRefused(_("This row has no start time. We never make one up."))
    told = [parse(cell, clock.order) for cell in (start, end) if cell]
    # Before any sum with zones, so that year 1 and year 9999 cannot overflow.
    if min(when.year for when in told) < _FIRST_YEAR:
        raise RowRefused(_("This time is before the year 2000."))
    if max(when.year for when in told) > clock.now.year + 1:
        raise RowRefused(_future())
    meant = [instants(when, clock.zone) for when in told]
    for when, possible in zip((start, end), meant, strict=False):
        if not possible:
            raise RowRefused(_("“%(cell)s” was skipped when the clocks went forward.") % {"cell": excerpt(when)})
    return _checked(_chosen(row, meant, clock), clock)


def _chosen(row: Row, meant: list[tuple[datetime, ...]], clock: Clock) -> Span:
    first, last = meant[0], meant[-1] if len(meant) == 2 else (None,)
    spans = [Span(start, end) for start in first for end in last]
    if len(spans) == 1:
        return spans[0]
    fitting = {_name(span, clock.zone): span for span in spans if span.ends_at is None or span.ends_at >= span.starts_at}
    if not fitting:
        return spans[0]
    question = f"clock/{row.file}/{row.number}"
    answered = clock.answers.get(question, "")
    if answered in fitting:
        return fitting[answered]
    raise RowAsked(
        Question(
            question,
            _("The clocks went back that night, so this hour came twice. When was row %(row)d of %(file)s?")
            % {"row": row.number, "file": row.file},
            tuple(Choice(name, _label(span, clock.zone)) for name, span in fitting.items()),
        )
    )


def _name(span: Span, zone: ZoneInfo) -> str:
    """The offsets of start and end: they tell the readings of one row apart, whatever its times."""
    return ",".join(when.astimezone(zone).strftime("%z") for when in (span.starts_at, span.ends_at) if when)


def _label(span: Span, zone: ZoneInfo) -> str:
    told = []
    for when in (span.starts_at, span.ends_at):
        if when:
            local = when.astimezone(zone)
            told.append(f"{date_format(local, 'j F Y H:i')} ({local.tzname()})")
    return " – ".join(told)


def _checked(span: Span, clock: Clock) -> Span:
    if max(span.starts_at, span.ends_at or span.starts_at) > clock.now:
        raise RowRefused(_future())
    if clock.born_on and span.starts_at.astimezone(clock.zone).date() < clock.born_on:
        raise RowRefused(_("This is before the baby was born."))
    if span.ends_at and span.ends_at < span.starts_at:
        raise RowRefused(_("This row ends before it starts."))
    if span.ends_at and span.ends_at - span.starts_at > LONGEST:
        raise RowRefused(_("This row lasts more than 16 hours. A timer may have been left running."))
    return span


def _future() -> str:
    return _("This time has not come yet.")
