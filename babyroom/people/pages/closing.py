"""Days on which the whole nursery is closed, as the office lists them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import NotYours
from babyroom.people import access
from babyroom.people.models import ClosedDays
from babyroom.people.pages.ground import wall

_MOST_PAST = 40


@dataclass(frozen=True)
class Closings:
    """Closed days: still to come or now, gone by (newest first), and taken back before they began."""

    coming: tuple[ClosedDays, ...]
    past: tuple[ClosedDays, ...]
    taken_back: tuple[ClosedDays, ...]


def closings(who: Who, today: date) -> Closings:
    """Every closed day. Open to all who work here."""
    every = list(ClosedDays.objects.of(wall(who, access.SEE_PEOPLE)).order_by("from_on"))
    held = [row for row in every if row.taken_back_at is None]
    return Closings(
        tuple(row for row in held if row.until_on >= today),
        tuple(reversed([row for row in held if row.until_on < today]))[:_MOST_PAST],
        tuple(reversed([row for row in every if row.taken_back_at is not None]))[:_MOST_PAST],
    )


def closing(who: Who, row: UUID) -> ClosedDays:
    """One row of closed days that holds. Raises NotYours."""
    found: ClosedDays | None = ClosedDays.objects.of(wall(who)).filter(pk=row, taken_back_at=None).first()
    if found is None:
        raise NotYours(_("We cannot find this here any more."))
    return found
