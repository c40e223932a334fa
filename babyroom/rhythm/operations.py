"""Laying a baby's days ready for the board, and switching usual times off and on."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries as people
from babyroom.rhythm import access, queries
from babyroom.rhythm.days import as_json
from babyroom.rhythm.models import Off, Past


def lay(setting: UUID, babies: Iterable[UUID], on: date, zone: str) -> int:
    """Work out these babies' days before `on` from the log and keep them. May be run at any time; always comes to the same."""
    wanted = list(babies)
    seq = queries.seq_of(setting)
    days = queries.read(setting, wanted, on - queries.REMEMBERED, on - timedelta(days=1), zone)
    with transaction.atomic():
        known = set(Past.objects.of(setting).filter(baby_id__in=wanted).values_list("baby_id", flat=True))
        for baby in wanted:
            row = {"on": on, "seq": seq, "version": f"{on}.{seq}", "days": as_json(days.get(baby, ()))}
            if baby in known:
                Past.objects.of(setting).filter(baby_id=baby).update(**row)
            else:
                Past.objects.create(baby_id=baby, setting_id=setting, **row)
    return len(wanted)


def lay_stale(setting: UUID, *, at: datetime) -> int:
    """Lay ready what is not ready any more. Returns for how many babies."""
    found = people.setting(setting)
    if found is None:
        return 0
    on = at.astimezone(ZoneInfo(found.zone)).date()
    stale = queries.stale(setting, on, found.zone)
    return lay(setting, stale, on, found.zone) if stale else 0


def switch_off(*, baby: UUID | None = None, room: UUID | None = None, family_asked: bool = False, by: Who, at: datetime) -> None:
    """From now on no usual times are shown of this baby, or of any baby of this room: not on the board, not on the page."""
    setting, subject = _asked(baby, room, by)
    with transaction.atomic():
        if Off.objects.of(setting).filter(baby_id=baby, room_id=room, until_at=None).exists():
            return
        Off.objects.create(setting_id=setting, baby_id=baby, room_id=room, family_asked=family_asked and baby is not None, from_at=at)
        after = {"usual_times": False, "family_asked": family_asked}
        audit.write("rhythm.switch_off", by=by, at=at, setting=setting, subject=subject, after=after)


def switch_on(*, baby: UUID | None = None, room: UUID | None = None, by: Who, at: datetime) -> None:
    """Usual times are shown again."""
    setting, subject = _asked(baby, room, by)
    with transaction.atomic():
        if Off.objects.of(setting).filter(baby_id=baby, room_id=room, until_at=None).update(until_at=at):
            audit.write("rhythm.switch_on", by=by, at=at, setting=setting, subject=subject, after={"usual_times": True})


def _asked(baby: UUID | None, room: UUID | None, by: Who) -> tuple[UUID, str]:
    access.SWITCH.check(by)
    setting = by.setting
    if baby is not None and baby in people.born(setting, [baby]):
        return setting, f"people.baby/{baby}"
    if baby is None and room is not None and any(one.pk == room for one in people.rooms(setting)):
        return setting, f"people.room/{room}"
    raise NotYours(_("We cannot find this here any more."))
