"""What is asked about PINs: what they stand before, when they are asked for, who has one, whose was right a short while ago."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.signin.models import Fresh, InRoom, Pin, StartCode
from babyroom.signin.queries import Face, faces, local_today

QUIET = timedelta(minutes=2)
LONGEST = timedelta(minutes=10)
CHOOSE_FIRST = gettext_lazy("Choose your name first.")


def guarded(who: Who) -> bool:
    """Whether a PIN stands before earlier days, whole pages of a person and sheets at a tablet: everywhere but in a demonstration, whether
    anybody has a PIN yet or not."""
    setting = people.setting(who.setting)
    return setting is None or not setting.demonstration


def asked_at_start(who: Who, at: datetime) -> bool:
    """Whether a PIN is asked for at the start of a shift: the setting's rule. It opens and shuts no page."""
    return people.policies(who.setting, local_today(who, at)).text("pin_at_shift_start") == "yes" and guarded(who)


def anybody_has_one(setting: UUID) -> bool:
    """Whether anybody who stays has chosen a PIN."""
    return bool(Pin.objects.of(setting).filter(ends_at=None).exists())


def without_pin(setting: UUID, at: datetime, zone: str) -> int:
    """How many of those who work in a room today have no PIN that holds."""
    jobs = people.staff(setting, at.astimezone(ZoneInfo(zone)).date(), at)
    return len({job.adult_id for job in jobs if job.room_id is not None} - with_pin(setting, at))


def with_pin(setting: UUID, at: datetime) -> frozenset[UUID]:
    """The adults whose PIN holds."""
    return frozenset(Pin.objects.of(setting).filter(Q(ends_at=None) | Q(ends_at__gt=at)).values_list("adult_id", flat=True))


def has_pin(setting: UUID, adult: UUID, at: datetime) -> bool:
    """Whether this adult's PIN holds."""
    return adult in with_pin(setting, at)


def fresh(who: Who, at: datetime) -> UUID | None:
    """The adult whose PIN was right at this tablet: at most two quiet minutes and ten minutes in all ago, and still in the room."""
    if who.tablet_id is None:
        return None
    held = Fresh.objects.of(who.setting).filter(tablet_id=who.tablet_id, used_at__gt=at - QUIET, confirmed_at__gt=at - LONGEST)
    here = InRoom.objects.of(who.setting).at(at).filter(room_id=who.room_id).values("adult_id")
    found: UUID | None = held.filter(adult_id__in=here).order_by("-used_at").values_list("adult_id", flat=True).first()
    return found


def opened_since(who: Who, at: datetime) -> datetime | None:
    """Since when what a PIN opens has been open at this tablet; None where it is shut."""
    adult = fresh(who, at)
    held = Fresh.objects.of(who.setting).filter(tablet_id=who.tablet_id, adult_id=adult) if adult is not None else None
    found: datetime | None = held.values_list("confirmed_at", flat=True).first() if held is not None else None
    return found


def last_fresh(who: Who) -> UUID | None:
    """Whose PIN was right here last: most likely theirs comes next."""
    held = Fresh.objects.of(who.setting).filter(tablet_id=who.tablet_id)
    found: UUID | None = held.order_by("-used_at").values_list("adult_id", flat=True).first()
    return found


def faces_with_pin(who: Who, at: datetime) -> list[Face]:
    """The adults in the room who have a PIN."""
    if who.room_id is None:
        return []
    held = with_pin(who.setting, at)
    return [face for face in faces(who.setting, who.room_id, at, who.zone) if face.adult_id in held]


def name_of(who: Who, adult: UUID, at: datetime) -> str:
    """What somebody who works here today is called. Raises NotYours."""
    jobs = people.staff(who.setting, local_today(who, at), at)
    names = {job.adult_id: job.adult.called for job in jobs}
    if adult not in names:
        raise NotYours(_("We cannot find this adult among those who work here today. Ask the office."))
    return names[adult]


@dataclass(frozen=True)
class PinRow:
    """Somebody who works here: since when they have a PIN, and until when a start code waits for them."""

    adult: UUID
    name: str
    since: datetime | None
    code_until: datetime | None


def team(who: Who, at: datetime) -> list[PinRow]:
    """Everyone who works here today, by name. What their PIN is, nobody can be told."""
    jobs = people.staff(who.setting, local_today(who, at), at)
    set_at = dict(Pin.objects.of(who.setting).filter(Q(ends_at=None) | Q(ends_at__gt=at)).values_list("adult_id", "set_at"))
    waiting = StartCode.objects.of(who.setting).filter(used_at=None, ends_at__gt=at).order_by("made_at")
    codes = dict(waiting.values_list("adult_id", "ends_at"))
    rows = {job.adult_id: PinRow(job.adult_id, str(job.adult), set_at.get(job.adult_id), codes.get(job.adult_id)) for job in jobs}
    return sorted(rows.values(), key=lambda row: row.name)
