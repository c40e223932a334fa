"""Who may see and write shifts, who else knows a baby, and plans."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, action
from babyroom.people.access import EVERYBODYS, KEY_PERSON, LEADS, NOBODYS, WORKS_IN_ROOM

_ROOM_LEAD = "lead"


@dataclass(frozen=True)
class LeadsARoom:
    """Room lead today, signed in by name: of the babies of their own rooms, and of the shifts, in which rooms help each other out."""

    name: str | Promise = _("room lead, of the room’s babies")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: whether the baby is in a room of theirs. For the setting as a whole: whether they are a room lead."""
        return _ROOM_LEAD in who.jobs and who.login_id is not None and (thing is None or WORKS_IN_ROOM.holds(who, thing))

    def which(self, who: Who) -> Q:
        """Babies of their rooms."""
        return WORKS_IN_ROOM.which(who) if self.holds(who, None) else NOBODYS


@dataclass(frozen=True)
class LeadsAnyRoom:
    """Room lead today, signed in by name."""

    name: str | Promise = _("room lead")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether one of today's jobs is that; the things asked about are already walled by setting."""
        del thing
        return _ROOM_LEAD in who.jobs and who.login_id is not None

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return EVERYBODYS if self.holds(who, None) else NOBODYS


LEADS_A_ROOM = LeadsARoom()
LEADS_ANY_ROOM = LeadsAnyRoom()

SHIFTS = action("rota.shifts", _("see and write shifts, and the days before they begin"), [LEADS, LEADS_ANY_ROOM])
KNOWN = action("rota.known", _("see who knows a baby, and the baby's plans"), [LEADS, WORKS_IN_ROOM, KEY_PERSON])
PLAN = action("rota.plan", _("say who else knows a baby, and plan with the family"), [LEADS, LEADS_A_ROOM, KEY_PERSON])
LEAVERS = action("rota.leavers", _("plan the goodbyes of an adult who leaves"), [LEADS])
