"""Weeks of a baby's days in the log: written as the room's tablet would write them."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from babyroom.common.access import Who
from babyroom.moments.operations import receive
from babyroom.moments.record import Record
from babyroom.rhythm import operations
from tests.nursery import TODAY, ZONE, Nursery, at

TO_THE_LOG = "command"


def weekdays(count: int, before: date = TODAY) -> list[date]:
    """The last so many Mondays to Fridays before a day, oldest first."""
    found: list[date] = []
    on = before
    while len(found) < count:
        on -= timedelta(days=1)
        if on.isoweekday() <= 5:
            found.append(on)
    return found[::-1]


def sleep(nursery: Nursery, baby: str, on: date, began: str, ended: str) -> Record:
    """A nap that is over."""
    return nursery.record(baby, "sleep", began, on=on, ended_at=at(ended, on))


def day(
    nursery: Nursery, baby: str, on: date, naps: Iterable[tuple[str, str]] = (("10:50", "12:00"),), milk: Iterable[str] = ("09:30", "12:30")
) -> list[Record]:
    """One day here from eight to half past five."""
    told = [nursery.record(baby, "arrival", "08:00", on=on)]
    told += [sleep(nursery, baby, on, began, ended) for began, ended in naps]
    told += [nursery.record(baby, "milk", clock, on=on, facts={"taken_ml": 120}) for clock in milk]
    return [*told, nursery.record(baby, "reunion", "17:30", on=on, facts={"goes_home": True})]


def usual_weeks(nursery: Nursery, baby: str = "Ada", count: int = 15, **more: Any) -> list[date]:
    """So many days, a little different each, laid ready for the board. Returns the days."""
    days = weekdays(count)
    records = []
    for number, on in enumerate(days):
        start = 46 + number * 7 % 15
        naps = [(f"10:{start:02d}" if start < 60 else f"11:{start - 60:02d}", "12:05"), (f"14:{20 + number * 5 % 20:02d}", "15:10")]
        records += day(nursery, baby, on, naps, (f"09:{20 + number * 3 % 20:02d}", "12:30", f"15:{40 + number % 10}"))
    keep(nursery, records)
    lay(nursery, baby)
    return days


def keep(nursery: Nursery, records: Iterable[Record], when: str = "10:00", on: date = TODAY) -> None:
    """Into the log, as an import of days gone by may."""
    who = Who(setting_id=nursery.setting, how=TO_THE_LOG, zone=ZONE)
    answers = receive(list(records), by=who, at=at(when, on))
    assert {answer.outcome for answer in answers} == {"kept"}, answers


def lay(nursery: Nursery, *babies: str, on: date = TODAY) -> None:
    """What the clock does every few minutes."""
    found = [nursery.babies[name] for name in babies]
    operations.lay(nursery.setting, found, on, ZONE)
    operations.learn(nursery.setting, found, ZONE)
