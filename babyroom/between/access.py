"""Who may write and read between home and the room."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import FAMILY, KEY_PERSON, LEADS, WORKS_HERE, WORKS_IN_ROOM
from babyroom.signin.access import AT_A_TABLET, TABLET_OF_ROOM

FROM_ROOM = action("between.from_room", _("read and write lines with a family"), [TABLET_OF_ROOM, LEADS, WORKS_IN_ROOM, KEY_PERSON])
HELLO = action("between.hello", _("write a line of one’s own to families who do not know one yet"), [AT_A_TABLET, WORKS_HERE])
FROM_HOME = action("between.from_home", _("read and write lines with the room"), [FAMILY])
