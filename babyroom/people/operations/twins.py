"""Twins: two babies, two records, one link between them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.ids import new_id
from babyroom.common.refusals import Refusal
from babyroom.people.models import Baby
from babyroom.people.operations.desk import desk

# Twins can come on either side of midnight, and now and then days apart.
_APART = timedelta(days=10)


def tie_twins(baby: UUID, other: UUID | None, *, by: Who, at: datetime) -> UUID:
    """Say that two babies are twins (a third may join them). Returns the link."""
    at_desk = desk(by, at)
    if other is None or other == baby:
        raise Refusal(_("Choose the other twin."), field="other")
    with transaction.atomic():
        first, second = at_desk.baby(baby), at_desk.baby(other)
        if first.twins and first.twins == second.twins:
            raise Refusal(_("They are tied as twins already."), field="other", code="there_already")
        if first.twins and second.twins:
            raise Refusal(_("Both are tied to another baby. Untie one of them first."), field="other", code="tied")
        if abs(first.born_on - second.born_on) > _APART:
            raise Refusal(
                _("Their birthdays are too far apart for twins. Please check both birthdays."), field="other", code="too_far_apart"
            )
        link = first.twins or second.twins or new_id()
        for one in (first, second):
            if one.twins != link:
                before = at_desk.alter(one, {"twins": link})
                at_desk.tell("tie_twins", one, before=before, after={"twins": link})
    return link


def untie_twins(baby: UUID, *, by: Who, at: datetime) -> None:
    """Take a baby out of the link. One who would be left alone in it is untied too."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        if found.twins is None:
            raise Refusal(_("This baby is not tied as a twin."), code="not_tied")
        others = list(Baby.objects.of(at_desk.setting).filter(twins=found.twins).exclude(pk=found.pk))
        for one in [found, *(others if len(others) == 1 else [])]:
            before = at_desk.alter(one, {"twins": None})
            at_desk.tell("untie_twins", one, before=before, after={"twins": None})
