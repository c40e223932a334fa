"""Laying a baby's days ready for the board, learning from them, and switching usual times off and on."""

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
from babyroom.people.models import Baby
from babyroom.rhythm import access, queries, windows
from babyroom.rhythm.days import as_json, from_json
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
    """Lay ready what is not ready any more, and learn from it. Returns for how many babies."""
    found = people.setting(setting)
    if found is None:
        return 0
    on = at.astimezone(ZoneInfo(found.zone)).date()
    stale = queries.stale(setting, on, found.zone)
    laid = lay(setting, stale, on, found.zone) if stale else 0
    learn(setting, queries.unlearnt(setting), found.zone)
    return laid


def learn(setting: UUID, babies: Iterable[UUID], zone: str) -> None:
    """Work out what these babies' days teach and keep it, baby by baby: about a second of the processor each, so never in a request and
    never with the database held. Until then the board goes by what was learned before. Always comes to the same."""
    wanted = list(babies)
    about = people.babies(setting, wanted)
    for row in list(Past.objects.of(setting).filter(baby_id__in=wanted).only("baby_id", "on", "version", "days")):
        days, baby = from_json(row.days), about[row.baby_id]
        first = row.on - queries.REMEMBERED
        taught = windows.taught(
            days, ZoneInfo(zone), weeks=_weeks(baby, row.on), left_out=people.unusual_days(setting, baby.pk, first, row.on)
        )
        version = row.version.removesuffix(Past.LEARNT)
        # Days that were laid anew meanwhile are learned from at the next tick.
        Past.objects.of(setting).filter(pk=row.pk, version=row.version).update(learnt=taught, version=f"{version}{Past.LEARNT}")


def _weeks(baby: Baby, on: date) -> int:
    """A baby's age, from the day they were expected."""
    return max((on - baby.born_on).days // 7 - baby.weeks_early, 0)


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
