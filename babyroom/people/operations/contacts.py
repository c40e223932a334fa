"""Whom to ring, in which order."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import queries, sense
from babyroom.people.facts import ContactFacts
from babyroom.people.models import Baby, Contact
from babyroom.people.operations.desk import Desk, desk


def add_contact(baby: UUID, facts: ContactFacts, *, by: Who, at: datetime) -> Contact:
    """One more to ring, last in the order."""
    at_desk = desk(by, at)
    facts = sense.contact(facts)
    with transaction.atomic():
        found = at_desk.baby(baby)
        position = len(_listed(at_desk, found)) + 1
        contact: Contact = Contact.objects.create(setting_id=at_desk.setting, baby=found, position=position, **asdict(facts))
        at_desk.tell("add_contact", found, after={"row": contact.pk, "position": position, **asdict(facts)})
    return contact


def change_contact(baby: UUID, contact: UUID, facts: ContactFacts, *, by: Who, at: datetime) -> Contact:
    """A new number, another name."""
    at_desk = desk(by, at)
    facts = sense.contact(facts)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = _one(at_desk, found, contact)
        before = at_desk.alter(row, asdict(facts))
        at_desk.tell("change_contact", found, before={"row": None, **before}, after={"row": row.pk, **asdict(facts)})
    return row


def ring_sooner(baby: UUID, contact: UUID, *, by: Who, at: datetime) -> None:
    """One place up: rung before whoever stood above."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        order = _listed(at_desk, found)
        was = [row.pk for row in order]
        if contact not in was:
            raise NotYours(_("We cannot find this here any more."))
        place = was.index(contact)
        now = [*was[: max(place - 1, 0)], *([contact, was[place - 1]] if place else [contact]), *was[place + 1 :]]
        rows = {row.pk: row for row in order}
        for position, key in enumerate(now, start=1):
            at_desk.alter(rows[key], {"position": position})
        at_desk.tell("ring_sooner", found, before={"order": was}, after={"order": now})


def take_off_contact(baby: UUID, contact: UUID, *, on: date, by: Who, at: datetime) -> Contact:
    """The last day on the list: from the day after they are not rung and may not collect by it. The row stays."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = _one(at_desk, found, contact)
        if on < sense.EARLIEST or on - at_desk.today > sense.FURTHEST:
            raise Refusal(_("Please check the year."), field="until_on")
        before = at_desk.alter(row, {"until_on": on})
        for position, other in enumerate(_listed(at_desk, found), start=1):
            at_desk.alter(other, {"position": position})
        at_desk.tell(
            "take_off_contact", found, before={"row": None, "name": None, **before}, after={"row": row.pk, "name": row.name, "until_on": on}
        )
    return row


def _listed(at_desk: Desk, baby: Baby) -> list[Contact]:
    return queries.contacts(at_desk.setting, [baby.pk], at_desk.today).get(baby.pk, [])


def _one(at_desk: Desk, baby: Baby, contact: UUID) -> Contact:
    for row in _listed(at_desk, baby):
        if row.pk == contact:
            return row
    raise NotYours(_("We cannot find this here any more."))
