"""Who may see the room's own screens."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import WORKS_HERE
from babyroom.signin.access import AT_A_TABLET

BOARD = action("tablet.board", _("see the room’s board and its pages"), [AT_A_TABLET])
PAGES = action("tablet.pages", _("see the room’s other pages: a baby, a day, the sheets"), [AT_A_TABLET, WORKS_HERE])
