"""Who may read and write what helps a baby."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import FAMILY, LEADS, WORKS_HERE
from babyroom.signin.access import AT_A_TABLET

READ = action("ways.read", _("read what helps a baby"), [AT_A_TABLET, WORKS_HERE, FAMILY])
TELL = action("ways.tell", _("write what helps a baby"), [AT_A_TABLET, LEADS, FAMILY])
NAME_FAMILIAR = action("ways.name_familiar", _("name who is familiar to a baby"), [AT_A_TABLET, LEADS])
