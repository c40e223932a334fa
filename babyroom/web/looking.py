"""What a page that was shown is about, and that somebody looked. A poll is no look, and neither is a page that was not shown."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.urls import ResolverMatch

from babyroom.common import looks, notices
from babyroom.common.access import Who
from babyroom.people import queries as people

# Asked by tablets on their own, every few seconds.
POLLS = frozenset({"tablet:since", "tablet:who_asks"})
# Pages about every baby of a room are a look at the room.
_OF_ROOM = "tablet"


def subject_of(match: ResolverMatch, who: Who) -> str:
    """What a page at this address is about: a baby, an adult, the room; empty where it is about nobody."""
    for kind in ("baby", "adult"):
        if isinstance(match.kwargs.get(kind), UUID):
            return f"people.{kind}/{match.kwargs[kind]}"
    if match.app_name == _OF_ROOM and match.view_name not in POLLS and (who.room_id is not None or who.adult_id is not None):
        return f"people.room/{who.room_id}" if who.room_id else "people.rooms"
    return "people.babies" if match.view_name in ("people:babies", "people:office") else ""


def looked(subject: str, who: Who, at: datetime) -> None:
    """Write that `who` looked, once an hour; tell the office of unusual reading, once."""
    new = looks.keep(subject, by=who, at=at)
    if not (new and who.login_id is not None and subject.startswith(("people.baby/", "people.adult/"))):
        return
    pages = looks.count_page(who, at)
    most = people.policies(who.setting, at.astimezone(ZoneInfo(who.zone)).date()).whole("pages_in_an_hour")
    if pages == most + 1:
        notices.put_up("many_pages", setting=who.setting, at=at, facts={"adult": str(who.adult_id), "most": most})
