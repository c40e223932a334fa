"""Measuring on real logs that are not part of the project: figures and date go into docs/measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from babyroom.common import clock
from babyroom.common.access import Who
from babyroom.moments import queries as log
from babyroom.people.models import Adult, Baby, Job, Placement, Room, Setting
from babyroom.records import operations
from babyroom.records.babybuddy import Plan, SourceFile, cleaned_counts
from babyroom.signin.models import Link, Login

ZONE = "Europe/London"
BORN_ON = date(2023, 8, 15)
# What the preparatory study of the same export counted after cleaning.
STUDY = {"sleeps": 1267, "feeds": 1893, "nappies": 1019}
DAYS_LOOKED_AT = 5


@dataclass(frozen=True)
class Proved:
    """One run: the plan, moments added by the first and by the second import, days whose page showed them."""

    plan: Plan
    first: int
    second: int
    days: int
    shown: int


def babybuddy(folder: Path) -> Proved:
    """Import a real export (a folder of csv files) into an empty nursery, twice, and open some of its days."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    files = [SourceFile(path.name, path.read_bytes()) for path in sorted(folder.glob("*.csv"))]
    if not files:
        msg = f"No csv files in {folder}."
        raise FileNotFoundError(msg)
    at = clock.now()
    by, baby, login = _empty_nursery(at)
    asked = operations.Asked(baby, ZONE, day_first=True)
    first = operations.bring_in_babybuddy(files, asked, by=by, at=at)
    second = operations.bring_in_babybuddy(files, asked, by=by, at=at)
    days, shown = _days_shown(by, baby, login)
    return Proved(first.plan, first.added, second.added, days, shown)


def _empty_nursery(at: datetime) -> tuple[Who, UUID, Login]:
    setting = Setting.objects.create(name="Proof", made_at=at)
    room = Room.objects.create(setting=setting, name="Proof")
    adult = Adult.objects.create(setting=setting, first_name="Helen")
    Job.objects.create(setting=setting, adult=adult, sort=Job.Sort.MANAGER, from_on=BORN_ON)
    login = Login(email="proof@example.org", made_at=at)
    login.set_unusable_password()
    login.save()
    Link.objects.create(setting=setting, login=login, adult=adult)
    # No page opens for whoever leads without a second step.
    TOTP.activate(login, generate_totp_secret())
    baby = Baby.objects.create(setting=setting, first_name="Baby", born_on=BORN_ON, peg="duck", starts_on=BORN_ON)
    Placement.objects.create(setting=setting, baby=baby, room=room, from_on=BORN_ON)
    return Who(setting_id=setting.pk, how="command", zone=ZONE), baby.pk, login


def _days_shown(by: Who, baby: UUID, login: Login) -> tuple[int, int]:
    written = log.days_written(by.setting, baby)
    if written is None:
        return 0, 0
    first, last = written[0].date(), written[1].date()
    step = max(1, (last - first).days // DAYS_LOOKED_AT)
    client = Client()
    client.force_login(login)
    shown = looked = 0
    for on in (first + timedelta(days=n) for n in range(step, (last - first).days, step)):
        looked += 1
        page = client.get(f"/room/baby/{baby}/day/{on.isoformat()}/")
        moments = [one for one in log.day(by, baby, on) if one.stands]
        text = page.content.decode()
        shown += page.status_code == 200 and bool(moments) and all(_clock(one.at) in text for one in moments)
    return looked, shown


def _clock(at: datetime) -> str:
    from zoneinfo import ZoneInfo

    return time.strftime(at.astimezone(ZoneInfo(ZONE)).time(), "%H:%M")


def report(proved: Proved, on: date) -> str:
    """The figures as a page of docs/measures."""
    cleaned = cleaned_counts(proved.plan)
    lines = [
        "# Reading a real Baby Buddy export",
        "",
        f"Measured on {on:%-d %B %Y} by `make proof`. One baby's export of half a year, published by the family (Apache-2.0);",
        "it is not part of this project.",
        "",
        "| what | rows | moments | joined | here already | not kept | cannot be read | asked |",
        "|---|---|---|---|---|---|---|---|",
        *(_row(model, proved) for model in proved.plan.summary),
        "",
        "| after the cleaning of our rhythm study | here | in the study |",
        "|---|---|---|",
        *(f"| {name} | {getattr(cleaned, name):,} | {count:,} |" for name, count in STUDY.items()),
        "",
        *_WHY,
        "",
        f"First run: {proved.first:,} moments added. Second run: {proved.second:,}.",
        f"Day pages opened: {proved.days}; showing every moment of their day: {proved.shown}.",
        "",
    ]
    return "\n".join(lines)


def _row(model: str, proved: Proved) -> str:
    c = proved.plan.summary[model]
    told = (c.rows, c.moments, c.joined, c.repeat, c.not_kept, c.refused, c.asked)
    return f"| {model or 'unknown'} | " + " | ".join(f"{number:,}" for number in told) + " |"


_WHY: Sequence[str] = (
    "Why the log holds more than the cleaned counts: the log keeps what was written. Only nights cut at midnight are joined,",
    "rows of 0 minutes are refused (a timer pressed twice), exact repeats are kept once. The study also joined sleeps up to 5 minutes",
    "apart, dropped sleeps under 5 minutes, took feeds less than 20 minutes apart as one (the two sides of a feed are two rows) and",
    "nappies of one minute as one.",
)


def folder_in(data: Path) -> Path:
    """Where the export lies below the folder that was named."""
    for place in (data / "logs" / "druelens", data / "druelens", data):
        if list(place.glob("*.csv")):
            return place
    msg = f"No export found below {data}."
    raise FileNotFoundError(msg)


def measures() -> Path:
    """The folder of measures in the docs."""
    folder: Path = settings.HERE.parent / "docs" / "measures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
