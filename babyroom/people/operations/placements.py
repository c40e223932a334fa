"""Which room is a baby's, from a day on and why."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import typed
from babyroom.people.models import Placement
from babyroom.people.operations.babies import peg_is_free
from babyroom.people.operations.desk import desk, follow_on
from babyroom.people.sense import said
from babyroom.people.stages import first_day


def place_baby(baby: UUID, room: UUID | None, *, from_on: date, why: str, by: Who, at: datetime) -> Placement:
    """The baby's own room is another one from a day on. A move for an hour or an afternoon is the room's, not written here."""
    at_desk = desk(by, at)
    why = typed.line(why, 140, "why")
    with transaction.atomic():
        found = at_desk.baby(baby)
        chosen = at_desk.open_room(room)
        first = first_day(found.settling_from, found.starts_on)
        if from_on < first:
            words = _("%(baby)s starts on %(day)s. Choose that day or a later one.")
            raise Refusal(words % {"baby": found.called, "day": said(first)}, field="from_on", code="too_early")
        if found.leaves_on and from_on > found.leaves_on:
            words = _("%(baby)s leaves on %(day)s. Choose that day or an earlier one.")
            raise Refusal(words % {"baby": found.called, "day": said(found.leaves_on)}, field="from_on", code="too_late")
        held = Placement.objects.of(at_desk.setting).on(from_on).filter(baby=found).order_by("-from_on").first()
        if held is not None and held.room_id == chosen.pk:
            raise Refusal(
                _("%(room)s is %(baby)s’s room already.") % {"room": chosen.name, "baby": found.called}, field="room", code="there_already"
            )
        if held is not None and held.from_on < from_on and not why:
            raise Refusal(_("Write why the baby changes rooms. A few words are enough."), field="why", code="empty")
        peg_is_free(at_desk, found.peg, chosen, from_on, but=found.pk)
        values = {"room_id": chosen.pk, "why": why}
        row, before = follow_on(at_desk, Placement, {"baby_id": found.pk}, values, from_on=from_on)
        at_desk.alter(row, {"until_on": found.leaves_on})
        at_desk.tell("place_baby", found, before=before, after={"from_on": from_on, **values})
    return row
