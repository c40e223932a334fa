"""The start of a shift with a PIN, and cover for the day with one of their own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from babyroom.common import notices
from babyroom.common.access import Who
from babyroom.people.models import Job
from babyroom.signin import access
from babyroom.signin.operations import come_in, welcome_guest
from babyroom.signin.operations_pins import confirm, guest_pin

BY_NAME = "came_by_name"


@dataclass(frozen=True)
class Welcomed:
    """Cover who is here now. `pin` is told this once; empty where PINs are not used."""

    name: str
    until: datetime
    pin: str


def come_in_with_pin(adult: UUID, pin: str, *, by: Who, at: datetime) -> None:
    """An adult shows their PIN and comes into this tablet's room. Raises Refusal."""
    access.FACES.check(by)
    confirm(adult, pin, by=by, at=at)
    come_in(adult, by=by.as_adult(adult, "pin"), at=at, with_pin=True)


def come_in_by_name(adult: UUID, *, by: Who, at: datetime) -> None:
    """An adult without a PIN comes in by name, where a PIN is asked for. On their first day here that is how it begins; later the office
    is told, in one notice a day."""
    access.FACES.check(by)
    today = at.astimezone(ZoneInfo(by.zone)).date()
    with transaction.atomic():
        come_in(adult, by=by, at=at)
        if Job.objects.of(by.setting).filter(adult_id=adult, from_on__lt=today).exists():
            _tell_by_name(adult, by, today.isoformat(), at)


def _tell_by_name(adult: UUID, by: Who, on: str, at: datetime) -> None:
    for one in notices.waiting(by.setting):
        if one.sort == BY_NAME and one.facts["on"] == on:
            adults = dict.fromkeys([*one.facts["adults"], str(adult)])
            notices.say_anew(one.pk, setting=by.setting, facts={"on": on, "adults": list(adults)})
            return
    notices.put_up(BY_NAME, setting=by.setting, at=at, facts={"on": on, "adults": [str(adult)]})


def welcome(*, first_name: str, last_name: str, until: datetime, vouched_by: UUID | None, by: Who, at: datetime) -> Welcomed:
    """Cover for the day. Where somebody vouches with their PIN, the guest gets one too: it ends with their day, their name stays."""
    with transaction.atomic():
        vouching = by.as_adult(vouched_by, "pin") if vouched_by else by
        adult = welcome_guest(first_name=first_name, last_name=last_name, until=until, by=vouching, at=at)
        pin = guest_pin(adult.pk, until=until, by=vouching, at=at) if vouched_by else ""
    return Welcomed(adult.called, until, pin)
