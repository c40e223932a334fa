"""Who may tell a story and who may read it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from babyroom.common.access import Who, action
from babyroom.people.access import COMMAND_LINE, KEY_PERSON, LEADS, WORKS_IN_ROOM
from babyroom.signin.access import TABLET_OF_ROOM


@dataclass(frozen=True)
class ReadsTheStories:
    """A family tie that holds today and sees the stories, the whole day with them or the stories alone; not blocked."""

    name: str | Promise = _("family of the baby, the stories")

    def holds(self, who: Who, thing: Any) -> bool:
        """For a baby's id: a tie to this baby. For the setting as a whole: a tie to any baby."""
        babies = self._babies(who)
        return bool(babies) if thing is None else thing in babies

    def which(self, who: Who) -> Q:
        """Babies this adult reads the stories of."""
        return Q(pk__in=self._babies(who))

    def _babies(self, who: Who) -> Collection[Any]:
        return who.seen.get("stories_of", ()) if who.login_id is not None else ()


READS_THE_STORIES = ReadsTheStories()

_ROOM = (TABLET_OF_ROOM, LEADS, WORKS_IN_ROOM, KEY_PERSON, COMMAND_LINE)
TELL = action("stories.tell", _("read a day's draft, change it and tell it"), _ROOM)
PHRASES = action("stories.phrases", _("have somebody who grew up with a language read its phrases"), [LEADS])
READ = action("stories.read", _("read a baby's stories at home"), [READS_THE_STORIES])
