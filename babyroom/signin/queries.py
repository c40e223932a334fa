"""Who is at a screen, and whose faces are on it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, DateTimeField, QuerySet, UUIDField

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.people import queries as people
from babyroom.people.names import initials, told_apart
from babyroom.signin.models import InRoom, Link, Tablet

CLOSED_ROOM = "closed_room"


def digest_of(secret: str) -> str:
    """How a tablet's secret is kept: SHA-256 is enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def at_tablet(secret: str, at: datetime) -> Who | None:
    """The room's tablet behind a secret; None for an unknown or revoked one. One query.

    A tablet of a closed room is none: it knows its setting (for the danger panel) and, in `seen[CLOSED_ROOM]`, the room's name
    and the day it closed, so that a page can say so.
    """
    del at
    digest = digest_of(secret)
    with walls.asked_by(digest):
        found = _tablet(digest=digest)
    if not found:
        return None
    tablet_id, setting_id, room_id, zone, room, closed_on = found[0]
    if closed_on is not None:
        return Who(setting_id=setting_id, zone=zone, seen={CLOSED_ROOM: (room, closed_on)})
    return Who(setting_id=setting_id, tablet_id=tablet_id, room_id=room_id, how="face", zone=zone)


@prepared(digest=CharField())
def _tablet(digest: str) -> QuerySet[Any, Any]:
    # The secret is the proof, and it comes before any setting is known.
    tablets = Tablet.unscoped.filter(secret_digest=digest, revoked_at=None).order_by()
    return tablets.values_list("pk", "setting_id", "room_id", "setting__zone", "room__name", "room__closed_on")


def signed_in(login_id: UUID, at: datetime, link_id: str | None = None) -> Who | None:
    """The adult behind a login: the link chosen in the session, else the oldest that holds."""
    link = link_of(login_id, link_id)
    if link is None:
        return None
    on = at.astimezone(ZoneInfo(link.setting.zone)).date()
    with walls.within(link.setting_id):
        who = Who(
            setting_id=link.setting_id,
            adult_id=link.adult_id,
            login_id=login_id,
            how="login",
            zone=link.setting.zone,
            jobs=people.jobs_of(link.setting_id, link.adult_id, on),
        )
        who.seen["family_of"] = people.family_babies(link.setting_id, link.adult_id, on)
    return who


def link_of(login_id: UUID, link_id: str | None = None) -> Link | None:
    """The link of a login that is chosen by `link_id`, else its oldest that holds, with its setting; None where none does."""
    # A login may lead into several settings: the links say which, so they are read before one is known.
    with walls.asked_by(str(login_id)):
        held = Link.unscoped.filter(login_id=login_id, login__is_active=True, ended_at=None)
        links = list(held.select_related("setting").order_by("id"))
    return next((one for one in links if str(one.pk) == link_id), links[0] if links else None)


@dataclass(frozen=True)
class Face:
    """An adult whose face is on the tablet: `short` is two letters, `counts`/`level` speak for the number of adults."""

    adult_id: UUID
    name: str
    short: str
    guest: bool
    counts: bool
    level: str
    until_at: datetime | None


_FACE = (
    "adult_id",
    "adult__known_as",
    "adult__first_name",
    "adult__last_name",
    "guest",
    "until_at",
    "adult__jobs__counts",
    "adult__jobs__level",
    "adult__jobs__from_on",
    "adult__jobs__until_on",
)


def faces(setting: UUID, room: UUID, at: datetime, zone: str = "Europe/London") -> list[Face]:
    """Who is in the room now, in the order they came in. A guest whose time is over is not there."""
    local = at.astimezone(ZoneInfo(zone))
    midnight, today = local.replace(hour=0, minute=0, second=0, microsecond=0), local.date()
    rows = _faces(setting=setting, room=room, at=at, midnight=midnight)
    stays: dict[UUID, tuple[str, str, bool, datetime | None]] = {}
    jobs: dict[UUID, tuple[bool, str]] = {}
    for adult, known_as, first_name, last_name, guest, until_at, counts, level, from_on, until_on in rows:
        stays[adult] = (known_as or first_name, last_name, guest, until_at)
        if from_on is not None and from_on <= today and (until_on is None or until_on >= today):
            jobs[adult] = (counts, level)
    names = told_apart([(adult, called, last_name) for adult, (called, last_name, *_rest) in stays.items()])
    return [
        Face(adult, names[adult], initials(names[adult]), guest, *jobs.get(adult, (False, "")), until_at)
        for adult, (_called, _last, guest, until_at) in stays.items()
    ]


@prepared(setting=UUIDField(), room=UUIDField(), at=DateTimeField(), midnight=DateTimeField())
def _faces(setting: UUID, room: UUID, at: datetime, midnight: datetime) -> QuerySet[Any, Any]:
    here = InRoom.objects.of(setting).at(at).filter(room_id=room, from_at__gte=midnight).order_by("from_at")
    rows: QuerySet[Any, Any] = here.values_list(*_FACE)
    return rows


def tablets(setting: UUID) -> list[Tablet]:
    """Every tablet of the setting, revoked ones last."""
    return list(Tablet.objects.of(setting).select_related("room").order_by("revoked_at", "room__position", "name"))


def last_here(setting: UUID, room: UUID, adult: UUID, before: datetime) -> tuple[datetime, datetime | None] | None:
    """The last stay of an adult in a room that began and, where anybody wrote its end, ended before `before`: (from, until).
    A stay without an end is one that nobody closed."""
    rows = InRoom.objects.of(setting).filter(room_id=room, adult_id=adult, from_at__lt=before).exclude(until_at__gt=before)
    found: tuple[datetime, datetime | None] | None = rows.order_by("-from_at").values_list("from_at", "until_at").first()
    return found


def came_in(setting: UUID, room: UUID, adult: UUID, *, after: datetime, at: datetime) -> datetime | None:
    """When an adult who is in a room at `at` came in, not counting a stay from before `after` that nobody closed."""
    rows = InRoom.objects.of(setting).at(at).filter(room_id=room, adult_id=adult, from_at__gte=after)
    found: datetime | None = rows.order_by("from_at").values_list("from_at", flat=True).first()
    return found
