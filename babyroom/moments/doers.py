"""Whose name may stand on a moment, and how it may be said to be known."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, UUIDField
from django.utils.translation import gettext as _

from babyroom.common.access import Who
from babyroom.common.prepared import prepared
from babyroom.common.refusals import Refusal
from babyroom.moments.clocks import OFF
from babyroom.moments.record import Record
from babyroom.people.models import FamilyTie, Job

# A paired tablet knows faces and nothing stronger; off the tablet one signs in by name. That it stands in a file is no proof of
# anybody, and no screen can claim it (`parsing`).
_AT_A_TABLET = frozenset({"face", "offline", "sheet", "import"})
_BY_NAME = frozenset({"login", "sheet", "import"})
_FROM_HOME = "from_home"
Work = tuple[date, date | None, datetime | None]


def believed(record: Record, by: Who) -> Record:
    """The record with no stronger proof of who it was than this screen can have. The server's own command line is believed."""
    if by.how == "command":
        return record
    if by.tablet_id is not None:
        return record if record.known_by in _AT_A_TABLET else replace(record, known_by="face")
    if by.adult_id is not None and record.known_by != "import":
        # Whoever is signed in by name is who writes it, whatever is said of who did it.
        record = replace(record, tapped_by=by.adult_id)
    return record if record.known_by in _BY_NAME else replace(record, known_by="login")


@dataclass(frozen=True)
class Doers:
    """Of the adults that some records name: from when until when each worked here (first day, last day, the instant on the last day that
    cut it short), and of which baby's family (baby, adult) each is."""

    works: Mapping[UUID, Sequence[Work]]
    family: Collection[tuple[UUID, UUID]]

    def check(self, record: Record, *, tapped_at: datetime | None) -> None:
        """Raise Refusal unless whoever did it worked here then, and whoever tapped works here or has; where `tapped_at` is known, they
        had not gone by then. Home's own note may carry the name of the baby's family."""
        on = record.happened_at.astimezone(ZoneInfo(record.zone)).date()
        for adult, field, first_day in ((record.did_by, "did_by", on), (record.tapped_by, "tapped_by", None)):
            if adult is None or (record.kind == _FROM_HOME and (record.baby, adult) in self.family):
                continue
            works = [work for work in self.works.get(adult, ()) if first_day is None or _covers(work, first_day)]
            if not works:
                raise Refusal(_("Only someone who worked here that day can stand there. Tap a face again."), field=field, code="not_staff")
            instant = tapped_at if field == "tapped_by" else record.happened_at
            if instant is not None and all(_gone(work, instant, record.zone) for work in works):
                raise Refusal(_("This was after their last hour here. The office looks at it."), field=field, code="after_leaving")


def _covers(work: Work, day: date) -> bool:
    first, last, _cut_short = work
    return first <= day and (last is None or day <= last)


def _gone(work: Work, at: datetime, zone: str) -> bool:
    """Whether this work was over at an instant. Two clocks may be a little apart."""
    _first, last, cut_short = work
    day = at.astimezone(ZoneInfo(zone)).date()
    return (last is not None and day > last) or (cut_short is not None and at > cut_short + OFF)


def doers(setting: UUID, records: Iterable[Record], writes: Collection[UUID] = ()) -> Doers:
    """What is known of the adults these records say did it or tapped it, and of who `writes` them. One query, and one more where home
    tells."""
    wanted = list(records)
    named = {adult for record in wanted for adult in (record.did_by, record.tapped_by) if adult is not None} | set(writes)
    works: dict[UUID, list[Work]] = {}
    for adult, first, last, cut_short in _jobs(setting=setting, adults=named):
        works.setdefault(adult, []).append((first, last, cut_short))
    told = {record.baby for record in wanted if record.kind == _FROM_HOME}
    ties = FamilyTie.objects.of(setting).filter(baby_id__in=told, adult_id__in=named).values_list("baby_id", "adult_id") if told else ()
    return Doers(works, frozenset(ties))


@prepared("adults", setting=UUIDField())
def _jobs(setting: UUID, adults: Sequence[UUID]) -> QuerySet[Any, Any]:
    rows: QuerySet[Any, Any] = Job.objects.of(setting).filter(adult_id__in=adults).order_by()
    return rows.values_list("adult_id", "from_on", "until_on", "until_at")
