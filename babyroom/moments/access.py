"""Who may write in the log and read it."""

from django.utils.translation import gettext_lazy as _

from babyroom.common.access import action
from babyroom.people.access import COMMAND_LINE, FAMILY, KEY_PERSON, LEADS, WORKS_HERE, WORKS_IN_ROOM
from babyroom.signin.access import CLOSED_ROOM_TABLET, SHUT_OUT_TABLET
from babyroom.signin.access import TABLET_OF_ROOM as TABLET

RECORD = action("moments.record", _("write what happened to a baby"), [TABLET, LEADS, COMMAND_LINE])
HAND_IN = action("moments.hand_in", _("hand in what a tablet has written"), [TABLET, CLOSED_ROOM_TABLET, SHUT_OUT_TABLET])
SET_ASIDE = action("moments.set_aside", _("look at what was set aside, write it in or leave it out"), [LEADS])
TELL_FROM_HOME = action("moments.tell_from_home", _("write the morning note from home"), [FAMILY])
CORRECT = action("moments.correct", _("correct, move or take back a moment"), [TABLET, LEADS, COMMAND_LINE])
READ = action("moments.read", _("see a baby's day"), [TABLET, LEADS, WORKS_IN_ROOM, KEY_PERSON, FAMILY, COMMAND_LINE])
ARMS_FULL = action("moments.arms_full", _("say that arms are full"), [TABLET])
ANSWER_ARMS_FULL = action("moments.answer_arms_full", _("see that arms are full and say that one is coming"), [TABLET, WORKS_HERE])
