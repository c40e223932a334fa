"""What a nursery sees of a baby's week: the hours of the days on which the baby is there; what ends later is known only to have lasted
longer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from babyroom.analysis import events as asked
from babyroom.analysis.events import Event, Seen, Task, look
from babyroom.analysis.instants import Instant, Span, date_of

OPENS, CLOSES = 8 * 60, 18 * 60


@dataclass(frozen=True)
class Hours:
    """Minutes of the day between which somebody sees this baby, and the days on which somebody does (None: Monday to Friday, for a log
    that does not tell). `left` is when the baby went on the days of which that is known; the others close at `closes`."""

    opens: int = OPENS
    closes: int = CLOSES
    days: frozenset[date] | None = None
    left: Mapping[date, int] = field(default_factory=dict)

    def closing(self, at: Instant) -> int:
        """The minute at which nobody here sees the baby any more, on the day of this instant."""
        return self.left.get(date_of(at.day), self.closes) if self.left else self.closes

    def see(self, at: Instant) -> bool:
        """Whether somebody was there to see this instant."""
        there = at.day % 7 < 5 if self.days is None else date_of(at.day) in self.days
        return there and self.opens <= at.clock < self.closing(at)


def seen(sleeps: Sequence[Span], feeds: Sequence[Span], hours: Hours = Hours()) -> Seen:
    """The spans of which the nursery sees the beginning or the end."""
    return look(
        [row for row in sleeps if hours.see(row.began) or (row.ended is not None and hours.see(row.ended))],
        [row for row in feeds if hours.see(row.began)],
    )


def events(task: Task, seen: Seen, hours: Hours = Hours()) -> Iterator[Event]:
    """Questions asked in the hours, in order: with their outcome if that is seen the same day, otherwise cut at closing time."""
    for event in asked.all_events(task, seen):
        began = event.question.asked
        if not hours.see(began):
            continue
        left = hours.closing(began) - began.clock
        if event.took <= 0:
            continue
        yield event if event.took < left else Event(event.question, float(left), cut=True)
