"""Who knows a baby, told as facts: names, hours and counts with what they rest on. It offers, and never adds or takes away a name."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from babyroom.common.access import Who
from babyroom.moments.queries import local_day
from babyroom.people import queries as people
from babyroom.people.ages import age
from babyroom.people.models import Baby, KeyPerson
from babyroom.people.pages.ground import Choices, found_baby, full_name, wall
from babyroom.people.stages import first_day
from babyroom.rota import access, queries
from babyroom.rota.models import KnowsToo
from babyroom.rota.pages.facts import Facts, With, look_back, week_of
from babyroom.rota.pages.plan import PlanShown, plans_of
from babyroom.rota.presence import week_begins
from babyroom.ways import queries as ways
from babyroom.ways.headings import headings
from babyroom.ways.models import Way

_COVER_READS = ("held", "helps", "signs")


@dataclass(frozen=True)
class Weeks:
    """Which week is looked at, by its Monday, and the Mondays of those before and after it; None where there is none to look at."""

    begins: date
    before: date | None
    after: date | None

    @property
    def is_this(self) -> bool:
        """Whether it is the week of today."""
        return self.after is None


@dataclass(frozen=True)
class KnownPage:
    """`named` are those on the baby's page, in their order; `others` everybody else who was with the baby, by name. `too` is who has the
    baby when the key person is away; `lines` what cover reads first; `plans` what goes on. It rests on `days` days `since` a day;
    on `days_known` of them it is known who was in the room, and `by_booking` have a booked hour where coming or going is not
    written."""

    baby: Baby
    age: str
    since: date
    days: int
    days_known: int
    by_booking: int
    key_people: tuple[KeyPerson, ...]
    named: tuple[With, ...]
    others: tuple[With, ...]
    too: tuple[KnowsToo, ...]
    lines: tuple[Way, ...]
    facts: Facts
    week: Weeks
    plans: tuple[PlanShown, ...]
    past: tuple[PlanShown, ...]
    may_plan: bool


def known_page(who: Who, baby: UUID, at: datetime, on: date | None = None) -> KnownPage:
    """Everything about who knows one baby; the facts of a week are those of the week of `on`, if it has been. Raises NotYours."""
    setting = _may(who, baby)
    found = found_baby(setting, baby)
    seen = look_back(setting, baby, at, who.zone)
    week = _weeks(found, on or seen.today, seen.today)
    looked = seen if week.is_this else look_back(setting, baby, at, who.zone, week.begins)
    familiar = ways.familiar(setting, [baby], seen.today).get(baby, [])
    keys = people.key_people(setting, [baby], seen.today).get(baby, [])
    return KnownPage(
        baby=found,
        age=age(found.born_on, found.weeks_early, seen.today).in_words(),
        since=seen.asked.first,
        days=len(seen.days),
        days_known=seen.days_known,
        by_booking=sum(day.by_booking for day in seen.days),
        key_people=tuple(keys),
        named=tuple(With(row.adult_id, row.adult.called, seen.together(row.adult_id)) for row in familiar),
        others=seen.others({row.adult_id for row in familiar}),
        too=tuple(queries.known_too(setting, [baby], seen.today).get(baby, ())),
        lines=tuple(line for line in ways.lines(setting, [baby]).get(baby, []) if line.part in _COVER_READS),
        facts=week_of(looked, _known_on(setting, baby, looked.today), found.called),
        week=week,
        plans=plans_of(setting, baby),
        past=plans_of(setting, baby, ended=True),
        may_plan=access.PLAN.allows(who, baby),
    )


def _weeks(baby: Baby, on: date, today: date) -> Weeks:
    first, last = week_begins(min(first_day(baby.settling_from, baby.starts_on), today)), week_begins(today)
    begins = min(max(week_begins(on), first), last)
    step = timedelta(days=7)
    return Weeks(begins, begins - step if begins > first else None, begins + step if begins < last else None)


def _known_on(setting: UUID, baby: UUID, on: date) -> dict[UUID, date]:
    """Whom the baby knew on a day, by the names on the page then, each since the day they were named: first the key people."""
    keys = [(row.adult_id, row.from_on) for row in people.key_people(setting, [baby], on).get(baby, [])]
    named = [(row.adult_id, row.from_on) for row in ways.familiar(setting, [baby], on).get(baby, [])]
    known: dict[UUID, date] = {}
    for adult, since in [*keys, *named]:
        known[adult] = min(since, known.get(adult, since))
    return known


@dataclass(frozen=True)
class TooAsked:
    """The baby a form is about, and who can be put on the list: people the baby knows who work here."""

    baby: Baby
    choices: Choices


def naming_too(who: Who, baby: UUID, today: date) -> TooAsked:
    """Who can have the baby when the key person is away. Raises NotYours."""
    access.PLAN.check(who, baby)
    setting = wall(who, access.PLAN)
    found = found_baby(setting, baby)
    on_list = {row.adult_id for row in queries.known_too(setting, [baby], today).get(baby, ())}
    works = {job.adult_id for job in people.staff(setting, today)} - on_list
    adults = {row.adult_id: row.adult for row in people.key_people(setting, [baby], today).get(baby, ()) if row.adult_id in works}
    adults |= {row.adult_id: row.adult for row in ways.familiar(setting, [baby], today).get(baby, ()) if row.adult_id in works}
    return TooAsked(found, [(pk, full_name(adult)) for pk, adult in adults.items()])


@dataclass(frozen=True)
class Handover:
    """One sheet for whoever has this baby next: what the baby likes, who knows the baby, and what is planned."""

    page: KnownPage
    name: str
    marks: tuple[str, ...]
    key_person: str
    parts: tuple[tuple[str, tuple[Way, ...]], ...]


def handover(who: Who, baby: UUID, at: datetime) -> Handover:
    """The handover sheet of one baby. Raises NotYours."""
    page = known_page(who, baby, at)
    setting = wall(who, access.KNOWN)
    today = local_day(at, who.zone)
    lines = ways.lines(setting, [baby]).get(baby, [])
    told = [(title, tuple(line for line in lines if line.part == part)) for part, title in headings(page.baby.called)]
    marks = tuple(mark.words for mark in people.marks(setting, [baby], today).get(baby, ()))
    first = next((row.adult.called for row in page.key_people if row.place == KeyPerson.Place.FIRST), "")
    return Handover(page, page.baby.called, marks, first, tuple(part for part in told if part[1]))


def _may(who: Who, baby: UUID) -> UUID:
    access.KNOWN.check(who, baby)
    return wall(who, access.KNOWN)
