"""How an adult may stand to a baby, a person or the setting, and what that opens here.

What a relation needs to know of an adult is found once, when they are known at the request (`queries.standing`), and stands in
`Who.seen`; a `Who` of whom nothing was found stands in no relation.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Anyone, Who, action
from babyroom.people import queries

_LEADING = frozenset({"manager", "deputy"})
NOBODYS = Q(pk__in=[])
EVERYBODYS = ~NOBODYS


def _among(things: Collection[Any], thing: Any) -> bool:
    """Whether `thing` is one of these; for the setting as a whole (None), whether there is any."""
    return bool(things) if thing is None else thing in things


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
        return EVERYBODYS if self.holds(who, None) else NOBODYS


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
        return EVERYBODYS if self.holds(who, None) else NOBODYS


@dataclass(frozen=True)
class WorksInTheRoom:
    """Works in the room this baby is in today: it is the room of their job, or they have come in there. Not where an
    order keeps them from their own child."""

    name: str | Promise = _("works in the baby’s room")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: whether the baby is in a room of theirs. For the setting as a whole: whether they have a room."""
        if thing is None:
            return who.login_id is not None and bool(who.jobs) and bool(who.seen.get("works_in"))
        return thing in _babies_by_work(who)

    def which(self, who: Who) -> Q:
        """Babies of their rooms."""
        return Q(pk__in=_babies_by_work(who))


def _babies_by_work(who: Who) -> frozenset[Any]:
    """Babies of the rooms this adult works in today, asked for once."""
    rooms = who.seen.get("works_in", frozenset())
    if who.login_id is None or not who.jobs or not rooms:
        return frozenset()
    if "babies_by_work" not in who.seen:
        on = who.seen["on"]
        who.seen["babies_by_work"] = frozenset().union(*(queries.babies_placed(who.setting, room, on) for room in rooms))
    # A baby who is with them for now (moved for an hour) is in their room too: the screen has found them.
    here = who.seen.get("babies_in_room", frozenset()) if who.room_id in rooms else frozenset()
    return (frozenset(who.seen["babies_by_work"]) | here) - frozenset(who.seen.get("kept_from", ()))


@dataclass(frozen=True)
class KeyPersonOf:
    """First or second key person of the baby today, who works here and is signed in by name."""

    name: str | Promise = _("key person of the baby")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: key person of this one. For the setting as a whole: of any."""
        return _among(self._babies(who), thing)

    def which(self, who: Who) -> Q:
        """Babies this adult is key person of."""
        return Q(pk__in=self._babies(who))

    def _babies(self, who: Who) -> Collection[Any]:
        # An order that keeps a parent from their child counts at work too.
        babies = frozenset(who.seen.get("key_person_of", ())) - who.seen.get("kept_from", frozenset())
        return babies if who.login_id is not None and who.jobs else ()


@dataclass(frozen=True)
class FamilyOf:
    """A family tie that holds today, may see the day and is not blocked."""

    name: str | Promise = _("family of the baby")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: a tie to this baby. For the setting as a whole: a tie to any baby."""
        return _among(self._babies(who), thing)

    def which(self, who: Who) -> Q:
        """Babies this adult has a tie to."""
        return Q(pk__in=self._babies(who))

    def _babies(self, who: Who) -> Collection[Any]:
        return who.seen.get("family_of", ()) if who.login_id is not None else ()


@dataclass(frozen=True)
class IsThePerson:
    """The person the page is about, signed in by name."""

    name: str | Promise = _("is the person")

    def holds(self, who: Who, thing: Any) -> bool:
        """For an adult's id: whether it is theirs. For the setting as a whole: whether anybody is signed in by name."""
        if who.login_id is None or who.adult_id is None:
            return False
        return thing is None or thing == who.adult_id

    def which(self, who: Who) -> Q:
        """Their own row."""
        return Q(pk=who.adult_id) if self.holds(who, None) else NOBODYS


@dataclass(frozen=True)
class LeadsSafeguarding:
    """Safeguarding lead or deputy of it, signed in by name. It opens nothing yet: what it will open is kept apart from all else."""

    name: str | Promise = _("leads on safeguarding")

    def holds(self, who: Who, thing: Any) -> bool:
        """Whether one of today's jobs says so."""
        del thing
        return bool(who.seen.get("safeguarding")) and bool(who.jobs) and who.login_id is not None

    def which(self, who: Who) -> Q:
        """Everything of the setting, or nothing."""
        return EVERYBODYS if self.holds(who, None) else NOBODYS


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
        return EVERYBODYS if who.how == "command" else NOBODYS


COMMAND_LINE = AtTheCommandLine()
WORKS_HERE = WorksHere()
LEADS = LeadsTheSetting()
WORKS_IN_ROOM = WorksInTheRoom()
KEY_PERSON = KeyPersonOf()
FAMILY = FamilyOf()
IS_THE_PERSON = IsThePerson()
LEADS_SAFEGUARDING = LeadsSafeguarding()
ANYONE = Anyone()

OPEN = action("people.open", _("first pages, signing in, the danger panel"), [ANYONE])
KEEP_PEOPLE = action("people.keep", _("keep the setting's policies, rooms, babies and adults"), [LEADS])
SEE_PEOPLE = action("people.see", _("see the office's first pages: rooms, who works here, the house's rules"), [WORKS_HERE])
SEE_BABIES = action("people.see_babies", _("see a baby in the office's lists"), [LEADS, WORKS_IN_ROOM, KEY_PERSON])
READ_NOTICES = action("people.read_notices", _("read what the office is told of"), [LEADS])
SEE_LOOKS = action("people.see_looks", _("see who looked at a baby's pages"), [LEADS, FAMILY])
