"""Looking in on a sleeping baby: the one promise with a clock. What is not written is asked about, never filled in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

# A look-in counts as written if it came this much after its time.
GRACE = timedelta(minutes=2)
# How far back a sleep is asked about; a longer silence is one question for the day page, not for the strip.
MOST_ASKED = 12


@dataclass(frozen=True)
class Look:
    """A look-in that was written: made at the cot (`answer` empty), or an answer given later about `due_at`."""

    at: datetime
    due_at: datetime | None = None
    answer: str = ""


@dataclass(frozen=True)
class LookIns:
    """`next_by`: when the next look-in is due (None once awake). `not_written`: times with nothing written and no
    answer yet, oldest first: each is one question to one person about one baby."""

    next_by: datetime | None
    not_written: tuple[datetime, ...]


def look_ins(since: datetime, looks: Sequence[Look], *, until: datetime, awake: bool, every: timedelta) -> LookIns:
    """Where the look-ins of one sleep stand at `until` (now, or the waking). `every` is the setting's policy."""
    at_the_cot = sorted(look.at for look in looks if look.due_at is None)
    answered = {look.due_at for look in looks if look.due_at is not None}
    missing: list[datetime] = []
    last = since
    for step in [*at_the_cot, until]:
        due = last + every
        while due + GRACE < step and len(missing) < MOST_ASKED:
            if due not in answered:
                missing.append(due)
            due += every
        last = max(last, step)
    last_written = max([since, *at_the_cot, *(look.due_at for look in looks if look.due_at and look.answer == "yes")])
    following = last_written + every
    while not awake and following + GRACE < until:
        following += every
    return LookIns(None if awake else following, tuple(missing))
