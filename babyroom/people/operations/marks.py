"""Allergies and ways of eating: worded marks with dates."""

from dataclasses import asdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.refusals import Refusal
from babyroom.people import sense
from babyroom.people.facts import MarkFacts
from babyroom.people.models import Baby, Mark
from babyroom.people.operations.desk import Desk, day_before, desk
from babyroom.people.sense import said


def add_mark(baby: UUID, facts: MarkFacts, *, by: Who, at: datetime) -> Mark:
    """A mark from a day on; it stands on every milk and food screen."""
    at_desk = desk(by, at)
    facts = _checked(facts)
    with transaction.atomic():
        found = at_desk.baby(baby)
        _words_are_new(at_desk, found, facts)
        mark: Mark = Mark.objects.create(setting_id=at_desk.setting, baby=found, **asdict(facts))
        at_desk.tell("add_mark", found, after={"row": mark.pk, **asdict(facts)})
    return mark


def change_mark(baby: UUID, mark: UUID, facts: MarkFacts, *, by: Who, at: datetime) -> Mark:
    """A mark is worded better, or more is known about it."""
    at_desk = desk(by, at)
    facts = _checked(facts)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = at_desk.find(Mark, mark, baby=found)
        _words_are_new(at_desk, found, facts, but=row.pk)
        before = at_desk.alter(row, asdict(facts))
        at_desk.tell("change_mark", found, before={"row": None, **before}, after={"row": row.pk, **asdict(facts)})
    return row


def end_mark(baby: UUID, mark: UUID, *, on: date, by: Who, at: datetime) -> Mark:
    """The mark's last day. The day before it began means it was never right: it goes at once and the row stays."""
    at_desk = desk(by, at)
    with transaction.atomic():
        found = at_desk.baby(baby)
        row = at_desk.find(Mark, mark, baby=found)
        if on < day_before(row.from_on):
            words = _("It began on %(day)s. Choose that day or a later one; the day before takes it away as never right.")
            raise Refusal(words % {"day": said(row.from_on)}, field="until_on", code="too_early")
        before = at_desk.alter(row, {"until_on": on})
        at_desk.tell(
            "end_mark", found, before={"row": None, "words": row.words, **before}, after={"row": row.pk, "words": row.words, "until_on": on}
        )
    return row


def _checked(facts: MarkFacts) -> MarkFacts:
    if facts.sort not in Mark.Sort.values:
        raise Refusal(_("Choose what kind of mark this is."), field="sort")
    return sense.mark(facts)


def _words_are_new(at_desk: Desk, baby: Baby, facts: MarkFacts, but: UUID | None = None) -> None:
    for other in Mark.objects.of(at_desk.setting).filter(baby=baby).exclude(pk=but).exclude(until_on__lt=facts.from_on):
        overlaps = facts.until_on is None or other.from_on <= facts.until_on
        if overlaps and other.words.casefold() == facts.words.casefold():
            raise Refusal(_("This mark is there already."), field="words", code="there_already")
