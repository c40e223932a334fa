"""Who may write in the log and read it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, action
from babyroom.people.access import COMMAND_LINE, FAMILY, LEADS, WORKS_HERE


@dataclass(frozen=True)
class TabletOfRoom:
    """A paired tablet of the room this baby is placed in or was moved to today."""

    name: str | Promise = _("the tablet of the room")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby: whether the baby is in this tablet's room. For the setting as a whole: whether this is a tablet."""
        if who.tablet_id is None:
            return False
        return thing is None or thing in who.seen.get("babies_in_room", ())

    def which(self, who: Who) -> Q:
        """Babies of the tablet's room."""
        return Q(pk__in=who.seen.get("babies_in_room", ())) if who.tablet_id else Q(pk__in=[])


TABLET = TabletOfRoom()

RECORD = action("moments.record", _("write what happened to a baby"), [TABLET, LEADS, COMMAND_LINE])
TELL_FROM_HOME = action("moments.tell_from_home", _("write the morning note from home"), [FAMILY])
CORRECT = action("moments.correct", _("correct, move or take back a moment"), [TABLET, LEADS, COMMAND_LINE])
READ = action("moments.read", _("see a baby's day"), [TABLET, WORKS_HERE, FAMILY, COMMAND_LINE])
ARMS_FULL = action("moments.arms_full", _("say that arms are full"), [TABLET])
ANSWER_ARMS_FULL = action("moments.answer_arms_full", _("see that arms are full and say that one is coming"), [TABLET, WORKS_HERE])
