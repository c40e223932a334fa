"""What is done by the clock: a name, when, and one function told the time that says what it did."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from babyroom.common import databases, mailbox, post, walls
from babyroom.records.copies import making
from babyroom.rhythm import operations as rhythm
from babyroom.signin import operations_night as night
from babyroom.signin.accounts import operations as accounts
from babyroom.stories.operations_letters import send_the_day
from babyroom.web import auditing


@dataclass(frozen=True)
class Tick:
    """Done `every` so often, or once a day from `daily` on (the nursery's wall clock). What was slept through is done once."""

    name: str
    run: Callable[[datetime], str]
    every: timedelta | None = None
    daily: time | None = None

    def is_wanted(self, at: datetime, last: datetime | None) -> bool:
        """Whether it is to be done at `at`, having last been done at `last`."""
        if last is None or last > at:
            # A clock that was put back must not hold the night's copy up until it has caught up.
            return True
        if self.every is not None:
            return at - last >= self.every
        return last < _latest(self.daily or time(0), at)


def _latest(clock: time, at: datetime) -> datetime:
    """The last time it was `clock` on the wall before `at`."""
    local = at.astimezone(ZoneInfo(settings.TIME_ZONE))
    found = datetime.combine(local.date(), clock, tzinfo=local.tzinfo)
    return (found if found <= local else found - timedelta(days=1)).astimezone(UTC)


def wanted(ticks: Sequence[Tick], at: datetime, done: Mapping[str, str]) -> list[Tick]:
    """Those that are to be done, in their order."""
    return [tick for tick in ticks if tick.is_wanted(at, datetime.fromisoformat(done[tick.name]) if tick.name in done else None)]


def copies_folder() -> Path:
    """Where the nightly copies go: BABYROOM_BACKUPS, which is usually another disk; else beside the data."""
    return Path(os.environ.get("BABYROOM_BACKUPS", settings.DATA / "backups"))


def nightly_copy(at: datetime) -> str:
    """A sealed copy, proved before it is sealed; the last thirty are kept (BABYROOM_BACKUPS_KEEP)."""
    return making.make(copies_folder(), at=at, keep=int(os.environ.get("BABYROOM_BACKUPS_KEEP", "30"))).sentence


def heads_of_the_day(at: datetime) -> str:
    """The digest of the day's looks goes into each setting's audit; its end is kept outside the database, and sent where the setting
    wishes, so that a tail cut off later shows."""
    midnight = at.astimezone(ZoneInfo(settings.TIME_ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)
    day = midnight.date() - timedelta(days=1)
    auditing.seal_looks(midnight.astimezone(UTC), at=at)
    kept = auditing.keep_heads(auditing.kept_at(), day)
    return f"kept the ends of {len(kept)} audits, wrote {auditing.send_heads(kept, day, at=at)} letters about them"


def usual_times(at: datetime) -> str:
    """What a baby's days before today were is laid ready for the board: on a new day, and where one of those days was put right."""
    return f"laid {sum(_days(setting, at) for setting in walls.settings())} ready"


def _days(setting: UUID, at: datetime) -> int:
    with walls.within(setting):
        return rhythm.lay_stale(setting, at=at)


def letters(at: datetime) -> str:
    """Letters that could not be sent when they were written are tried again."""
    return f"sent {sum(_letters(setting, at) for setting in walls.settings())}"


def _letters(setting: UUID, at: datetime) -> int:
    with walls.within(setting):
        return post.send_waiting(setting, at=at)


def the_day_by_email(at: datetime) -> str:
    """Once the nursery has closed, families who asked for it get the day."""
    return f"wrote {sum(_the_day(setting, at) for setting in walls.settings())} letters"


def _the_day(setting: UUID, at: datetime) -> int:
    with walls.within(setting):
        return send_the_day(setting, at=at)


def ways_in_nobody_uses(at: datetime) -> str:
    """Ways in that nobody has used for as long as the setting's rule says are closed, after a letter."""
    return f"closed {sum(accounts.close_idle(setting, at=at) for setting in walls.settings())}"


def what_is_over(at: datetime) -> str:
    """Stays that nobody closed end; codes, PINs, invitations and sessions that are over go, and letters that could only be laid into a
    folder, after a day."""
    cleared = sum(night.clear_away(setting, at=at) for setting in walls.settings())
    folder = getattr(settings, "EMAIL_FILE_PATH", None)
    laid = mailbox.clear_folder(Path(folder), before=at - timedelta(days=1)) if folder else 0
    return f"cleared away {cleared}, {night.clear_sessions(at=at)} sessions and {laid} letters that lay in the folder"


def sizes(_at: datetime) -> str:
    """The database learns how its tables have grown."""
    databases.learn_sizes()
    return "learnt"


TICKS: Sequence[Tick] = (
    Tick("copy", nightly_copy, daily=time(2)),
    Tick("audit heads", heads_of_the_day, daily=time(0, 5)),
    Tick("ways in", ways_in_nobody_uses, daily=time(3)),
    Tick("what is over", what_is_over, daily=time(3, 30)),
    Tick("sizes of tables", sizes, daily=time(3, 45)),
    Tick("usual times", usual_times, every=timedelta(minutes=5)),
    Tick("the day by e-mail", the_day_by_email, every=timedelta(minutes=10)),
    Tick("letters", letters, every=timedelta(minutes=1)),
)
