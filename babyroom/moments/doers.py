"""Whose name may stand on a moment, and how it may be said to be known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, UUIDField
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.common.refusals import Refusal
from babyroom.moments.record import Record
from babyroom.people.models import FamilyTie, Job

# A paired tablet knows faces and nothing stronger; off the tablet one signs in by name. That it stands in a file is no proof of
# anybody, and no screen can claim it (`parsing`).
_AT_A_TABLET = frozenset({"face", "offline", "sheet", "import"})
_BY_NAME = frozenset({"login", "sheet", "import"})
_FROM_HOME = "from_home"


def believed(record: Record, by: Who) -> Record:
    """The record with no stronger proof of who it was than this screen can have. The server's own command line is believed."""
    if by.how == "command":
        return record
    if by.tablet_id is not None:
        return record if record.known_by in _AT_A_TABLET else replace(record, known_by="face")
    return record if record.known_by in _BY_NAME else replace(record, known_by="login")


@dataclass(frozen=True)
class Doers:
    """Of the adults that some records name: from when until when each worked here (a day guest for a day), and of which baby's
    family (baby, adult) each is."""

    works: Mapping[UUID, Sequence[tuple[date, date | None]]]
    family: Collection[tuple[UUID, UUID]]

    def check(self, record: Record) -> None:
        """Raise Refusal unless whoever did it worked here that day, and whoever tapped works here or has. Home's own note may
        carry the name of the baby's family."""
        on = record.happened_at.astimezone(ZoneInfo(record.zone)).date()
        self._check(record, record.did_by, "did_by", on)
        self._check(record, record.tapped_by, "tapped_by", None)

    def _check(self, record: Record, adult: UUID | None, field: str, on: date | None) -> None:
        if adult is None or (record.kind == _FROM_HOME and (record.baby, adult) in self.family):
            return
        if not any(on is None or (first <= on and (last is None or on <= last)) for first, last in self.works.get(adult, ())):
            raise Refusal(_("Only someone who worked here that day can stand there. Tap a face again."), field=field, code="not_staff")


def doers(setting: UUID, records: Iterable[Record]) -> Doers:
    """What is known of the adults these records say did it or tapped it. One query, and one more where home tells."""
    wanted = list(records)
    named = {adult for record in wanted for adult in (record.did_by, record.tapped_by) if adult is not None}
    works: dict[UUID, list[tuple[date, date | None]]] = {}
    for adult, first, last in _jobs(setting=setting, adults=named):
        works.setdefault(adult, []).append((first, last))
    told = {record.baby for record in wanted if record.kind == _FROM_HOME}
    ties = FamilyTie.objects.of(setting).filter(baby_id__in=told, adult_id__in=named).values_list("baby_id", "adult_id") if told else ()
    return Doers(works, frozenset(ties))


@prepared("adults", setting=UUIDField())
def _jobs(setting: UUID, adults: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Job.objects.of(setting).filter(adult_id__in=adults).order_by()
    return rows.values_list("adult_id", "from_on", "until_on")
