"""Who is at a screen, and whose faces are on it."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import CharField, DateTimeField, Q, QuerySet, UUIDField

from babyroom.common import walls
from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.people import queries as people
from babyroom.people.names import initials, told_apart
from babyroom.signin import tablet_key
from babyroom.signin.access import CLOSED_ROOM, SHUT_OUT
from babyroom.signin.models import InRoom, Link, Pairing, Tablet
from babyroom.signin.tablet_key import Kept, Standing

KEY_WORK = "key_work"


def digest_of(secret: str) -> str:
    """How a tablet's secret is kept: SHA-256 is enough for 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(frozen=True)
class ShutOut:
    """A device that was a room's tablet: which, since when and why not any more. `copied`: it is found out just now."""

    tablet: UUID
    at: datetime
    why: str
    copied: bool = False


@dataclass(frozen=True)
class ClosedRoom:
    """A tablet whose room is closed: which, which room, what it is called and since when."""

    tablet: UUID
    room_id: UUID
    room: str
    on: date


@dataclass(frozen=True)
class KeyWork:
    """What is to be done about a tablet's key on this request: `counts` the part handed out came into use, `turns` a new one is due,
    `seen` the minute is over in which it was last seen."""

    tablet: UUID
    for_good: str
    shown: str
    counts: bool
    turns: bool
    seen: bool


def at_tablet(key: str, at: datetime) -> Who | None:
    """The room's tablet behind the key in its cookie; None for an unknown one. One query.

    Two are none: a tablet that is shut out, or whose key is on two devices (`seen[SHUT_OUT]`), and one of a closed room, which knows the
    room and the day it closed (`seen[CLOSED_ROOM]`). They know their setting, for the danger panel.
    """
    for_good, turning = tablet_key.split(key)
    digest, shown = digest_of(for_good), digest_of(turning)
    with walls.asked_by(digest):
        found = _tablet(digest=digest)
    if not found:
        return None
    tablet, setting, room_id, zone, room, closed_on, revoked_at, shut, seen_at, *parts = found[0]
    if revoked_at is not None:
        return Who(setting_id=setting, zone=zone, seen={SHUT_OUT: ShutOut(tablet, revoked_at, shut)})
    kept = Kept(*parts)
    standing = kept.standing(shown, at)
    if standing is Standing.COPIED:
        return Who(setting_id=setting, zone=zone, seen={SHUT_OUT: ShutOut(tablet, at, Tablet.Shut.TWO_PLACES, copied=True)})
    if closed_on is not None:
        return Who(setting_id=setting, zone=zone, seen={CLOSED_ROOM: ClosedRoom(tablet, room_id, room, closed_on)})
    who = Who(setting_id=setting, tablet_id=tablet, room_id=room_id, how="face", zone=zone)
    fits = standing is Standing.FITS
    seen = seen_at is None or at >= seen_at + tablet_key.SEEN_EVERY
    work = KeyWork(tablet, for_good, shown, standing is Standing.NEXT, fits and kept.turns(at, zone), seen)
    if work.counts or work.turns or work.seen:
        who.seen[KEY_WORK] = work
    return who


KEPT = ("token_digest", "next_digest", "next_at", "previous_digest", "turned_at")


@prepared(digest=CharField())
def _tablet(digest: str) -> QuerySet[Any, Any]:
    # The secret is the proof, and it comes before any setting is known.
    tablets = Tablet.unscoped.filter(secret_digest=digest).order_by()
    whose = ("pk", "setting_id", "room_id", "setting__zone", "room__name", "room__closed_on", "revoked_at", "shut", "last_seen_at")
    return tablets.values_list(*whose, *KEPT)


def signed_in(login_id: UUID, at: datetime, link_id: str | None = None) -> Who | None:
    """The adult behind a login: the link chosen in the session, else the oldest that holds."""
    link = link_of(login_id, link_id)
    if link is None:
        return None
    on = at.astimezone(ZoneInfo(link.setting.zone)).date()
    with walls.within(link.setting_id):
        standing = people.standing(link.setting_id, link.adult_id, on, at)
        who = Who(
            setting_id=link.setting_id,
            adult_id=link.adult_id,
            login_id=login_id,
            how="login",
            zone=link.setting.zone,
            jobs=standing["jobs"],
            seen=standing,
        )
        if who.jobs:
            standing["works_in"] |= rooms_in(link.setting_id, link.adult_id, at, link.setting.zone)
    return who


def rooms_in(setting: UUID, adult: UUID, at: datetime, zone: str) -> frozenset[UUID]:
    """The rooms an adult has come into today and not left. A stay from before today is one that nobody closed."""
    midnight = at.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    here = InRoom.objects.of(setting).at(at).filter(adult_id=adult, from_at__gte=midnight)
    return frozenset(here.values_list("room_id", flat=True))


def link_of(login_id: UUID, link_id: str | None = None) -> Link | None:
    """The link of a login that is chosen by `link_id`, else its oldest that holds, with its setting; None where none does."""
    # A login may lead into several settings: the links say which, so they are read before one is known.
    with walls.asked_by(str(login_id)):
        held = Link.unscoped.filter(login_id=login_id, login__is_active=True, ended_at=None)
        links = list(held.select_related("setting").order_by("id"))
    return next((one for one in links if str(one.pk) == link_id), links[0] if links else None)


def pairing_by(digest: str) -> Pairing | None:
    """The pairing that a code or the secret of a waiting device leads to."""
    # Nobody is anybody yet on the device: the code is what leads to a setting.
    with walls.asked_by(digest):
        return Pairing.unscoped.filter(Q(code_digest=digest) | Q(claim_digest=digest)).first()


def pairing(setting: UUID, pairing: UUID) -> Pairing | None:
    """One pairing, with its room."""
    found: Pairing | None = Pairing.objects.of(setting).select_related("room").filter(pk=pairing).first()
    return found


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
    return list(Tablet.objects.of(setting).select_related("room", "paired_by").order_by("revoked_at", "room__position", "name"))


def local_today(who: Who, at: datetime) -> date:
    """The calendar day of an instant where the nursery is."""
    return at.astimezone(ZoneInfo(who.zone)).date()


def guests_until(setting: UUID, on: date, zone: str) -> dict[UUID, datetime]:
    """The day guests of a day with the end that was last written for each, whether they are in a room or not."""
    first = datetime.combine(on, time(), ZoneInfo(zone))
    stays = InRoom.objects.of(setting).filter(from_at__gte=first, from_at__lt=first + timedelta(days=1), guest_until_at__isnull=False)
    return dict(stays.order_by("from_at").values_list("adult_id", "guest_until_at"))


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
