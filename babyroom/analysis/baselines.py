"""What our windows are judged against: the median of seven days, the median at this time of day, the plain kernel."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import exp, log

from babyroom.analysis.events import Event, Question
from babyroom.analysis.instants import MINUTES_A_DAY
from babyroom.analysis.likely import Likely

LEVELS = (0.1, 0.5, 0.9)
FEW = 3
REMEMBERED, TIME_OF_DAY, SEVEN = 60.0, 14.0, 7.0  # days
BESIDE = 90  # minutes of the clock on either side

Window = tuple[float, float, float]
Model = Callable[[Sequence[Event], Question], Likely]


def median7(past: Sequence[Event], question: Question) -> Likely:
    """The last seven days, all alike; the last sixty where there are fewer than FEW."""
    return _alike(_within(past, question, SEVEN) or list(past))


def time_of_day(past: Sequence[Event], question: Question) -> Likely:
    """The last fourteen days, within an hour and a half on the clock; all of them where those are fewer than FEW."""
    lately = _within(past, question, TIME_OF_DAY)
    near = [event for event in lately if _apart(event.question.asked.clock, question.asked.clock) <= BESIDE]
    return _alike(near if len(near) >= FEW else lately or list(past))


def kernel(past: Sequence[Event], question: Question) -> Likely:
    """Sixty days weighted by age (14 days), clock (60 minutes) and, for the next sleep, log length of the sleep that ended (0.5)."""
    now, slept = question.asked, log(max(question.slept, 1.0))
    weighted: list[tuple[float, float]] = []
    for event in past:
        then = event.question.asked
        power = (then.at - now.at) / MINUTES_A_DAY / 14 - 0.5 * (_apart(then.clock, now.clock) / 60) ** 2
        if question.task == "wake":
            power -= 0.5 * ((log(max(event.question.slept, 1.0)) - slept) / 0.5) ** 2
        weighted.append((event.took, exp(max(power, -300.0)) + 1e-130))
    weighted.sort()
    return Likely([took for took, _weight in weighted], [weight for _took, weight in weighted])


MODELS: dict[str, Model] = {"median7": median7, "time_of_day": time_of_day, "kernel": kernel}


def window(likely: Likely, open_for: float) -> Window:
    """Quantiles at 0.1, 0.5 and 0.9 of what lasted longer than `open_for` minutes; a guess without a past where nothing did."""
    if not likely.still(open_for):
        return open_for + 5, open_for + 30, open_for + 90
    low, middle, high = likely.quantiles(LEVELS, open_for)
    return low, middle, high


def remembered(past: Sequence[Event], question: Question) -> Sequence[Event]:
    """The part of a past, in order, that is not older than sixty days."""
    limit = question.asked.at - REMEMBERED * MINUTES_A_DAY
    return past[bisect_left(past, limit, key=lambda event: event.question.asked.at) :]


def _within(past: Sequence[Event], question: Question, days: float) -> list[Event]:
    limit = question.asked.at - days * MINUTES_A_DAY
    found = [event for event in past if event.question.asked.at >= limit]
    return found if len(found) >= FEW else []


def _alike(past: Sequence[Event]) -> Likely:
    took = sorted(event.took for event in past)
    return Likely(took, [1.0] * len(took))


def _apart(one: int, other: int) -> int:
    return min(abs(one - other), MINUTES_A_DAY - abs(one - other))
