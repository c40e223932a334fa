"""What a page that was shown is about, and that somebody looked. A poll is no look, and neither is a page that was not shown."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import ResolverMatch

from babyroom.common import looks, missing, notices
from babyroom.common.access import Who
from babyroom.common.beside import beside_the_page
from babyroom.people import queries as people

# Asked by tablets on their own, every few seconds.
POLLS = frozenset({"tablet:since", "tablet:who_asks"})
# Pages about every baby of a room are a look at the room.
_OF_ROOM = "tablet"


def subjects_of(request: HttpRequest, match: ResolverMatch, who: Who) -> tuple[str, ...]:
    """What the page that was shown is about: what its view has put on the request as `looked_at`, else what its address names."""
    told: Iterable[UUID] | None = getattr(request, "looked_at", None)
    if told is not None:
        return tuple(f"people.baby/{baby}" for baby in dict.fromkeys(told))
    named = subject_of(match, who)
    return (named,) if named else ()


def subject_of(match: ResolverMatch, who: Who) -> str:
    """What a page at this address is about: a baby, an adult, the room; empty where it is about nobody."""
    for kind in ("baby", "adult"):
        if isinstance(match.kwargs.get(kind), UUID):
            return f"people.{kind}/{match.kwargs[kind]}"
    if match.app_name == _OF_ROOM and match.view_name not in POLLS and (who.room_id is not None or who.adult_id is not None):
        return f"people.room/{who.room_id}" if who.room_id else "people.rooms"
    return "people.babies" if match.view_name in ("people:babies", "people:office", "rota:ahead") else ""


def looked(subject: str, who: Who, at: datetime, *, last: bool = False) -> None:
    """Write that `who` looked, once an hour; tell the office of unusual reading, once. Where the disk is full or the database held, the
    page is shown all the same: the log file says who looked at what, and once there is room the office is told that looks
    are missing. `last` as in `beside_the_page`."""
    with beside_the_page(f"look at {subject} by adult {who.adult_id} tablet {who.tablet_id} at {at.isoformat()}", last=last) as noted:
        _write(subject, who, at)
    if not noted.kept:
        missing.missed(who.setting, at)
    elif missing.any_of(who.setting):
        with beside_the_page("that looks are missing", last=last):
            missing.tell(who.setting, at)


def _write(subject: str, who: Who, at: datetime) -> None:
    new = looks.keep(subject, by=who, at=at)
    if not (new and who.login_id is not None and subject.startswith(("people.baby/", "people.adult/"))):
        return
    pages = looks.count_page(who, at)
    most = people.policies(who.setting, at.astimezone(ZoneInfo(who.zone)).date()).whole("pages_in_an_hour")
    if pages == most + 1:
        notices.put_up("many_pages", setting=who.setting, at=at, facts={"adult": str(who.adult_id), "most": most})
