"""Family ties: who belongs to a baby, who may see the day and who may collect, with the paper a limit rests on."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense
from babyroom.people.facts import AdultFacts, TieFacts
from babyroom.people.models import Adult, Baby, FamilyTie
from babyroom.people.operations.adults import put_adult
from babyroom.people.operations.desk import Desk, desk, end, follow_on


def add_tie(baby: UUID, adult: UUID | AdultFacts | None, facts: TieFacts, *, by: Who, at: datetime) -> FamilyTie:
    """Tie an adult we know (an id), or one written down here for the first time, to a baby."""
    at_desk = desk(by, at)
    facts = _checked(facts)
    if adult is None:
        raise Refusal(_("Choose someone we know, or write the first name of someone new."), field="adult", code="empty")
    with transaction.atomic():
        found = at_desk.baby(baby)
        known = put_adult(at_desk, sense.adult(adult)) if isinstance(adult, AdultFacts) else at_desk.adult(adult)
        if FamilyTie.objects.of(at_desk.setting).on(max(facts.from_on, at_desk.today)).filter(baby=found, adult=known).exists():
            raise Refusal(
                _("%(adult)s is on %(baby)s’s page already. Change that line.") % {"adult": known.called, "baby": found.called},
                field="adult",
                code="there_already",
            )
        return _put(at_desk, "add_tie", found, known, facts)


def change_tie(baby: UUID, tie: UUID, facts: TieFacts, *, by: Who, at: datetime) -> FamilyTie:
    """What holds for this adult from a day on; what held before ends the day before."""
    at_desk = desk(by, at)
    facts = _checked(facts)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = at_desk.find(FamilyTie, tie, baby=found)
        return _put(at_desk, "change_tie", found, at_desk.adult(row.adult_id), facts)


def end_tie(baby: UUID, tie: UUID, *, on: date, by: Who, at: datetime) -> None:
    """From the day after, this adult neither sees nor collects."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        end(at_desk, "end_tie", at_desk.find(FamilyTie, tie, baby=found), on, about=found)


def _put(at_desk: Desk, act: str, baby: Baby, adult: Adult, facts: TieFacts) -> FamilyTie:
    values = asdict(facts)
    from_on = values.pop("from_on")
    row, before = follow_on(at_desk, FamilyTie, {"baby_id": baby.pk, "adult_id": adult.pk}, values, from_on=from_on)
    at_desk.tell(
        act,
        baby,
        before={"row": None, **before} if before else None,
        after={"row": row.pk, "adult": adult.pk, "from_on": from_on, **values},
    )
    return row


def _checked(facts: TieFacts) -> TieFacts:
    if facts.sees not in FamilyTie.Sees.values:
        raise Refusal(_("Choose what they may see."), field="sees")
    sense.in_order(facts.from_on, None)
    return sense.tie(facts)
