"""Who was in a room and no tablet knows of it: written by hand."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.rota import access
from babyroom.rota.facts import WasHereFacts
from babyroom.rota.models import WasHere
from babyroom.rota.operations.desk import desk, sensible_day


def was_here(adult: UUID, facts: WasHereFacts, *, by: Who, at: datetime) -> WasHere:
    """An adult was in a room from and until a time of one day that has been. Refused where it lies over what is written by hand already."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    sensible_day(facts.on, at_desk.today, "on")
    if facts.from_time >= facts.to_time:
        raise Refusal(_("It ends later on the same day. Please check both times."), field="to_time", code="past_midnight")
    zone = ZoneInfo(by.zone)
    start, end = (datetime.combine(facts.on, clock, tzinfo=zone) for clock in (facts.from_time, facts.to_time))
    if end > at:
        raise Refusal(_("This is still to come. Write a shift for it."), field="to_time", code="to_come")
    with transaction.atomic():
        found = at_desk.works_here(adult, facts.on, "on")
        room = at_desk.open_room(facts.room)
        if WasHere.objects.of(at_desk.setting).filter(adult=found, from_at__lt=end, until_at__gt=start, taken_back_at=None).exists():
            raise Refusal(_("Part of this time is written already."), field="from_time", code="overlaps")
        row: WasHere = WasHere.objects.create(
            setting_id=at_desk.setting, adult=found, room=room, from_at=start, until_at=end, written_by_id=by.adult_id
        )
        at_desk.tell("was_here", found, after={"row": row.pk, "from_at": start, "until_at": end, "room": room.pk})
    return row


def not_here(adult: UUID, row: UUID, *, by: Who, at: datetime) -> None:
    """What was written by hand is taken back; it stays and says when."""
    at_desk = desk(access.SHIFTS, None, by=by, at=at)
    with transaction.atomic():
        found = at_desk.adult(adult)
        written = at_desk.find(WasHere, row, adult=found, taken_back_at=None)
        before = at_desk.alter(written, {"taken_back_at": at})
        at_desk.tell("not_here", found, before=before, after={"row": written.pk, "taken_back_at": at})
