"""Every write about the setting's people. Each asks who, makes sense of it, writes, and tells the audit in the same transaction."""

from babyroom.people.operations.adults import add_adult, change_adult
from babyroom.people.operations.babies import add_baby, change_baby
from babyroom.people.operations.booking import Spell, drop_day, set_days, set_week
from babyroom.people.operations.closing import close_nursery, open_after_all
from babyroom.people.operations.consents import record_consent, withdraw_consent
from babyroom.people.operations.contacts import add_contact, change_contact, ring_sooner, take_off_contact
from babyroom.people.operations.family import add_tie, change_tie, end_tie
from babyroom.people.operations.guarding import guard
from babyroom.people.operations.incoming import bring_in
from babyroom.people.operations.jobs import add_job, change_job, end_job
from babyroom.people.operations.key_people import end_key_person, name_key_person
from babyroom.people.operations.marks import add_mark, change_mark, end_mark
from babyroom.people.operations.notices import read_notice
from babyroom.people.operations.placements import place_baby
from babyroom.people.operations.policies import change_setting, set_policies
from babyroom.people.operations.rooms import add_room, change_room, close_room, open_room
from babyroom.people.operations.twins import tie_twins, untie_twins

__all__ = [
    "Spell",
    "add_adult",
    "add_baby",
    "add_contact",
    "add_job",
    "add_mark",
    "add_room",
    "add_tie",
    "bring_in",
    "change_adult",
    "change_baby",
    "change_contact",
    "change_job",
    "change_mark",
    "change_room",
    "change_setting",
    "change_tie",
    "close_nursery",
    "close_room",
    "drop_day",
    "end_job",
    "end_key_person",
    "end_mark",
    "end_tie",
    "guard",
    "name_key_person",
    "open_after_all",
    "open_room",
    "place_baby",
    "read_notice",
    "record_consent",
    "ring_sooner",
    "set_days",
    "set_policies",
    "set_week",
    "take_off_contact",
    "tie_twins",
    "untie_twins",
    "withdraw_consent",
]
