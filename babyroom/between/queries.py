"""The lines between home and the room, for whoever may read them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from babyroom.between import access
from babyroom.between.models import Hello, Line, Shared
from babyroom.between.words import SHARED
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.moments.queries import local_day
from babyroom.moments.reading import day_bounds
from babyroom.people import queries as people
from babyroom.people.models import FamilyTie
from babyroom.rota.models import Plan
from babyroom.rota.queries import plans

# So far back a conversation is shown, and lines from home stand on the room's list.
_SHOWN, _ON_THE_LIST = timedelta(days=60), timedelta(days=14)


@dataclass(frozen=True)
class Said:
    """One line as it is read: `waits` until when it is not shown on the other side yet."""

    by: str
    words: str
    at: datetime
    from_home: bool
    waits: datetime | None


@dataclass(frozen=True)
class Talk:
    """The lines with one adult of a family, oldest first; `called` is what the baby's family calls them."""

    home: UUID
    called: str
    lines: tuple[Said, ...]


@dataclass(frozen=True)
class SharedMoment:
    """A moment shared, in words."""

    by: str
    words: str
    at: datetime
    from_home: bool


def with_families(who: Who, baby: UUID, at: datetime, reader: UUID | None) -> list[Talk]:
    """What the room and each adult of this family say to each other. Those who may not see the day are not there. `reader` is the adult at
    the screen, where that is known: whoever is of this family themselves reads their own lines alone, also at work. Raises NotYours."""
    access.FROM_ROOM.check(who, baby)
    ties = [tie for tie in people.family(who.setting, baby, local_day(at, who.zone)) if tie.adult_id == reader]
    if any(tie.blocked for tie in ties):
        raise NotYours(_("This is not open from here. Ask your room lead or the office."))
    found = [one for one in _lines(who.setting, baby, at) if _shows(one, at, to_home=False)]
    return [
        Talk(tie.adult_id, tie.called, tuple(_said(one, tie, at) for one in found if one.home_id == tie.adult_id))
        for tie in _family(who, baby, at)
        if not ties or tie.adult_id == reader
    ]


def with_room(who: Who, baby: UUID, at: datetime) -> tuple[Said, ...]:
    """What this adult and the room say to each other. Raises NotYours."""
    access.FROM_HOME.check(who, baby)
    tie = next(tie for tie in _family(who, baby, at) if tie.adult_id == who.adult_id)
    found = (one for one in _lines(who.setting, baby, at) if one.home_id == who.adult_id and _shows(one, at, to_home=True))
    return tuple(_said(one, tie, at) for one in found)


def lately_from_home(who: Who, babies: Iterable[UUID], at: datetime) -> dict[UUID, datetime]:
    """For babies with a line or a small moment from home in the last days, when the newest was written. None is marked as read. Days count
    from when the room could first read it: over a closure nothing goes off the list unseen."""
    wanted = [baby for baby in babies if access.FROM_ROOM.allows(who, baby)]
    found = Line.objects.of(who.setting).filter(baby_id__in=wanted, from_home=True, shown_from__lte=at, shown_from__gt=at - _ON_THE_LIST)
    sent = Shared.objects.of(who.setting).filter(baby_id__in=wanted, from_home=True, at__gt=at - _ON_THE_LIST)
    told: dict[UUID, datetime] = {}
    for baby, written in [*found.values_list("baby_id", "at"), *sent.values_list("baby_id", "at")]:
        told[baby] = max(written, told.get(baby, written))
    return told


def settling_plan(setting: UUID, baby: UUID) -> Plan | None:
    """The plan of a baby who gets to know us, where it has agreed a note in the morning."""
    return next((plan for plan in plans(setting, baby=baby) if plan.sort == Plan.Sort.SETTLING and plan.note_agreed), None)


def settled_this_morning(setting: UUID, baby: UUID, to: Iterable[UUID], at: datetime, zone: str) -> bool:
    """Whether one of these adults has had the morning's note."""
    start, end = day_bounds(local_day(at, zone), zone)
    found = Line.objects.of(setting).filter(baby_id=baby, home_id__in=list(to), settling=True, at__gte=start, at__lt=end)
    return bool(found.exists())


def hellos(setting: UUID, adults: Iterable[UUID]) -> dict[UUID, str]:
    """The lines these adults wrote to families, by adult."""
    return dict(Hello.objects.of(setting).filter(adult_id__in=list(adults)).exclude(words="").values_list("adult_id", "words"))


def shared(who: Who, baby: UUID, at: datetime, *, home: UUID | None = None) -> tuple[SharedMoment, ...]:
    """Moments shared with this baby's family, newest first; for one adult of it (`home`) those of the room and their own. Whoever asks has
    asked access."""
    found = Shared.objects.of(who.setting).filter(baby_id=baby, at__gt=at - _SHOWN).select_related("by").order_by("-at")
    found = found.filter(Q(from_home=False) | Q(by_id=home)) if home else found
    called = {tie.adult_id: tie.called for tie in people.family(who.setting, baby, local_day(at, who.zone))}
    return tuple(
        SharedMoment(
            called.get(one.by_id, one.by.called) if one.from_home else one.by.called,
            str(one.words or SHARED.get(one.what, "")),
            one.at,
            one.from_home,
        )
        for one in found
    )


def _family(who: Who, baby: UUID, at: datetime) -> list[FamilyTie]:
    ties = people.family(who.setting, baby, local_day(at, who.zone))
    less = {tie.adult_id for tie in ties if tie.sees != FamilyTie.Sees.ALL or tie.blocked}
    return [tie for tie in {tie.adult_id: tie for tie in ties}.values() if tie.adult_id not in less]


def _lines(setting: UUID, baby: UUID, at: datetime) -> list[Any]:
    return list(Line.objects.of(setting).filter(baby_id=baby, at__gt=at - _SHOWN).select_related("by").order_by("at"))


def _shows(one: Line, at: datetime, *, to_home: bool) -> bool:
    """Whoever wrote it sees it at once, the other side when its hour has come."""
    return one.from_home == to_home or one.shown_from <= at


def _said(one: Line, tie: FamilyTie, at: datetime) -> Said:
    waits = one.shown_from if one.shown_from > at else None
    return Said(tie.called if one.from_home else one.by.called, one.words, one.at, one.from_home, waits)
