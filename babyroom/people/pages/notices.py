"""What the office is told of, in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    named = {UUID(pk) for one in found for pk in (*one.facts.get("adults", ()), *filter(None, [one.facts.get("adult")]))}
    names = queries.adult_names(setting, named)
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
    if notice.sort == "many_guesses":
        words = _("%(count)d wrong PINs were typed for %(name)s in a short while. Ask who was at the tablets. Nobody is locked out.")
        return words % {"name": name, "count": notice.facts["count"]}
    if notice.sort == "came_by_name":
        who = get_text_list([names.get(UUID(pk), "") for pk in notice.facts["adults"]], _("and"))
        return _("Came into the room by name, without a PIN: %(names)s. Make a start code for each on the page PINs.") % {"names": who}
    if notice.sort == "tablet_copied":
        words = _("The key of “%(tablet)s” was used in two places, so it was shut out. Look where it is, then pair it again.")
        return words % {"tablet": notice.facts.get("name", "")}
    said = _TABLETS.get(notice.sort)
    return said(notice.facts) if said else _("Something new is here.")


def _records_missing(facts: Mapping[str, Any]) -> str:
    if facts.get("mended"):
        return _("The records from “%(tablet)s” that were missing have all come. There is nothing to do.") % facts
    words = ngettext(
        "%(count)d record from “%(tablet)s” has not come and is not on the tablet any more: number %(numbers)s.",
        "%(count)d records from “%(tablet)s” have not come and are not on the tablet any more: numbers %(numbers)s.",
        facts["count"],
    )
    return " ".join((words % facts, _times(facts), _("Ask who was there, then write them in on the day’s page.")))


def _store_emptied(facts: Mapping[str, Any]) -> str:
    begun = _("The store of “%(tablet)s” was emptied.") % facts
    if not facts["count"]:
        return " ".join((begun, _("All the records we know of had come. Ask who was there if anything is missing from today.")))
    words = ngettext(
        "%(count)d record had not come yet: number %(numbers)s.",
        "%(count)d records had not come yet: numbers %(numbers)s.",
        facts["count"],
    )
    return " ".join((begun, words % facts, _times(facts), _("Ask who was there, then write them in on the day’s page.")))


def _looks_missing(facts: Mapping[str, Any]) -> str:
    words = ngettext(
        "%(count)d time somebody looked at a page was not written down, between %(from)s and %(until)s.",
        "%(count)d times somebody looked at a page were not written down, between %(from)s and %(until)s.",
        facts["count"],
    )
    times = {name: date_format(localtime(datetime.fromisoformat(facts[name])), "j F, H:i") for name in ("from", "until")}
    where = _("The nursery’s computer had no room or was busy. Who it was is in its log file.")
    return " ".join((words % {"count": facts["count"], **times}, where))


def _outbox_elsewhere(facts: Mapping[str, Any]) -> str:
    words = _("What was written on “%(other)s” came from “%(tablet)s”. All of it is kept.")
    advice = _("Did you pair the same tablet again? Then shut “%(other)s” out. If not, somebody may have copied it: look where both are.")
    return f"{words % facts} {advice % facts}"


def _aside_full(facts: Mapping[str, Any]) -> str:
    words = _("More from “%(tablet)s” could not be kept than we can set aside. Nothing is lost: the rest stays on the tablet.")
    return " ".join((words % facts, _("Look at what is set aside, on the page Tablets; the rest comes after that.")))


def _times(facts: Mapping[str, Any]) -> str:
    """Between which instants, as far as that is known, on the wall clock of whoever reads."""
    told = {
        name: date_format(localtime(datetime.fromisoformat(facts[name])), "j F, H:i") for name in ("after", "before") if facts.get(name)
    }
    if "after" in told and "before" in told:
        return _("It was between %(after)s and %(before)s.") % told
    if "after" in told:
        return _("It was after %(after)s.") % told
    return _("It was before %(before)s.") % told if "before" in told else _("We do not know when.")


_TABLETS: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "records_missing": _records_missing,
    "store_emptied": _store_emptied,
    "outbox_elsewhere": _outbox_elsewhere,
    "looks_missing": _looks_missing,
    "aside_full": _aside_full,
}
