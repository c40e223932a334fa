"""What the forms about one baby begin with: the baby, and the choices offered."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from django.db import models
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import queries
from babyroom.people.facts import Week
from babyroom.people.models import Baby, Booked, Consent, Contact, FamilyTie, KeyPerson, Mark, Placement
from babyroom.people.pages.ground import (
    Choices,
    adult_choices,
    found_baby,
    full_name,
    room_choices,
    staff_choices,
    wall,
)
from babyroom.people.stages import first_day


@dataclass(frozen=True)
class BabyAsked:
    """The baby a form is about, and what it offers. `row` is the row it changes, if any; `held` the value that holds."""

    baby: Baby
    choices: Choices
    first_on: date
    row: models.Model | None = None
    held: UUID | None = None


def of_baby(who: Who, baby: UUID) -> BabyAsked:
    """A form that offers nothing but the baby."""
    found = found_baby(wall(who), baby)
    return BabyAsked(found, [], first_day(found.settling_from, found.starts_on))


def of_row(who: Who, baby: UUID, sort: str, row: UUID, today: date) -> BabyAsked:
    """A form about one row of a baby: `mark`, `contact`, `tie`, `key_person`, `consent`, `day`. Raises NotYours."""
    asked = of_baby(who, baby)
    tables = {"mark": Mark, "contact": Contact, "tie": FamilyTie, "key_person": KeyPerson, "consent": Consent, "day": Booked}
    rows = tables[sort].objects.of(wall(who)).filter(pk=row, baby=asked.baby)
    if sort == "contact":
        rows = rows.listed(today)
    if sort == "day":
        rows = rows.exclude(on=None).filter(taken_back_at=None)
    relation = {"tie": "adult", "key_person": "adult", "consent": "by"}.get(sort)
    found = (rows.select_related(relation) if relation else rows).first()
    if found is None:
        raise NotYours(_("We cannot find this here any more."))
    return BabyAsked(asked.baby, [], asked.first_on, found)


def placing(who: Who, baby: UUID, today: date) -> BabyAsked:
    """Which room from when."""
    asked, setting = of_baby(who, baby), wall(who)
    held = Placement.objects.of(setting).on(max(today, asked.first_on)).filter(baby=asked.baby).values_list("room_id", flat=True).first()
    return BabyAsked(asked.baby, room_choices(setting), asked.first_on, held=held)


def naming(who: Who, baby: UUID, place: str, today: date) -> BabyAsked:
    """Who can be named key person."""
    asked, setting = of_baby(who, baby), wall(who)
    held = KeyPerson.objects.of(setting).on(today).filter(baby=asked.baby, place=place).values_list("adult_id", flat=True).first()
    return BabyAsked(asked.baby, staff_choices(setting, today), asked.first_on, held=held)


def twinning(who: Who, baby: UUID) -> BabyAsked:
    """Which babies can be the other twin, those with the same birthday first."""
    asked, setting = of_baby(who, baby), wall(who)
    others = [one for one in Baby.objects.of(setting).exclude(pk=baby) if one.twins is None or one.twins != asked.baby.twins]
    others.sort(key=lambda one: (abs((one.born_on - asked.baby.born_on).days), one.first_name))
    return BabyAsked(asked.baby, [(one.pk, full_name(one)) for one in others], asked.first_on)


def tying(who: Who, baby: UUID) -> BabyAsked:
    """Every adult we know: the family of a brother or sister is known already."""
    asked = of_baby(who, baby)
    return BabyAsked(asked.baby, adult_choices(wall(who)), asked.first_on)


def agreeing(who: Who, baby: UUID, today: date) -> BabyAsked:
    """Who can say yes or no: those with parental responsibility."""
    asked, setting = of_baby(who, baby), wall(who)
    ties = [tie for tie in queries.family(setting, baby, today) if tie.parental_responsibility]
    return BabyAsked(asked.baby, [(tie.adult_id, f"{tie.called}, {full_name(tie.adult)}") for tie in ties], asked.first_on)


@dataclass(frozen=True)
class WeekAsked:
    """The week that holds, and the hours offered for days not booked yet."""

    baby: Baby
    week: Week
    usual: tuple[time, time]
    from_on: date


def booking(who: Who, baby: UUID, today: date) -> WeekAsked:
    """The week as it holds today, or on the first day of a baby still to come."""
    asked, setting = of_baby(who, baby), wall(who)
    on = max(today, asked.first_on)
    rows = Booked.objects.of(setting).on(on).filter(baby=asked.baby, on=None)
    policy = queries.policies(setting, on)
    week = {row.weekday: (row.from_time, row.to_time) for row in rows}
    usual = next(iter(week.values()), (policy.clock("opens_at"), policy.clock("closes_at")))
    return WeekAsked(asked.baby, week, usual, on)
