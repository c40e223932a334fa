"""Who may see the room's own screens."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.signin.access import AT_A_TABLET

BOARD = action("tablet.board", _("see the room’s board and its pages"), [AT_A_TABLET])
