"""Who may pair tablets and put faces on them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, action
from babyroom.people.access import ANYONE, COMMAND_LINE, IS_THE_PERSON, LEADS, WORKS_HERE

# Where the request's `Who` keeps that it comes from such a device (queries.at_tablet).
SHUT_OUT, CLOSED_ROOM = "shut_out", "closed_room"


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


@dataclass(frozen=True)
class ShutOutTablet:
    """A device that was a room's tablet and is shut out: it may hand in what is still on it, for the office to look at, and see nothing."""

    name: str | Promise = _("a tablet that is shut out, to hand in what is on it")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether this is such a device."""
        del thing
        return SHUT_OUT in who.seen

    def which(self, who: Who) -> Q:
        """Nothing."""
        del who
        return Q(pk__in=[])


@dataclass(frozen=True)
class ClosedRoomTablet:
    """A tablet whose room is closed: it may hand in what is still on it, and see nothing."""

    name: str | Promise = _("a tablet whose room is closed, to hand in what is on it")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether this is such a device."""
        del thing
        return CLOSED_ROOM in who.seen

    def which(self, who: Who) -> Q:
        """Nothing."""
        del who
        return Q(pk__in=[])


AT_A_TABLET = AtATablet()
CLOSED_ROOM_TABLET = ClosedRoomTablet()
SHUT_OUT_TABLET = ShutOutTablet()
TABLET_OF_ROOM = TabletOfRoom()

SIGN_IN = action("signin.sign_in", _("sign in"), [ANYONE])
PAIR = action("signin.pair", _("pair and revoke tablets"), [LEADS])
FACES = action("signin.faces", _("come into the room and leave it"), [AT_A_TABLET])
OWN_ACCOUNT = action("signin.own_account", _("see and change how one signs in, and where"), [IS_THE_PERSON])
INVITE = action("signin.invite", _("ask adults in, and end their way in"), [LEADS, COMMAND_LINE])
START_CODES = action("signin.start_codes", _("make a start code for a colleague’s PIN"), [LEADS])
OWN_PIN = action("signin.own_pin", _("choose one’s own PIN"), [WORKS_HERE])
ADD_SETTING = action("signin.add_setting", _("make another nursery on this server"), [COMMAND_LINE])
