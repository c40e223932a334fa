"""The people a setting knows and the rooms they are in."""

from babyroom.people.models.adults import Adult, FamilyTie, Job, KeyPerson
from babyroom.people.models.babies import Baby, Contact, Mark, Placement
from babyroom.people.models.booking import Booked, ClosedDays
from babyroom.people.models.consents import Consent
from babyroom.people.models.settings import Owned, Policy, Room, Setting

__all__ = [
    "Adult",
    "Baby",
    "Booked",
    "ClosedDays",
    "Consent",
    "Contact",
    "FamilyTie",
    "Job",
    "KeyPerson",
    "Mark",
    "Owned",
    "Placement",
    "Policy",
    "Room",
    "Setting",
]
