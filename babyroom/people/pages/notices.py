"""What the office is told of, in words."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common import notices
from babyroom.common.access import Who
from babyroom.common.models import Notice
from babyroom.people import access, queries
from babyroom.people.pages.ground import wall


@dataclass(frozen=True)
class Told:
    """One notice: its sentences, and when it was put up."""

    id: UUID
    words: str
    at: datetime


def told(who: Who) -> tuple[Told, ...]:
    """Those nobody has read yet, oldest first. Raises NotYours."""
    setting = wall(who, access.READ_NOTICES)
    found = notices.waiting(setting)
    names = queries.adult_names(setting, {UUID(one.facts["adult"]) for one in found if one.facts.get("adult")})
    return tuple(Told(one.pk, _words(one, names), one.at) for one in found)


def _words(notice: Notice, names: dict[UUID, str]) -> str:
    adult = notice.facts.get("adult")
    name = names.get(UUID(adult), "") if adult else ""
    name = name or _("Somebody")
    if notice.sort == "many_pages":
        words = _("%(name)s opened more than %(most)s people’s pages in one hour. Ask them. If it was not them, end their way in now.")
        return words % {"name": name, "most": notice.facts.get("most", "")}
    if notice.sort == "copy_asked":
        return _("%(name)s asked for a copy of everything. If this is not right, stop it now.") % {"name": name}
    if notice.sort == "tablet_copied":
        words = _("The key of “%(tablet)s” was used in two places, so it was shut out. Look where it is, then pair it again.")
        return words % {"tablet": notice.facts.get("name", "")}
    return _("Something new is here.")
