"""Who may bring in records from other products."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import COMMAND_LINE, LEADS

BRING_IN = action("records.bring_in", _("bring in records from another product"), [LEADS, COMMAND_LINE])
COPY_EVERYTHING = action("records.copy_everything", _("ask for a copy of everything, confirm, stop or fetch it"), [LEADS])
DEMONSTRATE = action("records.demonstrate", _("lay down a simulated nursery"), [COMMAND_LINE])
