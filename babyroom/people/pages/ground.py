"""What the office's pages share: whose setting, which rows hold now, the choices of a form."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _

from babyroom.common.access import Action, Who
from babyroom.common.refusals import NotYours
from babyroom.people import access, queries
from babyroom.people.models import Adult, Baby, Job, Room

Choices = list[tuple[UUID | str, Any]]


@dataclass(frozen=True)
class Rows:
    """Dated rows: those that hold today, those to come, those that are over. A row that ended before it began is in none."""

    now: tuple[Any, ...]
    coming: tuple[Any, ...]
    past: tuple[Any, ...]

    def __bool__(self) -> bool:
        return bool(self.now or self.coming or self.past)


def rows(found: Iterable[Any], today: date) -> Rows:
    """Sort dated rows by whether they hold."""
    held = [row for row in found if row.until_on is None or row.until_on >= row.from_on]
    over = [row for row in held if row.until_on is not None and row.until_on < today]
    coming = [row for row in held if row.from_on > today]
    return Rows(tuple(row for row in held if row not in over and row not in coming), tuple(coming), tuple(reversed(over)))


def wall(who: Who, needed: Action = access.KEEP_PEOPLE) -> UUID:
    """The setting `who` may look into. Raises NotYours."""
    needed.check(who)
    if who.setting_id is None:
        raise NotYours(_("Sign in first."))
    return who.setting_id


def found_baby(setting: UUID, baby: UUID) -> Baby:
    """A baby of this setting. Raises NotYours."""
    found = queries.baby(setting, baby)
    if found is None:
        raise NotYours(_("We cannot find this baby here."))
    return found


def full_name(person: Baby | Adult) -> str:
    """First, last and in brackets what the room says."""
    name = f"{person.first_name} {person.last_name}".strip()
    return f"{name} ({person.known_as})" if person.known_as and person.known_as != person.first_name else name


def days_in_words(weekdays: Iterable[int]) -> str:
    """Weekdays (1 Monday) as "Mon, Tue"."""
    return ", ".join(str(WEEKDAYS_ABBR[n - 1]) for n in sorted(set(weekdays)))


def room_choices(setting: UUID) -> Choices:
    """The rooms that are open."""
    return [(room.pk, room.name) for room in queries.rooms(setting)]


def room_names(setting: UUID) -> dict[UUID, str]:
    """All rooms by id, closed ones too."""
    return dict(Room.objects.of(setting).values_list("pk", "name"))


def staff_choices(setting: UUID, today: date) -> Choices:
    """Everyone who works here today or is going to."""
    jobs = Job.objects.of(setting).exclude(until_on__lt=today).select_related("adult").order_by("adult__first_name", "adult__last_name")
    return list({job.adult_id: (job.adult_id, full_name(job.adult)) for job in jobs}.values())


def adult_choices(setting: UUID) -> Choices:
    """Every adult we know."""
    return [(adult.pk, full_name(adult)) for adult in Adult.objects.of(setting).order_by("first_name", "last_name")]
