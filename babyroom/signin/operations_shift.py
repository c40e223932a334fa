"""The start of a shift with a PIN, and cover for the day with one of their own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from babyroom.common.access import Who
from babyroom.signin import access
from babyroom.signin.operations import come_in, welcome_guest
from babyroom.signin.operations_pins import confirm, guest_pin


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


def welcome(*, first_name: str, last_name: str, until: datetime, vouched_by: UUID | None, by: Who, at: datetime) -> Welcomed:
    """Cover for the day. Where somebody vouches with their PIN, the guest gets one too: it ends with their day, their name stays."""
    with transaction.atomic():
        vouching = by.as_adult(vouched_by, "pin") if vouched_by else by
        adult = welcome_guest(first_name=first_name, last_name=last_name, until=until, by=vouching, at=at)
        pin = guest_pin(adult.pk, until=until, by=vouching, at=at) if vouched_by else ""
    return Welcomed(adult.called, until, pin)
