"""Who looked at a baby's pages: asked about the baby, never about who looked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common import looks
from babyroom.common.access import Who
from babyroom.people import access, queries
from babyroom.people.models import Baby, Placement
from babyroom.people.pages.ground import found_baby, room_names, wall

_BACK = timedelta(days=28)


@dataclass(frozen=True)
class Line:
    """Somebody looked: `who` in words, at what, and the hours of the day in which they did (as "10" for 10:00 to 11:00)."""

    who: str
    what: str
    hours: tuple[str, ...]


@dataclass(frozen=True)
class LooksPage:
    """Day by day, newest first. `own` where a family asks about their own baby."""

    baby: Baby
    days: tuple[tuple[date, tuple[Line, ...]], ...]
    own: bool


def looks_page(who: Who, baby: UUID, at: datetime) -> LooksPage:
    """Four weeks back. Families are told of everybody who works here, and of nobody else of the family. Raises NotYours."""
    access.SEE_LOOKS.check(who, baby)
    setting, zone = wall(who, access.SEE_LOOKS), ZoneInfo(who.zone)
    found, own = found_baby(setting, baby), not access.KEEP_PEOPLE.allows(who)
    subject = f"people.baby/{baby}"
    rooms = set(
        Placement.objects.of(setting).filter(baby=found).exclude(until_on__lt=(at - _BACK).date()).values_list("room_id", flat=True)
    )
    asked = [subject, *(f"people.room/{room}" for room in rooms)]
    told = looks.at_any(setting, asked, since=at - _BACK)
    adults = queries.adult_names(setting, {one.adult_id for one in told if one.adult_id})
    named, staff = room_names(setting), queries.ever_staff(setting)
    # Somebody who works here and is family of this baby looks as either: the page says so.
    parents = staff & queries.ever_family(setting, baby)
    days: dict[date, dict[tuple[str, str], list[str]]] = {}
    for one in told:
        if own and one.adult_id not in staff and one.adult_id not in (None, who.adult_id):
            continue
        local = one.hour.astimezone(zone)
        by = _("you") if own and one.adult_id == who.adult_id else _named(one, adults, named)
        if one.adult_id in parents and one.adult_id != (who.adult_id if own else None):
            by = _("%(name)s (works here and is family of this baby)") % {"name": by}
        what = _("the baby’s pages") if one.subject == subject else _("the room’s board")
        days.setdefault(local.date(), {}).setdefault((by, what), []).append(f"{local:%H}")
    lines = [(day, tuple(Line(by, what, tuple(sorted(set(hours)))) for (by, what), hours in seen.items())) for day, seen in days.items()]
    return LooksPage(found, tuple(sorted(lines, key=lambda line: line[0], reverse=True)), own)


def _named(one: looks.Looked, adults: Mapping[UUID, str], rooms: Mapping[UUID, str]) -> str:
    if one.adult_id is not None:
        name = adults.get(one.adult_id) or _("somebody who has left")
        return _("%(name)s, at the tablet of %(room)s") % {"name": name, "room": rooms.get(one.room_id, "")} if one.room_id else name
    return _("the tablet of %(room)s") % {"room": rooms.get(one.room_id, "") if one.room_id else ""}
