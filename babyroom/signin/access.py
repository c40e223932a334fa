"""Who may pair tablets and put faces on them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, action
from babyroom.people.access import ANYONE, LEADS


@dataclass(frozen=True)
class AtATablet:
    """The request comes from a paired tablet."""

    name: str | Promise = _("a paired tablet")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether there is a tablet."""
        del thing
        return who.tablet_id is not None

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return ~Q(pk__in=[]) if who.tablet_id else Q(pk__in=[])


AT_A_TABLET = AtATablet()

SIGN_IN = action("signin.sign_in", _("sign in"), [ANYONE])
PAIR = action("signin.pair", _("pair and revoke tablets"), [LEADS])
FACES = action("signin.faces", _("come into the room and leave it"), [AT_A_TABLET])
