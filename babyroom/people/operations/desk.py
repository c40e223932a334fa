"""The office's desk: for which setting, by whom and when, and what every write there shares."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from babyroom.common import audit
from babyroom.common.access import Who
from babyroom.common.refusals import NotYours, Refusal
from babyroom.people import access
from babyroom.people.models import Adult, Baby, Owned, Room, Setting
from babyroom.people.sense import said

Row = TypeVar("Row", bound=Owned)


@dataclass(frozen=True)
class Desk:
    """Who writes, when, and behind which wall."""

    setting: UUID
    by: Who
    at: datetime

    @property
    def today(self) -> date:
        """The day where the nursery is."""
        return self.at.astimezone(ZoneInfo(self.by.zone)).date()

    def find(self, table: type[Row], row: UUID | None, **whose: Any) -> Row:
        """One row of this setting. Raises NotYours."""
        found: Row | None = table.objects.of(self.setting).filter(pk=row, **whose).first()
        if found is None:
            raise NotYours(_("We cannot find this here any more."))
        return found

    def baby(self, baby: UUID) -> Baby:
        """A baby of this setting. Raises NotYours."""
        return self.find(Baby, baby)

    def adult(self, adult: UUID) -> Adult:
        """An adult of this setting. Raises NotYours."""
        return self.find(Adult, adult)

    def open_room(self, room: UUID | None, field: str = "room") -> Room:
        """A room that is open. Raises Refusal, or NotYours for a room that is not here."""
        if room is None:
            raise Refusal(_("Choose a room."), field=field)
        found = self.find(Room, room)
        if found.closed_on is not None:
            raise Refusal(_("%(room)s is closed. Choose another room.") % {"room": found.name}, field=field)
        return found

    def tell(
        self, act: str, about: Owned | Setting, *, before: Mapping[str, Any] | None = None, after: Mapping[str, Any] | None = None
    ) -> None:
        """Write the audit row of an act: where both sides are given, only what differs."""
        if before and after:
            differs = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
            before = {name: value for name, value in before.items() if name in differs}
            after = {name: value for name, value in after.items() if name in differs}
        subject = f"people.{type(about).__name__.lower()}/{about.pk}"
        audit.write(f"people.{act}", by=self.by, at=self.at, setting=self.setting, subject=subject, before=before, after=after)

    def alter(self, row: Row, values: Mapping[str, Any]) -> dict[str, Any]:
        """Change a row in place and return what it held before."""
        before = told(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=list(values))
        return before


def desk(by: Who, at: datetime) -> Desk:
    """Sit down at the desk. Raises NotYours unless `by` leads the setting."""
    access.KEEP_PEOPLE.check(by)
    if by.setting_id is None:
        raise NotYours(_("Sign in first."))
    return Desk(by.setting_id, by, at)


def told(row: Owned, names: Iterable[str]) -> dict[str, Any]:
    """These columns of a row, for the audit."""
    return {name: getattr(row, name) for name in names}


def day_before(day: date) -> date:
    """The last day of what ends when something else begins."""
    return day - timedelta(days=1)


def follow_on(
    at_desk: Desk, table: type[Row], whose: Mapping[str, Any], values: Mapping[str, Any], *, from_on: date
) -> tuple[Row, dict[str, Any]]:
    """A row that holds from `from_on`; the one before it ends the day before. Returns it and what held before.

    A row that began on that very day is changed in place (a slip mended the same day), and so is a plan that has not
    begun yet. Raises Refusal where the row in force began later than `from_on`.
    """
    rows: list[Any] = list(table.objects.of(at_desk.setting).filter(**whose).order_by("-from_on", "-id")[:2])
    newest, earlier = [*rows, None, None][:2]
    before = told(newest, [*values, "from_on", "until_on"]) if newest else {}
    kept: Any = None
    if newest and newest.from_on == from_on:
        kept, earlier = newest, None
    elif newest and newest.from_on > from_on:
        if newest.from_on <= at_desk.today or (earlier and earlier.from_on >= from_on):
            began = _("What is written now begins on %(day)s. Choose that day or a later one.") % {"day": said(newest.from_on)}
            raise Refusal(began, field="from_on", code="too_early")
        kept = newest
    else:
        earlier = newest
    if earlier and (earlier.until_on is None or earlier.until_on >= from_on):
        at_desk.alter(earlier, {"until_on": day_before(from_on)})
    if kept is None:
        kept = table.objects.create(setting_id=at_desk.setting, **whose, **values, from_on=from_on)
    else:
        at_desk.alter(kept, {**values, "from_on": from_on, "until_on": None})
    return kept, before


def end(at_desk: Desk, act: str, row: Any, on: date, *, about: Owned, more: Mapping[str, Any] | None = None) -> None:
    """Give a dated row its last day, on its first day or after, and tell the audit of `about` (the baby, the adult)."""
    if on < row.from_on:
        raise Refusal(
            _("It began on %(day)s. Choose that day or a later one.") % {"day": said(row.from_on)}, field="until_on", code="too_early"
        )
    values = {"until_on": on, **(more or {})}
    before = at_desk.alter(row, values)
    at_desk.tell(act, about, before={"row": None, **before}, after={"row": row.pk, **told(row, values)})
