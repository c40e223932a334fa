"""Who may see the room's own screens."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import KEY_PERSON, LEADS, WORKS_IN_ROOM
from babyroom.signin.access import AT_A_TABLET, TABLET_OF_ROOM

BOARD = action("tablet.board", _("see the room’s board and its pages"), [AT_A_TABLET])
PAGES = action(
    "tablet.pages", _("see the room’s other pages: a day, the door, the sheets"), [AT_A_TABLET, LEADS, WORKS_IN_ROOM, KEY_PERSON]
)
BABY = action("tablet.baby", _("see a baby’s pages as the room sees them"), [TABLET_OF_ROOM, LEADS, WORKS_IN_ROOM, KEY_PERSON])
QUIET_LOOK = action("tablet.quiet_look", _("see which babies to spend a quiet while with"), [AT_A_TABLET])
