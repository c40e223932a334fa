"""The demonstration: a nursery of our own making that goes on living; every run adds the missing moments and re-makes nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.translation import gettext as _

from babyroom.common import databases
from babyroom.common.access import Who
from babyroom.moments import operations as moments
from babyroom.moments import queries as log
from babyroom.moments.models import ArmsFull, Moment
from babyroom.moments.record import Record
from babyroom.people.models import FamilyTie, Job, KeyPerson, Room, Setting
from babyroom.records.laying_out import lay_out
from babyroom.records.laying_plans import lay_plans
from babyroom.records.laying_stories import lay_stories
from babyroom.records.simulate import Cast, crowd, demo_cast, nursery_days, open_days, room_days, so_far
from babyroom.rhythm import operations as rhythm
from babyroom.signin.models import InRoom, Link

SEED = 1
DEMO_BABIES = 14
WEEKS = 8
_BATCH = 1000
# A day that is far from over is looked at again on the next run; older days are whole.
_LOOK_AGAIN = timedelta(days=4)
_STAYS_FOR = timedelta(days=14)
_STORIES_FOR = timedelta(days=7)


def fill(*, at: datetime) -> int:
    """Bring the demonstration up to `at`. Returns how many moments were added."""
    setting = _harbour()
    if setting is None:
        cast = demo_cast(at.astimezone(ZoneInfo("Europe/London")).date())
        by = Who(setting_id=cast.setting.id, how="command", zone=cast.setting.zone)
        lay_out(cast, by=by, at=at, demonstration=True)
    else:
        cast = demo_cast(log.local_day(setting.made_at, setting.zone))
        by = Who(setting_id=cast.setting.id, how="command", zone=cast.setting.zone)
    today = log.local_day(at, cast.setting.zone)
    first = cast.anchored_on - timedelta(weeks=WEEKS)
    written = last_written()
    if written is not None:
        first = max(first, log.local_day(written - _LOOK_AGAIN, cast.setting.zone))
    added = keep(so_far(nursery_days(cast, first, today, SEED), at), by=by, at=at)
    for on in open_days(max(first, today - _STAYS_FOR), today):
        _who_was_in(cast, on, at)
    lay_plans(cast, on=today)
    rhythm.lay_stale(cast.setting.id, at=at)
    lay_stories(cast.setting.id, list(open_days(today - _STORIES_FOR, today - timedelta(days=1))), by=by, at=at)
    return added


def _harbour() -> Setting | None:
    """The demonstration's own nursery; None before its first run."""
    # Every anchor day makes the same ids.
    return Setting.objects.filter(demonstration=True, pk=demo_cast(date(2026, 1, 5)).setting.id).first()


def lay_down(*, babies: int, years: float, seed: int, at: datetime, only: timedelta | None = None) -> tuple[UUID, int]:
    """A nursery of any size with a whole past, for tests and measuring: returns its setting and the moments added.
    `only` lays down the newest stretch of that past; calling again without it adds the rest."""
    today = log.local_day(at, "Europe/London")
    cast = crowd(babies=babies, seed=seed, on=today, years=years)
    by = Who(setting_id=cast.setting.id, how="command", zone=cast.setting.zone)
    if not Setting.objects.filter(pk=cast.setting.id).exists():
        lay_out(cast, by=by, at=at, demonstration=settings.DEMO)
    first = today - (only or (timedelta(days=365 * years) if years else timedelta(weeks=WEEKS)))
    added = keep(so_far(nursery_days(cast, first, today, seed), at), by=by, at=at)
    _who_was_in(cast, today, at, seed)
    rhythm.lay_stale(cast.setting.id, at=at)
    databases.learn_sizes()
    return cast.setting.id, added


def keep(records: Iterable[Record], *, by: Who, at: datetime) -> int:
    """Put simulated records into the log through its own door, in batches. Returns how many were new."""
    added = 0
    for batch in _batches(records):
        added += sum(answer.outcome == "kept" for answer in moments.receive(batch, by=by, at=at))
    return added


def last_written() -> datetime | None:
    """When the demonstration's newest moment was written down; None before its first run."""
    setting = _harbour()
    if setting is None:
        return None
    found: datetime | None = Moment.objects.of(setting.pk).order_by("-seq").values_list("received_at", flat=True).first()
    return found


@dataclass(frozen=True)
class Door:
    """One way into the demonstration. `first` is offered before the others: one of each sort of person."""

    key: str
    name: str
    words: str
    first: bool = False


@dataclass(frozen=True)
class Doors:
    """Ways in of one sort."""

    title: str
    doors: tuple[Door, ...]


def doors() -> list[Doors]:
    """Everyone one can be: a practitioner at a room's tablet, the office, a parent. A nursery laid down beside Harbour by
    `babyroom demo` has its tablets here as well."""
    setting = _harbour()
    if setting is None:
        return []
    tablets = [
        Door(
            f"tablet:{room.pk}",
            room.name,
            _("at the room’s tablet") if of.pk == setting.pk else of.name,
            first=of is setting and number == 0,
        )
        for of in [setting, *Setting.objects.filter(demonstration=True).exclude(pk=setting.pk).order_by("name")]
        for number, room in enumerate(Room.objects.of(of.pk).order_by("position"))
    ]
    return [
        Doors(_("In the room"), tuple(tablets)),
        Doors(_("On the team"), _team_doors(setting)),
        Doors(_("At home"), _family_doors(setting)),
    ]


def _team_doors(setting: Setting) -> tuple[Door, ...]:
    logins = _logins(setting)
    keys: dict[UUID, list[str]] = {}
    for row in (
        KeyPerson.objects.of(setting.pk)
        .filter(place=KeyPerson.Place.FIRST, until_on=None)
        .select_related("baby")
        .order_by("baby__first_name")
    ):
        keys.setdefault(row.adult_id, []).append(row.baby.called)
    jobs = Job.objects.of(setting.pk).select_related("adult").order_by("sort", "adult__first_name")
    told: list[Door] = []
    first: set[str] = set()
    for job in (job for job in jobs if job.adult_id in logins):
        words = str(job.get_sort_display()).capitalize()
        if job.adult_id in keys:
            words = _("%(job)s, key person of %(babies)s") % {"job": words, "babies": ", ".join(keys[job.adult_id])}
        offered = job.sort not in first and (job.sort == Job.Sort.MANAGER or (job.sort == Job.Sort.PRACTITIONER and job.adult_id in keys))
        first |= {job.sort} if offered else set()
        told.append(Door(f"office:{logins[job.adult_id]}", job.adult.called, words, offered))
    return tuple(told)


def _family_doors(setting: Setting) -> tuple[Door, ...]:
    logins = _logins(setting)
    ties = (
        FamilyTie.objects.of(setting.pk)
        .filter(sees=FamilyTie.Sees.ALL, until_on=None)
        .select_related("adult", "baby")
        .order_by("baby__first_name", "called")
    )
    found: dict[UUID, tuple[str, str, list[str]]] = {}
    for tie in ties:
        found.setdefault(tie.adult_id, (tie.adult.called, tie.called, []))[2].append(tie.baby.called)
    with_login = [(adult, family) for adult, family in found.items() if adult in logins]
    return tuple(
        Door(
            f"family:{logins[adult]}",
            name,
            _("%(babies)s’s %(called)s") % {"babies": _(" and ").join(babies), "called": called},
            first=number == 0,
        )
        for number, (adult, (name, called, babies)) in enumerate(with_login)
    )


def _logins(setting: Setting) -> dict[UUID, UUID]:
    return {link.adult_id: link.login_id for link in Link.objects.of(setting.pk).all()}


def _who_was_in(cast: Cast, on: date, at: datetime, seed: int = SEED) -> None:
    """Who was in which room on a day, as the simulated shifts say, and the calls of "arms full"."""
    zone = ZoneInfo(cast.setting.zone)
    setting = cast.setting.id
    known = set(
        InRoom.objects.of(setting)
        .filter(from_at__gte=_at(on, 0, zone), from_at__lt=_at(on, 24 * 60, zone))
        .values_list("adult_id", "from_at")
    )
    called = set(ArmsFull.objects.of(setting).filter(at__gte=_at(on, 0, zone), at__lt=_at(on, 24 * 60, zone)).values_list("at", flat=True))
    for room_id, day in room_days(cast, on, seed).items():
        for stay in day.stays:
            begins = _at(on, stay.start, zone)
            if begins <= at and (stay.adult, begins) not in known:
                ends, guest = _at(on, stay.end, zone), cast.adult[stay.adult].guest
                InRoom.objects.create(setting_id=setting, room_id=room_id, adult_id=stay.adult, from_at=begins, until_at=ends, guest=guest)
        for call in day.arms_full:
            moment = _at(on, call.at, zone)
            if moment <= at and moment not in called:
                ArmsFull.objects.create(setting_id=setting, room_id=room_id, at=moment, answered_at=moment + timedelta(minutes=2))


def _at(on: date, minutes: float, zone: ZoneInfo) -> datetime:
    return datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(minutes=minutes)


def _batches(records: Iterable[Record]) -> Iterator[Sequence[Record]]:
    waiting = iter(records)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
