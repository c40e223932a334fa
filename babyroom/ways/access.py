"""Who may read and write what helps a baby."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import FAMILY, LEADS
from babyroom.signin.access import TABLET_OF_ROOM

TELL = action("ways.tell", _("write what helps a baby"), [TABLET_OF_ROOM, LEADS, FAMILY])
NAME_FAMILIAR = action("ways.name_familiar", _("name who is familiar to a baby"), [TABLET_OF_ROOM, LEADS])
