"""Days on which the whole nursery is closed: written once, for every baby."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import queries, sense, typed
from babyroom.people.models import ClosedDays, Setting
from babyroom.people.operations.desk import day_before, desk
from babyroom.people.sense import said

_LONGEST = 60


def close_nursery(first: date, last: date, why: str, *, by: Who, at: datetime) -> ClosedDays:
    """Nobody is expected from the first to the last of these days, whatever is booked. Raises Refusal where some of them are
    closed already."""
    at_desk = desk(by, at)
    why = typed.line(why, 60, "why", needed=_("Write why you are closed, like “Bank holiday”."))
    if first < sense.EARLIEST or first - at_desk.today > sense.FURTHEST:
        raise Refusal(_("Please check the year."), field="first")
    if last < first:
        raise Refusal(_("The last day is before the first. Please check both days."), field="last")
    if (last - first).days > _LONGEST:
        raise Refusal(_("That is longer than two months. Please check the days."), field="last")
    with transaction.atomic():
        setting = Setting.objects.get(pk=at_desk.setting)
        for row in queries.closed(at_desk.setting, first, last):
            words = _("%(day)s is closed already (%(why)s).")
            raise Refusal(words % {"day": said(max(row.from_on, first)), "why": row.why}, field="first", code="there_already")
        closed: ClosedDays = ClosedDays.objects.create(setting_id=at_desk.setting, from_on=first, until_on=last, why=why)
        at_desk.tell("close_nursery", setting, after={"row": closed.pk, "from_on": first, "until_on": last, "why": why})
    return closed


def open_after_all(row: UUID, *, by: Who, at: datetime) -> ClosedDays:
    """Closed days are taken back. Those that have gone by stay closed: then the last one is yesterday. Refused once all are over."""
    at_desk = desk(by, at)
    with transaction.atomic():
        setting = Setting.objects.get(pk=at_desk.setting)
        closed = at_desk.find(ClosedDays, row, taken_back_at=None)
        if closed.until_on < at_desk.today:
            raise Refusal(_("%(day)s is over, so it stays as it was.") % {"day": said(closed.until_on)}, code="over")
        begun = closed.from_on < at_desk.today
        after = {"until_on": day_before(at_desk.today)} if begun else {"taken_back_at": at}
        before = at_desk.alter(closed, after)
        at_desk.tell("open_after_all", setting, before={"row": None, **before}, after={"row": closed.pk, **after})
    return closed
