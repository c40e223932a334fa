"""How an adult may stand to a baby or to the setting, and what that opens here."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Anyone, Who, action

_LEADING = frozenset({"manager", "deputy"})


@dataclass(frozen=True)
class WorksHere:
    """Has a job here today and is signed in by name."""

    name: str | Promise = _("works here")

    def holds(self, who: Who, thing: Any) -> bool:
        """A job of any sort; the things asked about are already walled by setting."""
        del thing
        return bool(who.jobs) and who.login_id is not None

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return ~Q(pk__in=[]) if self.holds(who, None) else Q(pk__in=[])


@dataclass(frozen=True)
class LeadsTheSetting:
    """Manager or deputy, signed in by name."""

    name: str | Promise = _("leads the setting")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether one of today's jobs is manager or deputy."""
        del thing
        return bool(who.jobs & _LEADING) and who.login_id is not None

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return ~Q(pk__in=[]) if self.holds(who, None) else Q(pk__in=[])


@dataclass(frozen=True)
class FamilyOf:
    """A family tie that holds today and may see the day."""

    name: str | Promise = _("family of the baby")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: a tie to this baby. For the setting as a whole: a tie to any baby."""
        if who.login_id is None:
            return False
        ties = who.seen.get("family_of", frozenset())
        return bool(ties) if thing is None else thing in ties

    def which(self, who: Who) -> Q:
        """Babies this adult has a tie to."""
        return Q(pk__in=who.seen.get("family_of", ())) if who.login_id else Q(pk__in=[])


@dataclass(frozen=True)
class AtTheCommandLine:
    """Someone who can run `babyroom` on the server, and so could reach the file itself."""

    name: str | Promise = _("the command line on the server")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether this is the command line."""
        del thing
        return who.how == "command"

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return ~Q(pk__in=[]) if who.how == "command" else Q(pk__in=[])


COMMAND_LINE = AtTheCommandLine()
WORKS_HERE = WorksHere()
LEADS = LeadsTheSetting()
FAMILY = FamilyOf()
ANYONE = Anyone()

OPEN = action("people.open", _("first pages, signing in, the danger panel"), [ANYONE])
KEEP_PEOPLE = action("people.keep", _("keep the setting's policies, rooms, babies and adults"), [LEADS])
SEE_PEOPLE = action("people.see", _("see the setting's people"), [WORKS_HERE])
