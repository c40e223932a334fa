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
    """`next_by`: one interval after the last look-in that is written, however long ago that is (None once awake).
    `not_written`: times with nothing written and no answer yet, oldest first: each is one question to one person about one
    baby. `seen_at`: the last look-in that is written."""

    next_by: datetime | None
    not_written: tuple[datetime, ...]
    seen_at: datetime | None = None


def look_ins(since: datetime, looks: Sequence[Look], *, until: datetime, awake: bool, every: timedelta) -> LookIns:
    """Where the look-ins of one sleep stand at `until` (now, or the waking). `every` is the setting's policy.

    Reckoned in whole seconds, because an answer must name its time again whichever screen asked.
    """
    since = _whole(since)
    at_the_cot = sorted(_whole(look.at) for look in looks if look.due_at is None)
    answered = {_whole(look.due_at): look.answer for look in looks if look.due_at is not None}
    missing: list[datetime] = []
    last = since
    for step in [*at_the_cot, until]:
        due = last + every
        while due + GRACE < step and len(missing) < MOST_ASKED:
            if due not in answered:
                missing.append(due)
            due += every
        last = max(last, step)
    written = [*at_the_cot, *(due for due, answer in answered.items() if answer == "yes")]
    seen_at = max(written, default=None)
    return LookIns(None if awake else (seen_at or since) + every, tuple(missing), seen_at)


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
