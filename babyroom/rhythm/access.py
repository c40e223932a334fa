"""Who may switch usual times off. Who may see a baby's rhythm is who may see the baby's days: tablet and home ask for that themselves."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import LEADS

SWITCH = action("rhythm.switch", _("switch usual times off and on, for a baby or a room"), [LEADS])
