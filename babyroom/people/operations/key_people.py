"""Who is a baby's key person and second key person: one of each at a time, with the day and the reason of a change."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense, typed
from babyroom.people.models import Adult, Baby, Job, KeyPerson
from babyroom.people.operations.desk import Desk, desk, end, follow_on
from babyroom.people.sense import said


def name_key_person(baby: UUID, adult: UUID | None, *, place: str, from_on: date, why: str, by: Who, at: datetime) -> KeyPerson:
    """From a day on this adult is the baby's key person (`place` first) or second one. Whoever was before ends the day before.

    Refused for an adult who does not work here that day, for one who holds the other place, and for a change without a reason.
    """
    at_desk = desk(by, at)
    if adult is None:
        raise Refusal(_("Choose a person."), field="adult")
    if place not in KeyPerson.Place.values:
        raise Refusal(_("Choose key person or second key person."), field="place")
    why = typed.line(why, 140, "why")
    sense.in_order(from_on, None)
    with transaction.atomic():
        found, chosen = at_desk.baby(baby), at_desk.adult(adult)
        _works_here(at_desk, chosen, from_on)
        _not_both(at_desk, found, chosen, place, from_on)
        held = KeyPerson.objects.of(at_desk.setting).on(from_on).filter(baby=found, place=place).order_by("-from_on").first()
        if held is not None and held.adult_id == chosen.pk and held.until_on is None:
            raise Refusal(_("%(adult)s is that already.") % {"adult": chosen.called}, field="adult", code="there_already")
        if held is not None and held.adult_id != chosen.pk and not why:
            raise Refusal(_("Write why it changes. A few words are enough."), field="why", code="empty")
        values = {"adult_id": chosen.pk, "why": why}
        row, before = follow_on(at_desk, KeyPerson, {"baby_id": found.pk, "place": place}, values, from_on=from_on)
        at_desk.tell("name_key_person", found, before=before, after={"place": place, "from_on": from_on, **values})
    return row


def end_key_person(baby: UUID, row: UUID, *, on: date, why: str, by: Who, at: datetime) -> None:
    """The last day of a key person with nobody named to follow yet."""
    at_desk = desk(by, at)
    why = typed.line(why, 140, "why", needed=_("Write why it ends. A few words are enough."))
    with transaction.atomic():
        found = at_desk.baby(baby)
        end(at_desk, "end_key_person", at_desk.find(KeyPerson, row, baby=found), on, about=found, more={"why": why})


def _works_here(at_desk: Desk, adult: Adult, on: date) -> None:
    if not Job.objects.of(at_desk.setting).on(on).filter(adult=adult).exists():
        raise Refusal(
            _("%(adult)s does not work here on %(day)s. Choose someone who does.") % {"adult": adult.called, "day": said(on)}, field="adult"
        )


def _not_both(at_desk: Desk, baby: Baby, adult: Adult, place: str, from_on: date) -> None:
    other: Any = KeyPerson.objects.of(at_desk.setting).filter(baby=baby, adult=adult).exclude(place=place).exclude(until_on__lt=from_on)
    if other.exists():
        raise Refusal(
            _("%(adult)s is %(baby)s’s %(place)s. Choose someone else, so that there are two people.")
            % {"adult": adult.called, "baby": baby.called, "place": KeyPerson.Place(other[0].place).label},
            field="adult",
            code="both",
        )
