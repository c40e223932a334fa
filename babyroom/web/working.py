"""The worker beside the server: looks every minute what is to be done, and does it. One that stops never keeps the others from running."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from threading import Event

from django.conf import settings
from django.db import close_old_connections

from babyroom.common import migrating
from babyroom.records.copies import notes, running
from babyroom.records.copies.stops import Stopped
from babyroom.web.ticks import TICKS, Tick, wanted

EVERY = timedelta(minutes=1)
_NOTE, _TROUBLE = "ticks", "ticks_trouble"
log = logging.getLogger("babyroom.work")


def work(now: Callable[[], datetime], stop: Event, *, ticks: Sequence[Tick] = TICKS, every: timedelta = EVERY) -> None:
    """Tick until `stop` is set. Raises Stopped where another worker is at it, or a copy is being restored."""
    running.hold(settings.DATA)
    with running.working(settings.DATA):
        while not stop.is_set():
            tick(now(), ticks)
            if not stop.wait(every.total_seconds()):
                close_old_connections()


def tick(at: datetime, ticks: Sequence[Tick] = TICKS) -> list[str]:
    """Do what is to be done at `at`; returns the names of what was done. What could not be done is tried again at the next tick."""
    if not migrating.is_up_to_date():
        log.info("The tables are not made yet, or not up to date. `babyroom serve` makes them; then this goes on.")
        return []
    done, trouble = notes.read(settings.DATA, _NOTE), notes.read(settings.DATA, _TROUBLE)
    ran = []
    for one in wanted(ticks, at, {name: told for name, told in done.items() if name != "seen"}):
        try:
            said = one.run(at)
        except Stopped as stopped:
            log.warning("%s: %s", one.name, stopped)
            trouble[one.name] = {"at": at.isoformat(), "said": str(stopped)}
        except Exception as problem:
            # Whatever it was, the other things must not wait for it.
            log.exception("%s could not be done", one.name)
            trouble[one.name] = {"at": at.isoformat(), "said": type(problem).__name__}
        else:
            log.info("%s: %s", one.name, said)
            ran.append(one.name)
            done[one.name] = at.isoformat()
            trouble.pop(one.name, None)
    notes.write(settings.DATA, _NOTE, done | {"seen": at.isoformat()})
    notes.write(settings.DATA, _TROUBLE, trouble)
    return ran
