"""What every operation here stands on: the office's desk, with the actions of this room and its own name in the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Action, Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people.models import Adult, Job, Owned, Setting
from babyroom.people.operations import desk as office
from babyroom.people.sense import EARLIEST, FURTHEST, said


@dataclass(frozen=True)
class Desk(office.Desk):
    """Who writes, when, and behind which wall."""

    def tell(
        self, act: str, about: Owned | Setting, *, before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None
    ) -> None:
        """Write the audit row of an act."""
        subject = f"people.{type(about).__name__.lower()}/{about.pk}"
        audit.write(f"rota.{act}", by=self.by, at=self.at, setting=self.setting, subject=subject, before=before, after=after)

    def works_here(self, adult: UUID | None, on: date, field: str = "adult") -> Adult:
        """An adult who works here on a day. Raises Refusal, or NotYours for one who is not here at all."""
        if adult is None:
            raise Refusal(_("Choose a person."), field=field)
        found = self.adult(adult)
        if not Job.objects.of(self.setting).on(on).filter(adult=found).exists():
            words = _("%(adult)s does not work here on %(day)s. Choose someone who does.")
            raise Refusal(words % {"adult": found.called, "day": said(on)}, field=field, code="not_staff")
        return found


def desk(needed: Action, thing: Any, *, by: Who, at: datetime) -> Desk:
    """Sit down at the desk. Raises NotYours unless `needed` allows `by` this thing."""
    needed.check(by, thing)
    if by.setting_id is None:
        raise NotYours(_("Sign in first."))
    return Desk(by.setting_id, by, at)


def sensible_day(day: date, today: date, field: str) -> None:
    """Raise Refusal where a year was mistyped."""
    if day < EARLIEST or day - today > FURTHEST:
        raise Refusal(_("Please check the year."), field=field)
