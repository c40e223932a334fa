"""What the demonstration plans: shifts for these weeks, who else knows a baby, and how the newest baby gets to know everybody."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.people.models import Job
from babyroom.records.simulate import Cast
from babyroom.records.simulate import cast as sim
from babyroom.records.simulate.room_day import shift_of
from babyroom.rota.models import KnowsToo, Plan, Shift, Stand, Step

_WEEKS = 3
_LASTS = timedelta(days=30)


def lay_plans(cast: Cast, *, on: date) -> None:
    """Add what is missing. Another run on the same day adds nothing."""
    setting = cast.setting.id
    with transaction.atomic():
        for week in range(_WEEKS):
            _week(cast, on - timedelta(days=on.weekday()) + timedelta(weeks=week))
        if not KnowsToo.objects.of(setting).exists():
            for baby in cast.babies:
                _known_too(setting, baby)
        here = [baby for baby in cast.babies if baby.leaves_on is None or baby.leaves_on >= on]
        if here and not Plan.objects.of(setting).exists():
            begun = [baby for baby in here if baby.start_on <= on]
            newest = {baby.id: baby for some in (here, begun) if some for baby in [max(some, key=lambda one: one.start_on)]}
            for baby in newest.values():
                _settling(cast, baby, on)


def _week(cast: Cast, monday: date) -> None:
    setting, sunday = cast.setting.id, monday + timedelta(days=6)
    if Shift.objects.of(setting).filter(from_on=monday).exists():
        return
    works = set(Job.objects.of(setting).on(monday).values_list("adult_id", flat=True))
    for adult in cast.team:
        if adult.room is None or adult.id not in works:
            continue
        for weekday in {1, 2, 3, 4, 5} - {day + 1 for day in adult.off}:
            shift = shift_of(adult, monday + timedelta(days=weekday - 1))
            if shift is not None:
                Shift.objects.create(
                    setting_id=setting,
                    adult_id=adult.id,
                    room_id=adult.room,
                    weekday=weekday,
                    from_time=_clock(shift.start),
                    to_time=_clock(shift.end),
                    from_on=monday,
                    until_on=sunday,
                )


def _known_too(setting: UUID, baby: sim.Baby) -> None:
    first = baby.key_person_on(baby.start_on)
    others = [known for known in baby.familiar if known.adult != first]
    for position, known in enumerate(others, start=1):
        KnowsToo.objects.create(
            setting_id=setting, baby_id=baby.id, adult_id=known.adult, position=position, with_family=True, from_on=known.from_on
        )


def _settling(cast: Cast, baby: sim.Baby, on: date) -> None:
    setting, first = cast.setting.id, baby.key_person_on(baby.start_on)
    zone = ZoneInfo(cast.setting.zone)
    plan = Plan.objects.create(
        setting_id=setting,
        baby_id=baby.id,
        sort=Plan.Sort.SETTLING,
        on=baby.start_on,
        takes_over_id=first,
        words=_("Short visits with someone from home, always with the same two of us. We go at the baby’s pace."),
        made_at=_at(min(baby.start_on, on) - timedelta(days=7), zone),
        # A month later everybody knows each other.
        ended_at=_at(baby.start_on + _LASTS, zone) if baby.start_on + _LASTS < on else None,
    )
    told = (_("First visit, all together"), _("Milk here, someone from home nearby"), _("A short goodbye"), _("A morning with us"))
    days = [baby.start_on + timedelta(days=n) for n in (0, 1, 3, 7)]
    steps = [
        Step.objects.create(setting_id=setting, plan=plan, position=n, on=day, what=what, adult_id=first)
        for n, (what, day) in enumerate(zip(told, days, strict=True), start=1)
    ]
    slower = _("A slower morning, with the song from home")
    seen = (
        (0, "knowing", ""),
        (1, "some", _("The scarf from home")),
        (2, "some", ""),
        (1, "some", slower),
    )
    for day, (place, how, helped) in zip(_before(on, days), seen, strict=False):
        Stand.objects.create(setting_id=setting, plan=plan, step=steps[place], on=day, how=how, helped=helped, said_at=_at(day, zone))


def _before(on: date, days: Iterable[date]) -> list[date]:
    return [day for day in days if day <= on]


def _clock(minutes: float) -> time:
    return time(int(minutes) // 60, int(minutes) % 60)


def _at(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, time(16), tzinfo=zone)
