"""What a nursery sees of a baby's week: Monday to Friday, eight to six; what ends later is known only to have lasted longer."""

from collections.abc import Iterator, Sequence

from babyroom.analysis import events as asked
from babyroom.analysis.events import Event, Seen, Task, look
from babyroom.analysis.instants import Instant, Span

OPENS, CLOSES = 8 * 60, 18 * 60


def is_open(at: Instant, opens: int = OPENS, closes: int = CLOSES) -> bool:
    """Whether somebody was there to see this instant. Minutes of the day."""
    return at.day % 7 < 5 and opens <= at.clock < closes


def seen(sleeps: Sequence[Span], feeds: Sequence[Span], opens: int = OPENS, closes: int = CLOSES) -> Seen:
    """The spans of which the nursery sees the beginning or the end."""
    return look(
        [row for row in sleeps if is_open(row.began, opens, closes) or (row.ended is not None and is_open(row.ended, opens, closes))],
        [row for row in feeds if is_open(row.began, opens, closes)],
    )


def events(task: Task, seen: Seen, opens: int = OPENS, closes: int = CLOSES) -> Iterator[Event]:
    """Questions asked in the hours, in order: with their outcome if that is seen the same day, otherwise cut at closing time."""
    for event in asked.all_events(task, seen):
        began = event.question.asked
        if not is_open(began, opens, closes):
            continue
        left = closes - began.clock
        if event.took <= 0:
            continue
        yield event if event.took < left else Event(event.question, float(left), cut=True)
