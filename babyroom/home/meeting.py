"""Meeting the key people before the first day and in the first weeks: name, how to say it, days, and who is there when they are away."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.dates import WEEKDAYS

from babyroom.between.queries import hellos
from babyroom.people import queries as people
from babyroom.people.models import Baby
from babyroom.rota import queries as rota
from babyroom.rota.said import listed

# So long after the first day a family may still look up how a name is said.
_WEEKS = timedelta(weeks=4)


@dataclass(frozen=True)
class Meet:
    """One key person: `say` is how the name is said, `days` weekdays in words, `away` who has the baby when they are not here, `line` what
    they wrote themselves. Empty where it is not known."""

    name: str
    say: str
    days: str
    away: tuple[str, ...]
    line: str


def meet(setting: UUID, baby: Baby, on: date) -> tuple[Meet, ...]:
    """The baby's key people, until some weeks after the first day; then nobody: by then they are known."""
    if on > baby.starts_on + _WEEKS:
        return ()
    keys = people.key_people(setting, [baby.pk], max(on, baby.starts_on)).get(baby.pk, [])
    adults = [row.adult for row in keys]
    weeks, lines = rota.weeks(setting, on, [adult.pk for adult in adults]), hellos(setting, [adult.pk for adult in adults])
    too = [row.adult.called for row in rota.known_too(setting, [baby.pk], on).get(baby.pk, [])]
    told = []
    for adult in adults:
        week = weeks.get(adult.pk)
        days = sorted({shift.weekday for shift in week.weekly if shift.weekday}) if week else []
        away = tuple(dict.fromkeys([*(other.called for other in adults if other.pk != adult.pk), *too]))
        told.append(Meet(adult.called, adult.say_it, listed(str(WEEKDAYS[day - 1]) for day in days), away, lines.get(adult.pk, "")))
    return tuple(told)
