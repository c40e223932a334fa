"""Stories of the demonstration's last days, told by somebody who was there, for families with a way in."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from babyroom.common.access import Who
from babyroom.people.models import FamilyTie
from babyroom.signin.models import Link
from babyroom.stories import desk, operations
from babyroom.stories.models import Told


def lay_stories(setting: UUID, days: Iterable[date], *, by: Who, at: datetime) -> int:
    """Tell what is untold of these days, the older ones first. Returns how many stories were told."""
    with_a_way_in = Link.objects.of(setting).values_list("adult_id", flat=True)
    ties = FamilyTie.objects.of(setting).filter(adult_id__in=list(with_a_way_in), blocked=False)
    babies = sorted(set(ties.values_list("baby_id", flat=True)))
    told = 0
    for on in sorted(days):
        had = set(Told.objects.of(setting).filter(on=on).values_list("baby_id", flat=True))
        told += sum(_tell(baby, on, by, at) for baby in babies if baby not in had)
    return told


def _tell(baby: UUID, on: date, by: Who, at: datetime) -> bool:
    page = desk.draft_page(by, baby, on, at)
    here = page.grounds.here
    if page.nothing or not here:
        return False
    key_person = page.grounds.whom.key_person
    adult = key_person if key_person in here else min(here)
    operations.tell(baby, on, operations.Said(), stamp=page.stamp, adult=adult, by=by, at=at)
    return True
