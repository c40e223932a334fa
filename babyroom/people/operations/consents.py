"""What a family agrees to: asked of someone with parental responsibility, dated, and taken back whenever they like."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense, typed
from babyroom.people.facts import ConsentFacts
from babyroom.people.models import Consent, FamilyTie
from babyroom.people.operations.desk import day_before, desk, follow_on
from babyroom.people.sense import said


def record_consent(baby: UUID, facts: ConsentFacts, *, given_by: UUID | None, by: Who, at: datetime) -> Consent:
    """One adult's answer for one purpose; an earlier answer of the same adult ends the day before."""
    at_desk = desk(by, at)
    note = typed.line(facts.note, 140, "note")
    if facts.purpose not in Consent.Purpose.values:
        raise Refusal(_("Choose what was asked."), field="purpose")
    if given_by is None:
        raise Refusal(_("Choose who answered."), field="given_by")
    if facts.from_on > at_desk.today:
        raise Refusal(_("This day has not come yet. Write the day they answered."), field="from_on")
    if facts.review_on and facts.review_on <= facts.from_on:
        raise Refusal(_("The day to ask again comes after the answer. Please check both days."), field="review_on")
    sense.in_order(facts.from_on, None)
    with transaction.atomic():
        found, adult = at_desk.baby(baby), at_desk.adult(given_by)
        ties = FamilyTie.objects.of(at_desk.setting).on(facts.from_on).filter(baby=found, adult=adult)
        if not ties.filter(parental_responsibility=True).exists():
            raise Refusal(
                _("Only someone with parental responsibility on that day can say. If %(adult)s has it, write it down under family first.")
                % {"adult": adult.called},
                field="given_by",
                code="no_say",
            )
        values = {"agreed": facts.agreed, "review_on": facts.review_on, "note": note}
        row, before = follow_on(
            at_desk, Consent, {"baby_id": found.pk, "by_id": adult.pk, "purpose": facts.purpose}, values, from_on=facts.from_on
        )
        at_desk.tell("record_consent", found, before=before, after={"given_by": adult.pk, **asdict(facts), "note": note})
    return row


def withdraw_consent(baby: UUID, consent: UUID, *, on: date, by: Who, at: datetime) -> None:
    """Taken back: from the day `on` it does not hold any more, so the day before is its last. No reason is asked for."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = at_desk.find(Consent, consent, baby=found)
        if on > at_desk.today:
            raise Refusal(_("Taking back counts at once. Choose today or an earlier day."), field="until_on", code="too_late")
        if on < row.from_on:
            raise Refusal(
                _("They said yes on %(day)s. Choose that day or a later one.") % {"day": said(row.from_on)},
                field="until_on",
                code="too_early",
            )
        before = at_desk.alter(row, {"until_on": day_before(on)})
        at_desk.tell(
            "withdraw_consent",
            found,
            before={"row": None, "purpose": row.purpose, **before},
            after={"row": row.pk, "purpose": row.purpose, "until_on": row.until_on},
        )
